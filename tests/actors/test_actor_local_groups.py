"""Groups that a text does not tie to a state: whose students, farmers and villagers they are."""

from __future__ import annotations

import pytest

from kgraph.actors import find_actors
from kgraph.language import load


@pytest.fixture(scope="module")
def ids():
    """Return the ids of the actors of a text, read with the shipped model."""
    nlp = load()
    return lambda text: {mention.id for mention in find_actors(nlp(text))}


OWNED = [
    ("Police in Harare beat students.", "ZWE:students"),
    ("Kenyan police arrested a journalist.", "KEN:journalists"),
    ("Gunmen shot dead two farmers in northern Benin.", "BEN:farmers"),
    ("Teachers in Bolivia went on strike.", "BOL:teachers"),
    ("Rebels killed 30 people in Chad.", "TCD:people"),
    ("Thousands marched in Tbilisi on Sunday.", "GEO:people"),
    ("Hundreds of people rallied in Lima against the law.", "PER:people"),
    ("A Turkish court jailed two lawyers.", "TUR:lawyers"),
    ("Bobi Wine was beaten by soldiers in Uganda.", "UGA:soldiers"),
    ("Colombian rebels freed two soldiers.", "COL:soldiers"),
    ("Prosecutors in Istanbul charged a singer.", "TUR:prosecutors"),
]


@pytest.mark.parametrize(("text", "owned"), OWNED, ids=[text for text, _ in OWNED])
def test_a_group_is_of_the_one_state_of_which_the_text_speaks(ids, text, owned):
    assert owned in ids(text)


NOBODYS = [
    ("Israeli soldiers killed three farmers.", "farmers"),
    ("Kenya accused Uganda of beating journalists.", "journalists"),
    ("Peru expelled foreign students.", "students"),
    ("Kenya praised students.", "students"),
    ("Students met in Norway after talks between Chad and Peru.", "TCD:students"),
    ("Soldiers marched through Chad.", "soldiers"),
    ("Chad heard people seeking asylum.", "people"),
]


@pytest.mark.parametrize(("text", "group"), NOBODYS, ids=[text for text, _ in NOBODYS])
def test_nobody_is_taken_for_a_state_s_who_may_be_another_s(ids, text, group):
    assert not any(id.endswith(group) for id in ids(text))


PEOPLES = [
    ("Egyptian Christians met the Pope.", "EGY:christians"),
    ("Christians in Egypt prayed.", "EGY:christians"),
    ("Kenya's Muslims celebrated.", "KEN:muslims"),
    ("Iranian Sunni fighters fled.", "IRN:sunnis:fighters"),
    ("Muslims celebrated in Kenya and Peru.", "MUSLIMS"),
    ("Iraqi Kurds voted.", "IRAQI-KURDS"),
]


@pytest.mark.parametrize(("text", "people"), PEOPLES, ids=[text for text, _ in PEOPLES])
def test_a_people_is_of_the_state_that_stands_beside_it(ids, text, people):
    assert people in ids(text)


JUDGED = [
    ("Chile criticised Bolivia over its attack on Peru.", "its", "BOL"),
    ("Norway thanked Kenya for its help.", "its", "KEN"),
    ("Beijing lashed out at Canberra over its ban.", "its", "AUS"),
    ("Norway praised Kenya after its own vote.", "its", "NOR"),
]


@pytest.mark.parametrize(("text", "word", "actor"), JUDGED, ids=[text for text, *_ in JUDGED])
def test_what_is_judged_belongs_to_who_is_judged(text, word, actor):
    doc = load()(text)
    found = {m.id for m in find_actors(doc) if doc[m.start : m.end].text == word}
    assert found == {actor}


AGENCIES = [
    ("The UN refugee agency urged Kenya to wait.", "UNHCR"),
    ("The United Nations refugee agency urged Kenya to wait.", "UNHCR"),
    ("The UN children's agency urged Kenya to wait.", "UNICEF"),
    ("Sudan's RSF attacked a town.", "RAPID-SUPPORT-FORCES"),
]


@pytest.mark.parametrize(("text", "actor"), AGENCIES, ids=[text for text, _ in AGENCIES])
def test_bodies_are_known_by_what_the_press_calls_them(ids, text, actor):
    assert actor in ids(text)

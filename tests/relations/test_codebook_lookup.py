"""How the codebook chooses between entries, whatever the entries are."""

from __future__ import annotations

import pytest

from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding


@pytest.fixture(name="codebook", scope="module")
def _codebook() -> Codebook:
    return Codebook.load()


def test_the_codebook_is_read_once(codebook: Codebook) -> None:
    assert Codebook.load() is codebook


def category(coding: Coding | None) -> str:
    assert coding is not None
    return coding.category


def test_object_and_preposition_beat_the_object_alone(codebook: Codebook) -> None:
    assert category(codebook.verb("launch", object="missile")) == "MOBILIZE"
    aimed = codebook.verb("launch", object="missile", prepositions=("at",))
    assert category(aimed) == "ASSAULT"


def test_the_object_beats_the_preposition(codebook: Codebook) -> None:
    assert category(codebook.verb("withdraw", prepositions=("from",))) == "RETREAT"
    envoy = codebook.verb("withdraw", prepositions=("from",), object="ambassador")
    assert category(envoy) == "SANCTION"


def test_the_preposition_beats_the_bare_verb(codebook: Codebook) -> None:
    assert category(codebook.verb("hit")) == "ASSAULT"
    assert category(codebook.verb("work", prepositions=("with",))) == "COOPERATE"
    assert category(codebook.verb("work", prepositions=("for",))) == "AFFILIATED_WITH"


def test_the_first_fitting_preposition_wins(codebook: Codebook) -> None:
    first = codebook.verb("work", prepositions=("for", "with"))
    second = codebook.verb("work", prepositions=("with", "for"))
    assert first is not None and second is not None
    assert (first.preposition, second.preposition) == ("for", "with")


def test_a_particle_needs_its_entry(codebook: Codebook) -> None:
    assert category(codebook.verb("back")) == "SUPPORT"
    assert category(codebook.verb("back", particle="down")) == "CONCEDE"


def test_an_unlisted_particle_falls_back_to_the_plain_verb(codebook: Codebook) -> None:
    plain = codebook.verb("accuse")
    assert codebook.verb("accuse", particle="off") == plain


def test_a_preposition_taken_for_a_particle_still_finds_its_entry(codebook: Codebook) -> None:
    assert category(codebook.verb("call", particle="on")) == "REQUEST"
    assert category(codebook.verb("visit", particle="over")) == "CONSULT"


def test_a_double_preposition_may_hold_the_particle(codebook: Codebook) -> None:
    whole = codebook.verb("pull", prepositions=("out of",), object="treaty")
    parted = codebook.verb("pull", particle="out", prepositions=("of",), object="treaty")
    assert whole == parted
    assert category(whole) == "SANCTION"


def test_an_object_is_known_by_its_class(codebook: Codebook) -> None:
    for noun in ("soldier", "troop", "marine", "reinforcement"):
        assert category(codebook.verb("mass", object=noun)) == "MOBILIZE"


def test_a_named_actor_as_object_is_given_by_its_type(codebook: Codebook) -> None:
    assert category(codebook.verb("leave", object="{organisation}")) == "SANCTION"
    assert category(codebook.verb("leave", object="{place}")) == "RETREAT"
    assert category(codebook.verb("host", object="{person}")) == "CONSULT"


def test_the_longest_known_ending_of_the_object_decides(codebook: Codebook) -> None:
    coding = codebook.verb("hold", object="trilateral peace talk", prepositions=("with",))
    assert category(coding) == "CONSULT"


@pytest.mark.parametrize(
    ("verb", "particle", "noun", "expected", "direction"),
    [
        ("issue", "", "apology", "CONCEDE", ""),
        ("make", "", "threat", "THREATEN", ""),
        ("carry", "out", "massacre", "ASSAULT", ""),
        ("step", "up", "shelling", "ASSAULT", ""),
        ("have", "", "dialogue", "CONSULT", "symmetric"),
        ("face", "", "allegation", "ACCUSE", "inverse"),
        ("win", "", "endorsement", "SUPPORT", "inverse"),
    ],
)
def test_a_light_verb_takes_the_category_of_its_noun(
    codebook: Codebook, verb: str, particle: str, noun: str, expected: str, direction: str
) -> None:
    coding = codebook.verb(verb, particle=particle, object=noun)
    assert coding is not None
    assert codebook.is_light(verb, particle)
    assert (coding.category, coding.direction) == (expected, direction)


def test_a_verb_that_is_not_light_keeps_its_own_category(codebook: Codebook) -> None:
    assert category(codebook.verb("condemn", object="invasion")) == "ACCUSE"
    assert not codebook.is_light("condemn")


def test_a_verb_that_ends_things_is_not_light(codebook: Codebook) -> None:
    assert codebook.light_kind("halt") == "ender"
    assert not codebook.is_light("halt")
    assert category(codebook.verb("halt", object="shelling")) == "RETREAT"


def test_a_noun_that_is_no_event_gives_a_light_verb_nothing(codebook: Codebook) -> None:
    coding = codebook.verb("have", object="heart attack")
    assert coding is None or coding.category == "NONE"


def test_codings_carry_quad_class_and_the_score_of_the_mode(codebook: Codebook) -> None:
    coding = codebook.coding("CONSULT", "visit")
    assert (coding.quad_class, coding.intensity) == ("verbal cooperation", 4.0)
    assert codebook.coding("ACCUSE").intensity == -3.0
    assert codebook.coding("REQUEST").intensity == 0.0


@pytest.mark.parametrize("name", ["MEMBER_OF", "LEADS", "BORDERS", "OTHER"])
def test_standing_relations_have_neither_quad_class_nor_score(
    codebook: Codebook, name: str
) -> None:
    coding = codebook.coding(name)
    assert (coding.quad_class, coding.intensity) == (None, None)


def test_a_category_has_its_usual_direction_unless_told(codebook: Codebook) -> None:
    assert codebook.coding("BORDERS").direction == "symmetric"
    assert codebook.coding("ASSAULT").direction == ""
    assert codebook.coding("CONSULT", direction="").direction == ""


@pytest.mark.parametrize(("name", "mode"), [("NICE", ""), ("ASSAULT", "gently"), ("", "")])
def test_unknown_categories_and_modes_are_refused(codebook: Codebook, name: str, mode: str) -> None:
    with pytest.raises(KeyError):
        codebook.coding(name, mode)


def test_the_detail_names_the_entry(codebook: Codebook) -> None:
    coding = codebook.verb("impose", object="embargo", prepositions=("on",))
    assert coding is not None
    assert coding.detail == ('the verb "impose" with the object "{sanction}" and "on" is SANCTION')


@pytest.mark.parametrize(("prefixed", "plain"), [("re-invade", "invade"), ("counter-sue", "sue")])
def test_a_verb_with_a_bound_prefix_is_its_verb(prefixed: str, plain: str) -> None:
    assert Codebook.load().lemma(prefixed) == plain


def test_an_event_noun_with_a_bound_prefix_is_its_noun() -> None:
    book = Codebook.load()
    assert book.noun("counter-invasion") == book.noun("invasion")
    assert book.noun("counter-invasion") is not None


@pytest.mark.parametrize("lemma", ["non-aggression", "anti-war", "co-", "re-zzz"])
def test_a_prefix_that_turns_the_word_round_stays(lemma: str) -> None:
    assert Codebook.load().lemma(lemma) == lemma

"""Looking actors up by id and by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors import Actor, Catalogue
from kgraph.actors.catalogue import Entry
from kgraph.actors.text import fold, pieces, slug


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


def _ids(catalogue, phrase):
    return {entry.actor.id for entry in catalogue.lookup(pieces(phrase)) if entry.actor}


def test_the_catalogue_is_read_once():
    assert Catalogue.load() is Catalogue.load()


@pytest.mark.parametrize(
    ("phrase", "id"),
    [
        ("Türkiye", "TUR"),
        ("U.S.", "USA"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("DPRK", "PRK"),
        ("the States", "USA"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Quai d’Orsay", "FRA:foreign-ministry"),
        ("Pentagon", "USA:defence-ministry"),
        ("Nato", "NATO"),
        ("Da’esh", "ISIS"),
        ("POLAND", "POL"),
        ("Lukashenka", "person:alexander-lukashenko"),
        ("Kosovars", "XKX"),
        ("Northern Ireland", "GB-NIR"),
        ("USSR", "SUN"),
        ("Turtle Bay", "UN"),
        ("Elysee Palace", "FRA"),
        ("Rashtrapati Bhavan", "IND"),
        ("Place Beauvau", "FRA:interior-ministry"),
        ("Janjaweed", "JANJAWEED"),
        ("ISIS-K", "ISKP"),
        ("Francophonie", "OIF"),
        ("Curaçao", "CUW"),
        ("TRNC", "place:northern-cyprus"),
    ],
)
def test_words_name_actors(catalogue, phrase, id):
    assert _ids(catalogue, phrase) == {id}


@pytest.mark.parametrize("phrase", ["CAR", "SWAT", "AQ", "PACE", "Fars", "PTI"])
def test_names_of_several_things_name_nothing(catalogue, phrase):
    assert _ids(catalogue, phrase) == set()


@pytest.mark.parametrize("phrase", ["us", "who", "is", "turkey", "polish", "Us", "it", "chad", ""])
def test_letter_case_counts(catalogue, phrase):
    assert _ids(catalogue, phrase) == set()


def test_the_longest_phrase_wins(catalogue):
    words = pieces("UN Security Council members")
    length, entries = catalogue.longest(words, 0)
    assert (length, entries[0].actor.id) == (3, "UNSC")
    assert catalogue.longest(words, 3) == (0, ())


def test_blocked_phrases_name_nobody(catalogue):
    length, entries = catalogue.longest(pieces("South America waits"), 0)
    assert length == 2
    assert [(entry.kind, entry.actor) for entry in entries] == [("blocked", None)]


def test_actors_are_found_by_id(catalogue):
    poland = catalogue.actor("POL")
    assert (poland.name, poland.type, poland.state, poland.adjective) == (
        "Poland",
        "state",
        "POL",
        "Polish",
    )
    assert catalogue.actor("nobody") is None
    ids = [actor.id for actor in catalogue.actors()]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volodymyr Zelensky", "volodymyr-zelensky"),
        ("Łukasz  Ørsted", "lukasz-orsted"),
        ("O’Brien", "obrien"),
        ("al- Jaafari", "al-jaafari"),
        ("Юлия", "юлия"),
        ("---", ""),
    ],
)
def test_slugs_are_plain_lower_case(text, expected):
    assert slug(text) == expected


@given(st.text(max_size=40))
def test_folding_is_stable_and_slugs_are_safe(text):
    assert fold(fold(text)) == fold(text)
    made = slug(text)
    assert made == made.strip("-")
    assert " " not in made
    assert ":" not in made


@pytest.mark.parametrize(
    ("id", "item"),
    [
        ("DEU", "Q183"),
        ("GRL", "Q223"),
        ("NATO", "Q7184"),
        ("person:vladimir-putin", "Q7747"),
        ("IRA", None),
    ],
)
def test_actors_carry_their_id_of_wikidata(catalogue, id, item):
    assert catalogue.actor(id).wikidata == item


def test_an_added_actor_keeps_the_known_id_of_wikidata(catalogue):
    entry = Entry(("Hexagonia",), "name", Actor("FRA", "Hexagonia", "state", "FRA"))
    added = catalogue.extended([entry]).actor("FRA")
    assert (added.name, added.adjective, added.wikidata) == ("Hexagonia", "French", "Q142")


def test_an_added_actor_may_bring_its_own_id_of_wikidata(catalogue):
    actor = Actor("X-BLOC", "Southern Bloc", "organisation", None, wikidata="Q999999999")
    extended = catalogue.extended([Entry(("Southern", "Bloc"), "name", actor)])
    assert extended.actor("X-BLOC").wikidata == "Q999999999"

"""Filters and names: which triples, which actor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.documents import Document
from kgraph.errors import UnknownActorError
from kgraph.store import Store
from kgraph.store.names import find


@pytest.fixture
def store(tmp_path, make_triple):
    triples = {
        "accuse": make_triple("BLR", "accuse", "NATO"),
        "reply": make_triple("NATO", "reply to", "BLR", at=100, category="CONSULT", source="Wire"),
        "drill": make_triple(
            "BLR",
            "hold drill with",
            "CHN",
            at=200,
            category="COOPERATE",
            date="2024-07-10",
            quad_class="material cooperation",
        ),
        "plan": make_triple(
            "POL", "visit", "CHN", at=300, modality="planned", date="2024-08", confidence=0.95
        ),
        "deny": make_triple("POL", "attack", "BLR", at=400, negated=True, date="2023"),
        "undated": make_triple("UKR", "thank", "POL", at=500, doc_date=None),
        "military": make_triple(
            "BLR:military",
            "deploy to",
            "place:brest",
            at=600,
            subject_text="Soldiers",
            attributed_to_id="POL",
            attributed_to_text="Warsaw",
        ),
    }
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        store.add(Document("a", "text"), triples.values())
        store.named = {triple.id: name for name, triple in triples.items()}
        yield store


def names(store: Store, **filters) -> list[str]:
    return [store.named[triple.id] for triple in store.triples(**filters)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "BLR"}, ["accuse", "reply", "drill", "deny"]),
        ({"actor": "blr"}, []),
        ({"between": ("BLR", "NATO")}, ["accuse", "reply"]),
        ({"between": ("NATO", "BLR")}, ["accuse", "reply"]),
        ({"between": ("POL", "NATO")}, []),
        ({"subject": "POL"}, ["plan", "deny"]),
        ({"object": "POL"}, ["undated"]),
        ({"subject": "POL", "object": "CHN"}, ["plan"]),
        ({"relation": "drill"}, ["drill"]),
        ({"relation": "WITH hold"}, ["drill"]),
        ({"relation": "dril"}, []),
        ({"relation": "' OR 1=1 --"}, []),
        ({"text": "poland"}, ["plan", "deny", "undated"]),
        ({"text": "poland china"}, ["plan"]),
        ({"text": 'AND NEAR( "* ^'}, []),
        ({"categories": ["COOPERATE", "CONSULT"]}, ["reply", "drill"]),
        ({"categories": []}, []),
        ({"modality": ["planned"]}, ["plan"]),
        ({"modality": ["planned", "asserted"], "object": "CHN"}, ["drill", "plan"]),
        ({"negated": True}, ["deny"]),
        ({"negated": False, "subject": "POL"}, ["plan"]),
        ({"quad_classes": ["material cooperation"]}, ["drill"]),
        ({"quad_classes": []}, []),
        ({"sources": ["Wire"]}, ["reply"]),
        ({"sources": ["wire"]}, []),
        ({"attributed_to": "POL"}, ["military"]),
        ({"attributed_to": ("NATO", "POL")}, ["military"]),
        ({"min_confidence": 0.95}, ["plan"]),
        ({"min_confidence": 0.9, "subject": "POL"}, ["plan", "deny"]),
        ({"limit": 2}, ["accuse", "reply"]),
        ({"limit": 0}, []),
        ({}, ["accuse", "reply", "drill", "plan", "deny", "undated", "military"]),
    ],
)
def test_filters_choose_triples_in_the_order_of_the_text(store, filters, expected):
    assert names(store, **filters) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024-07-09", None, ["drill", "plan"]),
        ("2024-08", None, ["plan"]),
        ("2024-08-15", None, ["plan"]),
        (None, "2023-06-01", ["deny"]),
        ("2024-07", "2024-07", ["accuse", "reply", "drill", "military"]),
        ("2024", "2024", ["accuse", "reply", "drill", "plan", "military"]),
        ("2025", None, []),
    ],
)
def test_time_is_compared_as_precisely_as_both_sides_are_known(store, since, until, expected):
    assert names(store, since=since, until=until) == expected


def test_an_unknown_filter_is_an_error_of_the_caller(store):
    with pytest.raises(TypeError):
        list(store.triples(colour="red"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BLR", "BLR"),
        ("blr", "BLR"),
        ("Belarus", "BLR"),
        ("  bELARUS ", "BLR"),
        ("soldiers", "BLR:military"),
        ("Ukr", "UKR"),
        ("belarusian", "BLR:military"),
        ("place:brest", "place:brest"),
    ],
)
def test_an_actor_is_found_by_id_name_alias_or_beginning(store, name, expected):
    assert store.find_actor(name) == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Polland", r"no actor named 'Polland'; did you mean Poland \(POL\)\?"),
        ("Bel", r"'Bel' may be BLR \(Belarus\), BLR:military \(Belarusian military\); name one"),
        ("Atlantis", r"no actor named 'Atlantis'; 'kgraph stats' lists"),
        ("", r"an actor's name is empty; 'kgraph stats' lists"),
        (" \t", r"an actor's name is empty; 'kgraph stats' lists"),
        ("x" * 5000, r"no actor named 'x{59}…'; 'kgraph stats' lists"),
        ("Poland" * 1000, r"no actor named '[Poland]{59}…'; 'kgraph stats' lists"),
    ],
)
def test_a_name_that_nobody_or_several_bear_is_explained(store, name, message):
    with pytest.raises(UnknownActorError, match=message) as caught:
        store.find_actor(name)
    assert "\n" not in str(caught.value)


KNOWN = [
    ("GEO", "Georgia", "Georgia"),
    ("US:georgia", "Georgia (state)", "Georgia"),
    ("GEO:government", "Georgian government", "Tbilisi"),
    ("RUS", "Russia", "Tbilisi's neighbour"),
]


def test_a_canonical_name_comes_before_an_alias():
    assert find("georgia", KNOWN) == "GEO"
    assert find("tbilisi", KNOWN) == "GEO:government"


def test_an_alias_of_two_actors_is_not_decided():
    with pytest.raises(UnknownActorError, match=r"'it' may be A \(Alpha\), B \(Beta\);"):
        find("it", [("A", "Alpha", "it"), ("B", "Beta", "it")])


PEOPLE = [
    ("person:jose-nunez", "José Núñez", "Núñez"),
    ("person:ana-lopez", "Ana López", "Ana López"),
    ("person:eva-lopez", "Eva López", "López"),
    ("PER:foreign-ministry", "Peruvian foreign ministry", "the ministry"),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nunez", "person:jose-nunez"),
        ("JOSE NUNEZ", "person:jose-nunez"),
        ("Jose\u0301", "person:jose-nunez"),
        ("eva lopez", "person:eva-lopez"),
        ("foreign ministry", "PER:foreign-ministry"),
        ("foreign", "PER:foreign-ministry"),
        # The words of a mention come before a part of a name.
        ("Lopez", "person:eva-lopez"),
    ],
)
def test_a_part_of_a_name_is_enough_and_diacritics_are_optional(name, expected):
    assert find(name, PEOPLE) == expected


def test_a_part_that_several_names_have_is_not_decided():
    with pytest.raises(UnknownActorError, match=r"'lopez' may be person:ana-lopez .*eva-lopez"):
        find("lopez", [("person:eva-lopez", "Eva López", "she"), *PEOPLE[:2]])


@pytest.mark.parametrize("name", ["opez", "reign", "ministr"])
def test_a_piece_of_a_word_within_a_name_is_not_enough(name):
    with pytest.raises(UnknownActorError):
        find(name, PEOPLE)


def test_many_bearers_are_not_all_listed():
    known = [(f"X{i}", f"Name {i}", "it") for i in range(9)]
    with pytest.raises(UnknownActorError, match=r"X4 \(Name 4\) and 4 more; name one"):
        find("it", known)


@given(st.permutations(KNOWN), st.sampled_from(["georgia", "geo", "tbil", "rusia", "us", "g", "x"]))
def test_the_answer_does_not_hang_on_the_order(known, name):
    def answer(entries):
        try:
            return find(name, entries)
        except UnknownActorError as error:
            return str(error)

    assert answer(known) == answer(KNOWN)

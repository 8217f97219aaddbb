"""Partners: ranked, counted, and who acts on whom."""

from __future__ import annotations

import pytest

from kgraph.errors import UnknownActorError
from kgraph.questions.corpus import Corpus
from kgraph.questions.neighbours import neighbours


@pytest.fixture
def store(store_of, event):
    return store_of(
        event("BLR", "ACCUSE", "POL", "2024-01"),
        event("BLR", "ASSAULT", "POL", "2023-05-06"),
        event("POL", "ACCUSE", "BLR:military", "2024-02-03"),
        event("CHN", "AID", "BLR"),
        event("BLR", "CONSULT", "CHN", symmetric=True, doc_id="b"),
        event("BLR", "CONSULT", "NATO", symmetric=True, source="Wire", doc_id="c"),
        event("BLR:military", "MEMBER_OF", "BLR"),
        event("POL", "ACCUSE", "UKR"),
    )


def ranked(corpus, actor):
    return [(n.id, n.direction, n.counts.triples) for n in neighbours(corpus, actor)]


def test_partners_are_ranked_by_triples_then_documents(store):
    assert ranked(Corpus(store), "BLR") == [
        ("CHN", "↔", 2), ("POL", "→", 2), ("BLR:military", "←", 1), ("NATO", "↔", 1),
    ]  # fmt: skip


def test_counts_and_dates_are_of_the_two(store):
    poland = neighbours(Corpus(store), "BLR")[1]
    assert (poland.name, poland.given, poland.taken, poland.mutual) == ("Poland", 2, 0, 0)
    assert (poland.first_date, poland.last_date) == ("2023-05-06", "2024-01")
    assert (poland.counts.verbal_conflict, poland.counts.material_conflict) == (1, 1)
    assert poland.counts.intensity == -6.0


def test_at_the_level_of_states_institutions_count_as_their_state(store):
    found = ranked(Corpus(store, level="state"), "BLR")
    assert found == [("POL", "↔", 3), ("CHN", "↔", 2), ("NATO", "↔", 1)]


def test_filters_choose_what_counts(store):
    assert ranked(Corpus(store, sources=["Wire"]), "BLR") == [("NATO", "↔", 1)]
    assert ranked(Corpus(store, since="2024-02"), "BLR") == []


def test_names_are_found_at_every_level(store):
    assert Corpus(store).find("belarus") == "BLR"
    assert Corpus(store, level="state").find("Belarusian military") == "BLR"
    with pytest.raises(UnknownActorError, match="did you mean Poland"):
        Corpus(store, level="state").find("Polnd")


def test_a_state_that_only_its_institutions_show_is_found_at_its_level(store_of, event):
    store = store_of(event("POL:parliament", "ACCUSE", "BLR"))
    with pytest.raises(UnknownActorError):
        Corpus(store).find("Poland")
    assert Corpus(store, level="state").find("Poland") == "POL"
    assert ranked(Corpus(store, level="state"), "POL") == [("BLR", "→", 1)]
    assert Corpus(store, level="state").name("BLR") == "Belarus"


def test_ids_that_are_one_actor_are_one_partner(store_of, event):
    from kgraph.identity import Judgement

    store = store_of(event("BLR", "ACCUSE", "org:ax"), event("BLR", "AID", "org:bx"),
                     event("org:ax", "CONSULT", "org:bx"))  # fmt: skip
    store.judge([Judgement(True, "org:ax", "org:bx", "a file, line 1")])
    assert ranked(Corpus(store), "BLR") == [("org:ax", "→", 2)]
    assert ranked(Corpus(store), "org:ax") == [("BLR", "←", 2)]

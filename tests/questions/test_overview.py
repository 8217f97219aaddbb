"""The overview: everything counted, the most first, years without gaps."""

from __future__ import annotations

import pytest

from kgraph.questions.corpus import Corpus
from kgraph.questions.overview import overview


@pytest.fixture
def store(store_of, event):
    return store_of(
        event("BLR", "ACCUSE", "POL", "2021-05-01", source="Wire"),
        event("POL", "ACCUSE", "BLR", "2024", source="Wire", negated=True),
        event("BLR:military", "ASSAULT", "POL", "2024-02", source="Wire", modality="reported"),
        event("CHN", "BORDERS", "POL", doc_id="b"),
    )


def test_everything_is_counted(store):
    found = overview(Corpus(store))
    assert (found.documents, found.triples, found.actors, found.undated) == (2, 4, 4, 1)
    assert (found.first_date, found.last_date) == ("2021-05-01", "2024-02")
    assert [(a.id, a.triples) for a in found.top_actors][:2] == [("POL", 4), ("BLR", 2)]
    first = found.top_dyads[0]
    assert (first.one, first.other, first.triples) == ("BLR", "POL", 2)
    assert found.top_categories == {"ACCUSE": 2, "ASSAULT": 1, "BORDERS": 1}
    assert list(found.quad_classes.values()) == [0, 0, 2, 1, 1]
    assert found.statuses == {
        "asserted": 3, "reported": 1, "planned": 0, "possible": 0, "negated": 1,
    }  # fmt: skip
    assert found.sources == {"Wire": 3, "": 1}
    assert found.years == {"2021": 1, "2022": 0, "2023": 0, "2024": 2}


def test_only_the_first_are_listed(store):
    found = overview(Corpus(store), top=1)
    assert (len(found.top_actors), len(found.top_dyads), len(found.sources)) == (1, 1, 1)


def test_ids_that_are_one_actor_are_counted_once(store):
    from kgraph.identity import Judgement

    store.judge([Judgement(True, "BLR:military", "BLR", "a file, line 1")])
    found = overview(Corpus(store))
    assert found.actors == len({store.identities().id(i) for i in store.identities().records})


def test_levels_and_filters_choose_what_counts(store):
    assert overview(Corpus(store, level="state")).actors == 3
    assert overview(Corpus(store, sources=["Wire"], negated=False)).triples == 2


def test_an_empty_store_has_an_overview(store_of):
    found = overview(Corpus(store_of()))
    assert (found.documents, found.triples, found.years, found.top_actors) == (0, 0, {}, ())

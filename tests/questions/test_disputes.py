"""Disputes: the same event, affirmed by one and denied by another."""

from __future__ import annotations

import pytest

from kgraph.questions.corpus import Corpus
from kgraph.questions.disputes import disputes


def said(event, doc, negated=False, by=None, date="2024-05-01", category="ASSAULT", **changes):
    return event(
        changes.pop("subject", "BLR"), category, changes.pop("object", "POL"), date,
        doc_id=doc, negated=negated,
        attributed_to_id=by, attributed_to_text=by and by.title(), **changes,
    )  # fmt: skip


def found(store, about=None, options=None, **asked):
    return disputes(Corpus(store, **(options or {})), about, **asked)


def test_both_sides_are_shown_with_who_says_so(store_of, event):
    store = store_of(
        said(event, "a", source="Wire"),
        said(event, "b", True, by="BLR", source="Wire", relation="attack", date="2024-05-20"),
        said(event, "c", by="POL", modality="reported", confidence=0.5),
    )
    (dispute,) = found(store)
    assert (dispute.subject, dispute.object, dispute.category) == ("BLR", "POL", "ASSAULT")
    assert (dispute.affirmed, dispute.denied, dispute.documents) == (2, 1, 3)
    assert (dispute.affirmed_by, dispute.denied_by) == (("Poland", "Wire"), ("Belarus",))
    assert dispute.relations == ("assault", "attack")
    assert (dispute.first_date, dispute.last_date) == ("2024-05-01", "2024-05-20")
    assert (dispute.affirmation.doc_id, dispute.denial.doc_id) == ("a", "b")
    assert dispute.denial.attributed_to == "Blr"
    assert (dispute.affirmation.negated, dispute.denial.negated) == (False, True)


@pytest.mark.parametrize(
    ("changes", "asked", "number"),
    [
        ({}, {}, 1),
        ({"date": "2024-05-31"}, {}, 1),
        ({"date": "2024-06-01"}, {}, 0),
        ({"date": "2024-06-01"}, {"window": 31}, 1),
        ({"date": "2024-05"}, {"window": 0}, 1),
        ({"date": "2024"}, {"window": 0}, 1),
        ({"date": None}, {"window": 1000}, 0),
        ({"category": "ACCUSE"}, {}, 0),
        ({"relation": "shell"}, {}, 1),
        ({"relation": "shell"}, {"match": "relation"}, 0),
        ({}, {"match": "relation"}, 1),
        ({"subject": "POL", "object": "BLR"}, {}, 0),
        ({"modality": "planned"}, {}, 0),
        ({"modality": "possible"}, {}, 0),
        ({"modality": "reported"}, {}, 1),
        ({"by": None}, {}, 1),
        ({}, {"about": "BLR"}, 1),
        ({}, {"about": "CHN"}, 0),
    ],
)
def test_statements_are_of_one_event_by_actors_kind_and_date(
    store_of, event, changes, asked, number
):
    denial = said(event, "b", True, **{"by": "BLR", **changes})
    assert len(found(store_of(said(event, "a"), denial), **asked)) == number


def test_nobody_disputes_with_oneself(store_of, event):
    store = store_of(said(event, "a", by="BLR"), said(event, "b", True, by="BLR"))
    assert found(store) == []


def test_without_category_the_relation_decides(store_of, event):
    one = said(event, "a", category="OTHER", relation="play")
    other = said(event, "b", True, category="OTHER", relation="beat")
    assert found(store_of(one, other)) == []


def test_order_means_nothing_in_a_symmetric_event(store_of, event):
    one = said(event, "a", symmetric=True)
    other = said(event, "b", True, symmetric=True, subject="POL", object="BLR")
    assert len(found(store_of(one, other))) == 1


def test_events_long_apart_are_two_disputes(store_of, event):
    store = store_of(
        *(said(event, f"{year}-{side}", side, date=f"{year}-01-01")
          for year in (2020, 2022) for side in (False, True))
    )  # fmt: skip
    assert [d.first_date for d in found(store)] == ["2020-01-01", "2022-01-01"]


def test_those_with_most_on_the_weaker_side_come_first(store_of, event):
    store = store_of(
        *(said(event, f"a{n}", n == 0) for n in range(5)),
        *(said(event, f"b{n}", n < 2, subject="CHN") for n in range(4)),
    )
    assert [(d.subject, d.affirmed, d.denied) for d in found(store)] == [
        ("CHN", 2, 2), ("BLR", 4, 1),
    ]  # fmt: skip


def test_what_is_undated_goes_together(store_of, event):
    store = store_of(said(event, "a", date=None), said(event, "b", True, date=None))
    assert [d.first_date for d in found(store)] == [None]


def test_institutions_dispute_for_their_state_at_its_level(store_of, event):
    store = store_of(said(event, "a", subject="BLR:military"), said(event, "b", True))
    assert found(store) == []
    assert len(found(store, options={"level": "state"})) == 1


def test_filters_are_not_widened(store_of, event):
    store = store_of(said(event, "a"), said(event, "b", True))
    for options in ({"modality": ["planned"]}, {"negated": False}, {"negated": True}):
        assert found(store, options=options) == []

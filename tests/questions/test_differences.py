"""Differences: what two actors did not do before, and what is no longer told."""

from __future__ import annotations

import random

import pytest

from kgraph.questions.corpus import Corpus
from kgraph.questions.differences import KINDS, between_periods, between_stores


@pytest.fixture
def compare(store_of):
    """Return a function from old and new triples to the changes."""

    def compare(old, new, **options):
        sides = [Corpus(store_of(*t, name=f"{n}.db")) for n, t in (("old", old), ("new", new))]
        return between_stores(*sides, **options).changes

    return compare


def kinds(changes) -> list[tuple[str, str | None]]:
    return [(change.kind, change.category) for change in changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], ["AID"], [("new dyad", None)]),
        (["AID"], [], [("vanished", None)]),
        (["AID"], ["AID"], []),
        (["AID"], ["AID", "CONSULT"], [("escalation", None), ("new category", "CONSULT")]),
        (["AID"], ["AID", "BORDERS"], [("new category", "BORDERS")]),
        (["CONSULT"], ["CONSULT", "ACCUSE"], [("sign flip", None), ("new category", "ACCUSE")]),
        (["ACCUSE"], ["AID"], [("sign flip", None), ("new category", "AID"),
                               ("lost support", "ACCUSE")]),
        (["ACCUSE"], ["ACCUSE", "ASSAULT"], [("escalation", None), ("new category", "ASSAULT")]),
        (["ASSAULT"], ["ASSAULT", "ACCUSE"], [("new category", "ACCUSE")]),
        (["ACCUSE", "ACCUSE"], ["ACCUSE"], [("lost support", "ACCUSE")]),
        (["ACCUSE"], ["ACCUSE", "ACCUSE"], []),
        (["BORDERS"], ["ASSAULT"], [("new category", "ASSAULT"), ("lost support", "BORDERS")]),
    ],
)  # fmt: skip
def test_changes_of_two_actors(compare, event, old, new, expected):
    def made(categories):
        return [event("BLR", c, "POL", doc_id=f"{c}{n}") for n, c in enumerate(categories)]

    assert sorted(kinds(compare(made(old), made(new))), key=str) == sorted(expected, key=str)


def test_the_threshold_says_what_an_escalation_is(compare, event):
    old, new = [event("BLR", "ACCUSE", "POL")], [event("BLR", "ASSAULT", "POL")]
    assert "escalation" in [c.kind for c in compare(old, new, threshold=5.9)]


def test_a_fall_up_to_the_threshold_is_none(compare, event):
    old, new = [event("BLR", "ACCUSE", "POL")], [event("BLR", "ASSAULT", "POL")]
    assert "escalation" not in [c.kind for c in compare(old, new, threshold=6.0)]


def test_direction_makes_no_other_dyad(compare, event):
    assert compare([event("BLR", "AID", "POL")], [event("POL", "AID", "BLR")]) == ()


def test_each_change_has_the_sentence_that_shows_it(compare, event):
    old = [event("BLR", "AID", "POL", doc_id="a"), event("CHN", "AID", "POL", doc_id="b")]
    new = [event("BLR", "AID", "POL", doc_id="a"),
           event("BLR", "ASSAULT", "POL", doc_id="c", confidence=0.1),
           event("BLR", "ASSAULT", "POL", doc_id="d", confidence=0.2)]  # fmt: skip
    shown = {change.kind: change.evidence for change in compare(old, new)}
    assert (shown["sign flip"].category, shown["sign flip"].doc_id) == ("ASSAULT", "d")
    assert (shown["vanished"].subject, shown["vanished"].doc_id) == ("China", "b")


def test_the_order_hangs_on_nothing_but_the_changes(store_of, event):
    pairs = [("BLR", "POL"), ("BLR", "CHN"), ("UKR", "POL"), ("NATO", "CHN")]
    triples = [event(a, c, b) for a, b in pairs for c in ("AID", "ASSAULT", "CONSULT")]
    old, new = triples[:7], triples[5:]
    found = []
    for seed in range(3):
        random.Random(seed).shuffle(old)
        random.Random(seed).shuffle(new)
        names = (f"old{seed}.db", f"new{seed}.db")
        sides = [Corpus(store_of(*t, name=n)) for t, n in zip((old, new), names, strict=True)]
        found.append(between_stores(*sides))
    assert found[0] == found[1] == found[2]
    order = [KINDS.index(change.kind) for change in found[0].changes]
    assert order == sorted(order)


def test_ids_that_one_store_joins_are_one_in_both(store_of, event):
    from kgraph.identity import Judgement

    old = store_of(event("BLR", "AID", "org:bx"), name="old.db")
    new = store_of(event("BLR", "AID", "org:ax"), event("CHN", "AID", "org:bx"), name="new.db")
    new.judge([Judgement(True, "org:ax", "org:bx", "a file, line 1")])
    found = between_stores(Corpus(old), Corpus(new)).changes
    assert [(c.kind, c.one, c.other) for c in found] == [("new dyad", "CHN", "org:ax")]


def test_periods_hold_what_surely_lies_in_them(store_of, event):
    store = store_of(
        event("BLR", "AID", "POL", "2023-05-01"),
        event("BLR", "ASSAULT", "POL", "2024-02"),
        event("BLR", "CONSULT", "POL", "2024"),
        event("BLR", "CONSULT", "POL"),
        event("BLR", "CONSULT", "POL", "2020"),
    )
    found = between_periods(Corpus(store), ("2023", "2023"), ("2024-01", "2024-03"))
    assert found.unsure == 2
    assert kinds(found.changes) == [
        ("new category", "ASSAULT"), ("sign flip", None), ("lost support", "AID"),
    ]  # fmt: skip


def test_filters_and_levels_hold_for_both_sides(store_of, event):
    old = store_of(event("BLR:military", "AID", "POL"), name="old.db")
    new = store_of(event("BLR", "AID", "POL"), event("BLR", "ASSAULT", "POL"), name="new.db")
    options = {"level": "state", "categories": ["AID"]}
    assert between_stores(Corpus(old, **options), Corpus(new, **options)).changes == ()

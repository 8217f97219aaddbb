"""Rebuilding a tree: every step leaves one root and no circle."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.language.adapter.tree import ROOT, Tree, Word


def tree(heads: list[int], labels: str = "") -> Tree:
    words = [Word(lower=f"w{i}", lemma=f"w{i}", pos="X") for i in range(len(heads))]
    return Tree(words, heads, labels.split() or [f"l{i}" for i in range(len(heads))])


def test_the_root_is_labelled_so() -> None:
    assert tree([1, 1, 1], "a b c").labels == ["a", ROOT, "c"]


def test_children_come_in_the_order_of_the_text_and_by_label() -> None:
    built = tree([3, 3, 3, 3], "a b a r")
    assert built.children(3) == [0, 1, 2]
    assert built.children(3, "a") == [0, 2]
    assert built.child(3, "b") == 1
    assert built.child(3, "c") is None


def test_a_word_moves_with_all_below_it() -> None:
    built = tree([1, 1, 1, 2])
    assert built.attach(2, 0, "new")
    assert built.heads == [1, 1, 0, 2]
    assert built.labels[2] == "new"
    assert built.children(1) == [0]


def test_a_move_that_would_close_a_circle_is_refused() -> None:
    built = tree([1, 1, 1, 2])
    for i, head in [(2, 3), (2, 2), (1, 0), (1, 3)]:
        before = (list(built.heads), list(built.labels))
        assert not built.attach(i, head, "new")
        assert (built.heads, built.labels) == before


def test_a_promoted_word_takes_the_place_and_label_of_its_head() -> None:
    built = tree([3, 0, 0, 3], "obl a b r")
    built.promote(1, "case")
    assert built.heads == [1, 3, 0, 3]
    assert built.labels[:2] == ["case", "obl"]


def test_a_promoted_word_can_become_the_root() -> None:
    built = tree([0, 0, 0])
    built.promote(2, "cop")
    assert built.heads == [2, 0, 2]
    assert built.labels == ["cop", "l1", ROOT]


def test_a_replacing_word_gets_the_other_dependents() -> None:
    built = tree([0, 0, 0, 2])
    built.replace(2, "cop")
    assert built.heads == [2, 2, 2, 2]
    assert built.children(2) == [0, 1, 3]


def test_words_come_before_their_heads() -> None:
    assert tree([1, 3, 1, 3]).deepest_first().index(3) == 3


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_steps_leave_a_tree(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    built = tree([0, *(data.draw(st.integers(0, i - 1)) for i in range(1, count))])
    for _ in range(data.draw(st.integers(0, 10))):
        i = data.draw(st.integers(0, count - 1))
        if data.draw(st.booleans()):
            built.attach(i, data.draw(st.integers(0, count - 1)), "a")
        elif not built.is_root(i):
            built.replace(i, "b") if data.draw(st.booleans()) else built.promote(i, "p")
    order = built.deepest_first()
    assert sorted(order) == list(range(count))
    assert sum(built.is_root(i) for i in range(count)) == 1
    assert all(order.index(i) <= order.index(built.heads[i]) for i in range(count))
    assert all(i in built.children(h) for i, h in enumerate(built.heads) if h != i)

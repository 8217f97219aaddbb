"""The tree decoder returns the best tree with one root, whatever the scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kgraph.language import tree


def is_single_rooted_tree(heads: np.ndarray) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        node, steps = start, 0
        while heads[node] != node:
            node, steps = heads[node], steps + 1
            if steps > len(heads):
                return False
    return True


def total(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    candidates = (np.array(heads) for heads in product(range(size), repeat=size))
    return max(total(scores, heads) for heads in candidates if is_single_rooted_tree(heads))


def square(size: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, (size, size), elements=st.floats(-50, 50, width=32))


@given(st.integers(1, 4).flatmap(square))
def test_no_tree_scores_higher(scores: np.ndarray) -> None:
    heads = tree.decode(scores)
    assert is_single_rooted_tree(heads)
    assert total(scores, heads) == pytest.approx(best_by_trying_all(scores), abs=1e-6)


@given(st.integers(5, 40).flatmap(square))
def test_long_sentences_are_trees_too(scores: np.ndarray) -> None:
    assert is_single_rooted_tree(tree.decode(scores))


def test_every_word_wanting_to_be_the_root_gives_one_root() -> None:
    scores = np.full((6, 6), -1.0)
    np.fill_diagonal(scores, 10.0)
    assert is_single_rooted_tree(tree.decode(scores))


def test_nested_cycles_are_broken_at_the_cheapest_place() -> None:
    rng = np.random.default_rng(0)
    for _ in range(30):
        scores = rng.normal(size=(5, 5)).round(2) * 3
        scores[0, 1] = scores[1, 0] = scores[2, 3] = scores[3, 2] = 9.0
        assert total(scores, tree.decode(scores)) == pytest.approx(best_by_trying_all(scores))


def test_no_words_and_one_word() -> None:
    assert tree.decode(np.zeros((0, 0))).tolist() == []
    assert tree.decode(np.zeros((1, 1))).tolist() == [0]

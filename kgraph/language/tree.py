"""Exact maximum spanning arborescence with a single root (Chu-Liu/Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def decode(scores: NDArray[np.floating]) -> Heads:
    """Return the head of each word, the root being its own head.

    ``scores`` has shape (words, words): row = dependent, column = head, the diagonal the
    score of being the root. The sum over words is the highest of all trees with one root.
    """
    count = scores.shape[0]
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    greedy: Heads = scores.argmax(axis=1)
    roots = np.flatnonzero(greedy == np.arange(count))
    if len(roots) == 1 and _is_tree(greedy, int(roots[0])):
        return greedy
    # A node of its own stands for the root. Its arcs cost so much that the best tree has one of
    # them only, and all trees with one pay the same, so the best of those stays the best
    # (Stanojević and Cohen, A Root of a Problem, EMNLP 2021).
    arcs = np.full((count + 1, count + 1), -np.inf)
    arcs[:count, :count] = scores
    np.fill_diagonal(arcs, -np.inf)
    root_scores = np.diag(scores).astype(np.float64)
    price = (count + 1) * (float(scores.max()) - float(scores.min()) + 1.0)
    arcs[:count, count] = root_scores - price
    heads = _arborescence(arcs, count)[:count]
    return np.where(heads == count, np.arange(count), heads)


def _is_tree(heads: Heads, root: int) -> bool:
    pointer = heads.copy()
    pointer[root] = root
    for _ in range(len(heads).bit_length() + 1):
        pointer = pointer[pointer]
    return bool((pointer == root).all())


def _find_cycle(heads: Heads, root: int) -> Heads:
    state = np.zeros(len(heads), dtype=np.int64)
    state[root] = -1
    for start in range(len(heads)):
        node, mark = start, start + 1
        while state[node] == 0:
            state[node] = mark
            node = int(heads[node])
        if state[node] == mark:
            cycle, step = [node], int(heads[node])
            while step != node:
                cycle.append(step)
                step = int(heads[step])
            return np.array(cycle)
        # Everything on this walk leads to the root or to a node already cleared.
        state[state == mark] = -1
    return np.zeros(0, dtype=np.int64)


def _arborescence(arcs: Scores, root: int) -> Heads:
    count = arcs.shape[0]
    heads: Heads = arcs.argmax(axis=1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if not len(cycle):
        return heads
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    merged = len(rest)
    # The cycle becomes one node, the last one; an arc into it pays for the arc it breaks.
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = arcs[np.ix_(rest, rest)]
    leaving = arcs[np.ix_(rest, cycle)]
    smaller[:merged, merged] = leaving.max(axis=1)
    leaving_from = cycle[leaving.argmax(axis=1)]
    entering = arcs[np.ix_(cycle, rest)] - arcs[cycle, heads[cycle]][:, None]
    smaller[merged, :merged] = entering.max(axis=0)
    entering_at = cycle[entering.argmax(axis=0)]
    new_root = int(np.searchsorted(rest, root))
    inner = _arborescence(smaller, new_root)
    result = heads.copy()
    outer = inner[:merged]
    result[rest] = np.where(outer == merged, leaving_from, rest[np.minimum(outer, merged - 1)])
    result[root] = root
    enter = int(inner[merged])
    result[entering_at[enter]] = rest[enter]
    return result

"""Exact maximum spanning arborescence with a single root, in quadratic time."""

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


class _Forest:
    """Nodes that contract into larger ones, each with the arc of words that enters it."""

    def __init__(self, arcs: Scores) -> None:
        size = len(arcs)
        self.scores = arcs
        # The words that an arc between two (contracted) nodes stands for.
        self.dependents = np.repeat(np.arange(size)[:, None], size, axis=1)
        self.heads = np.repeat(np.arange(size)[None, :], size, axis=0)
        self.name = list(range(size))
        self.parent = [-1] * size
        self.entered_by: list[tuple[int, int]] = [(-1, -1)] * size

    def best_head(self, node: int) -> int:
        head = int(self.scores[node].argmax())
        arc = int(self.dependents[node, head]), int(self.heads[node, head])
        self.entered_by[self.name[node]] = arc
        return head

    def contract(self, cycle: list[int], chosen: list[int]) -> int:
        """Make one node of a cycle in place; an arc into it pays for the arc that it breaks."""
        nodes, scores = np.array(cycle), self.scores
        every = np.arange(len(scores))
        entering = scores[nodes] - scores[nodes, chosen][:, None]
        best = nodes[entering.argmax(axis=0)]
        row = entering.max(axis=0)
        row_words = self.dependents[best, every], self.heads[best, every]
        leaving = nodes[scores[:, nodes].argmax(axis=1)]
        column = scores[every, leaving]
        column_words = self.dependents[every, leaving], self.heads[every, leaving]
        node = cycle[0]
        scores[nodes], scores[:, nodes] = -np.inf, -np.inf
        outside = np.ones(len(scores), dtype=bool)
        outside[nodes] = False
        scores[node, outside], scores[outside, node] = row[outside], column[outside]
        self.dependents[node], self.heads[node] = row_words
        self.dependents[outside, node] = column_words[0][outside]
        self.heads[outside, node] = column_words[1][outside]
        name = len(self.parent)
        for member in cycle:
            self.parent[self.name[member]] = name
        self.parent.append(-1)
        self.entered_by.append((-1, -1))
        self.name[node] = name
        return node

    def expand(self, count: int) -> Heads:
        """Undo the contractions: the arc into a node enters the member that holds its word."""
        for name in range(len(self.parent) - 1, count - 1, -1):
            word = member = self.entered_by[name][0]
            if word < 0:
                continue
            while self.parent[member] != name:
                member = self.parent[member]
            self.entered_by[member] = self.entered_by[name]
        return np.array([head for _, head in self.entered_by[:count]], dtype=np.int64)


def _arborescence(arcs: Scores, root: int) -> Heads:
    """Return the heads of the best tree, growing a path from each node towards the root.

    Quadratic in the number of nodes, as each contraction costs its members times all nodes
    (Gabow, Galil, Spencer and Tarjan, Combinatorica 1986; Tarjan, Networks 1977).
    """
    count = len(arcs)
    forest = _Forest(arcs)
    done = np.zeros(count, dtype=bool)
    done[root] = True
    for start in range(count):
        path, chosen = [start], []
        while not done[path[-1]]:
            head = forest.best_head(path[-1])
            chosen.append(head)
            if head in path:
                at = path.index(head)
                node = forest.contract(path[at:], chosen[at:])
                # The other members are part of this node now.
                done[path[at + 1 :]] = True
                path[at:], chosen[at:] = [node], []
            else:
                path.append(head)
        done[path] = True
    return forest.expand(count)

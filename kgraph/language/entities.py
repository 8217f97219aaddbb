"""From scores of BIO tags to the best sequence of tags that makes sense."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
_NEVER = -1e9


class EntityDecoder:
    """Finds the likeliest tags in which every I- continues a name of its own type."""

    def __init__(self, tags: list[str]) -> None:
        self._tags = tags
        inside = [tag.startswith("I-") for tag in tags]
        # moves[i, j]: may tag j follow tag i?
        self._moves = np.zeros((len(tags), len(tags)), dtype=np.float32)
        for j, tag in enumerate(tags):
            if inside[j]:
                self._moves[:, j] = [0.0 if before[2:] == tag[2:] else _NEVER for before in tags]
        self._first = np.where(inside, _NEVER, 0.0).astype(np.float32)

    def decode(self, scores: NDArray[np.float32]) -> list[str]:
        """Return the tags of the words; ``scores`` has shape (words, tags)."""
        if not len(scores):
            return []
        best = scores.argmax(axis=1)
        # If the best tag of every word may follow the one before it, no sequence is better.
        if self._first[best[0]] == 0 and not self._moves[best[:-1], best[1:]].any():
            return [self._tags[i] for i in best]
        return [self._tags[i] for i in self._viterbi(scores)]

    def _viterbi(self, scores: NDArray[np.float32]) -> list[int]:
        shifted = scores - scores.max(axis=1, keepdims=True)
        chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        best = chances[0] + self._first
        came_from = []
        for row in chances[1:]:
            ways = best[:, None] + self._moves
            came_from.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        path = [int(best.argmax())]
        for step in reversed(came_from):
            path.append(int(step[path[-1]]))
        return path[::-1]


def named(tags: list[str], upos: list[str]) -> list[str]:
    """Return the tags without entities that hold no proper noun: names have one."""
    result = list(tags)
    begin = 0
    while begin < len(tags):
        end = begin + 1
        while end < len(tags) and tags[end].startswith("I-"):
            end += 1
        if tags[begin] != OUTSIDE and "PROPN" not in upos[begin:end]:
            result[begin:end] = [OUTSIDE] * (end - begin)
        begin = end
    return result

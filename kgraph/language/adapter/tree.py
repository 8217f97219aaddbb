"""A dependency tree that can be rebuilt: every step leaves it a tree with one root."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Word:
    """What the rules of the adapter read of a word.

    ``verb_form`` is the UD feature, except that a past participle has ``Past``. ``person``
    numbers the entity of a person that the word belongs to, -1 for none.
    """

    lower: str
    lemma: str
    pos: str
    verb_form: str = ""
    person: int = -1


class Tree:
    """One sentence; words count from 0 and the root is its own head."""

    def __init__(self, words: Sequence[Word], heads: Sequence[int], labels: Sequence[str]) -> None:
        self.words = list(words)
        self.heads = list(heads)
        self.labels = list(labels)
        self._children: list[list[int]] = [[] for _ in words]
        for i, head in enumerate(self.heads):
            if head == i:
                self.labels[i] = ROOT
            else:
                self._children[head].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def children(self, i: int, *labels: str) -> list[int]:
        """Return the dependents in the order of the text, of all labels or of the given ones."""
        return [c for c in self._children[i] if not labels or self.labels[c] in labels]

    def child(self, i: int, *labels: str) -> int | None:
        """Return the first dependent with one of the labels, or None."""
        return next(iter(self.children(i, *labels)), None)

    def is_root(self, i: int) -> bool:
        """Return whether a word heads the sentence."""
        return self.heads[i] == i

    def attach(self, i: int, head: int, label: str) -> bool:
        """Move a word below another; False, and nothing done, where that would close a circle."""
        if self.is_root(i) or self._is_below(head, i):
            return False
        self._children[self.heads[i]].remove(i)
        insort(self._children[head], i)
        self.heads[i], self.labels[i] = head, label
        return True

    def promote(self, i: int, label: str) -> None:
        """Let a word change places with its head, which keeps its other dependents.

        The word takes over the label of its head, and the head gets ``label``.
        """
        old = self.heads[i]
        top = self.heads[old]
        self._children[old].remove(i)
        if top == old:
            self.heads[i] = i
        else:
            self._children[top].remove(old)
            insort(self._children[top], i)
            self.heads[i] = top
        self.labels[i] = self.labels[old]
        insort(self._children[i], old)
        self.heads[old], self.labels[old] = i, label

    def replace(self, i: int, label: str) -> None:
        """Promote a word and give it all other dependents of its former head."""
        old = self.heads[i]
        self.promote(i, label)
        for c in self.children(old):
            self.attach(c, i, self.labels[c])

    def deepest_first(self) -> list[int]:
        """Return all words, each before its head."""
        order = [i for i in range(len(self)) if self.is_root(i)]
        for i in order:
            order += self._children[i]
        return order[::-1]

    def _is_below(self, i: int, top: int) -> bool:
        while i != top and self.heads[i] != i:
            i = self.heads[i]
        return i == top

"""Phrases of a dictionary, looked up longest first without regard to letter case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from kgraph.actors.text import pieces

Value = TypeVar("Value")
Words = tuple[str, ...]


def words(phrase: str) -> Words:
    """Return the words of a phrase in capitals; underscores separate words as blanks do."""
    return pieces(phrase.replace("_", " ").upper())


class Phrases(Generic[Value]):
    """What each phrase stands for."""

    def __init__(self) -> None:
        self._values: dict[Words, Value] = {}
        self._longest: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Words]:
        return iter(self._values)

    def get(self, phrase: Words) -> Value | None:
        """Return what exactly these words stand for, or None."""
        return self._values.get(phrase)

    def set(self, phrase: Words, value: Value) -> None:
        """Make a phrase of at least one word stand for a value."""
        self._values[phrase] = value
        self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def starting(self, text: Sequence[str], at: int) -> Iterator[tuple[int, Value]]:
        """Yield length and value of the phrases at a place of a text in capitals, longest first."""
        limit = min(self._longest.get(text[at], 0), len(text) - at)
        for length in range(limit, 0, -1):
            value = self._values.get(tuple(text[at : at + length]))
            if value is not None:
                yield length, value

"""Spellings of one name: Zelensky and Zelenskyy, Lukashenko and Lukashenka."""

from __future__ import annotations

import re
from functools import cache

from kgraph.actors.tables import rows
from kgraph.actors.text import fold

_SHORTEST = 5


@cache
def key(word: str, within: bool = False) -> str:
    """Return what the spellings of a word have in common, in small letters.

    ``within`` also levels vowels, which is for names that something else ties: those of one
    document, or of the same first name. Short words only lose their marks.
    """
    word = fold(word).lower()
    if len(word) < _SHORTEST:
        return word
    for pattern, replacement in _rules(within):
        word = pattern.sub(replacement, word)
    return word


@cache
def _rules(within: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["pattern"]), row["replacement"])
        for row in rows("transliteration")
        if within or not row["within"]
    )

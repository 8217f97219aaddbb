"""The persons of the table by their names and by parts of them, whatever the spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.tables import column, rows, values
from kgraph.actors.text import fold, pieces
from kgraph.actors.transliteration import key

SURNAME, PART = 2, 1
_LONGEST_FAMILY_FIRST = 3
_SHORTEST_ALIAS = 6

Words = tuple[str, ...]
Name = TypeVar("Name", str, tuple[str, ...])


def name_words(text: str) -> Words:
    """Return the words of a name, folded, in small letters, without marks."""
    return tuple(piece.lower() for piece in pieces(text) if piece.isalnum())


def without_initials(words: Words) -> Words:
    """Return a name without single letters between its first and its last word."""
    kept = tuple(w for i, w in enumerate(words) if len(w) > 1 or i in (0, len(words) - 1))
    return kept if len(kept) > 1 else words


@lru_cache(maxsize=8192)
def keys(words: Words, within: bool) -> Words:
    """Return what spellings of the words have in common."""
    return tuple(key(word, within) for word in words)


@lru_cache(maxsize=8192)
def part_of(short: Words, long: Words, within: bool = True) -> int:
    """Tell how a short name may stand for a long one.

    ``SURNAME`` where it is how the name ends, or the family name before the others (Xi Jinping);
    ``PART`` where it is another part of it; 0 where it is none.
    """
    if not 0 < len(short) < len(long):
        return 0
    wanted, given = keys(short, within), keys(long, within)
    if given[-len(wanted) :] == wanted or (len(short) == 1 and family_first(long) == short[0]):
        return SURNAME
    starts = range(len(given) - len(wanted) + 1)
    return PART if any(given[i : i + len(wanted)] == wanted for i in starts) else 0


def family_first(name: Words) -> str | None:
    """Return the family name that stands first in a Chinese or Korean name."""
    few = 1 < len(name) <= _LONGEST_FAMILY_FIRST
    return name[0] if few and name[0] in _family_names() else None


def person(id: str) -> Actor | None:
    """Return a person of the table."""
    actor = Catalogue.load().actor(id)
    return actor if actor is not None and actor.type == "person" else None


def namesakes(words: Words) -> tuple[str, ...]:
    """Return the ids of persons whose whole name this is, but for spelling and initials."""
    return _whole().get(keys(without_initials(words), True), ())


@lru_cache(maxsize=4096)
def bearers(words: Words, within: bool = False) -> Mapping[str, int]:
    """Return the persons whom a part of a name may stand for, with how (see ``part_of``).

    A name that the table has for a person alone counts as a surname.
    """
    found: dict[str, int] = {}
    for id in _by_word().get(key(words[-1], True), ()) if words else ():
        grade = max(part_of(words, name, within) for name in _names()[id])
        if not grade and _is_alias(words, id):
            grade = SURNAME
        if grade:
            found[id] = grade
    return found


def alias_bearer(words: Words) -> str | None:
    """Return the person for whom the table has another spelling of this one word alone."""
    if len(words) != 1 or len(words[0]) < _SHORTEST_ALIAS:
        return None
    found = _aliases().get(key(words[0]), ())
    return found[0] if len(found) == 1 else None


def _is_alias(words: Words, id: str) -> bool:
    return len(words) == 1 and id in _aliases().get(key(words[0]), ())


@cache
def _names() -> dict[str, tuple[Words, ...]]:
    found: dict[str, tuple[Words, ...]] = {}
    for row in rows("people"):
        spelt = (name_words(name) for name in (row["name"], *values(row["aliases"])))
        found[row["id"]] = tuple(dict.fromkeys(spelt))
    return found


@cache
def _whole() -> dict[Words, tuple[str, ...]]:
    pairs = (
        (keys(without_initials(name), True), id)
        for id, names in _names().items()
        for name in names
        if len(name) > 1
    )
    return _grouped(pairs)


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    pairs = (
        (key(word, True), id) for id, names in _names().items() for name in names for word in name
    )
    return _grouped(pairs)


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    pairs = (
        (key(name[0]), id) for id, names in _names().items() for name in names if len(name) == 1
    )
    return _grouped(pairs)


def _grouped(pairs: Iterable[tuple[Name, str]]) -> dict[Name, tuple[str, ...]]:
    found: dict[Name, dict[str, None]] = {}
    for name, id in pairs:
        found.setdefault(name, {})[id] = None
    return {name: tuple(ids) for name, ids in found.items()}


@cache
def _family_names() -> frozenset[str]:
    return frozenset(fold(name).lower() for name in column("family_names", "name"))

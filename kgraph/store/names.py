"""From a name that somebody types to the id of an actor in the store."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from kgraph.errors import UnknownActorError

# (id, canonical name, words of a mention)
Name = tuple[str, str, str]
_OFFERED = 5
_LONGEST = 60


def find(name: str, known: Iterable[Name]) -> str:
    """Return the id that a name stands for, regardless of case and diacritics.

    An id comes before a canonical name, that before the words of a mention, these before a
    beginning and last a part of a name, such as a surname, where only one actor has it. Raises
    UnknownActorError when none or several do.
    """
    wanted = folded(name)
    if not wanted:
        raise UnknownActorError("an actor's name is empty; 'kgraph stats' lists actors")
    names = sorted(set(known))
    if any(name == id for id, _, _ in names):
        return name
    spelt = [(id, [folded(part) for part in (id, *parts)]) for id, *parts in names]
    for matches in _tests(wanted):
        found = {id for id, parts in spelt if matches(parts)}
        if found:
            return _only(name, found, names)
    raise UnknownActorError(f"no actor named {_short(name)!r}{_suggestion(wanted, names)}")


def folded(text: str) -> str:
    """Return text without case, diacritics and needless blanks."""
    text = text.casefold()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(text.split())


def _tests(wanted: str) -> list[Callable[[list[str]], bool]]:
    """Return the tests of an id, a canonical name and a mention's words, in their order."""
    whole = f" {wanted} "
    return [
        lambda parts: parts[0] == wanted,
        lambda parts: parts[1] == wanted,
        lambda parts: parts[2] == wanted,
        lambda parts: any(part.startswith(wanted) for part in parts[1:]),
        lambda parts: any(whole in f" {part} " for part in parts[1:]),
    ]


def _only(name: str, found: set[str], names: Sequence[Name]) -> str:
    if len(found) == 1:
        return next(iter(found))
    titles = dict(reversed([(id, title) for id, title, _ in names]))
    offered = ", ".join(f"{id} ({titles[id]})" for id in sorted(found)[:_OFFERED])
    more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
    raise UnknownActorError(f"{_short(name)!r} may be {offered}{more}; name one by its id")


def _suggestion(wanted: str, names: Sequence[Name]) -> str:
    spellings: dict[str, str] = {}
    for id, title, words in names:
        for spelling in (title, id, words):
            spellings.setdefault(folded(spelling), f"{title} ({id})")
    # Nobody mistypes more than this, and longer words are slow to compare.
    close = get_close_matches(wanted[:_LONGEST], sorted(spellings), n=_OFFERED, cutoff=0.6)
    offered = list(dict.fromkeys(spellings[spelling] for spelling in close))
    if offered:
        return f"; did you mean {', '.join(offered)}?"
    return "; 'kgraph stats' lists the actors with the most triples"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"

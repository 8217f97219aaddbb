"""From a name that somebody types to the id of an actor in the store."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from kgraph.errors import UnknownActorError

# (id, canonical name, words of a mention)
Name = tuple[str, str, str]
ID, NAME, WORDS = range(3)
_OFFERED = 5
_LONGEST = 60


class Spelling(NamedTuple):
    """One way to spell an actor: its id, its canonical name (``title``) or words of a mention."""

    id: str
    title: str
    kind: int
    folded: str


class Known(Protocol):
    """Spellings among which a name is looked up; each method may return more than it must."""

    def has(self, id: str) -> bool:
        """Return whether this is the id of an actor."""

    def title(self, id: str) -> str:
        """Return the canonical name of an actor."""

    def whole(self, wanted: str) -> Iterable[Spelling]:
        """Return the spellings that are the wanted one."""

    def beginning(self, wanted: str) -> Iterable[Spelling]:
        """Return the spellings that begin so."""

    def holding(self, wanted: str) -> Iterable[Spelling]:
        """Return the spellings with these words in them."""

    def close(self, wanted: str) -> Iterable[Spelling]:
        """Return the spellings that are much like the wanted one."""


def find(name: str, known: Iterable[Name]) -> str:
    """Return the id that a name stands for among these names (see ``search``)."""
    return search(name, _Listed(known))


def search(name: str, known: Known) -> str:
    """Return the id that a name stands for, regardless of case and diacritics.

    An id comes before a canonical name, that before the words of a mention, these before a
    beginning and last a part of a name, such as a surname, where only one actor has it. Raises
    UnknownActorError when none or several do.
    """
    wanted = folded(name)
    if not wanted:
        raise UnknownActorError("an actor's name is empty; 'kgraph stats' lists actors")
    if known.has(name):
        return name
    for look, tests in _tests(wanted, known):
        spellings = list(look(wanted))
        for matches in tests:
            found = {spelling.id for spelling in spellings if matches(spelling)}
            if found:
                return _only(name, found, known)
    # Nobody mistypes more than this, and longer words are slow to compare.
    wanted = wanted[:_LONGEST]
    near = _suggestion(wanted, sorted(known.close(wanted)))
    raise UnknownActorError(f"no actor named {_short(name)!r}{near}")


def folded(text: str) -> str:
    """Return text without case, diacritics and needless blanks."""
    text = text.casefold()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(text.split())


_Look = Callable[[str], Iterable[Spelling]]
_Test = Callable[[Spelling], bool]


def _tests(wanted: str, known: Known) -> list[tuple[_Look, list[_Test]]]:
    """Return where to look and what to look for there: first whole spellings, then parts."""
    within = f" {wanted} "
    whole: list[_Test] = [
        lambda s: s.kind == ID and s.folded == wanted,
        lambda s: s.kind == NAME and s.folded == wanted,
        lambda s: s.kind == WORDS and s.folded == wanted,
    ]
    return [
        (known.whole, whole),
        (known.beginning, [lambda s: s.kind != ID and s.folded.startswith(wanted)]),
        (known.holding, [lambda s: s.kind != ID and within in f" {s.folded} "]),
    ]


def _only(name: str, found: set[str], known: Known) -> str:
    if len(found) == 1:
        return next(iter(found))
    offered = ", ".join(f"{id} ({known.title(id)})" for id in sorted(found)[:_OFFERED])
    more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
    raise UnknownActorError(f"{_short(name)!r} may be {offered}{more}; name one by its id")


def _suggestion(wanted: str, near: Sequence[Spelling]) -> str:
    # Only a name that nobody bears needs the comparison.
    from difflib import get_close_matches

    spellings: dict[str, str] = {}
    for id, title, _, spelling in near:
        spellings.setdefault(spelling, f"{title} ({id})")
    close = get_close_matches(wanted, sorted(spellings), n=_OFFERED, cutoff=0.6)
    offered = list(dict.fromkeys(spellings[spelling] for spelling in close))
    if offered:
        return f"; did you mean {', '.join(offered)}?"
    return "; 'kgraph stats' lists the actors with the most triples"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


class _Listed:
    """Names that are all at hand."""

    def __init__(self, known: Iterable[Name]) -> None:
        names = sorted(set(known))
        self._titles = dict(reversed([(id, title) for id, title, _ in names]))
        self._spellings = [
            Spelling(id, title, kind, folded(spelling))
            for id, title, words in names
            for kind, spelling in ((ID, id), (NAME, title), (WORDS, words))
        ]

    def has(self, id: str) -> bool:
        return id in self._titles

    def title(self, id: str) -> str:
        return self._titles[id]

    def all(self, wanted: str) -> list[Spelling]:
        return self._spellings

    whole = beginning = holding = close = all

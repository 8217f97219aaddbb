"""From a name that somebody types to the id of an actor in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kgraph.errors import UnknownActorError

# (id, canonical name, words of a mention)
Name = tuple[str, str, str]
_OFFERED = 5


def find(name: str, known: Iterable[Name]) -> str:
    """Return the id that a name stands for, regardless of case.

    An id comes before a canonical name, that before the words of a mention, and all before a
    beginning that only one actor's name has. Raises UnknownActorError when none or several do.
    """
    wanted = " ".join(name.split()).casefold()
    names = sorted(set(known))
    if any(name == id for id, _, _ in names):
        return name
    for column in range(3):
        found = {entry[0] for entry in names if entry[column].casefold() == wanted}
        if found:
            return _only(name, found, names)
    found = {id for id, title, words in names if wanted and _begins(wanted, title, words)}
    if found:
        return _only(name, found, names)
    raise UnknownActorError(f"no actor named {name!r}{_suggestion(wanted, names)}")


def _begins(wanted: str, *names: str) -> bool:
    return any(name.casefold().startswith(wanted) for name in names)


def _only(name: str, found: set[str], names: Sequence[Name]) -> str:
    if len(found) == 1:
        return next(iter(found))
    titles = dict(reversed([(id, title) for id, title, _ in names]))
    offered = ", ".join(f"{id} ({titles[id]})" for id in sorted(found)[:_OFFERED])
    more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
    raise UnknownActorError(f"{name!r} may be {offered}{more}; name one by its id")


def _suggestion(wanted: str, names: Sequence[Name]) -> str:
    spellings: dict[str, str] = {}
    for id, title, words in names:
        for spelling in (title, id, words):
            spellings.setdefault(spelling.casefold(), f"{title} ({id})")
    close = get_close_matches(wanted, sorted(spellings), n=_OFFERED, cutoff=0.6)
    offered = list(dict.fromkeys(spellings[spelling] for spelling in close))
    if offered:
        return f"; did you mean {', '.join(offered)}?"
    return "; 'kgraph stats' lists the actors with the most triples"

"""The offices of the persons on the page, for their profiles."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.actors.levels import office_actor
from kgraph.actors.offices import offices_of
from kgraph.page.text import clean

Office = tuple[str, str, str | None]


def offices(keys: Iterable[str]) -> list[list[object]]:
    """Return the offices of those of the actors that held any, by the number of the actor.

    An office is its name (``Belarusian president``), its first day and its last, None where no
    end is known; oldest first.
    """
    found = ((number, _held(key)) for number, key in enumerate(keys))
    return [[number, held] for number, held in found if held]


def _held(key: str) -> list[Office]:
    return [
        (clean(office_actor(term.holder_of, term.office).name), term.start, term.end)
        for term in offices_of(key)
    ]

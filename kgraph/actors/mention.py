"""An actor found in a document, before any relation is read."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("name", "demonym", "institution", "reference")
UNKNOWN = "unknown"
"""The owner in the id of an actor whose owner no text tells: ``unknown:police``."""


def is_unowned(id: str) -> bool:
    """Return whether an id is that of an actor whose owner is not known."""
    return id.startswith(f"{UNKNOWN}:")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span of tokens that names an actor.

    ``start`` and ``end`` are token indices (half-open) of the shortest noun phrase that names
    the actor; ``root`` is the span's syntactic head. ``kind`` is ``name``, ``demonym`` (an
    adjective or people-noun: Polish, Poles), ``institution`` (Polish parliament, Syrian rebels)
    or ``reference`` (it, that nation). ``owner`` is the id of the actor that an institution or
    group belongs to.
    """

    start: int
    end: int
    root: int
    id: str
    name: str
    type: str
    state: str | None
    kind: str = "name"
    owner: str | None = None

"""Which triples a question is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Ids = str | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a triple must fulfil; what is None is not asked for.

    Actors are ids, several where they are one actor. ``actor`` is subject or object, ``between``
    two actors in either direction; ``relation`` and ``text`` are words that must all stand in the
    relation and in the sentence. ``attributed_to`` is who says so, ``sources`` are sources of
    documents as spelt there, ``min_confidence`` is included. ``since`` and ``until`` (ISO 8601,
    as precise as wanted, both included) compare the event's date, or the document's
    where the event has none. ``sentence`` is a document's id and the offset of a sentence in it.
    """

    actor: Ids | None = None
    between: tuple[Ids, Ids] | None = None
    subject: Ids | None = None
    object: Ids | None = None
    relation: str | None = None
    text: str | None = None
    categories: Sequence[str] | None = None
    modality: Sequence[str] | None = None
    negated: bool | None = None
    quad_classes: Sequence[str] | None = None
    sources: Sequence[str] | None = None
    attributed_to: Ids | None = None
    min_confidence: float | None = None
    since: str | None = None
    until: str | None = None
    sentence: tuple[str, int] | None = None
    limit: int | None = None

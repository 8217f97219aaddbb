"""Triples without their words: what a graph is merged from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kgraph.triples import Mention, Triple

Rows = Callable[..., Iterator[tuple[Any, ...]]]


class Actor(NamedTuple):
    """Who a mention stands for."""

    id: str
    name: str
    type: str
    state: str | None


class Brief(NamedTuple):
    """One triple: its id, document and day, who did what to whom, its status and who said it.

    ``document`` is the same for triples of one document, ``day`` the event's date, or the
    document's; ``subject_at`` and ``object_at`` tell the mentions of one document apart.
    """

    id: str
    document: str | int
    day: str | None
    source: str | None
    subject: Actor
    subject_at: int
    object: Actor
    object_at: int
    relation: str
    category: str
    quad_class: str | None
    intensity: float | None
    symmetric: bool
    negated: bool
    modality: str
    speaker: str | None
    confidence: float


_SPAN = 32
_BRIEFS = f"""
SELECT t.id, f.id >> 32, f.day, f.source,
  f.subject_form, (t.subject_start << {_SPAN}) | t.subject_end,
  f.object_form, (t.object_start << {_SPAN}) | t.object_end,
  f.relation, f.category, f.quad_class, t.intensity, t.symmetric, f.negated, f.modality,
  t.attributed_to_id, t.confidence
FROM facts f CROSS JOIN triples t ON t.rowid = f.id & 4294967295 ORDER BY f.id
"""
_FORMS = """
SELECT f.number, l.id, l.name, f.type, nullif(f.state, '')
FROM forms f JOIN labels l ON l.number = f.label
"""


def briefs(rows: Rows) -> Iterator[Brief]:
    """Yield a brief for each triple of a store; ``rows`` runs a question in SQL."""
    actors = {number: Actor(*actor) for number, *actor in rows(_FORMS)}
    terms: dict[int | None, Any] = dict(rows("SELECT number, term FROM terms"))
    terms[None] = None
    for id, document, day, source, s, s_at, o, o_at, *what in rows(_BRIEFS):
        relation, category, quad_class, intensity, symmetric, negated, modality, *said = what
        yield Brief(
            *(id, document, day, terms[source], actors[s], s_at, actors[o], o_at),
            *(terms[relation], terms[category], terms[quad_class], intensity),
            *(bool(symmetric), bool(negated), terms[modality], *said),
        )


def brief(triple: Triple) -> Brief:
    """Return the brief of a triple."""
    subject, object = triple.subject, triple.object
    return Brief(
        id=triple.id,
        document=triple.doc_id,
        day=triple.date or triple.doc_date,
        source=triple.source,
        subject=_actor(subject),
        subject_at=subject.start << _SPAN | subject.end,
        object=_actor(object),
        object_at=object.start << _SPAN | object.end,
        relation=triple.relation,
        category=triple.category,
        quad_class=triple.quad_class,
        intensity=triple.intensity,
        symmetric=triple.symmetric,
        negated=triple.negated,
        modality=triple.modality,
        speaker=triple.attributed_to_id,
        confidence=triple.confidence,
    )


def _actor(mention: Mention) -> Actor:
    return Actor(mention.id, mention.name, mention.type, mention.state)

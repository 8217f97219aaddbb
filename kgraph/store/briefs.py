"""Triples without their words: what a graph is merged from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kgraph.identity import Record
from kgraph.store import plan
from kgraph.store.filters import Selection
from kgraph.store.tables import BITS, SPAN
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


_WANTED = (
    "f.id, f.triple, f.day, f.source, f.subject_form, f.subject_at, f.object_form,"
    " f.object_at, f.relation, f.category, f.quad_class, f.intensity, f.symmetric, f.negated,"
    " f.modality, f.speaker, f.confidence"
)
# What ties a person to an office, a body or a group.
TIES = ("LEADS", "MEMBER_OF", "AFFILIATED_WITH")
_FORMS = """
SELECT f.number, l.id, l.name, f.type, nullif(f.state, '')
FROM forms f JOIN labels l ON l.number = f.label
"""


def briefs(rows: Rows, selection: Selection) -> Iterator[Brief]:
    """Yield a brief for each triple of a selection; ``rows`` runs a question in SQL."""
    who, said = actors(rows), terms(rows)
    sql, values = plan.facts(selection, _WANTED)
    for row in rows(f"{sql} ORDER BY 1", values):
        number, id, day, source, s, s_at, o, o_at, relation, category, quad_class, *rest = row
        intensity, symmetric, negated, modality, speaker, confidence = rest
        yield Brief(
            *(id, number >> BITS, day, said[source], who[s], s_at, who[o], o_at),
            *(said[relation], said[category], said[quad_class], intensity),
            *(symmetric == 1, negated == 1, said[modality], said[speaker], confidence),
        )


def actors(rows: Rows) -> dict[int, Actor]:
    """Return the actors by the numbers of their forms."""
    return {number: Actor(*actor) for number, *actor in rows(_FORMS)}


def terms(rows: Rows) -> dict[Any, Any]:
    """Return the terms by their numbers; None, which is no number, is no term."""
    return {None: None, **dict(rows("SELECT number, term FROM terms"))}


def under(actor: Actor, into: Mapping[str, Record]) -> Actor:
    """Return an actor under the name of the one that it is joined to."""
    record = into.get(actor.id)
    if record is None:
        return actor
    return Actor(record.id, record.name, record.type, actor.state or record.state)


def brief(triple: Triple) -> Brief:
    """Return the brief of a triple."""
    subject, object = triple.subject, triple.object
    return Brief(
        id=triple.id,
        document=triple.doc_id,
        day=triple.date or triple.doc_date,
        source=triple.source,
        subject=_actor(subject),
        subject_at=subject.start << SPAN | subject.end,
        object=_actor(object),
        object_at=object.start << SPAN | object.end,
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

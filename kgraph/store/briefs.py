"""Triples without their words: what a graph is merged from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kgraph.identity import Record
from kgraph.store import plan
from kgraph.store.filters import Selection
from kgraph.store.rows import Rows
from kgraph.store.tables import BITS, SPAN
from kgraph.triples import Mention, Triple


class Actor(NamedTuple):
    """Who a mention stands for."""

    id: str
    name: str
    type: str
    state: str | None


class Brief(NamedTuple):
    """One triple: its id, document and day, who did what to whom, its status and who said it.

    ``document`` is its number, ``day`` the event's date, or the document's; ``subject_at`` and
    ``object_at`` tell the mentions of one document apart.
    """

    id: str
    document: int
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


# One triple with numbers in place of words: that of its fact first, which is its document's and
# its own, then what a Brief has but for the document. A plain tuple, as the file gives it: there
# may be millions.
Line = tuple[Any, ...]
NUMBER, ID, DAY, SOURCE, SUBJECT, SUBJECT_AT, OBJECT, OBJECT_AT, RELATION, CATEGORY = range(10)
QUAD_CLASS, INTENSITY, SYMMETRIC, NEGATED, MODALITY, SPEAKER, CONFIDENCE = range(10, 17)
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


@dataclass(frozen=True, slots=True)
class Lines:
    """Triples in the order of their numbers, and the actors and terms that numbers stand for."""

    rows: Iterable[Line]
    actors: dict[int, Actor]
    terms: dict[Any, Any]

    def brief(self, line: Line) -> Brief:
        """Return a line with the words that its numbers stand for."""
        number, id, day, source, s, s_at, o, o_at, relation, category, quad_class, *rest = line
        intensity, symmetric, negated, modality, speaker, confidence = rest
        who, said = self.actors, self.terms
        return Brief(
            *(id, number >> BITS, day, said[source], who[s], s_at, who[o], o_at),
            *(said[relation], said[category], said[quad_class], intensity),
            *(symmetric == 1, negated == 1, said[modality], said[speaker], confidence),
        )


def lines(rows: Rows, selection: Selection) -> Lines:
    """Return a line for each triple of a selection; ``rows`` runs a question in SQL."""
    sql, values = plan.facts(selection, _WANTED)
    return Lines(rows(f"{sql} ORDER BY 1", values), actors(rows), terms(rows))


def briefs(rows: Rows, selection: Selection) -> Iterator[Brief]:
    """Yield a brief for each triple of a selection; ``rows`` runs a question in SQL."""
    found = lines(rows, selection)
    return map(found.brief, found.rows)


def lines_of(triples: Iterable[Triple]) -> Lines:
    """Return a line for each triple; the same triple twice is one."""
    found: dict[str, Line] = {}
    numbers, who, said = _Numbers(), _Numbers(), _Numbers()
    for triple in triples:
        if triple.id not in found:
            document = numbers[triple.doc_id]
            found[triple.id] = _line(triple, document << BITS | len(found), who, said)
    actors = {number: actor for actor, number in who.items()}
    terms: dict[Any, Any] = {number: term for term, number in said.items()}
    return Lines(sorted(found.values()), actors, {None: None, **terms})


class _Numbers(dict[Any, int]):
    """Numbers for whatever is asked for, each the next one."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def _line(triple: Triple, number: int, who: _Numbers, said: _Numbers) -> Line:
    subject, object = triple.subject, triple.object
    return (
        *(number, triple.id, triple.date or triple.doc_date, _coded(triple.source, said)),
        *(who[_actor(subject)], subject.start << SPAN | subject.end),
        *(who[_actor(object)], object.start << SPAN | object.end),
        *(said[triple.relation], said[triple.category], _coded(triple.quad_class, said)),
        *(triple.intensity, int(triple.symmetric), int(triple.negated), said[triple.modality]),
        *(_coded(triple.attributed_to_id, said), triple.confidence),
    )


def _coded(term: str | None, said: _Numbers) -> int | None:
    return None if term is None else said[term]


def _actor(mention: Mention) -> Actor:
    return Actor(mention.id, mention.name, mention.type, mention.state)


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

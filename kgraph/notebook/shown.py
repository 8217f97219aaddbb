"""What of each kind of record is shown in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kgraph.questions.counting import Counts
from kgraph.questions.differences import Change
from kgraph.questions.disputes import Dispute
from kgraph.questions.evidence import Evidence, spans
from kgraph.questions.neighbours import Neighbour
from kgraph.questions.paths import Hop, Path
from kgraph.questions.search import Found
from kgraph.questions.timeline import Period
from kgraph.store.profile import Listed
from kgraph.triples import Triple


class Marked(NamedTuple):
    """A sentence and the places of its marked words: start, end, and as what they are marked."""

    sentence: str
    spans: tuple[tuple[int, int, str], ...]


Row = dict[str, object]
_NAMES = 4


def rows(record: Any, extra: Mapping[str, Any] | None = None) -> Iterator[Row]:
    """Yield the rows that show a record: one, but for a path, which has one for each hop."""
    if isinstance(record, Path):
        yield from (_hop(hop) for hop in record.hops)
        return
    made = _ROWS.get(type(record))
    row = made(record) if made else {"value": record}
    if extra:
        row |= {s: extra[f"{s}_level_name"] for s in ("subject", "object")}
    yield row


def _triple(t: Triple) -> Row:
    return {
        "subject": t.subject.name,
        "relation": f"not {t.relation}" if t.negated else t.relation,
        "object": t.object.name,
        "category": t.category,
        "said": t.modality,
        "date": t.date or t.doc_date,
        "sentence": Marked(t.sentence, spans(t)),
    }


def _neighbour(n: Neighbour) -> Row:
    return {
        "": n.direction,
        "partner": n.name,
        "id": n.id,
        **_counts(n.counts),
        "first": n.first_date,
        "last": n.last_date,
    }


def _counts(counts: Counts) -> Row:
    return {
        "triples": counts.triples,
        "cooperation": counts.verbal_cooperation + counts.material_cooperation,
        "conflict": counts.verbal_conflict + counts.material_conflict,
        "other": counts.other,
        "denied": counts.denied,
        "intensity": counts.intensity,
    }


def _period(period: Period) -> Row:
    return {"period": period.period, **_counts(period.counts)}


def _found(found: Found) -> Row:
    said = (
        f"{r.subject} – {'not ' if r.negated else ''}{r.relation} – {r.object}"
        for r in found.triples
    )
    return {
        "date": found.date,
        "source": found.source or found.doc_id,
        "sentence": Marked(found.sentence, tuple((*place, "word") for place in found.words)),
        "triples": "; ".join(said),
    }


def _hop(hop: Hop) -> Row:
    return {
        "path": hop.path,
        "from": hop.source_name,
        "": hop.direction,
        "to": hop.target_name,
        "triples": hop.triples,
        "documents": hop.documents,
        "sentence": _sentence(hop.evidence),
    }


def _dispute(d: Dispute) -> Row:
    return {
        "subject": d.subject_name,
        "category": d.category,
        "object": d.object_name,
        "said by": ", ".join(d.affirmed_by),
        "it is said": _sentence(d.affirmation),
        "denied by": ", ".join(d.denied_by),
        "it is denied": _sentence(d.denial),
    }


def _change(c: Change) -> Row:
    return {
        "change": c.kind,
        "category": c.category,
        "one": c.one_name,
        "other": c.other_name,
        "before": c.before,
        "after": c.after,
        "sentence": _sentence(c.evidence),
    }


def _listed(a: Listed) -> Row:
    names = ", ".join(f"{name} {number:,}" for name, number in list(a.names.items())[:_NAMES])
    return {
        "actor": a.name,
        "id": a.id,
        "type": a.type,
        "state": a.state,
        "triples": a.triples,
        "names seen": names,
    }


def _sentence(found: Evidence) -> Marked:
    return Marked(found.sentence, found.spans)


_ROWS: dict[type, Callable[[Any], Row]] = {
    Triple: _triple,
    Neighbour: _neighbour,
    Period: _period,
    Found: _found,
    Hop: _hop,
    Dispute: _dispute,
    Change: _change,
    Listed: _listed,
}

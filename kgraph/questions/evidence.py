"""The sentence behind an answer."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.triples import Triple


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says so; ``spans`` are start, end and part of the words, in the sentence."""

    triple: str
    doc_id: str
    source: str | None
    date: str | None
    subject: str
    relation: str
    object: str
    category: str
    negated: bool
    modality: str
    attributed_to: str | None
    sentence: str
    spans: tuple[tuple[int, int, str], ...]


def evidence(triple: Triple) -> Evidence:
    """Return the sentence of a triple with the places of its actors and trigger."""
    return Evidence(
        triple=triple.id,
        doc_id=triple.doc_id,
        source=triple.source,
        date=triple.date or triple.doc_date,
        subject=triple.subject.name,
        relation=triple.relation,
        object=triple.object.name,
        category=triple.category,
        negated=triple.negated,
        modality=triple.modality,
        attributed_to=triple.attributed_to_text,
        sentence=triple.sentence,
        spans=spans(triple),
    )


def spans(triple: Triple) -> tuple[tuple[int, int, str], ...]:
    """Return where subject, relation and object stand in the sentence, those that are in it."""
    places = (
        (triple.subject.start, triple.subject.end, "subject"),
        (triple.relation_start, triple.relation_end, "relation"),
        (triple.object.start, triple.object.end, "object"),
    )
    base, length = triple.sentence_start, len(triple.sentence)
    return tuple(
        sorted(
            (start - base, end - base, part)
            for start, end, part in places
            if base <= start < end <= base + length
        )
    )

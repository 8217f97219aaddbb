"""Why a triple of a store was read."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.questions.evidence import Evidence, evidence
from kgraph.store import Store


@dataclass(frozen=True, slots=True)
class Why:
    """A triple's sentence, its rule and confidence, and the reason in words.

    The reason is None when the text is read otherwise now: by other actors, another codebook or
    another version.
    """

    rule: str
    reason: str | None
    confidence: float
    evidence: Evidence


def why(store: Store, id: str) -> Why:
    """Return why a triple was read; raises KgraphError when none or several ids begin so."""
    from kgraph.pipeline import Pipeline
    from kgraph.relations.reader import readings
    from kgraph.relations.tracing import reason

    triple = store.find_triple(id)
    document = store.document(triple.doc_id)
    said = None
    for doc, read in Pipeline().parsed([document]):
        for reading in readings(doc, read):
            if not reading.dropped and reading.triple.id == triple.id and said is None:
                said = reason(reading)
    return Why(triple.rule, said, triple.confidence, evidence(triple))

"""Which triples a graph is made of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kgraph.actors.mention import is_unowned
from kgraph.store.briefs import Brief
from kgraph.triples import Triple


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a triple must fulfil; what is None is not asked for.

    Without ``unowned`` both of its actors are known: the police of two texts may be two.
    """

    categories: Collection[str] | None = None
    since: str | None = None
    until: str | None = None
    modality: Collection[str] | None = None
    negated: bool | None = None
    quad_classes: Collection[str] | None = None
    sources: Collection[str] | None = None
    attributed_to: Collection[str] | None = None
    min_confidence: float | None = None
    unowned: bool = False

    def holds(self, brief: Brief) -> bool:
        """Return whether the triple belongs into the graph."""
        return (
            _is_among(brief.category, self.categories)
            and _is_among(brief.modality, self.modality)
            and _is_among(brief.source, self.sources)
            and _is_among(brief.quad_class, self.quad_classes)
            and _is_among(brief.speaker, self.attributed_to)
            and (self.min_confidence is None or brief.confidence >= self.min_confidence)
            and self.negated in (None, brief.negated)
            and within(brief.day, self.since, self.until)
            and (self.unowned or not (is_unowned(brief.subject.id) or is_unowned(brief.object.id)))
        )


def when(triple: Triple) -> str | None:
    """Return the event's date, or the document's where the event has none."""
    return triple.date or triple.doc_date


def within(date: str | None, since: str | None, until: str | None) -> bool:
    """Return whether a date lies between two, both included and each as precise as wanted.

    Dates are compared in the coarser precision: 2022-02 is neither before nor after 2022-02-24.
    """
    if since is None and until is None:
        return True
    if date is None:
        return False
    after = since is None or date[: len(since)] >= since[: len(date)]
    before = until is None or date[: len(until)] <= until[: len(date)]
    return after and before


def _is_among(value: str | None, wanted: Collection[str] | None) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    return wanted is None or value in wanted

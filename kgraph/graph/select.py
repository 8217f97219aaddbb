"""Which triples a graph is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, partial

from kgraph.actors.mention import is_unowned
from kgraph.store.briefs import (
    CATEGORY,
    CONFIDENCE,
    DAY,
    MODALITY,
    NEGATED,
    OBJECT,
    QUAD_CLASS,
    SOURCE,
    SPEAKER,
    SUBJECT,
    Line,
    Lines,
)
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

    def of(self, lines: Lines) -> list[Line]:
        """Return the lines that belong into the graph."""
        rows = lines.rows
        for place, wanted in (
            (CATEGORY, self.categories),
            (MODALITY, self.modality),
            (SOURCE, self.sources),
            (QUAD_CLASS, self.quad_classes),
            (SPEAKER, self.attributed_to),
        ):
            if wanted is not None:
                terms = lines.terms.items()
                numbers = {number for number, term in terms if _is_among(term, wanted)}
                rows = [row for row in rows if row[place] in numbers]
        if self.min_confidence is not None:
            rows = [row for row in rows if row[CONFIDENCE] >= self.min_confidence]
        if self.negated is not None:
            rows = [row for row in rows if (row[NEGATED] == 1) == self.negated]
        if self.since is not None or self.until is not None:
            fits = cache(partial(within, since=self.since, until=self.until))
            rows = [row for row in rows if fits(row[DAY])]
        return self._owned(rows, lines)

    def _owned(self, rows: Iterable[Line], lines: Lines) -> list[Line]:
        unowned = {number for number, actor in lines.actors.items() if is_unowned(actor.id)}
        if self.unowned or not unowned:
            return list(rows)
        return [row for row in rows if row[SUBJECT] not in unowned and row[OBJECT] not in unowned]


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

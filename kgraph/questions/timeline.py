"""What is said of two actors, or of one, month by month or year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kgraph.questions.corpus import Corpus, Fact
from kgraph.questions.counting import Counts, count
from kgraph.questions.dates import periods

STEPS = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """A month or year and what is said of it; nothing is said of a gap."""

    period: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods from the first to the last.

    ``coarse`` counts what is dated to the year alone in a timeline of months, ``undated`` what
    has no date: both belong to no period.
    """

    step: str
    periods: tuple[Period, ...]
    coarse: dict[str, int]
    undated: int


def timeline(corpus: Corpus, one: str, other: str | None = None, step: str = "month") -> Timeline:
    """Return the timeline of an actor, or of two with one another; ``step`` is month or year."""
    facts = list(corpus.facts(actor=one) if other is None else corpus.facts(between=(one, other)))
    size = STEPS[step]
    dated: defaultdict[str, list[Fact]] = defaultdict(list)
    coarse: Counter[str] = Counter()
    for fact in facts:
        if fact.date and len(fact.date) >= size:
            dated[fact.date[:size]].append(fact)
        elif fact.date:
            coarse[fact.date] += 1
    names = periods(min(dated), max(dated)) if dated else []
    return Timeline(
        step=step,
        periods=tuple(Period(name, count(dated[name])) for name in names),
        coarse=dict(sorted(coarse.items())),
        undated=sum(not fact.date for fact in facts),
    )

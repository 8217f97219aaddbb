"""A store at a glance: who, what, from whom and when, each with the most first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from kgraph.questions.corpus import Corpus
from kgraph.questions.dates import periods
from kgraph.questions.totals import Totals, totals
from kgraph.triples import MODALITIES

_QUADS = (
    *("verbal cooperation", "material cooperation"),
    *("verbal conflict", "material conflict"),
)
_READ = "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(words), 0) FROM documents"


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor and how many triples it is part of."""

    id: str
    name: str
    triples: int


@dataclass(frozen=True, slots=True)
class DyadCount:
    """Two actors and how many triples are about them, whoever acts."""

    one: str
    one_name: str
    other: str
    other_name: str
    triples: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How much a store holds, and of what most.

    Documents, sentences and words are all that was read; everything else counts the triples
    that the filters choose. ``statuses`` are the modalities and, apart from them, what is
    negated; ``quad_classes`` and ``sources`` have an empty name for none; ``years`` have no gaps.
    """

    documents: int
    sentences: int
    words: int
    triples: int
    actors: int
    first_date: str | None
    last_date: str | None
    undated: int
    top_actors: tuple[ActorCount, ...]
    top_dyads: tuple[DyadCount, ...]
    top_categories: dict[str, int]
    quad_classes: dict[str, int]
    statuses: dict[str, int]
    sources: dict[str, int]
    years: dict[str, int]


def overview(corpus: Corpus, top: int = 10) -> Overview:
    """Return the overview of a store, with the ``top`` actors, dyads, categories and sources."""
    found = totals(corpus)
    actors: Counter[str] = Counter()
    for (one, other), number in found.dyads.items():
        actors[one] += number
        if one != other:
            actors[other] += number
    return _overview(corpus, found, actors, top)


def _overview(corpus: Corpus, found: Totals, actors: Counter[str], top: int) -> Overview:
    ((documents, sentences, words),) = corpus.store.rows(_READ)
    kinds = found.kinds
    dates = sorted(date for date in kinds["day"] if date)
    name = corpus.name
    return Overview(
        documents=documents,
        sentences=sentences,
        words=words,
        triples=sum(found.dyads.values()),
        actors=len(actors),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        undated=kinds["day"][None],
        top_actors=tuple(ActorCount(id, name(id), number) for id, number in _most(actors, top)),
        top_dyads=tuple(
            DyadCount(one, name(one), other, name(other), number)
            for (one, other), number in _most(found.dyads, top)
        ),
        top_categories=dict(_most(kinds["category"], top)),
        quad_classes={each: kinds["quad_class"][each or None] for each in (*_QUADS, "")},
        statuses={
            **{each: kinds["modality"][each] for each in MODALITIES},
            "negated": kinds["negated"][1],
        },
        sources={each or "": number for each, number in _most(kinds["source"], top)},
        years=_years(kinds["day"]),
    )


def _most(counts: Counter[Any], top: int) -> list[tuple[Any, int]]:
    # Most are rare, and need not be sorted.
    least = min(nlargest(top, counts.values()), default=0)
    fitting = [(key, number) for key, number in counts.items() if number >= least]
    return sorted(fitting, key=lambda item: (-item[1], item[0] or ""))[:top]


def _years(dates: Counter[str | None]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for date, number in dates.items():
        if date:
            counts[date[:4]] += number
    return {year: counts[year] for year in periods(min(counts), max(counts))} if counts else {}

"""A store at a glance: who, what, from whom and when, each with the most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kgraph.questions.corpus import Corpus
from kgraph.questions.dates import periods
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
    counted: dict[str, Counter[Any]] = {
        name: Counter()
        for name in ("actor", "dyad", "category", "quad", "status", "source", "date")
    }
    total = 0
    for fact in corpus.facts():
        total += 1
        ends = fact.subject, fact.object
        counted["actor"].update({*ends})
        counted["dyad"][min(ends), max(ends)] += 1
        counted["category"][fact.category] += 1
        counted["quad"][fact.quad_class or ""] += 1
        counted["status"][fact.modality] += 1
        counted["status"]["negated"] += fact.negated
        counted["source"][fact.source or ""] += 1
        counted["date"][fact.date] += 1
    return _overview(corpus, counted, total, top)


def _overview(
    corpus: Corpus, counted: Mapping[str, Counter[Any]], total: int, top: int
) -> Overview:
    ((documents, sentences, words),) = corpus.store.rows(_READ)
    dates = sorted(date for date in counted["date"] if date)
    name = corpus.name
    return Overview(
        documents=documents,
        sentences=sentences,
        words=words,
        triples=total,
        actors=len(counted["actor"]),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        undated=counted["date"][None],
        top_actors=tuple(
            ActorCount(id, name(id), number) for id, number in _most(counted["actor"])[:top]
        ),
        top_dyads=tuple(
            DyadCount(one, name(one), other, name(other), number)
            for (one, other), number in _most(counted["dyad"])[:top]
        ),
        top_categories=dict(_most(counted["category"])[:top]),
        quad_classes={each: counted["quad"][each] for each in (*_QUADS, "")},
        statuses={each: counted["status"][each] for each in (*MODALITIES, "negated")},
        sources=dict(_most(counted["source"])[:top]),
        years=_years(counted["date"]),
    )


def _most(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _years(dates: Counter[str | None]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for date, number in dates.items():
        if date:
            counts[date[:4]] += number
    return {year: counts[year] for year in periods(min(counts), max(counts))} if counts else {}

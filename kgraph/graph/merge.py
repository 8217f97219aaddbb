"""One edge for all triples that say the same of the same two actors."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import networkx as nx

from kgraph.graph.edges import add_edges, sort_keys
from kgraph.graph.nodes import nodes
from kgraph.graph.rollup import LEVELS, check
from kgraph.graph.select import Choice
from kgraph.graph.sides import Sides, joined, sides
from kgraph.identity import Identities
from kgraph.store import Store
from kgraph.store.briefs import Lines, lines_of
from kgraph.triples import Triple


def build(
    triples: Store | Iterable[Triple],
    *,
    level: str = "actor",
    identities: Identities | None = None,
    categories: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    modality: Collection[str] | None = None,
    negated: bool | None = None,
    quad_classes: Collection[str] | None = None,
    sources: Collection[str] | None = None,
    attributed_to: Collection[str] | None = None,
    min_confidence: float | None = None,
    unowned: bool = False,
    min_weight: int = 1,
) -> nx.MultiDiGraph:
    """Return the graph of the triples that fulfil the filters, the same for any order of them.

    ``triples`` is a store, all of whose triples are read, or triples; the same triple twice
    counts once, so the graph of two lots of triples is that of one chained to the other.
    ``level`` is actor, institution or state; ``since`` and ``until`` are ISO 8601, included, and
    as precise as wanted; ``attributed_to`` are ids of speakers; ``identities`` says which ids
    are one actor: the others are listed in the node's ``merged``; actors whose owner is unknown
    (``unknown:police``) are left out unless ``unowned``, and edges of fewer than ``min_weight``
    triples are too.
    """
    choice = Choice(
        categories=categories,
        since=since,
        until=until,
        modality=modality,
        negated=negated,
        quad_classes=quad_classes,
        sources=sources,
        attributed_to=attributed_to,
        min_confidence=min_confidence,
        unowned=unowned,
    )
    check(level)
    return _levels((level,), triples, identities, choice, min_weight)[level]


def build_levels(
    triples: Store | Iterable[Triple],
    *,
    identities: Identities | None = None,
    min_weight: int = 1,
    **choice: Any,
) -> dict[str, nx.MultiDiGraph]:
    """Return the graph of each level, as ``build`` makes it with the same filters."""
    return _levels(LEVELS, triples, identities, Choice(**choice), min_weight)


def _levels(
    levels: Sequence[str],
    triples: Store | Iterable[Triple],
    identities: Identities | None,
    choice: Choice,
    min_weight: int,
) -> dict[str, nx.MultiDiGraph]:
    with _uncollected():
        lines = _lines(triples)
        if identities is not None:
            lines = joined(lines, identities.into)
        if levels != ("actor",):
            lines = replace(lines, rows=list(lines.rows))
        chosen = choice.of(lines)
        return {
            level: _graph(sides(lines, chosen, level), lines.terms, identities, min_weight)
            for level in levels
        }


def _lines(triples: Store | Iterable[Triple]) -> Lines:
    return triples.lines() if isinstance(triples, Store) else lines_of(triples)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for rubbish, which among millions of records takes for ever."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _graph(
    found: Sides, terms: dict[Any, Any], identities: Identities | None, min_weight: int
) -> nx.MultiDiGraph:
    keys = sort_keys(found, terms)
    if min_weight > 1:
        weights = Counter(keys)
        found = found.where(weights[key] >= min_weight for key in keys)
        keys = sort_keys(found, terms)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes(found).items())
    if identities is not None:
        for id in graph:
            if others := [other for other in identities.ids(id) if other != id]:
                graph.nodes[id]["merged"] = "; ".join(others)
    add_edges(graph, found, keys, terms)
    return graph

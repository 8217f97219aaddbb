"""One edge for all triples that say the same of the same two actors."""

from __future__ import annotations

import gc
import hashlib
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import networkx as nx

from kgraph.graph.nodes import gather
from kgraph.graph.rollup import LEVELS, check, roller
from kgraph.graph.select import Choice
from kgraph.identity import Identities
from kgraph.store import Store
from kgraph.store.briefs import Actor, Brief, brief, under
from kgraph.triples import Triple


class EdgeKey(NamedTuple):
    """What two triples must share to be one edge; its hash is the edge's key in the graph."""

    source: str
    target: str
    category: str
    relation: str
    negated: bool
    modality: str

    def hashed(self) -> str:
        """Return the key as a short string that no other edge of any graph has."""
        source, target, category, relation, negated, modality = self
        content = f"{source}\x1f{target}\x1f{category}\x1f{relation}\x1f{negated}\x1f{modality}"
        return "e" + hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


class _Statement(NamedTuple):
    """A triple and who its two sides count as."""

    brief: Brief
    subject: Actor
    object: Actor


_Edges = dict[EdgeKey, list[_Statement]]


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
        briefs = _briefs(triples)
        if identities is not None:
            briefs = _joined(briefs, identities)
        if levels != ("actor",):
            briefs = list(briefs)
        result = {}
        for level in levels:
            edges = _edges(briefs, level, choice)
            if min_weight > 1:
                edges = {key: said for key, said in edges.items() if len(said) >= min_weight}
            result[level] = _graph(edges, identities)
        return result


def _briefs(triples: Store | Iterable[Triple]) -> Iterable[Brief]:
    if isinstance(triples, Store):
        return triples.briefs()
    return {(short := brief(triple)).id: short for triple in triples}.values()


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


def _joined(briefs: Iterable[Brief], identities: Identities) -> Iterator[Brief]:
    """Yield triples between actors; what is said between two ids of one actor is left out."""
    into = identities.into
    for each in briefs:
        if each.subject.id in into or each.object.id in into:
            subject, object = under(each.subject, into), under(each.object, into)
            if subject.id == object.id and (subject, object) != (each.subject, each.object):
                continue
            each = each._replace(subject=subject, object=object)
        yield each


def _edges(briefs: Iterable[Brief], level: str, choice: Choice) -> _Edges:
    roll = roller(briefs, level)
    edges: defaultdict[EdgeKey, list[_Statement]] = defaultdict(list)
    for each in briefs:
        if not choice.holds(each):
            continue
        subject, object = each.subject, each.object
        if level != "actor":
            subject, object = roll(subject, each), roll(object, each)
            # Two offices of one state are one node there, and say nothing about two.
            if subject.id == object.id:
                continue
        edges[_key(each, subject.id, object.id)].append(_Statement(each, subject, object))
    return edges


def _key(said: Brief, source: str, target: str) -> EdgeKey:
    if said.symmetric and target < source:
        source, target = target, source
    return EdgeKey(source, target, said.category, said.relation, said.negated, said.modality)


def _graph(edges: _Edges, identities: Identities | None) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    nodes = gather(each for statements in edges.values() for each in statements)
    graph.add_nodes_from((id, nodes[id].attributes()) for id in sorted(nodes))
    if identities is not None:
        for id in nodes:
            if others := [other for other in identities.ids(id) if other != id]:
                graph.nodes[id]["merged"] = "; ".join(others)
    # Taken out one by one, so that the triples make room for the graph.
    graph.add_edges_from(
        (key.source, key.target, key.hashed(), _attributes(key, edges.pop(key)))
        for key in sorted(edges)
    )
    return graph


def _attributes(key: EdgeKey, statements: list[_Statement]) -> dict[str, Any]:
    if len(statements) == 1:
        # Most edges of a large graph; counting one by sets would be half of the time.
        return _of_one(key, statements[0].brief)
    briefs = [statement.brief for statement in statements]
    days = [each.day for each in briefs if each.day]
    return {
        "relation": key.relation,
        "category": key.category,
        "quad_class": min((b.quad_class for b in briefs if b.quad_class), default=None),
        "intensity": _mean([b.intensity for b in briefs if b.intensity is not None]),
        "symmetric": all(b.symmetric for b in briefs),
        "negated": key.negated,
        "modality": key.modality,
        "weight": len(briefs),
        "documents": len({b.document for b in briefs}),
        # Documents that name no source count as one.
        "sources": len({b.source for b in briefs}),
        "first_date": min(days, default=None),
        "last_date": max(days, default=None),
        "evidence": sorted(b.id for b in briefs),
    }


def _of_one(key: EdgeKey, brief: Brief) -> dict[str, Any]:
    """Return the attributes of an edge of one triple."""
    day = brief.day or None
    return {
        "relation": key.relation,
        "category": key.category,
        "quad_class": brief.quad_class or None,
        "intensity": None if brief.intensity is None else _mean([brief.intensity]),
        "symmetric": brief.symmetric,
        "negated": key.negated,
        "modality": key.modality,
        "weight": 1,
        "documents": 1,
        "sources": 1,
        "first_date": day,
        "last_date": day,
        "evidence": [brief.id],
    }


def _mean(values: list[float]) -> float | None:
    # fsum is exact, so the mean does not hang on the order.
    return round(math.fsum(values) / len(values), 4) if values else None

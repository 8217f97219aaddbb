"""One edge for all triples that say the same of the same two actors."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import networkx as nx

from kgraph.graph.rollup import LEVELS, Actor, most_frequent, roller
from kgraph.graph.select import Choice, when
from kgraph.identity import Identities
from kgraph.triples import Mention, Triple


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
        content = "\x1f".join(str(part) for part in self)
        return "e" + hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


@dataclass(slots=True)
class _Node:
    actors: Counter[Actor] = field(default_factory=Counter)
    mentions: set[tuple[str, int, int]] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)

    def add(self, actor: Actor, mention: Mention, triple: Triple) -> None:
        self.actors[actor] += 1
        self.mentions.add((triple.doc_id, mention.start, mention.end))
        self.dates |= {date for date in [when(triple)] if date}

    def attributes(self) -> dict[str, Any]:
        actor = most_frequent(self.actors)
        return {
            "name": actor.name,
            "type": actor.type,
            "state": actor.state,
            "mentions": len(self.mentions),
            "first_date": min(self.dates, default=None),
            "last_date": max(self.dates, default=None),
        }


class _Statement(NamedTuple):
    """A triple and who its two sides count as."""

    id: str
    triple: Triple
    subject: Actor
    object: Actor


def build(
    triples: Iterable[Triple],
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

    ``level`` is actor, institution or state; ``since`` and ``until`` are ISO 8601, included, and
    as precise as wanted; ``attributed_to`` are ids of speakers; ``identities`` says which ids
    are one actor: the others are listed in the node's ``merged``;
    actors whose owner is unknown (``unknown:police``) are left out unless ``unowned``, and edges
    of fewer than ``min_weight`` triples are too.
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
    return _graph(_known(triples, identities), level, choice, identities, min_weight)


def build_levels(
    triples: Iterable[Triple],
    *,
    identities: Identities | None = None,
    min_weight: int = 1,
    **choice: Any,
) -> dict[str, nx.MultiDiGraph]:
    """Return the graph of each level, as ``build`` makes it with the same filters."""
    known = _known(triples, identities)
    chosen = Choice(**choice)
    return {level: _graph(known, level, chosen, identities, min_weight) for level in LEVELS}


def _known(triples: Iterable[Triple], identities: Identities | None) -> dict[str, Triple]:
    known = {triple.id: triple for triple in triples}
    return known if identities is None else _joined(known, identities)


def _graph(
    known: dict[str, Triple],
    level: str,
    choice: Choice,
    identities: Identities | None,
    min_weight: int,
) -> nx.MultiDiGraph:
    edges = {
        key: statements
        for key, statements in _edges(known, level, choice).items()
        if len(statements) >= min_weight
    }
    graph = nx.MultiDiGraph()
    nodes = _nodes(edges.values())
    graph.add_nodes_from((id, nodes[id].attributes()) for id in sorted(nodes))
    if identities is not None:
        for id in nodes:
            if others := [other for other in identities.ids(id) if other != id]:
                graph.nodes[id]["merged"] = "; ".join(others)
    graph.add_edges_from(
        (key.source, key.target, key.hashed(), _attributes(key, edges[key]))
        for key in sorted(edges)
    )
    return graph


def _joined(known: dict[str, Triple], identities: Identities) -> dict[str, Triple]:
    """Return triples between actors; what is said between two ids of one actor is left out."""
    joined = {id: identities.triple(triple) for id, triple in known.items()}
    return {
        id: triple
        for id, triple in joined.items()
        if triple.subject.id != triple.object.id or known[id] == triple
    }


def _edges(known: dict[str, Triple], level: str, choice: Choice) -> dict[EdgeKey, list[_Statement]]:
    roll = roller(known.values(), level)
    edges: defaultdict[EdgeKey, list[_Statement]] = defaultdict(list)
    for id, triple in known.items():
        if choice.holds(triple):
            subject, object = roll(triple.subject, triple), roll(triple.object, triple)
            statement = _Statement(id, triple, subject, object)
            # Two offices of one state are one node there, and say nothing about two.
            if level == "actor" or statement.subject.id != statement.object.id:
                edges[_key(statement)].append(statement)
    return edges


def _key(statement: _Statement) -> EdgeKey:
    triple = statement.triple
    source, target = statement.subject.id, statement.object.id
    if triple.symmetric:
        source, target = sorted((source, target))
    return EdgeKey(
        source, target, triple.category, triple.relation, triple.negated, triple.modality
    )


def _nodes(edges: Iterable[list[_Statement]]) -> dict[str, _Node]:
    nodes: defaultdict[str, _Node] = defaultdict(_Node)
    for statements in edges:
        for _, triple, subject, object in statements:
            nodes[subject.id].add(subject, triple.subject, triple)
            nodes[object.id].add(object, triple.object, triple)
    return nodes


def _attributes(key: EdgeKey, statements: list[_Statement]) -> dict[str, Any]:
    triples = [statement.triple for statement in statements]
    dates = {date for triple in triples if (date := when(triple))}
    return {
        "relation": key.relation,
        "category": key.category,
        "quad_class": min((t.quad_class for t in triples if t.quad_class), default=None),
        "intensity": _mean([t.intensity for t in triples if t.intensity is not None]),
        "symmetric": all(triple.symmetric for triple in triples),
        "negated": key.negated,
        "modality": key.modality,
        "weight": len(triples),
        "documents": len({triple.doc_id for triple in triples}),
        "first_date": min(dates, default=None),
        "last_date": max(dates, default=None),
        "evidence": sorted(statement.id for statement in statements),
    }


def _mean(values: list[float]) -> float | None:
    # fsum is exact, so the mean does not hang on the order.
    return round(math.fsum(values) / len(values), 4) if values else None

"""The edges of a graph: what triples share to be one, and what one says of its triples."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import networkx as nx

from kgraph.graph.sides import Sides
from kgraph.store.briefs import (
    CATEGORY,
    DAY,
    ID,
    INTENSITY,
    MODALITY,
    NEGATED,
    NUMBER,
    QUAD_CLASS,
    RELATION,
    SOURCE,
    SYMMETRIC,
    Line,
)
from kgraph.store.tables import BITS

# Of a mean intensity.
_DIGITS = 4


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


def sort_keys(sides: Sides, terms: Mapping[Any, Any]) -> list[int]:
    """Return a number for each triple: the same for those of one edge, in the order of EdgeKey."""
    ids = _ranks(actor.id for actor in sides.actors)
    words = _ranks(term for term in terms.values() if term is not None)
    ranks = {number: words[term] for number, term in terms.items() if term is not None}
    # A key is put together from ranks, each in bits of its own; a word may be one of many.
    bits = len(words).bit_length()
    modality, negated = ranks, 1 << bits
    relation = {number: rank << bits + 1 for number, rank in ranks.items()}
    category = {number: rank << 2 * bits + 1 for number, rank in ranks.items()}
    target = [ids[actor.id] << 3 * bits + 1 for actor in sides.actors]
    shift = len(ids).bit_length()
    keys = []
    for line, subject, object in zip(sides.lines, sides.subjects, sides.objects, strict=True):
        if line[SYMMETRIC] == 1 and target[object] < target[subject]:
            subject, object = object, subject
        key = (target[subject] << shift) + target[object] + category[line[CATEGORY]]
        key += relation[line[RELATION]] + modality[line[MODALITY]]
        keys.append(key + negated if line[NEGATED] == 1 else key)
    return keys


def _ranks(words: Iterable[str]) -> dict[str, int]:
    return {word: rank for rank, word in enumerate(sorted({*words}))}


def add_edges(
    graph: nx.MultiDiGraph, sides: Sides, keys: list[int], terms: Mapping[Any, Any]
) -> None:
    """Add an edge for the triples of each key, in the order of keys."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ids = [actor.id for actor in sides.actors]
    lines, subjects, objects = sides.lines, sides.subjects, sides.objects
    for _, alike in groupby(places, keys.__getitem__):
        place, *others = alike
        line = lines[place]
        source, target = ids[subjects[place]], ids[objects[place]]
        if line[SYMMETRIC] == 1 and target < source:
            source, target = target, source
        data = (
            _of_many([line, *map(lines.__getitem__, others)], terms)
            if others
            else _of_one(line, terms)
        )
        graph.add_edge(source, target, _key(source, target, data).hashed(), **data)


def _key(source: str, target: str, data: Mapping[str, Any]) -> EdgeKey:
    return EdgeKey(
        source, target, data["category"], data["relation"], data["negated"], data["modality"]
    )


def _of_one(line: Line, terms: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the attributes of an edge of one triple, as most edges of a large graph are."""
    day, intensity = line[DAY] or None, line[INTENSITY]
    return {
        "relation": terms[line[RELATION]],
        "category": terms[line[CATEGORY]],
        "quad_class": terms[line[QUAD_CLASS]] or None,
        "intensity": None if intensity is None else round(float(intensity), _DIGITS),
        "symmetric": line[SYMMETRIC] == 1,
        "negated": line[NEGATED] == 1,
        "modality": terms[line[MODALITY]],
        "weight": 1,
        "documents": 1,
        "sources": 1,
        "first_date": day,
        "last_date": day,
        "evidence": [line[ID]],
    }


def _of_many(lines: list[Line], terms: Mapping[Any, Any]) -> dict[str, Any]:
    quads = {terms[line[QUAD_CLASS]] for line in lines}
    days = {line[DAY] for line in lines if line[DAY]}
    return {
        **_of_one(lines[0], terms),
        "quad_class": min((quad for quad in quads if quad), default=None),
        "intensity": _mean([line[INTENSITY] for line in lines if line[INTENSITY] is not None]),
        "symmetric": all(line[SYMMETRIC] == 1 for line in lines),
        "weight": len(lines),
        "documents": len({line[NUMBER] >> BITS for line in lines}),
        # Documents that name no source count as one.
        "sources": len({line[SOURCE] for line in lines}),
        "first_date": min(days, default=None),
        "last_date": max(days, default=None),
        "evidence": sorted(line[ID] for line in lines),
    }


def _mean(values: list[float]) -> float | None:
    # fsum is exact, so the mean does not hang on the order.
    return round(math.fsum(values) / len(values), _DIGITS) if values else None

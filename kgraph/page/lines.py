"""The drawn lines: edges of the graph that join the same two actors in the same sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx

from kgraph.errors import InputError
from kgraph.triples import Triple

LOOKS = {"asserted": "fact", "reported": "fact", "planned": "open", "possible": "open"}


class Line(NamedTuple):
    """One drawn line; ``look`` is ``fact``, ``open`` (planned or possible) or ``denied``."""

    source: str
    target: str
    category: str
    look: str
    symmetric: bool
    quad_class: str


class Evidence(NamedTuple):
    """One triple as evidence for a line, with the relation of the edge that cites it."""

    relation: str
    triple: Triple


def draw_lines(graph: nx.MultiDiGraph, triples: Mapping[str, Triple]) -> dict[Line, list[Evidence]]:
    """Return the lines of a graph in order, each with its evidence in reading order.

    Raises InputError when an edge cites a triple that is not given.
    """
    found: dict[Line, dict[str, Evidence]] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        line = _line(str(source), str(target), data)
        cited = found.setdefault(line, {})
        for identity in data["evidence"]:
            if identity not in triples:
                raise InputError(
                    f"edge {key} cites the triple {identity}, which is not among the triples "
                    "given; pass all the triples that the graph was made from"
                )
            cited[identity] = Evidence(str(data["relation"]), triples[identity])
    return {line: _in_reading_order(found[line]) for line in sorted(found)}


def _line(source: str, target: str, data: Mapping[str, object]) -> Line:
    symmetric = bool(data.get("symmetric"))
    if symmetric:
        source, target = sorted((source, target))
    look = "denied" if data.get("negated") else LOOKS[str(data.get("modality", "asserted"))]
    quad_class = str(data.get("quad_class") or "")
    return Line(source, target, str(data["category"]), look, symmetric, quad_class)


def _in_reading_order(evidence: Mapping[str, Evidence]) -> list[Evidence]:
    def place(item: tuple[str, Evidence]) -> tuple[str, int, int, str]:
        triple = item[1].triple
        return triple.doc_id, triple.sentence_start, triple.relation_start, item[0]

    return [found for _, found in sorted(evidence.items(), key=place)]


def bends(lines: list[Line]) -> list[float]:
    """Return how far each line bends so that lines of the same two actors lie apart.

    Positive is to the left of the way from source to target; a single line is straight.
    """
    pairs: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(lines):
        pairs.setdefault((min(line[:2]), max(line[:2])), []).append(index)
    result = [0.0] * len(lines)
    for (first, _), members in pairs.items():
        step = min(0.2, 0.75 / len(members))
        for place, index in enumerate(members):
            bend = (place - (len(members) - 1) / 2) * step
            result[index] = round(bend if lines[index].source == first else -bend, 3)
    return result

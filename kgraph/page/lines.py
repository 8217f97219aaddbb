"""The drawn lines: edges of the graph that join the same two actors in the same sense."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

import networkx as nx

from kgraph.errors import InputError

LOOKS = {"asserted": "fact", "reported": "fact", "planned": "open", "possible": "open"}


class Line(NamedTuple):
    """One drawn line; ``look`` is ``fact``, ``open`` (planned or possible) or ``denied``."""

    source: str
    target: str
    category: str
    look: str
    symmetric: bool
    quad_class: str


class Level(NamedTuple):
    """The graph of one level, its actors and its lines, each with the ids of its triples."""

    id: str
    graph: nx.MultiDiGraph
    actors: list[str]
    lines: dict[Line, list[str]]


def read_level(id: str, graph: nx.MultiDiGraph, known: Container[str]) -> Level:
    """Return the actors and the lines of a graph in order.

    Raises InputError when an edge cites a triple that is not known.
    """
    found: dict[Line, set[str]] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        cited = found.setdefault(_line(str(source), str(target), data), set())
        for triple in data["evidence"]:
            if triple not in known:
                raise InputError(
                    f"edge {key} cites the triple {triple}, which is not among the triples "
                    "given; pass all the triples that the graph was made from"
                )
            cited.add(triple)
    lines = {line: sorted(found[line]) for line in sorted(found)}
    return Level(id, graph, sorted(str(actor) for actor in graph), lines)


def _line(source: str, target: str, data: Mapping[str, object]) -> Line:
    symmetric = bool(data.get("symmetric"))
    if symmetric:
        source, target = sorted((source, target))
    look = "denied" if data.get("negated") else LOOKS[str(data.get("modality", "asserted"))]
    quad_class = str(data.get("quad_class") or "")
    return Line(source, target, str(data["category"]), look, symmetric, quad_class)


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


def neighbours(level: Level) -> dict[str, dict[str, int]]:
    """Return for each actor whom it is tied to as a fact, and by how many triples."""
    near: dict[str, dict[str, int]] = {actor: {} for actor in level.actors}
    for line, triples in level.lines.items():
        if line.source != line.target and line.look == "fact":
            for one, other in ((line.source, line.target), (line.target, line.source)):
                near[one][other] = near[one].get(other, 0) + len(triples)
    return near

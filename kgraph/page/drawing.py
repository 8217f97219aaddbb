"""The nodes, edges and options that pyvis hands to vis-network, and where the actors stand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from kgraph.page.core import core
from kgraph.page.layout import FINE_LIMIT, place
from kgraph.page.lines import Level, Line, neighbours
from kgraph.page.payload import Payload
from kgraph.page.score import Drawing
from kgraph.page.styles import type_styles
from kgraph.page.text import cells, wrap

DRAW_ALL = 400
CORE = 150
# Up to here every line has room for its words.
SMALL = 30
FONT = 16
# The size of a symbol: the least, what the root of the number of neighbours adds, the most.
SIZES = (13.0, 3.4, 34.0)
_COLUMN = 8.9
_LABEL_COLUMN = 6.6
_CROWDED, _TALL = 120.0, 130.0
_SHARE = 0.6

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False, "stabilization": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 3},
    "edges": {
        "selectionWidth": 1.2,
        "hoverWidth": 0.6,
        "arrowStrikethrough": False,
        "color": {"inherit": False},
        "selfReference": {"size": 22, "angle": math.pi / 4},
    },
    "interaction": {
        "hover": True,
        "tooltipDelay": 250,
        "multiselect": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "zoomSpeed": 0.6,
    },
}

Neighbours = Mapping[str, Mapping[str, int]]


def vis_nodes(payload: Payload) -> list[dict[str, Any]]:
    """Return pyvis' nodes: all actors, with their names broken into lines."""
    shapes = [style.shape for style in type_styles().values()]
    columns = payload["nodes"]
    return [
        {"id": f"n{number}", "label": "\n".join(wrap(name)), "shape": shapes[type]}
        for number, (name, type) in enumerate(zip(columns["name"], columns["type"], strict=True))
    ]


def vis_edges(payload: Payload, levels: list[Level]) -> list[dict[str, Any]]:
    """Return pyvis' edges: the two ends of the lines of all levels, one level after the other."""
    at = {key: f"n{number}" for number, key in enumerate(payload["nodes"]["key"])}
    lines = [line for level in levels for line in level.lines]
    return [
        {"id": f"e{number}", "from": at[line.source], "to": at[line.target]}
        for number, line in enumerate(lines)
    ]


def places(payload: Payload, levels: list[Level], seed: int) -> list[list[list[int]]]:
    """Return for each level the actors drawn at first and where they stand.

    A row is the number of the actor, its place on a wide screen and whether its name goes above
    its symbol there, and the same on a tall screen, where lines are shorter.
    """
    at = {key: number for number, key in enumerate(payload["nodes"]["key"])}
    names = payload["nodes"]["name"]
    return [
        _places(level, at, names, _words(payload, depth), seed)
        for depth, level in enumerate(levels)
    ]


def _places(
    level: Level, at: Mapping[str, int], names: list[str], words: Mapping[int, int], seed: int
) -> list[list[int]]:
    near = neighbours(level)
    tied = _tied(level)
    chosen = level.actors if len(level.actors) <= DRAW_ALL else core(near, CORE)
    linked = [key for key in chosen if tied[key]] or chosen
    alone = sorted(set(chosen) - set(linked))
    # Of more actors not all names fit; the page writes those that do.
    share = 1.0 if len(linked) <= FINE_LIMIT else _SHARE
    found = [_box(names[at[key]], len(near[key]), share) for key in linked]
    boxes = np.array(found).reshape(-1, 4)
    number = {key: place for place, key in enumerate(linked)}
    rows = [[at[key]] for key in linked + alone]
    crowded = len(linked) > SMALL
    for aspect, longest in ((1.42, _CROWDED if crowded else math.inf), (0.62, _TALL)):
        lengths = _lengths(level, words, longest)
        points, above = place(_drawing(lengths, number, boxes, aspect), seed)
        below = _row_below(len(alone), boxes, points)
        spots = [*points.tolist(), *below]
        for row, (x, y), high in zip(rows, spots, [*above, *[False] * len(alone)], strict=True):
            row += [int(x), int(y), int(high)]
    return rows


def _tied(level: Level) -> dict[str, bool]:
    """Return whether an actor has a line to another, be it no fact."""
    tied = dict.fromkeys(level.actors, False)
    for line in level.lines:
        if line.source != line.target:
            tied[line.source] = tied[line.target] = True
    return tied


def _row_below(count: int, boxes: Any, points: Any) -> list[list[float]]:
    """Return places, ten to a row, below everything that has lines."""
    bottom = float((points[:, 1] + boxes[:, 3]).max()) + 80 if len(points) else 0.0
    return [[(i % 10) * 170 - 765.0, bottom + i // 10 * 110] for i in range(count)]


def _box(name: str, degree: int, share: float) -> list[float]:
    """Return the reach of symbol and (a share of) name to the left, right, up and down."""
    least, more, most = SIZES
    size = min(least + more * math.sqrt(degree), most)
    label = wrap(name)
    half = max(size + 3, share * max(map(cells, label)) * _COLUMN / 2)
    return [half, half, size + 4, size + 6 + share * len(label) * FONT * 1.2]


def _words(payload: Payload, depth: int) -> dict[int, int]:
    """Return for each line of a level the width of its longest relation, in columns."""
    width = [min(cells(word), 24) for word in payload["words"]]
    result: dict[int, int] = {}
    level, relation = payload["levels"][depth], payload["mentions"]["relation"]
    for mention, line in enumerate(level["line"]):
        if line >= 0:
            place = line - level["first"]
            result[place] = max(result.get(place, 0), width[relation[mention]])
    return result


def _lengths(level: Level, words: Mapping[int, int], longest: float) -> dict[Line, float]:
    """Return how long each line should be to bear its words between two symbols."""
    result = {}
    for number, (line, triples) in enumerate(level.lines.items()):
        columns = words[number] + 10 * (line.look != "fact") + 4 * (len(triples) > 1)
        result[line] = min(max(columns * _LABEL_COLUMN + 115.0, 180.0), 280.0, longest)
    return result


def _drawing(
    lengths: Mapping[Line, float], number: Mapping[str, int], boxes: Any, aspect: float
) -> Drawing:
    ideal: dict[tuple[int, int], float] = {}
    for line, length in lengths.items():
        source, target = line[:2]
        if source in number and target in number and source != target:
            one, other = sorted((number[source], number[target]))
            ideal[one, other] = max(length, ideal.get((one, other), 0.0))
    links = sorted(ideal)
    return Drawing(
        boxes,
        np.array(links, dtype=np.int64).reshape(-1, 2),
        np.array([ideal[link] for link in links], dtype=np.float64),
        aspect,
    )

"""The nodes, edges and options that pyvis hands to vis-network: an allow-list made here."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from kgraph.page.core import core
from kgraph.page.layout import place
from kgraph.page.lines import Line, bends
from kgraph.page.payload import Payload
from kgraph.page.score import Drawing
from kgraph.page.styles import type_styles
from kgraph.page.text import cells, wrap

DRAW_ALL = 400
CORE = 150
FONT = 16
EDGE_FONT = 13
_FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
_COLUMN = 8.9
_LABEL_COLUMN = 6.6

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False, "stabilization": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {
        "scaling": {"label": {"drawThreshold": 3}},
        "borderWidth": 2,
        "borderWidthSelected": 3,
        "font": {"size": FONT, "face": _FACE, "strokeWidth": 5, "vadjust": -2},
        "labelHighlightBold": False,
    },
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


def vis_nodes(payload: Payload, lines: list[Line], seed: int) -> list[dict[str, Any]]:
    """Return pyvis' nodes; those that are drawn at first have a place, wide and tall."""
    nodes = payload["nodes"]
    near = _neighbours(nodes, lines)
    shapes = {name: style.shape for name, style in type_styles().items()}
    result = [
        {
            "id": node["id"],
            "label": "\n".join(wrap(node["name"])),
            "shape": shapes[node["type"]],
            "size": round(min(13 + 3.4 * math.sqrt(len(near[node["key"]])), 34), 1),
        }
        for node in nodes
    ]
    long = _lengths(payload, lines)
    ends = [(line.source, line.target, length) for line, length in zip(lines, long, strict=True)]
    _put(result, [node["key"] for node in nodes], ends, near, seed)
    return result


def _neighbours(nodes: list[dict[str, Any]], lines: list[Line]) -> dict[str, dict[str, int]]:
    near: dict[str, dict[str, int]] = {node["key"]: {} for node in nodes}
    for line in lines:
        if line.source != line.target:
            for one, other in ((line.source, line.target), (line.target, line.source)):
                near[one][other] = near[one].get(other, 0) + 1
    return near


def _put(
    result: list[dict[str, Any]],
    keys: list[str],
    ends: list[tuple[str, str, float]],
    near: dict[str, dict[str, int]],
    seed: int,
) -> None:
    """Give the drawn nodes a place on a wide screen and, lines being shorter, on a tall one."""
    chosen = keys if len(keys) <= DRAW_ALL else core(near, CORE)
    linked = [key for key in chosen if near[key]] or chosen
    number = {key: place for place, key in enumerate(linked)}
    at = {key: place for place, key in enumerate(keys)}
    boxes = np.array([_box(result[at[key]]) for key in linked]).reshape(-1, 4)
    short = [(source, target, 130.0) for source, target, _ in ends]
    for names, aspect, asked in ((("x", "y"), 1.42, ends), (("px", "py"), 0.62, short)):
        drawing = _drawing(asked, number, boxes, aspect)
        places, above = place(drawing, seed)
        _record([result[at[key]] for key in linked], places.tolist(), names)
        for key, high in zip(linked, above, strict=True):
            result[at[key]][names[0] + "above"] = int(high)
        alone = [result[at[key]] for key in chosen if key not in number]
        _record(alone, _row_below(len(alone), boxes, places), names)


def _record(nodes: list[dict[str, Any]], places: list[list[float]], names: tuple[str, str]) -> None:
    for node, (x, y) in zip(nodes, places, strict=True):
        node[names[0]], node[names[1]] = int(x), int(y)


def _row_below(count: int, boxes: Any, places: Any) -> list[list[float]]:
    """Return places, ten to a row, below everything that has lines."""
    bottom = float((places[:, 1] + boxes[:, 3]).max()) + 80 if len(places) else 0.0
    return [[(i % 10) * 170 - 765.0, bottom + i // 10 * 110] for i in range(count)]


def _box(node: dict[str, Any]) -> list[float]:
    label = node["label"].split("\n")
    half = max(node["size"] + 3, max(map(cells, label)) * _COLUMN / 2)
    return [half, half, node["size"] + 4, node["size"] + 6 + len(label) * FONT * 1.2]


def _drawing(
    ends: list[tuple[str, str, float]], number: dict[str, int], boxes: Any, aspect: float
) -> Drawing:
    ideal: dict[tuple[int, int], float] = {}
    for source, target, length in ends:
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


def _lengths(payload: Payload, lines: list[Line]) -> list[float]:
    """Return how long each line should be to bear its words between two symbols."""
    columns = [0] * len(lines)
    mentions = [0] * len(lines)
    for edge, _, relation, *_ in payload["mentions"]:
        columns[edge] = max(columns[edge], min(cells(payload["words"][relation]), 24))
        mentions[edge] += 1
    result = []
    for line, count, times in zip(lines, columns, mentions, strict=True):
        marked = count + 10 * (line.look != "fact") + 4 * (times > 1)
        result.append(min(max(marked * _LABEL_COLUMN + 115.0, 180.0), 280.0))
    return result


def vis_edges(payload: Payload, lines: list[Line]) -> list[dict[str, Any]]:
    """Return pyvis' edges: ends, arrow and bend; the page adds width, colour and dashes."""
    return [
        {
            "id": edge["id"],
            "from": edge["s"],
            "to": edge["t"],
            "arrows": {"to": {"enabled": not edge["sym"], "scaleFactor": 0.55}},
            "smooth": _smooth(bend),
        }
        for edge, bend in zip(payload["edges"], bends(lines), strict=True)
    ]


def _smooth(bend: float) -> bool | dict[str, Any]:
    if not bend:
        return False
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": abs(bend)}

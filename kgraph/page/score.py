"""How readable a layout is: the number that the layout search makes small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

NARROW = np.deg2rad(24.0)
# The share of a line at each end that belongs to the actor there.
_ENDS = 0.06
_BERTH = 4.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be placed, in pixels.

    ``boxes`` (n, 4) holds for each actor the reach of symbol and label to the left, right, up
    and down of its point, the label on the side that reaches further; ``links`` (m, 2) the
    linked pairs, ``ideal`` (m,) the length that each line should have to bear its label;
    ``aspect`` is width by height.
    """

    boxes: Floats
    links: Ints
    ideal: Floats
    aspect: float


def overlaps(boxes: Floats, places: Floats) -> tuple[Floats, Floats]:
    """Return by how much each pair of boxes overlaps sideways and upright, (n, n) each."""
    left, right = places[:, 0] - boxes[:, 0], places[:, 0] + boxes[:, 1]
    top, bottom = places[:, 1] - boxes[:, 2], places[:, 1] + boxes[:, 3]
    wide = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    high = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    np.fill_diagonal(wide, -1.0)
    return wide, high


def badness(drawing: Drawing, places: Floats) -> float:
    """Return how far the drawing is from readable.

    It counts crossings, lines over actors and labels, narrow angles, ill lengths and lost room.
    """
    wide, high = overlaps(drawing.boxes, places)
    collisions = np.count_nonzero((wide > 0) & (high > 0)) / 2
    cost = 8.0 * collisions + 1.4 * _room(drawing, places)
    if len(drawing.links):
        cost += 1.0 * _crossings(drawing.links, places) + 3.5 * _run_over(drawing, places)
        cost += 0.9 * _narrow(drawing.links, places) + 1.6 * _lengths(drawing, places)
        cost += 0.9 * _own_label(drawing, places)
    return float(cost)


def _crossings(links: Ints, places: Floats) -> float:
    (x, y), (to_x, to_y) = places[links[:, 0]].T, places[links[:, 1]].T
    way_x, way_y = (to_x - x)[:, None], (to_y - y)[:, None]
    own = way_x * y[:, None] - way_y * x[:, None]
    side_start = way_x * y - way_y * x - own
    side_end = way_x * to_y - way_y * to_x - own
    apart = side_start * side_end < -1e-6
    return float(np.count_nonzero(apart & apart.T)) / 2


def _run_over(drawing: Drawing, places: Floats) -> float:
    """Count the lines that touch the box of an actor at neither of their ends."""
    start, end = places[drawing.links[:, 0]], places[drawing.links[:, 1]]
    reach = (drawing.boxes[:, [1, 3]] + drawing.boxes[:, [0, 2]]) * 0.5 + _BERTH
    middle = places + (drawing.boxes[:, [1, 3]] - drawing.boxes[:, [0, 2]]) / 2
    half = (end - start) * (0.5 - _ENDS)
    away = (start + end)[:, None] / 2 - middle[None]
    slope = np.abs(half)
    # A line and a box are apart when the sides of the box or the line itself part them.
    over = np.abs(away[..., 0]) < reach[:, 0] + slope[:, 0, None]
    over &= np.abs(away[..., 1]) < reach[:, 1] + slope[:, 1, None]
    beside = np.abs(away[..., 0] * half[:, 1, None] - away[..., 1] * half[:, 0, None])
    over &= beside < reach[:, 0] * slope[:, 1, None] + reach[:, 1] * slope[:, 0, None]
    rows = np.arange(len(drawing.links))
    over[rows, drawing.links[:, 0]] = False
    over[rows, drawing.links[:, 1]] = False
    return float(np.count_nonzero(over))


def _narrow(links: Ints, places: Floats) -> float:
    start = np.concatenate([links[:, 0], links[:, 1]])
    end = np.concatenate([links[:, 1], links[:, 0]])
    way = places[end] - places[start]
    angle = np.arctan2(way[:, 1], way[:, 0])
    order = np.lexsort((angle, start))
    turn = np.diff(angle[order])
    same = np.diff(start[order]) == 0
    return float(np.sum(np.maximum(0.0, 1.0 - turn[same] / NARROW)))


def _own_label(drawing: Drawing, places: Floats) -> float:
    """Count the lines that leave an actor through its own label."""
    start = np.concatenate([drawing.links[:, 0], drawing.links[:, 1]])
    end = np.concatenate([drawing.links[:, 1], drawing.links[:, 0]])
    way = places[end] - places[start]
    half, up, down = drawing.boxes[start, 0], drawing.boxes[start, 2], drawing.boxes[start, 3]
    toward = way[:, 1] * np.where(down > up, 1.0, -1.0)
    # A label begins where its symbol ends: the lesser of the two reaches.
    through = (toward > 0) & (np.abs(way[:, 0]) * np.minimum(up, down) < toward * half)
    return float(np.count_nonzero(through))


def _lengths(drawing: Drawing, places: Floats) -> float:
    way = places[drawing.links[:, 0]] - places[drawing.links[:, 1]]
    ratio = np.hypot(way[:, 0], way[:, 1]) / drawing.ideal
    return float(np.sum(np.maximum(0.0, 1.0 - ratio) * 7.0 + np.maximum(0.0, ratio - 1.6) * 0.5))


def extent(drawing: Drawing, places: Floats) -> Floats:
    """Return the width and height of the whole drawing with its labels."""
    low = (places - drawing.boxes[:, [0, 2]]).min(axis=0)
    high = (places + drawing.boxes[:, [1, 3]]).max(axis=0)
    return np.asarray(high - low)


def _room(drawing: Drawing, places: Floats) -> float:
    width, height = extent(drawing, places)
    side = max(float(width), float(height) * drawing.aspect)
    return side / float(np.sqrt(len(places) * 26000.0 * drawing.aspect))

"""Where the actors stand: seeded, the same on every run, labels clear of one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kgraph.page.score import Drawing, Floats, badness, extent, overlaps

FINE_LIMIT = 60
_GAP = 14.0
_DETOUR = 2.4
_STARTS, _FEW_STARTS = 16, 6
# Less than one line over a name costs, more than lines that grow long.
_STRETCH, _SLACK = 1.8, 2.5
_FINALISTS = 3
# How much more room than its symbols and names a crowd is given before they are pushed apart.
_LOOSE = 2.2
# How many pairs of a line and a line or an actor are looked at, so that dense graphs take seconds.
_BUDGET = 2e6


def place(drawing: Drawing, seed: int = 1) -> tuple[Floats, list[bool]]:
    """Return the points (n, 2) in whole pixels round the origin, and whose label goes above.

    Up to 60 actors many starts are tried and the best is refined; above that one start is made.
    """
    count = len(drawing.boxes)
    if count == 0:
        return np.zeros((0, 2)), []
    goal = distances(drawing)
    fine = 2 < count <= FINE_LIMIT
    starts = _starts(count) if fine else 1
    tries = [_attempt(drawing, goal, seed + number) for number in range(starts)]
    found, best = drawing, tries[0]
    if fine:
        tries.sort(key=lambda places: badness(drawing, places))
        pairs = len(drawing.links) * (len(drawing.links) + count)
        rounds = int(min(450, 11000 / count, _BUDGET / max(pairs, 1)))
        refined = [_refine(drawing, places, seed, rounds, 200.0) for places in tries[:_FINALISTS]]
        found, best = min(refined, key=lambda pair: badness(*pair))
        found, best = _refine(found, best, seed + 1, 2 * rounds, 120.0)
        best = _filled(found, declutter(found, best))
    elif count > FINE_LIMIT:
        best = _spread(drawing, best)
    above = found.boxes[:, 2] > found.boxes[:, 3]
    return np.round(_centred(found, best)), [bool(side) for side in above]


def _starts(count: int) -> int:
    return _STARTS if count <= FINE_LIMIT / 2 else _FEW_STARTS


def distances(drawing: Drawing) -> Floats:
    """Return how far apart each pair should stand: the shortest way along the lines.

    Pairs with no way between them stand a little over two lines apart.
    """
    count = len(drawing.boxes)
    goal = np.full((count, count), np.inf)
    np.fill_diagonal(goal, 0.0)
    for (one, other), length in zip(drawing.links.tolist(), drawing.ideal.tolist(), strict=True):
        goal[one, other] = goal[other, one] = min(length, goal[one, other])
    for middle in range(count):
        np.minimum(goal, goal[:, middle, None] + goal[None, middle, :], out=goal)
    usual = float(drawing.ideal.mean()) if len(drawing.ideal) else 180.0
    goal[np.isinf(goal)] = _DETOUR * usual
    return goal


def _attempt(drawing: Drawing, goal: Floats, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    places = rng.normal(size=(len(goal), 2)) * goal.max()
    places = _stretched(_turned(_stress(goal, places)), drawing.aspect)
    return declutter(drawing, _roomy(drawing, places) if len(goal) > FINE_LIMIT else places)


def _roomy(drawing: Drawing, places: Floats) -> Floats:
    """Blow a crowd up until its symbols and names could stand in the room that it takes."""
    left, right, up, down = drawing.boxes.T + _GAP / 2
    needed = _LOOSE * float(((left + right) * (up + down)).sum())
    factor = np.sqrt(needed / float(np.prod(np.maximum(np.ptp(places, axis=0), 1.0))))
    return np.asarray(places * max(1.0, float(factor)))


def _stress(goal: Floats, places: Floats, rounds: int = 120) -> Floats:
    """Move every actor to where its distances to all others ask it to be, again and again."""
    with np.errstate(divide="ignore"):
        weight = np.where(goal > 0, goal**-2.0, 0.0)
    total = np.maximum(weight.sum(axis=1, keepdims=True), 1e-12)
    for _ in range(rounds):
        away = places[:, None, :] - places[None, :, :]
        length = np.maximum(np.sqrt((away**2).sum(axis=2)), 1e-9)
        wanted = places[None, :, :] + away * (goal / length)[..., None]
        places = (weight[..., None] * wanted).sum(axis=1) / total
    return places


def _turned(places: Floats) -> Floats:
    """Turn the drawing so that its longer axis lies flat."""
    x, y = (places - places.mean(axis=0)).T
    angle = 0.5 * np.arctan2(2.0 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + y * sin, y * cos - x * sin], axis=1)


def _stretched(places: Floats, aspect: float) -> Floats:
    if aspect < 1.0:
        return _stretched(places[:, ::-1], 1.0 / aspect)[:, ::-1]
    width, height = np.maximum(np.ptp(places, axis=0), 1.0)
    factor = float(np.clip(np.sqrt(aspect * height / width), 0.8, 1.45))
    return np.asarray(places * np.array([factor, 1.0 / factor]))


def declutter(drawing: Drawing, places: Floats, rounds: int = 240) -> Floats:
    """Push symbols and labels apart until none touches another."""
    boxes = drawing.boxes + _GAP / 2
    places = places.astype(np.float64, copy=True)
    rank = np.arange(len(places))
    for _ in range(rounds):
        wide, high = overlaps(boxes, places)
        touching = (wide > 0) & (high > 0)
        if not touching.any():
            break
        away = places[:, None, :] - places[None, :, :]
        tie = np.sign(rank[:, None] - rank[None, :])
        sideways = touching & (wide < high * 1.6)
        upright = touching & ~sideways
        for axis, chosen, depth in ((0, sideways, wide), (1, upright, high)):
            side = np.where(away[..., axis] == 0, tie, np.sign(away[..., axis]))
            push = np.where(chosen, side * (depth * 0.3 + 0.5), 0.0)
            places[:, axis] += push.sum(axis=1)
    return places


def _filled(drawing: Drawing, places: Floats) -> Floats:
    """Draw the places apart along the axis that has room left, unless it reads worse."""
    width, height = extent(drawing, places)
    spare = float(width / height / drawing.aspect)
    axis, most = (1, spare) if spare > 1.0 else (0, 1.0 / spare)
    limit = badness(drawing, places) + _SLACK
    for factor in np.linspace(min(most, _STRETCH), 1.0, 8):
        trial = places.copy()
        trial[:, axis] *= factor
        if badness(drawing, trial) <= limit:
            return trial
    return places


def _spread(drawing: Drawing, places: Floats) -> Floats:
    """Draw the places apart along the axis that has room left."""
    width, height = extent(drawing, places)
    spare = float(width / height / drawing.aspect)
    factors = [1.0, spare] if spare > 1.0 else [1.0 / spare, 1.0]
    return np.asarray(places * np.array(factors))


def _refine(
    drawing: Drawing, places: Floats, seed: int, rounds: int, step: float
) -> tuple[Drawing, Floats]:
    """Try seeded moves, swaps and turned labels and keep those that read better."""
    rng = np.random.default_rng(seed)
    count = len(places)
    cost = badness(drawing, places)
    for number in range(rounds):
        trial, sides = places.copy(), drawing
        one, other = rng.integers(count, size=2)
        if number % 5 == 0:
            trial[[one, other]] = trial[[other, one]]
        elif number % 5 == 1:
            sides = _turned_label(drawing, one)
        else:
            trial[one] += rng.normal(size=2) * (step * (1.0 - number / rounds) + 12.0)
        found = badness(sides, trial)
        if found < cost:
            drawing, places, cost = sides, trial, found
    return drawing, places


def _turned_label(drawing: Drawing, actor: int) -> Drawing:
    boxes = drawing.boxes.copy()
    boxes[actor, [2, 3]] = boxes[actor, [3, 2]]
    return replace(drawing, boxes=boxes)


def _centred(drawing: Drawing, places: Floats) -> Floats:
    low = (places - drawing.boxes[:, [0, 2]]).min(axis=0)
    high = (places + drawing.boxes[:, [1, 3]]).max(axis=0)
    return np.asarray(places - (low + high) / 2)

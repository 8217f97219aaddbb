"""A connected core of a graph that is too large to draw whole."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, int]]


def strength(weights: Weights, actor: str) -> int:
    """Return how much evidence an actor takes part in."""
    return sum(weights[actor].values())


def core(weights: Weights, size: int) -> list[str]:
    """Grow a set from the strongest actor by the one most strongly tied to it, up to ``size``.

    ``weights`` holds for every actor its neighbours and the evidence shared with each, both
    ways round. Ties go to the smaller id; a component that is used up is followed by the next.
    """
    order = sorted(weights, key=lambda actor: (-strength(weights, actor), actor))
    chosen: set[str] = set()
    pull: dict[str, int] = {}
    heap: list[tuple[int, str]] = []
    for seed in order:
        if len(chosen) >= size:
            break
        if seed not in chosen:
            heapq.heappush(heap, (0, seed))
            _grow(weights, chosen, pull, heap, size)
    return sorted(chosen)


def _grow(
    weights: Weights,
    chosen: set[str],
    pull: dict[str, int],
    heap: list[tuple[int, str]],
    size: int,
) -> None:
    while heap and len(chosen) < size:
        gain, actor = heapq.heappop(heap)
        if actor in chosen or -gain != pull.get(actor, 0):
            continue
        chosen.add(actor)
        for other, weight in weights[actor].items():
            if other not in chosen:
                pull[other] = pull.get(other, 0) + weight
                heapq.heappush(heap, (-pull[other], other))

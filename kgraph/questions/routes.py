"""The best chains between two nodes: shortest, strongest, or in the order of their dates.

networkx tells how far each node is from the goal; its own search for several chains
(shortest_simple_paths) knows neither a limit of hops nor time, so that one is made here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, NamedTuple

import networkx as nx

from kgraph.questions.dates import first_day, last_day

Nodes = tuple[str, ...]
Advance = Callable[[str, "list[str]"], "tuple[str, str] | None"]


class Label(NamedTuple):
    """How a chain stands at its last node: its hops, their cost, and the day it has reached."""

    hops: int
    cost: float
    day: str


class Route(NamedTuple):
    """A chain of nodes with its label; ``dates`` are those of the hops, if they were asked for."""

    nodes: Nodes
    label: Label
    dates: tuple[str, ...]


def surely(day: str, dates: list[str]) -> tuple[str, str] | None:
    """Return the earliest date that begins on the day or later, and its last day."""
    fitting = [(last_day(date), date) for date in dates if first_day(date) >= day]
    return min(fitting, default=None)


def perhaps(day: str, dates: list[str]) -> tuple[str, str] | None:
    """Return the date that may be the day or later and leaves most time, and the first such day."""
    fitting = [(max(day, first_day(date)), date) for date in dates if last_day(date) >= day]
    # Of dates that allow the same day the most precise one says most.
    return min(fitting, key=lambda each: (each[0], -len(each[1]), each[1]), default=None)


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched: ``graph`` has a ``cost`` on its edges, in time also ``dates``.

    ``advance`` takes the day that a chain has reached and the dates of the next hop.
    """

    graph: nx.Graph
    start: str
    goal: str
    max_hops: int
    strongest: bool = False
    advance: Advance | None = None

    def routes(self) -> Iterator[Route]:
        """Yield the chains without a node twice, the best first (Yen's algorithm)."""
        if self.start not in self.graph or self.goal not in self.graph or self.start == self.goal:
            return
        ahead = self._ahead()
        found: list[Route] = []
        waiting = self._candidates((self.start,), found, ahead)
        seen = {route.nodes for _, route in waiting}
        while waiting:
            _, route = heappop(waiting)
            found.append(route)
            yield route
            for length in range(1, len(route.nodes)):
                for key, other in self._candidates(route.nodes[:length], found, ahead):
                    if other.nodes not in seen:
                        seen.add(other.nodes)
                        heappush(waiting, (key, other))

    def _candidates(
        self, prefix: Nodes, found: list[Route], ahead: dict[str, tuple[int, float]]
    ) -> list[tuple[tuple[Any, ...], Route]]:
        """Return the best chain that begins so and then turns off those found, if there is one."""
        size = len(prefix)
        banned = {route.nodes[size] for route in found if route.nodes[:size] == prefix}
        route = self._best(prefix, banned, ahead)
        return [] if route is None else [(self._key(route.label, route.nodes, 0, 0.0), route)]

    def _best(
        self, prefix: Nodes, banned: set[str], ahead: dict[str, tuple[int, float]]
    ) -> Route | None:
        first = self._along(prefix)
        if first is None or prefix[-1] not in ahead:
            return None
        heap = [(self._key(first.label, prefix, *ahead[prefix[-1]]), first)]
        reached: dict[str, Any] = {}
        while heap:
            _, (nodes, label, dates) = heappop(heap)
            node = nodes[-1]
            if node == self.goal:
                return Route(nodes, label, dates)
            rest = self._rest(label)
            if node in reached and reached[node] <= rest:
                continue
            reached[node] = rest
            for other, edge in self.graph[node].items():
                if other in nodes or (nodes == prefix and other in banned) or other not in ahead:
                    continue
                step = self._step(label, edge)
                if step is None or step[0].hops + ahead[other][0] > self.max_hops:
                    continue
                route = Route((*nodes, other), step[0], (*dates, step[1]))
                heappush(heap, (self._key(step[0], route.nodes, *ahead[other]), route))
        return None

    def _along(self, nodes: Nodes) -> Route | None:
        label, dates = Label(0, 0.0, ""), []
        for node, other in pairwise(nodes):
            step = self._step(label, self.graph[node][other])
            if step is None:
                return None
            label = step[0]
            dates.append(step[1])
        return Route(nodes, label, tuple(dates))

    def _step(self, label: Label, edge: dict[str, Any]) -> tuple[Label, str] | None:
        day, date = label.day, ""
        if self.advance is not None:
            reached = self.advance(day, edge["dates"])
            if reached is None:
                return None
            day, date = reached
        return Label(label.hops + 1, label.cost + edge["cost"], day), date

    def _key(self, label: Label, nodes: Nodes, hops: int, cost: float) -> tuple[Any, ...]:
        """Return what a chain is ranked by; ``hops`` and ``cost`` are the least still to come."""
        if self.strongest:
            return round(label.cost + cost, 9), label.hops + hops, nodes
        if self.advance is not None:
            return label.hops + hops, label.day, nodes
        return label.hops + hops, round(label.cost, 9), nodes

    def _rest(self, label: Label) -> Any:
        """Return in what a chain to a node may still be better than one that came before it."""
        if self.strongest:
            return label.hops
        return label.day if self.advance is not None else 0

    def _ahead(self) -> dict[str, tuple[int, float]]:
        """Return for each node near enough the least number of hops and cost to the goal."""
        graph = self.graph.reverse(copy=False) if self.graph.is_directed() else self.graph
        hops = nx.single_source_shortest_path_length(graph, self.goal, cutoff=self.max_hops)
        if not self.strongest:
            return {node: (number, 0.0) for node, number in hops.items()}
        costs = nx.single_source_dijkstra_path_length(graph, self.goal, weight="cost")
        return {node: (number, costs.get(node, math.inf)) for node, number in hops.items()}

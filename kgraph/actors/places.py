"""Mentions by where they start and end, and which places are regions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kgraph.actors.mention import ActorMention
from kgraph.actors.tables import rows

_LONGEST_NAME = 12


@cache
def regions() -> frozenset[str]:
    """Return the names of the regions in ``places.csv``: states of federations, provinces."""
    return frozenset(row["name"] for row in rows("places") if row["kind"] == "region")


class Places:
    """Mentions by the tokens at which they start and end, the longest last."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self.starting: dict[int, list[ActorMention]] = {}
        self.ending: dict[int, list[ActorMention]] = {}
        for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
            self.add(mention)

    def add(self, mention: ActorMention) -> None:
        self.starting.setdefault(mention.start, []).append(mention)
        self.ending.setdefault(mention.end, []).append(mention)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a mention lies on any of these tokens."""
        reach = range(max(0, start - _LONGEST_NAME), end)
        return any(m.end > start for at in reach for m in self.starting.get(at, ()))

"""Mentions by where they start and end."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.actors.mention import ActorMention

_LONGEST_NAME = 12


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

"""The nodes of a graph: how each actor is called, how often it is mentioned, and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from kgraph.graph.rollup import most_frequent
from kgraph.store.briefs import Actor, Brief

# Above the numbers of the words in a document; see Brief.
_DOCUMENT = 64


class Node:
    """What the triples of one actor say of it."""

    __slots__ = ("_actors", "_days", "_mentions")

    def __init__(self) -> None:
        self._actors: list[Actor] = []
        self._mentions: list[int] = []
        self._days: list[str | None] = []

    def add(self, actor: Actor, mention: int, day: str | None) -> None:
        """Count the actor as one triple shows it."""
        self._actors.append(actor)
        self._mentions.append(mention)
        self._days.append(day)

    def attributes(self) -> dict[str, Any]:
        """Return the attributes of the node."""
        actor = most_frequent(Counter(self._actors))
        days = {day for day in self._days if day}
        return {
            "name": actor.name,
            "type": actor.type,
            "state": actor.state,
            "mentions": len(set(self._mentions)),
            "first_date": min(days, default=None),
            "last_date": max(days, default=None),
        }


def gather(statements: Iterable[tuple[Brief, Actor, Actor]]) -> dict[str, Node]:
    """Return a node for each actor; a statement is a triple and who its two sides count as."""
    nodes: defaultdict[str, Node] = defaultdict(Node)
    documents: dict[str | int, int] = {}
    for brief, subject, object in statements:
        document = documents.setdefault(brief.document, len(documents)) << _DOCUMENT
        nodes[subject.id].add(subject, document | brief.subject_at, brief.day)
        nodes[object.id].add(object, document | brief.object_at, brief.day)
    return nodes

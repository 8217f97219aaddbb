"""The nodes of a graph: how each actor is called, how often it is mentioned, and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kgraph.graph.rollup import most_frequent
from kgraph.graph.sides import Sides
from kgraph.store.briefs import DAY, NUMBER, OBJECT_AT, SUBJECT_AT, Actor
from kgraph.store.tables import BITS


def nodes(sides: Sides) -> dict[str, dict[str, Any]]:
    """Return the attributes of the node of each actor, in the order of ids."""
    counts: Counter[int] = Counter(sides.subjects)
    counts.update(sides.objects)
    names: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for number, count in counts.items():
        names[sides.actors[number].id][sides.actors[number]] = count
    mentions, days = _mentions(sides), _days(sides)
    return {id: _node(most_frequent(names[id]), mentions[id], days[id]) for id in sorted(names)}


def _node(actor: Actor, mentions: int, days: set[str]) -> dict[str, Any]:
    return {
        "name": actor.name,
        "type": actor.type,
        "state": actor.state,
        "mentions": mentions,
        "first_date": min(days, default=None),
        "last_date": max(days, default=None),
    }


def _mentions(sides: Sides) -> Counter[str]:
    """Return at how many places each actor is mentioned; triples of a document come together."""
    found: Counter[str] = Counter()
    ids = [actor.id for actor in sides.actors]
    here: set[tuple[str, int]] = set()
    document = None
    for line, subject, object in zip(sides.lines, sides.subjects, sides.objects, strict=True):
        if line[NUMBER] >> BITS != document:
            found.update([id for id, _ in here])
            document = line[NUMBER] >> BITS
            here.clear()
        here.add((ids[subject], line[SUBJECT_AT]))
        here.add((ids[object], line[OBJECT_AT]))
    found.update([id for id, _ in here])
    return found


def _days(sides: Sides) -> dict[str, set[str]]:
    found: list[set[str]] = [set() for _ in sides.actors]
    for line, subject, object in zip(sides.lines, sides.subjects, sides.objects, strict=True):
        day = line[DAY]
        if day:
            found[subject].add(day)
            found[object].add(day)
    days: defaultdict[str, set[str]] = defaultdict(set)
    for actor, those in zip(sides.actors, found, strict=True):
        days[actor.id] |= those
    return days

"""Peoples and faiths of one state: "Egyptian Christians", "Kurds in Syria"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.places import Places
from kgraph.actors.spans import POSSESSIVE, is_plural
from kgraph.actors.tables import rows
from kgraph.actors.text import slug

_WHERE = frozenset({"in", "of"})


def find_peoples(doc: Doc, names: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the names, with each people that the words tie to a state as a group of that state.

    The state's own word stays a mention inside the new one.
    """
    peoples = [i for i, m in enumerate(names) if _is_stateless(m)]
    if not peoples:
        return list(names)
    places, found = Places(names), list(names)
    for i in peoples:
        found[i] = _of_state(doc, names[i], places)
    return found


@cache
def _stateless() -> frozenset[str]:
    """Return the ids of peoples and faiths that live in several states."""
    return frozenset(
        row["id"]
        for row in rows("organisations")
        if row["type"] == "group" and not row["state"] and (row["people"] or row["adjectives"])
    )


def _is_stateless(mention: ActorMention) -> bool:
    return mention.state is None and mention.id in _stateless()


def _of_state(doc: Doc, people: ActorMention, places: Places) -> ActorMention:
    """Return the people as a group of the state before or after it, else as it is."""
    start = people.start
    if start and doc[start - 1].text == "-":
        return people
    for state in places.ending.get(start, []):
        if state.kind == "demonym" and state.type == "state":
            return _owned(doc, people, state, state.start)
    if start and doc[start - 1].text in POSSESSIVE:
        for state in places.ending.get(start - 1, []):
            if state.kind == "name" and state.type == "state":
                return _owned(doc, people, state, people.start)
    at = people.end
    if not is_plural(doc[people.root]) or at >= len(doc) or doc[at].lower_ not in _WHERE:
        return people
    for state in places.starting.get(at + 1, []):
        if state.kind == "name" and state.type == "state" and doc[state.root].head.i == people.root:
            return _owned(doc, people, state, start)
    return people


def _owned(doc: Doc, people: ActorMention, state: ActorMention, start: int) -> ActorMention:
    word = doc[state.start : state.end].text if start == state.start else f"{state.name}'s"
    return replace(
        people,
        start=start,
        id=f"{state.id}:{slug(people.name)}",
        name=f"{word} {people.name}",
        state=state.state,
        owner=state.id,
    )


def without_beginnings(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions without peoples that only begin a body: "Somali National Army"."""
    ends: dict[int, int] = {}
    for mention in mentions:
        ends[mention.start] = max(mention.end, ends.get(mention.start, 0))
    return [m for m in mentions if not (m.id.endswith(":people") and m.end < ends[m.start])]

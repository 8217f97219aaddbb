"""Seeing a person as the institution, and an institution as the state, that it acts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kgraph.triples import Mention, Triple

LEVELS = ("actor", "institution", "state")
# Namespaces of ids that name a kind of thing, not an owner.
_KINDS = frozenset({"person", "org", "place"})
_TIES = frozenset({"LEADS", "MEMBER_OF", "AFFILIATED_WITH"})
_EMPLOYERS = frozenset({"institution", "organisation", "group"})


class Actor(NamedTuple):
    """Who a mention counts as in the graph."""

    id: str
    name: str
    type: str
    state: str | None


Roll = Callable[[Mention], Actor]


def roller(triples: Iterable[Triple], level: str) -> Roll:
    """Return a function from mentions to actors of a level: actor, institution or state.

    At ``institution`` a person counts as the institution that the triples say they lead or
    belong to, or else as their state. At ``state`` whoever has a state counts as that state, and
    ``OWNER:what`` as its owner.
    """
    if level not in LEVELS:
        raise ValueError(f"no level {level!r}; choose one of {', '.join(LEVELS)}")
    if level == "actor":
        return _itself
    triples = list(triples)
    names = _names(triples)
    if level == "state":
        return lambda mention: _state(mention, names)
    employers = _employers(triples)
    return lambda mention: _institution(mention, names, employers)


def _itself(mention: Mention) -> Actor:
    return Actor(mention.id, mention.name, mention.type, mention.state)


def _state(mention: Mention, names: dict[str, Actor]) -> Actor:
    if mention.state is not None and mention.type != "state":
        return _named(
            mention.state, names, Actor(mention.state, mention.state, "state", mention.state)
        )
    owner, colon, _ = mention.id.partition(":")
    if colon and owner not in _KINDS:
        return _named(owner, names, Actor(owner, owner, "organisation", None))
    return _itself(mention)


def _named(id: str, names: dict[str, Actor], unknown: Actor) -> Actor:
    if id in names:
        return names[id]
    # Only an owner that no text names needs the catalogue, which is slow to import.
    from kgraph.actors.catalogue import Catalogue

    known = Catalogue.load().actor(id)
    return Actor(known.id, known.name, known.type, known.state) if known else unknown


def _institution(mention: Mention, names: dict[str, Actor], employers: dict[str, Actor]) -> Actor:
    if mention.type != "person":
        return _itself(mention)
    return employers.get(mention.id) or _state(mention, names)


def _names(triples: Iterable[Triple]) -> dict[str, Actor]:
    counted: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for triple in triples:
        for mention in (triple.subject, triple.object):
            counted[mention.id][_itself(mention)] += 1
    return {id: most_frequent(counts) for id, counts in counted.items()}


def _employers(triples: Iterable[Triple]) -> dict[str, Actor]:
    counted: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for triple in triples:
        tied = triple.category in _TIES and not triple.negated
        if tied and triple.subject.type == "person" and triple.object.type in _EMPLOYERS:
            counted[triple.subject.id][_itself(triple.object)] += 1
    return {id: most_frequent(counts) for id, counts in counted.items()}


def most_frequent(counts: Counter[Actor]) -> Actor:
    """Return the actor counted most often, the first by name where several are."""
    return min(counts, key=lambda actor: (-counts[actor], _sortable(actor)))


def _sortable(actor: Actor) -> tuple[str, str, str, str]:
    return actor.name, actor.id, actor.type, actor.state or ""

"""Seeing a person as the institution, and an institution as the state, that it acts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from kgraph.store.briefs import TIES, Actor, Brief

LEVELS = ("actor", "institution", "state")
# Namespaces of ids that name a kind of thing, not an owner.
_KINDS = frozenset({"person", "org", "place"})
_EMPLOYERS = frozenset({"institution", "organisation", "group"})


Roll = Callable[[Actor, Brief], Actor]
Names = dict[str, Actor]


def roller(briefs: Iterable[Brief], level: str) -> Roll:
    """Return a function from an actor and the triple that names it to an actor of a level.

    The levels are actor, institution and state. At ``institution`` a person counts as the office
    that the table of terms gives them at the date of the triple, or else as the institution that
    the triples say they lead or belong to, those of the same document first, or else as their
    state. At ``state`` whoever has a state counts as that state, a person also through the
    institution, and ``OWNER:what`` as its owner.
    """
    check(level)
    if level == "actor":
        return lambda actor, brief: actor
    briefs = list(briefs)
    names, employers = _names(briefs), Employers(briefs)
    if level == "state":
        return lambda actor, brief: _state_of(actor, brief, names, employers)
    return lambda actor, brief: _institution(actor, brief, names, employers)


def check(level: str) -> None:
    """Raise ValueError for what is no level."""
    if level not in LEVELS:
        raise ValueError(f"no level {level!r}; choose one of {', '.join(LEVELS)}")


class Employers:
    """What the triples themselves say of who leads or belongs to what."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        counted: defaultdict[tuple[str, str | int | None], Counter[Actor]] = defaultdict(Counter)
        for brief in briefs:
            employer = _employer(brief)
            if employer is not None:
                counted[brief.subject.id, brief.document][employer] += 1
                counted[brief.subject.id, None][employer] += 1
        self._found = {key: most_frequent(counts) for key, counts in counted.items()}

    def of(self, person: str, document: str | int) -> Actor | None:
        """Return the institution of a person in a document, else in all documents."""
        return self._found.get((person, document)) or self._found.get((person, None))


def _employer(brief: Brief) -> Actor | None:
    if brief.category not in TIES or brief.negated or brief.subject.type != "person":
        return None
    if brief.object.type in _EMPLOYERS:
        return brief.object
    return _office(brief) if brief.category == "LEADS" else None


def _office(brief: Brief) -> Actor | None:
    """Return the office that "president of", said of a state, names."""
    from kgraph.actors.levels import office_actor, office_called

    office = office_called(brief.relation.removesuffix(" of"))
    if office is None or brief.object.type != "state":
        return None
    actor = office_actor(brief.object.id, office)
    return Actor(actor.id, actor.name, actor.type, actor.state)


def _state(actor: Actor, names: Names) -> Actor:
    if actor.state is not None and actor.type != "state":
        return names.get(actor.state) or _unnamed(
            actor.state, Actor(actor.state, actor.state, "state", actor.state)
        )
    owner, colon, _ = actor.id.partition(":")
    if colon and owner not in _KINDS:
        return names.get(owner) or _unnamed(owner, Actor(owner, owner, "organisation", None))
    return actor


@lru_cache(maxsize=4096)
def _unnamed(id: str, unknown: Actor) -> Actor:
    # Only an owner that no text names needs the catalogue, which is slow to read.
    from kgraph.actors.catalogue import Catalogue

    known = Catalogue.load().actor(id)
    return Actor(known.id, known.name, known.type, known.state) if known else unknown


def _state_of(actor: Actor, brief: Brief, names: Names, employers: Employers) -> Actor:
    if actor.type == "person" and actor.state is None:
        employer = employers.of(actor.id, brief.document)
        actor = employer if employer is not None and employer.state is not None else actor
    return _state(actor, names)


def _institution(actor: Actor, brief: Brief, names: Names, employers: Employers) -> Actor:
    if actor.type != "person":
        return actor
    office = None if brief.day is None else _held(actor.id, brief.day)
    if office is not None:
        return names.get(office.id) or office
    return employers.of(actor.id, brief.document) or _state(actor, names)


@lru_cache(maxsize=65536)
def _held(person: str, date: str) -> Actor | None:
    """Return the office that a person of the table holds on a date."""
    from kgraph.actors.levels import office_actor, term_of

    term = term_of(person, date)
    if term is None:
        return None
    office = office_actor(term.holder_of, term.office)
    return Actor(office.id, office.name, office.type, office.state)


def _names(briefs: Iterable[Brief]) -> Names:
    counted: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for brief in briefs:
        for actor in (brief.subject, brief.object):
            counted[actor.id][actor] += 1
    return {id: most_frequent(counts) for id, counts in counted.items()}


def most_frequent(counts: Counter[Actor]) -> Actor:
    """Return the actor counted most often, the first by name where several are."""
    return min(counts, key=lambda actor: (-counts[actor], _sortable(actor)))


def _sortable(actor: Actor) -> tuple[str, str, str, str]:
    return actor.name, actor.id, actor.type, actor.state or ""

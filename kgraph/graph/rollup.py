"""Seeing a person as the institution, and an institution as the state, that it acts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from kgraph.store.briefs import TIES, Actor, Brief

LEVELS = ("actor", "institution", "state")
# Namespaces of ids that name a kind of thing, not an owner.
_KINDS = frozenset({"person", "org", "place"})
_EMPLOYERS = frozenset({"institution", "organisation", "group"})


Names = dict[str, Actor]


class Placed(Protocol):
    """What of a triple tells as whom somebody acts: its document's number and its day."""

    @property
    def document(self) -> int: ...

    @property
    def day(self) -> str | None: ...


class Place(NamedTuple):
    """What of a triple tells as whom somebody acts: its document's number and its day."""

    document: int
    day: str | None


# For who counts as the same wherever it is.
NOWHERE = Place(-1, None)


class Roller:
    """From an actor and the triple that names it to an actor of a level.

    The levels are actor, institution and state. At ``institution`` a person counts as the office
    that the table of terms gives them at the date of the triple, or else as the institution that
    the triples say they lead or belong to, those of the same document first, or else as their
    state. At ``state`` whoever has a state counts as that state, a person also through the
    institution, and ``OWNER:what`` as its owner. ``ties`` are the triples that tell of these,
    ``names`` how whom an actor counts as is called.
    """

    def __init__(self, level: str, names: Names, ties: Iterable[Brief]) -> None:
        check(level)
        self._level, self._names, self._employers = level, names, Employers(ties)

    def __call__(self, actor: Actor, placed: Placed) -> Actor:
        """Return whom the actor counts as."""
        if self._level == "actor":
            return actor
        see = _state_of if self._level == "state" else _institution
        return see(actor, placed, self._names, self._employers)

    def is_fixed(self, actor: Actor) -> bool:
        """Return whether the actor counts as the same in all triples."""
        if self._level == "actor" or actor.type != "person":
            return True
        if actor.id in self._employers:
            return self._level == "state" and actor.state is not None
        return self._level == "state" or not _has_office(actor.id)


def check(level: str) -> None:
    """Raise ValueError for what is no level."""
    if level not in LEVELS:
        raise ValueError(f"no level {level!r}; choose one of {', '.join(LEVELS)}")


class Employers:
    """What the triples themselves say of who leads or belongs to what."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        counted: defaultdict[tuple[str, int | None], Counter[Actor]] = defaultdict(Counter)
        for brief in briefs:
            employer = _employer(brief)
            if employer is not None:
                counted[brief.subject.id, brief.document][employer] += 1
                counted[brief.subject.id, None][employer] += 1
        self._found = {key: most_frequent(counts) for key, counts in counted.items()}

    def __contains__(self, person: str) -> bool:
        return (person, None) in self._found

    def of(self, person: str, document: int) -> Actor | None:
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


def _state_of(actor: Actor, placed: Placed, names: Names, employers: Employers) -> Actor:
    if actor.type == "person" and actor.state is None:
        employer = employers.of(actor.id, placed.document)
        actor = employer if employer is not None and employer.state is not None else actor
    return _state(actor, names)


def _institution(actor: Actor, placed: Placed, names: Names, employers: Employers) -> Actor:
    if actor.type != "person":
        return actor
    office = None if placed.day is None else _held(actor.id, placed.day)
    if office is not None:
        return names.get(office.id) or office
    return employers.of(actor.id, placed.document) or _state(actor, names)


def _has_office(person: str) -> bool:
    """Return whether the table of terms knows a person."""
    from kgraph.actors.offices import offices_of

    return bool(offices_of(person))


@lru_cache(maxsize=65536)
def _held(person: str, date: str) -> Actor | None:
    """Return the office that a person of the table holds on a date."""
    from kgraph.actors.levels import office_actor, term_of

    term = term_of(person, date)
    if term is None:
        return None
    office = office_actor(term.holder_of, term.office)
    return Actor(office.id, office.name, office.type, office.state)


def usual_names(counts: Mapping[Actor, int]) -> Names:
    """Return for each id the actor that is counted most often."""
    named: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for actor, number in counts.items():
        named[actor.id][actor] += number
    return {id: most_frequent(counted) for id, counted in named.items()}


def most_frequent(counts: Counter[Actor]) -> Actor:
    """Return the actor counted most often, the first by name where several are."""
    return min(counts, key=lambda actor: (-counts[actor], _sortable(actor)))


def _sortable(actor: Actor) -> tuple[str, str, str, str]:
    return actor.name, actor.id, actor.type, actor.state or ""

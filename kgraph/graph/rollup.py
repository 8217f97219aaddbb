"""Seeing a person as the institution, and an institution as the state, that it acts for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kgraph.graph.select import when
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


Roll = Callable[[Mention, Triple], Actor]
Names = dict[str, Actor]


def roller(triples: Iterable[Triple], level: str) -> Roll:
    """Return a function from a mention and its triple to an actor of a level.

    The levels are actor, institution and state. At ``institution`` a person counts as the office
    that the table of terms gives them at the date of the triple, or else as the institution that
    the triples say they lead or belong to, those of the same document first, or else as their
    state. At ``state`` whoever has a state counts as that state, a person also through the
    institution, and ``OWNER:what`` as its owner.
    """
    if level not in LEVELS:
        raise ValueError(f"no level {level!r}; choose one of {', '.join(LEVELS)}")
    if level == "actor":
        return lambda mention, triple: _itself(mention)
    triples = list(triples)
    names, employers = _names(triples), Employers(triples)
    if level == "state":
        return lambda mention, triple: _state_of(mention, triple, names, employers)
    return lambda mention, triple: _institution(mention, triple, names, employers)


class Employers:
    """What the triples themselves say of who leads or belongs to what."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        counted: defaultdict[tuple[str, str | None], Counter[Actor]] = defaultdict(Counter)
        for triple in triples:
            employer = _employer(triple)
            if employer is not None:
                counted[triple.subject.id, triple.doc_id][employer] += 1
                counted[triple.subject.id, None][employer] += 1
        self._found = {key: most_frequent(counts) for key, counts in counted.items()}

    def of(self, person: str, document: str) -> Actor | None:
        """Return the institution of a person in a document, else in all documents."""
        return self._found.get((person, document)) or self._found.get((person, None))


def _employer(triple: Triple) -> Actor | None:
    if triple.category not in _TIES or triple.negated or triple.subject.type != "person":
        return None
    if triple.object.type in _EMPLOYERS:
        return _itself(triple.object)
    return _office(triple) if triple.category == "LEADS" else None


def _office(triple: Triple) -> Actor | None:
    """Return the office that "president of", said of a state, names."""
    from kgraph.actors.levels import office_actor, office_called

    office = office_called(triple.relation.removesuffix(" of"))
    if office is None or triple.object.type != "state":
        return None
    actor = office_actor(triple.object.id, office)
    return Actor(actor.id, actor.name, actor.type, actor.state)


def _itself(mention: Mention) -> Actor:
    return Actor(mention.id, mention.name, mention.type, mention.state)


def _state(actor: Actor, names: Names) -> Actor:
    if actor.state is not None and actor.type != "state":
        return _named(actor.state, names, Actor(actor.state, actor.state, "state", actor.state))
    owner, colon, _ = actor.id.partition(":")
    if colon and owner not in _KINDS:
        return _named(owner, names, Actor(owner, owner, "organisation", None))
    return actor


def _named(id: str, names: Names, unknown: Actor) -> Actor:
    if id in names:
        return names[id]
    # Only an owner that no text names needs the catalogue, which is slow to read.
    from kgraph.actors.catalogue import Catalogue

    known = Catalogue.load().actor(id)
    return Actor(known.id, known.name, known.type, known.state) if known else unknown


def _state_of(mention: Mention, triple: Triple, names: Names, employers: Employers) -> Actor:
    actor = _itself(mention)
    if mention.type == "person" and mention.state is None:
        employer = employers.of(mention.id, triple.doc_id)
        actor = employer if employer is not None and employer.state is not None else actor
    return _state(actor, names)


def _institution(mention: Mention, triple: Triple, names: Names, employers: Employers) -> Actor:
    if mention.type != "person":
        return _itself(mention)
    held = _held(mention.id, when(triple), names)
    employer = held or employers.of(mention.id, triple.doc_id)
    return employer or _state(_itself(mention), names)


def _held(person: str, date: str | None, names: Names) -> Actor | None:
    """Return the office that a person of the table holds on a date."""
    if date is None:
        return None
    from kgraph.actors.levels import office_actor, term_of

    term = term_of(person, date)
    if term is None:
        return None
    office = office_actor(term.holder_of, term.office)
    return names.get(office.id) or Actor(office.id, office.name, office.type, office.state)


def _names(triples: Iterable[Triple]) -> Names:
    counted: defaultdict[str, Counter[Actor]] = defaultdict(Counter)
    for triple in triples:
        for mention in (triple.subject, triple.object):
            counted[mention.id][_itself(mention)] += 1
    return {id: most_frequent(counts) for id, counts in counted.items()}


def most_frequent(counts: Counter[Actor]) -> Actor:
    """Return the actor counted most often, the first by name where several are."""
    return min(counts, key=lambda actor: (-counts[actor], _sortable(actor)))


def _sortable(actor: Actor) -> tuple[str, str, str, str]:
    return actor.name, actor.id, actor.type, actor.state or ""

"""Which ids of a corpus look like one actor, each with a sentence that says why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from kgraph.actors.figures import keys, without_initials
from kgraph.actors.tables import column
from kgraph.actors.text import fold
from kgraph.actors.transliteration import key
from kgraph.identity.records import Record

_PERSON, _BODY = "person:", "org:"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEGAL = frozenset(
    {"ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "limited"}
    | {"llc", "llp", "ltd", "nv", "oao", "ooo", "oy", "pao", "plc", "pte", "pty", "sa", "sas"}
    | {"se", "spa", "srl", "the"}
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "du", "des"})
_SHORTEST_ACRONYM = 3


class Link(NamedTuple):
    """Two ids that one rule takes for one actor; the lowest ``rank`` is the surest."""

    rank: int
    a: str
    b: str
    reason: str


def links(records: Mapping[str, Record]) -> tuple[list[Link], list[str]]:
    """Return the links between records, the surest first, and the conflicts that were met."""
    people = [r for r in records.values() if r.type == "person" and r.id.startswith(_PERSON)]
    bodies = [r for r in records.values() if r.id.startswith(_BODY)]
    found, conflicts = _by_office(people)
    found += _by_spelling(people)
    found += _by_name(bodies)
    more, doubts = _by_acronym(bodies)
    return sorted([*found, *more]), sorted([*conflicts, *doubts])


def agree(a: Record, b: Record) -> bool:
    """Tell whether nothing known of the two states speaks against one actor."""
    return not a.states or not b.states or bool(set(a.states) & set(b.states))


def _words(record: Record) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(fold(record.name)))


def _initials(record: Record) -> list[str]:
    return [word for word in _words(record)[1:-1] if len(word) == 1]


def _by_spelling(people: Iterable[Record]) -> list[Link]:
    """Link full names that differ in spelling only, or in a middle initial."""
    groups: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
    for person in people:
        full = without_initials(_words(person))
        if len(full) > 1:
            # Vowels differ between spellings of first names; a family name needs its own.
            groups[(*keys(full[:-1], True), *keys(full[-1:], False))].append(person)
    return [
        Link(1, a.id, b.id, f"{a.name} and {b.name} are spellings of one full name")
        for group in groups.values()
        for a, b in combinations(group, 2)
        if agree(a, b) and not contradict(a, b)
    ]


def contradict(a: Record, b: Record) -> bool:
    """Tell whether two persons have middle initials, and others."""
    one, other = _initials(a), _initials(b)
    return bool(one and other) and one != other


def _by_office(people: Iterable[Record]) -> tuple[list[Link], list[str]]:
    """Link a surname to the one full name that holds the same office of the same owner."""
    people = list(people)
    full: defaultdict[str, list[Record]] = defaultdict(list)
    for person in people:
        if len(words := _words(person)) > 1:
            for word in {words[0], words[-1]}:
                full[key(word, True)].append(person)
    found, conflicts = [], []
    for person in people:
        words = _words(person)
        if len(words) != 1:
            continue
        fitting = [
            other
            for other in full[key(words[0], True)]
            if person.ties & other.ties and agree(person, other)
        ]
        if len({keys(_words(other), True) for other in fitting}) == 1:
            other = min(fitting, key=lambda r: r.id)
            relation, owner = min(person.ties & other.ties)
            reason = f"{person.name} and {other.name} are both {relation} {owner}"
            found.append(Link(3, person.id, other.id, reason))
        elif fitting:
            names = ", ".join(sorted(other.name for other in fitting))
            conflicts.append(f"{person.name} ({person.id}) may be {names}; none was taken")
    return found, conflicts


def _by_name(bodies: Iterable[Record]) -> list[Link]:
    """Link names of bodies that differ in article, legal form or punctuation only."""
    generic = {word.lower() for word in column("organisation_words", "word")}
    groups: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
    for body in bodies:
        words = tuple(word for word in _words(body) if word not in _LEGAL)
        # "Bank Ltd" names no one.
        if not generic.issuperset(words):
            groups[words].append(body)
    return [
        Link(2, a.id, b.id, f"{a.name} and {b.name} differ in article, legal form or marks only")
        for group in groups.values()
        for a, b in combinations(group, 2)
        if agree(a, b)
    ]


def _by_acronym(bodies: Iterable[Record]) -> tuple[list[Link], list[str]]:
    """Link an acronym to the one long name of the same state whose initials it has."""
    bodies = list(bodies)
    long: defaultdict[str, list[Record]] = defaultdict(list)
    for body in bodies:
        words = [word for word in _words(body) if word not in _SMALL]
        if len(words) >= _SHORTEST_ACRONYM:
            long["".join(word[0] for word in words)].append(body)
    found, conflicts = [], []
    for body in bodies:
        name = body.name.replace(".", "")
        if len(name) < _SHORTEST_ACRONYM or not name.isalpha() or not name.isupper():
            continue
        fitting = [o for o in long[name.lower()] if body.state and o.state == body.state]
        if len(fitting) == 1:
            reason = f"{name} are the initials of {fitting[0].name}, both of {body.state}"
            found.append(Link(4, body.id, fitting[0].id, reason))
        elif fitting:
            names = ", ".join(sorted(other.name for other in fitting))
            conflicts.append(f"{name} ({body.id}) may be {names}; none was taken")
    return found, conflicts

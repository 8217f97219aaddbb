"""Joining ids into actors: what rules and the user say, with reasons, and what contradicts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kgraph.actors.tables import column
from kgraph.actors.text import fold
from kgraph.identity.judgements import Judgement
from kgraph.identity.records import Record
from kgraph.identity.rules import agree, contradict, links
from kgraph.triples import Mention, Triple

_WORD = re.compile(r"\w+")
_MADE = ("person:", "org:", "place:")


def _is_known(id: str) -> bool:
    """Tell whether an id is one of the catalogue's, and not made of the words of a text."""
    return not id.startswith(_MADE) or id in column("people", "id")


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(fold(name).casefold()))


@dataclass(frozen=True, slots=True)
class Merge:
    """Two ids that are one actor, and the sentence that says why."""

    a: str
    b: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identities:
    """Which ids are one actor: ``into`` gives each joined id its actor's record.

    ``records`` are of all ids, ``groups`` the sorted ids of each actor that has several.
    """

    records: Mapping[str, Record]
    into: Mapping[str, Record]
    groups: Mapping[str, tuple[str, ...]]
    merges: tuple[Merge, ...]
    conflicts: tuple[str, ...]

    def id(self, id: str) -> str:
        """Return the id of the actor that an id belongs to."""
        return self.into[id].id if id in self.into else id

    def ids(self, id: str) -> tuple[str, ...]:
        """Return all ids of the actor that an id belongs to, sorted."""
        actor = self.id(id)
        return self.groups.get(actor, (actor,))

    def why(self, id: str) -> tuple[Merge, ...]:
        """Return the merges that made the actor that an id belongs to."""
        ids = self.groups.get(self.id(id), ())
        return tuple(merge for merge in self.merges if merge.a in ids) if ids else ()

    def mention(self, mention: Mention) -> Mention:
        """Return a mention under the id, name, type and state of its actor."""
        actor = self.into.get(mention.id)
        if actor is None:
            return mention
        return replace(
            mention,
            id=actor.id,
            name=actor.name,
            type=actor.type,
            state=mention.state or actor.state,
        )

    def triple(self, triple: Triple) -> Triple:
        """Return a triple between actors instead of ids; its own id is then another."""
        if triple.subject.id not in self.into and triple.object.id not in self.into:
            return triple
        return replace(
            triple, subject=self.mention(triple.subject), object=self.mention(triple.object)
        )


def merge(records: Mapping[str, Record], judgements: Iterable[Judgement] = ()) -> Identities:
    """Return who is who, the same for any order of records and judgements.

    The user's lines go first, then the links of the rules, the surest first; a link that would
    join what the user keeps apart, two actors of the catalogue or two states is not made.
    """
    found, conflicts = links(records)
    conflicts += [
        f"{r.name} ({r.id}) is of {' and '.join(r.states)} in different places"
        for r in records.values()
        if r.type == "person" and len(r.states) > 1
    ]
    groups = _Groups(records)
    said, problems = _resolved(records, judgements)
    groups.apart = {pair for judgement, pair in said if not judgement.same}
    conflicts += problems
    for judgement, (a, b) in said:
        if judgement.same and (problem := groups.join(a, b, f"{judgement.where} says so")):
            conflicts.append(f"{judgement.where}: '{judgement.text}' was not done: {problem}")
    for link in found:
        groups.join(link.a, link.b, link.reason)
    merges = sorted(groups.merges, key=lambda m: (m.a, m.b))
    actors = groups.actors()
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for id, actor in sorted(actors.items()):
        ids[actor.id].append(id)
    several = {id: tuple(group) for id, group in ids.items()}
    return Identities(records, actors, several, tuple(merges), tuple(sorted(conflicts)))


def _resolved(
    records: Mapping[str, Record], judgements: Iterable[Judgement]
) -> tuple[list[tuple[Judgement, tuple[str, str]]], list[str]]:
    """Return the judgements with the ids they are about, and those about nobody or too many."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for record in records.values():
        for word in (record.name, *(text for text, _ in record.words)):
            named[_plain(word)].add(record.id)
    said, problems = [], []
    for judgement in sorted(judgements, key=lambda j: (j.text, j.where)):
        ids = []
        for name in (judgement.a, judgement.b):
            fitting = {name} if name in records else named[_plain(name)]
            if len(fitting) == 1:
                ids.append(next(iter(fitting)))
                continue
            many = f"may be {', '.join(sorted(fitting))}; name one by its id"
            problems.append(
                f"{judgement.where}: {name!r} {many if fitting else 'is no actor here'}"
            )
        if len(ids) == 2:
            said.append((judgement, (min(ids), max(ids))))
    return said, problems


class _Groups:
    """Ids that grow together into actors."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.apart: set[tuple[str, str]] = set()
        self.merges: list[Merge] = []
        self._records = records
        self._group = {id: {id} for id in records}

    def join(self, a: str, b: str, reason: str) -> str | None:
        """Join two ids and all that is one with them; return what stands against it, if any."""
        first, second = self._group[a], self._group[b]
        if first is second:
            return None
        for x in sorted(first):
            for y in sorted(second):
                if problem := self._against(x, y):
                    return problem
        self.merges.append(Merge(a, b, reason))
        first |= second
        for id in second:
            self._group[id] = first
        return None

    def _against(self, x: str, y: str) -> str | None:
        one, other = self._records[x], self._records[y]
        if (min(x, y), max(x, y)) in self.apart:
            return f"another line keeps {x} and {y} apart"
        if _is_known(x) and _is_known(y):
            return f"{x} and {y} are two actors of the catalogue"
        if one.type == other.type == "person" and not agree(one, other):
            return f"{x} is of {', '.join(one.states)}, {y} of {', '.join(other.states)}"
        if one.type == other.type == "person" and contradict(one, other):
            return f"{one.name} and {other.name} have other initials"
        return None

    def actors(self) -> dict[str, Record]:
        """Return for each id that was joined the record of its actor."""
        result = {}
        for id, group in self._group.items():
            if len(group) > 1:
                result[id] = min((self._records[i] for i in group), key=_rank)
        return result


def _rank(record: Record) -> tuple[bool, bool, int, int, str]:
    """The catalogue's id names an actor, then the fullest name, then the most frequent."""
    words = len(record.name.split())
    return not _is_known(record.id), words < 2, -record.triples, -words, record.id

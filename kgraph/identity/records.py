"""What a corpus shows of each actor id: names, types, states and offices, with counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Seen(NamedTuple):
    """An actor as mentions of one kind show it, and how many triples do."""

    id: str
    name: str
    type: str
    state: str | None
    text: str
    number: int = 1


class Tie(NamedTuple):
    """An office or affiliation that the corpus states: ``person``, ``president of``, ``POL``."""

    id: str
    relation: str
    owner: str


@dataclass(frozen=True, slots=True)
class Record:
    """One id: its usual name, type and state, the words seen with counts, and its ties.

    ``states`` are all states that mentions give it, ``words`` are sorted by count.
    """

    id: str
    name: str
    type: str
    state: str | None
    words: tuple[tuple[str, int], ...]
    states: tuple[str, ...]
    ties: frozenset[tuple[str, str]]
    triples: int


def gather(seen: Iterable[Seen], ties: Iterable[Tie] = ()) -> dict[str, Record]:
    """Return a Record for each id, in order of ids, whatever the order of what was seen."""
    groups: defaultdict[str, list[Seen]] = defaultdict(list)
    for each in seen:
        groups[each.id].append(each)
    tied: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for tie in ties:
        tied[tie.id].add((tie.relation, tie.owner))
    return {id: _record(id, groups[id], frozenset(tied[id])) for id in sorted(groups)}


def _record(id: str, group: list[Seen], ties: frozenset[tuple[str, str]]) -> Record:
    words: Counter[str] = Counter()
    usual: Counter[tuple[str, str, str]] = Counter()
    for each in group:
        words[each.text] += each.number
        usual[each.name, each.type, each.state or ""] += each.number
    (name, type, state), _ = min(usual.items(), key=lambda item: (-item[1], item[0]))
    return Record(
        id,
        name,
        type,
        state or None,
        tuple(sorted(words.items(), key=lambda item: (-item[1], item[0]))),
        tuple(sorted({each.state for each in group if each.state})),
        ties,
        sum(words.values()),
    )

"""Who the two sides of each triple count as at a level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import compress

from kgraph.graph.rollup import NOWHERE, Names, Place, Roller, usual_names
from kgraph.identity import Record
from kgraph.store.briefs import (
    CATEGORY,
    DAY,
    NUMBER,
    OBJECT,
    SUBJECT,
    TIES,
    Actor,
    Brief,
    Line,
    Lines,
    under,
)
from kgraph.store.tables import BITS


@dataclass(frozen=True, slots=True)
class Sides:
    """Triples and, for each, the places of its two sides in a list of actors."""

    lines: list[Line]
    actors: list[Actor]
    subjects: list[int]
    objects: list[int]

    def where(self, keep: Iterable[bool]) -> Sides:
        """Return only the triples for which something holds."""
        kept = list(keep)
        lines = list(compress(self.lines, kept))
        subjects, objects = (list(compress(s, kept)) for s in (self.subjects, self.objects))
        return Sides(lines, self.actors, subjects, objects)


def joined(lines: Lines, into: Mapping[str, Record]) -> Lines:
    """Return triples between actors; what is said between two ids of one actor is left out."""
    actors = {number: under(actor, into) for number, actor in lines.actors.items()}
    changed = {number for number, actor in lines.actors.items() if actor != actors[number]}

    def inner(line: Line) -> bool:
        subject, object = line[SUBJECT], line[OBJECT]
        if subject not in changed and object not in changed:
            return False
        return actors[subject].id == actors[object].id

    return replace(lines, rows=(row for row in lines.rows if not inner(row)), actors=actors)


def sides(lines: Lines, chosen: list[Line], level: str) -> Sides:
    """Return who acts on whom in the chosen of these triples, which tell who counts as whom."""
    seats = _Seats(lines, chosen, level)
    subjects, objects = seats.taken(chosen, SUBJECT), seats.taken(chosen, OBJECT)
    found = Sides(chosen, seats.actors, subjects, objects)
    if level == "actor":
        return found
    # Two offices of one state are one node there, and say nothing about two.
    ids = [actor.id for actor in seats.actors]
    return found.where(ids[s] != ids[o] for s, o in zip(subjects, objects, strict=True))


class _Seats:
    """The places of actors of a level, by the numbers of the actors that triples name."""

    def __init__(self, lines: Lines, chosen: list[Line], level: str) -> None:
        self.actors: list[Actor] = []
        self._places: dict[Actor, int] = {}
        self._lines = lines
        ties = () if level == "actor" else _ties(lines)
        self._roll = Roller(level, {} if level == "actor" else _names(lines), ties)
        named = {line[SUBJECT] for line in chosen} | {line[OBJECT] for line in chosen}
        self._fixed = {
            number: self._place(self._roll(lines.actors[number], NOWHERE))
            for number in named
            if self._roll.is_fixed(lines.actors[number])
        }
        self._other: dict[tuple[int, int, str | None], int] = {}

    def taken(self, chosen: list[Line], side: int) -> list[int]:
        """Return the place of one side of each triple."""
        fixed = self._fixed
        return [
            fixed[line[side]] if line[side] in fixed else self._moving(line, side)
            for line in chosen
        ]

    def _moving(self, line: Line, side: int) -> int:
        key = line[side], line[NUMBER] >> BITS, line[DAY]
        if key not in self._other:
            actor = self._roll(self._lines.actors[key[0]], Place(*key[1:]))
            self._other[key] = self._place(actor)
        return self._other[key]

    def _place(self, actor: Actor) -> int:
        if actor not in self._places:
            self._places[actor] = len(self.actors)
            self.actors.append(actor)
        return self._places[actor]


def _ties(lines: Lines) -> Iterable[Brief]:
    numbers = {number for number, term in lines.terms.items() if term in TIES}
    return (lines.brief(line) for line in lines.rows if line[CATEGORY] in numbers)


def _names(lines: Lines) -> Names:
    counts: Counter[int] = Counter(line[SUBJECT] for line in lines.rows)
    counts.update(line[OBJECT] for line in lines.rows)
    actors: Counter[Actor] = Counter()
    for number, count in counts.items():
        actors[lines.actors[number]] += count
    return usual_names(actors)

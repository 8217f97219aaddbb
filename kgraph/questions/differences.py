"""What has changed between two actors, from one store or period to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kgraph.questions.corpus import Corpus, Fact
from kgraph.questions.counting import clearest, mean
from kgraph.questions.dates import first_day, last_day
from kgraph.questions.evidence import Evidence, evidence

KINDS = ("new dyad", "new category", "sign flip", "escalation", "lost support", "vanished")
Dyad = tuple[str, str]
Dyads = dict[Dyad, list[Fact]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of two actors, in whichever direction they act.

    ``before`` and ``after`` count triples (of the category, where one is named), the intensities
    are means, the lowest are those of single triples. The sentence is of the later side, and of
    the earlier one where support was lost.
    """

    kind: str
    one: str
    one_name: str
    other: str
    other_name: str
    category: str | None
    before: int
    after: int
    intensity_before: float | None
    intensity_after: float | None
    lowest_before: float | None
    lowest_after: float | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Changes:
    """The first changes in their order, how many there are in all, and what was left out.

    ``unsure`` triples are those that no period holds for sure.
    """

    changes: tuple[Change, ...]
    total: int
    unsure: int


@dataclass(frozen=True, slots=True)
class _Side:
    corpus: Corpus
    dyads: Dyads


class _Found(NamedTuple):
    """A change without names and sentence, which are looked up for those that are shown."""

    kind: str
    dyad: Dyad
    category: str | None
    before: list[Fact]
    after: list[Fact]


def between_stores(
    old: Corpus, new: Corpus, *, threshold: float = 2.0, limit: int | None = None
) -> Changes:
    """Return what changed from one store to another, at most ``limit`` changes."""

    def same(id: str) -> str:
        # Ids that either store takes for one actor are one.
        return new.identities.id(old.identities.id(new.identities.id(id)))

    def side(corpus: Corpus) -> _Side:
        ends = (((same(f.subject), same(f.object)), f) for f in corpus.facts())
        return _Side(corpus, _dyads(ends))

    return _changes(side(old), side(new), threshold, limit)


def between_periods(
    corpus: Corpus,
    before: tuple[str, str],
    after: tuple[str, str],
    *,
    threshold: float = 2.0,
    limit: int | None = None,
) -> Changes:
    """Return what changed from one period (first and last date) to another.

    A triple belongs to a period when all days that its date may be lie in it. What has no date,
    or one that is too coarse to tell, is counted as unsure.
    """
    places = _Places((before, after))
    sides: tuple[list[Fact], list[Fact]] = ([], [])
    unsure = 0
    for fact in corpus.facts():
        held, doubtful = places[fact.date]
        unsure += doubtful
        for number in held:
            sides[number].append(fact)
    old, new = (_Side(corpus, _dyads(((f.subject, f.object), f) for f in facts)) for facts in sides)
    return replace(_changes(old, new, threshold, limit), unsure=unsure)


class _Places(dict["str | None", tuple[tuple[int, ...], bool]]):
    """In which periods a date lies for sure, and whether it may lie in one more."""

    def __init__(self, periods: Sequence[tuple[str, str]]) -> None:
        self._periods = periods

    def __missing__(self, date: str | None) -> tuple[tuple[int, ...], bool]:
        held = tuple(n for n, period in enumerate(self._periods) if _within(date, period))
        touched = [n for n, period in enumerate(self._periods) if _touches(date, period)]
        self[date] = held, bool({*touched} - {*held})
        return self[date]


def _within(date: str | None, period: tuple[str, str]) -> bool:
    if not date:
        return False
    first, last = first_day(period[0]), last_day(period[1])
    return first <= first_day(date) and last_day(date) <= last


def _touches(date: str | None, period: tuple[str, str]) -> bool:
    """Return whether a date may lie in a period; none may lie in any."""
    if not date:
        return True
    return first_day(date) <= last_day(period[1]) and first_day(period[0]) <= last_day(date)


def _dyads(facts: Iterator[tuple[Dyad, Fact]]) -> Dyads:
    found: defaultdict[Dyad, list[Fact]] = defaultdict(list)
    for (one, other), fact in facts:
        if one != other:
            found[min(one, other), max(one, other)].append(fact)
    return found


def _changes(old: _Side, new: _Side, threshold: float, limit: int | None) -> Changes:
    found: list[_Found] = []
    for dyad in old.dyads.keys() | new.dyads.keys():
        before, after = old.dyads.get(dyad, []), new.dyads.get(dyad, [])
        if not before:
            found.append(_Found("new dyad", dyad, None, before, after))
        elif not after:
            found.append(_Found("vanished", dyad, None, before, after))
        else:
            found += _of_both(dyad, before, after, threshold)
    found.sort(key=_rank)
    shown = (_change(each, old.corpus, new.corpus) for each in found[:limit])
    return Changes(tuple(shown), len(found), 0)


def _rank(found: _Found) -> tuple[int, int, Dyad, str]:
    most = max(len(found.before), len(found.after))
    return KINDS.index(found.kind), -most, found.dyad, found.category or ""


def _of_both(
    dyad: Dyad, before: list[Fact], after: list[Fact], threshold: float
) -> Iterator[_Found]:
    kind = _turn(before, after, threshold)
    if kind is not None:
        yield _Found(kind, dyad, None, before, after)
    for category in sorted({fact.category for fact in (*before, *after)}):
        was = [fact for fact in before if fact.category == category]
        now = [fact for fact in after if fact.category == category]
        if not was:
            yield _Found("new category", dyad, category, was, now)
        elif _documents(now) < _documents(was):
            yield _Found("lost support", dyad, category, was, now)


def _turn(before: Sequence[Fact], after: Sequence[Fact], threshold: float) -> str | None:
    """Return whether the mean changed its sign, or mean or lowest intensity fell so far."""
    was, now = mean(before), mean(after)
    if was is None or now is None:
        return None
    if was * now < 0:
        return "sign flip"
    fell = max(was - now, (_lowest(before) or 0) - (_lowest(after) or 0))
    return "escalation" if fell > threshold else None


def _lowest(facts: Sequence[Fact]) -> float | None:
    return min((fact.intensity for fact in facts if fact.intensity is not None), default=None)


def _documents(facts: Sequence[Fact]) -> int:
    return len({fact.document for fact in facts})


def _change(found: _Found, old: Corpus, new: Corpus) -> Change:
    kind, (one, other), category, before, after = found
    gone = kind in ("lost support", "vanished")
    corpus, facts = (old, before) if gone else (new, after)
    return Change(
        kind=kind,
        one=one,
        one_name=corpus.name(one),
        other=other,
        other_name=corpus.name(other),
        category=category,
        before=len(before),
        after=len(after),
        intensity_before=mean(before),
        intensity_after=mean(after),
        lowest_before=_lowest(before),
        lowest_after=_lowest(after),
        evidence=evidence(corpus.triple(_example(kind, facts).id)),
    )


def _example(kind: str, facts: list[Fact]) -> Fact:
    """Return the fact that shows a change: of an escalation one of the lowest intensity."""
    if kind == "escalation":
        lowest = _lowest(facts)
        return clearest(fact for fact in facts if fact.intensity == lowest)
    if kind == "sign flip":
        rising = (mean(facts) or 0) > 0
        return clearest(f for f in facts if f.intensity and (f.intensity > 0) == rising)
    return clearest(facts)

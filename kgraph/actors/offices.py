"""Who held which office when: terms of heads of state, government, ministries and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kgraph.actors.tables import rows

_DAY = len("2000-01-01")


@dataclass(frozen=True, slots=True)
class Term:
    """One term: ``person`` is ``office`` of ``holder_of``, a state or an organisation.

    ``start`` and ``end`` are ISO 8601 dates, cut to month or year where the day is not certain;
    both count as days in office. ``end`` is None where no end is known.
    """

    person: str
    holder_of: str
    office: str
    start: str
    end: str | None

    def covers(self, date: str) -> bool:
        """Tell whether the term touches an ISO 8601 date: a day, a month or a year.

        Only what both dates tell is compared, so that 2008 touches a term that ends in 2008-05.
        """
        day = date[:_DAY]
        return _common(self.start, day) <= _common(day, self.start) and (
            self.end is None or _common(day, self.end) <= _common(self.end, day)
        )


def terms() -> tuple[Term, ...]:
    """Return all terms in order of state or organisation, office and start."""
    return _terms()


def offices_of(person: str, date: str | None = None) -> tuple[Term, ...]:
    """Return the terms of a person (``person:dmitry-medvedev``), oldest first.

    With a date, only those in office then: two on the day of a change from one to the other.
    """
    return _at(_by_person().get(person, ()), date)


def holders(holder_of: str, office: str, date: str | None = None) -> tuple[Term, ...]:
    """Return the terms of an office of a state or organisation (``RUS``, ``president``).

    They are sorted by start; with a date, only those in office then.
    """
    return _at(_by_office().get((holder_of, office), ()), date)


def holder(holder_of: str, office: str, date: str) -> str | None:
    """Return the id of the person in office on a date, None where it is nobody or not clear."""
    people = {term.person for term in holders(holder_of, office, date)}
    return people.pop() if len(people) == 1 else None


def _at(found: Iterable[Term], date: str | None) -> tuple[Term, ...]:
    return tuple(term for term in found if date is None or term.covers(date))


def _common(date: str, other: str) -> str:
    return date[: len(other)]


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(
        Term(row["person"], row["holder_of"], row["office"], row["from"], row["to"] or None)
        for row in rows("offices")
    )


@cache
def _by_person() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in _terms():
        found.setdefault(term.person, []).append(term)
    return {id: tuple(sorted(group, key=_age)) for id, group in found.items()}


@cache
def _by_office() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], list[Term]] = {}
    for term in _terms():
        found.setdefault((term.holder_of, term.office), []).append(term)
    return {key: tuple(group) for key, group in found.items()}


def _age(term: Term) -> tuple[str, str, str]:
    return term.start, term.holder_of, term.office

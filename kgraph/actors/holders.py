"""Choosing a person of the table by name, office, state and date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from kgraph.actors.clues import Told
from kgraph.actors.days import middle_day
from kgraph.actors.figures import PART, SURNAME, Words, bearers, person, without_initials
from kgraph.actors.levels import state_of
from kgraph.actors.offices import Term, offices_of

# Kings, popes and the like go by their first name.
_BY_FIRST_NAME = frozenset({"king", "crown-prince", "pope", "supreme-leader"})
_SOON = timedelta(days=90)


def has_offices(words: Words, offices: Collection[str]) -> bool:
    """Tell whether anybody of the table with this name ever held one of the offices."""
    return any(_by_office(words, Told(frozenset(offices), titled=True), parts=True))


def by_office(words: Words, told: Told, on: str | None, states: Collection[str]) -> str | None:
    """Return the id of the person of this name who held the office told, at the date.

    Without a date only one person may fit. Of several, those whose state is among the states that
    the document speaks of go before others.
    """
    found = (_in_time(ids, told, on, states) for ids in _by_office(words, told))
    return next((id for id in found if id is not None), None)


def _in_time(ids: list[str], told: Told, on: str | None, states: Collection[str]) -> str | None:
    found = [term for id in ids for term in _terms(id, told.offices) if told.suits(term.holder_of)]
    day = middle_day(on)
    if day is None or on is None:
        return _one(found, states)
    if told.past:
        return _one(_latest(found, day) if told.owners else _begun(found, day), states)
    now = [term for term in found if term.covers(on)]
    if now:
        return _one(now, states)
    near = _latest(found, day) if told.owners else _begun(found, day)
    return _one(near, states) or _one([t for t in found if _first(t) <= day + _SOON], states)


def by_state(words: Words, told: Told, on: str | None) -> str | None:
    """Return the one person of this name whom a state named beside it makes likely.

    With a date they must be in office; "China's Wang" with none, only one person may fit.
    """
    ids = [id for id, grade in bearers(words).items() if grade == SURNAME]
    if not told.owners:
        return None
    if on is None:
        own = [id for id in ids if state_of(id, None) == told.state]
        return own[0] if len(own) == 1 else None
    holding = {t.person for id in ids for t in offices_of(id, on) if told.suits(t.holder_of)}
    return holding.pop() if len(holding) == 1 else None


def by_date(words: Words, default: str | None, on: str | None) -> str | None:
    """Return who is meant by a name that several persons bear, ``default`` in doubt.

    That is the one in office at the date, else the one who was last. A name that the table has
    for nobody alone needs one in office.
    """
    day = middle_day(on)
    if day is None or on is None:
        return default
    ids = [id for id, grade in bearers(words).items() if grade == SURNAME]
    return _in_office(ids, default, on, day)


def of_same_name(ids: Iterable[str], default: str, on: str | None) -> str:
    """Return which of several persons of one whole name is meant on a date."""
    day = middle_day(on)
    if day is None or on is None:
        return default
    return _in_office(list(ids), default, on, day) or default


def _in_office(ids: list[str], default: str | None, on: str, day: date) -> str | None:
    holding = sorted({term.person for id in ids for term in offices_of(id, on)})
    if default in holding:
        return default
    if holding:
        return holding[0] if len(holding) == 1 else default
    if default is None or len(ids) < 2:
        return default
    past = _latest([term for id in ids for term in offices_of(id)], day)
    return past[0].person if past else default


def initialled(words: Words) -> bool:
    """Tell whether a name has a middle initial, which tells namesakes apart."""
    return without_initials(words) != words


def _by_office(words: Words, told: Told, parts: bool = False) -> list[list[str]]:
    """Return who may be meant by a surname, and where more is told by another part of a name."""
    found = bearers(words, within=True)
    able = {id: grade for id, grade in found.items() if _held(id, told)}
    surnames = [id for id, grade in able.items() if grade == SURNAME]
    others = [id for id, grade in able.items() if grade == PART]
    if told.offices & _BY_FIRST_NAME:
        return [[*surnames, *others]]
    return [surnames, others] if told.owners or parts else [surnames]


def _held(id: str, told: Told) -> bool:
    return any(told.suits(term.holder_of) for term in _terms(id, told.offices))


def _terms(id: str, offices: Collection[str]) -> list[Term]:
    return [term for term in offices_of(id) if term.office in offices]


def _one(found: Iterable[Term], states: Collection[str]) -> str | None:
    terms = list(found)
    people = {term.person for term in terms}
    if len(people) > 1:
        people = {term.person for term in terms if term.holder_of in states}
    return people.pop() if len(people) == 1 else None


def _begun(found: Iterable[Term], day: date) -> list[Term]:
    return [term for term in found if _first(term) <= day]


def _latest(found: Iterable[Term], day: date) -> list[Term]:
    return sorted(_begun(found, day), key=_first)[-1:]


def _first(term: Term) -> date:
    return middle_day(term.start) or date.max


def known_state(id: str, on: str | None) -> str | None:
    """Return the state that a person of the table acts for."""
    return state_of(id, on) if person(id) is not None else None

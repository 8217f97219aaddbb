"""Points in time and how to count from them; dates are ISO 8601, as precise as is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class When:
    """A date as precise as the text gives it (ISO 8601) and the words that give it."""

    iso: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """From where words like "Monday" or "two days earlier" are read.

    ``written`` is the day of the text, ``told`` the last day it speaks of; ``ahead`` is true
    of what is still to come.
    """

    written: date | None = None
    told: date | None = None
    ahead: bool = False


def common(days: Iterable[str | None]) -> str | None:
    """Return the most precise date that holds all days."""
    known = list(days)
    for size in (10, 7, 4):
        if len({day[:size] if day else None for day in known}) == 1 and known[0]:
            return known[0][:size]
    return None


def week(day: date, first: int = 0, last: int = 6) -> str | None:
    """Return the month, else the year, that holds a day's week or some of its weekdays."""
    monday = day - timedelta(days=day.weekday())
    ends = [monday + timedelta(days=n) for n in (first, last)]
    return common([end.isoformat() for end in ends])


def year_of(month: int, day: int, point: Point) -> str | None:
    """Return the year of a date without one: the last such date, the next one if ahead."""
    if point.written is None:
        return None
    year, now = point.written.year, (point.written.month, point.written.day if day else 0)
    if point.ahead:
        return str(year if (month, day) >= now else year + 1)
    return str(year if (month, day) <= now else year - 1)


def moved(base: date, number: int, unit: str) -> str | None:
    """Return the date some days, weeks, months or years away, as precise as the unit."""
    try:
        if unit == "day":
            return (base + timedelta(days=number)).isoformat()
        if unit == "week":
            return week(base + timedelta(days=7 * number))
        index = base.year * 12 + base.month - 1 + (number if unit == "month" else 12 * number)
        if not 0 < index // 12 < 10_000:
            return None
        return f"{index // 12:04}-{index % 12 + 1:02}"[: 7 if unit == "month" else 4]
    except OverflowError:
        return None

"""Dates in words, resolved against the day on which they were written.

A bare weekday or month is the last one, the day of writing included; the next one for what is
still to come. What covers several days gets the month or year that holds all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kgraph.relations.moments import Point, When, common, moved, week, year_of

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = (
    *("", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SHORT = [rf"{m[:3]}\b\.?" for m in MONTHS]
_MONTH = "|".join([*MONTHS, *_SHORT, r"sept\b\.?"])
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|to|and|until|through)\s*"

_ISO = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_FULL = re.compile(
    rf"\b(?:mid-)?(?:(?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})(?:\s+(?P<day2>{_DAY})(?:{_TO}(?P<last2>{_DAY}))?)?)"
    rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_DECADE = re.compile(rf"\b{_YEAR}s\b|\b(?:in|since|of)\s+the\s+\w+ies\b", re.IGNORECASE)
_YEARS = re.compile(rf"\b{_YEAR}(?:-\d\d|{_TO}{_YEAR})\b")
_IN_YEAR = re.compile(
    rf"(?:\b(?:in|since|of|during|by|early|late|mid-?|year)\s+|^)(?P<year>{_YEAR})(?:\b(?!\s+\w)|$)",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    rf"\b(?P<count>\d+|an?|{'|'.join(_NUMBERS[1:])})\s+(?P<unit>day|week|month|year)s?\s+"
    r"(?P<way>ago|earlier|before|later|after|afterwards)\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:the\s+)?(?:(?P<which>next|following|previous|preceding)\s+day"
    r"|day\s+(?P<side>before|after|earlier|later))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<when>last|next|this(?:\s+coming)?|coming|on)\s+)?(?P<name>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?P<day>yesterday|today|tomorrow|tonight)\b"
    r"|\b(?P<part>last\s+night|this\s+(?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?<!the )\b(?P<which>last|this|next)\s+(?P<unit>week(?:end)?|month|year)\b"
    r"|\b(?:at|on|over)\s+the\s+(?P<weekend>weekend)\b",
    re.IGNORECASE,
)
_STEPS = {"last": -1, "this": 0, "next": 1}
_SHIFTS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


def parse(text: str, point: Point) -> When | None:
    """Return the date that a short text gives, None if it gives none."""
    for pattern, resolve in _RULES:
        found = [m for m in pattern.finditer(text) if resolve is not _full or _is_month(m)]
        if found:
            days = [resolve(match, point) for match in found]
            if resolve is _full:
                days = [_full(match, point, _named_year(found, text, point)) for match in found]
            if resolve is _weekday:
                days = [_in_week(text, match, point) or _weekday(match, point) for match in found]
            start = found[0].start("year") if resolve is _year else found[0].start()
            words = text[start : found[-1].end()].strip(" ,")
            return When(common(days), words)
    return None


def last_day(text: str, written: date | None) -> date | None:
    """Return the last day that a text names, to which "the next day" may refer."""
    found: list[tuple[int, str]] = []
    point = Point(written)
    for pattern, resolve in ((_FULL, _full), (_WEEKDAY, _weekday), (_TODAY, _today)):
        for match in pattern.finditer(text):
            iso = resolve(match, point)
            if iso is not None and len(iso) == 10:
                found.append((match.end(), iso))
    return date.fromisoformat(max(found)[1]) if found else None


def _is_month(match: re.Match[str]) -> bool:
    """Return whether "may" or "march" is the month: it has a day, a year or a capital."""
    name = match["month"] or match["month2"]
    return bool(match["day"] or match["day2"] or match["year"] or name[0].isupper())


def _full(match: re.Match[str], point: Point, year: str | None = None) -> str | None:
    name = (match["month"] or match["month2"]).lower()
    month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name[:3]))
    day = re.sub(r"\D", "", match["day"] or match["day2"] or "")
    year = match["year"] or year or year_of(month, int(day or 0), point)
    if year is None:
        return None
    several = match["last"] or match["last2"]
    if not day or several:
        return f"{year}-{month:02}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def _named_year(found: list[re.Match[str]], text: str, point: Point) -> str | None:
    """Return the year of "from March to May 2019" or "in March last year", if one is named."""
    unit = _UNIT.search(text)
    if found[-1]["year"] or unit is None or (unit["unit"] or "").lower() != "year":
        return found[-1]["year"]
    return _unit(unit, point)


def _year(match: re.Match[str], point: Point) -> str | None:
    return str(match["year"])


def _iso(match: re.Match[str], point: Point) -> str | None:
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def _nothing(match: re.Match[str], point: Point) -> str | None:
    """A decade or a span of years has no date as precise as a year."""
    return None


def _shift(match: re.Match[str], point: Point) -> str | None:
    way, count = match["way"].lower(), match["count"].lower()
    base = point.written if way == "ago" else point.told
    if base is None:
        return None
    number = _NUMBERS.index(count) if count in _NUMBERS else 1 if count[0] == "a" else int(count)
    if way in {"ago", "earlier", "before"}:
        number = -number
    return moved(base, number, match["unit"].lower())


def _neighbour(match: re.Match[str], point: Point) -> str | None:
    if point.told is None:
        return None
    before = (match["which"] or match["side"]).lower() in {
        *("previous", "preceding", "before", "earlier"),
    }
    return (point.told + timedelta(days=-1 if before else 1)).isoformat()


def _weekday(match: re.Match[str], point: Point) -> str | None:
    if point.written is None:
        return None
    target, today = WEEKDAYS.index(match["name"].lower()), point.written.weekday()
    when = (match["when"] or "").lower()
    if when in {"next", "coming", "this coming"}:
        shift = (target - today - 1) % 7 + 1
    elif when == "last":
        shift = -((today - target - 1) % 7 + 1)
    elif when == "this" and not point.ahead:
        shift = target - today
    else:
        shift = (target - today) % 7 if point.ahead else -((today - target) % 7)
    return (point.written + timedelta(days=shift)).isoformat()


def _in_week(text: str, match: re.Match[str], point: Point) -> str | None:
    """Return the day of "on Monday last week", None where no week is named."""
    unit = _UNIT.search(text)
    if point.written is None or unit is None or (unit["unit"] or "").lower() != "week":
        return None
    monday = point.written - timedelta(days=point.written.weekday())
    days = 7 * _STEPS[unit["which"].lower()] + WEEKDAYS.index(match["name"].lower())
    return (monday + timedelta(days=days)).isoformat()


def _today(match: re.Match[str], point: Point) -> str | None:
    if point.written is None:
        return None
    part = (match["part"] or "").lower()
    shift = _SHIFTS[match["day"].lower()] if match["day"] else -part.startswith("last")
    return (point.written + timedelta(days=shift)).isoformat()


def _unit(match: re.Match[str], point: Point) -> str | None:
    if point.written is None:
        return None
    if match["weekend"]:
        days = 0 if point.written.weekday() > 4 or point.ahead else -7
        return week(point.written + timedelta(days=days), first=5)
    step, unit = _STEPS[match["which"].lower()], match["unit"].lower()
    if unit == "weekend":
        return week(point.written + timedelta(days=7 * step), first=5)
    return moved(point.written, step, unit)


_Resolve = Callable[[re.Match[str], Point], "str | None"]
_RULES: tuple[tuple[re.Pattern[str], _Resolve], ...] = (
    (_ISO, _iso),
    (_FULL, _full),
    (_DECADE, _nothing),
    (_YEARS, _nothing),
    (_IN_YEAR, _year),
    (_SHIFT, _shift),
    (_NEIGHBOUR, _neighbour),
    (_WEEKDAY, _weekday),
    (_TODAY, _today),
    (_UNIT, _unit),
)

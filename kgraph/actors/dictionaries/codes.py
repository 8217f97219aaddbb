"""Codes of actors and the days on which they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

NO_ACTOR = frozenset({"---", "+++"})
_CODE = re.compile(r"(?:[A-Z0-9]+(?:/[A-Z0-9]+)*|---|\+\+\+)(?=[\s<>]|$)")
_BOUNDS = re.compile(r"(?P<sign>[<>]?)\s*(?P<first>\d+)(?:\s*-\s*(?P<last>\d+))?")
_CENTURY_TURN = 30
_SHORT = 7
_CHUNK = 3
_FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Code:
    """A code and the first and last day on which it holds, None where there is no such bound."""

    text: str
    first: date | None = None
    last: date | None = None

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies between the bounds, both included."""
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)

    @property
    def days(self) -> float:
        if self.first is None or self.last is None:
            return _FOREVER
        return (self.last - self.first).days


def in_force(codes: Sequence[Code], day: date | None) -> str | None:
    """Return the code that holds on a day, None when none does.

    Of several dated codes that of the shortest interval holds, unless it ends on the very day
    on which another begins; without one, the last undated code. Without a day only codes that have
    no end hold.
    """
    day = day or date.max
    dated = [code for code in codes if code.dated and code.holds(day)]
    if any(code.first == day for code in dated):
        dated = [code for code in dated if code.first == day or code.last != day]
    if dated:
        return min(dated, key=lambda code: code.days).text
    undated = [code.text for code in codes if not code.dated]
    return undated[-1] if undated else None


def parse_codes(text: str) -> Iterable[Code | str]:
    """Yield the codes of ``[CODE dates] [CODE dates]``; for a bad one, what is wrong with it."""
    for part in text.split("[")[1:]:
        inside = re.split(r"[\]}]", part, maxsplit=1)[0].strip().upper()
        try:
            yield _parse(inside)
        except ValueError as error:
            yield f"[{inside}]: {error}"


def _parse(inside: str) -> Code:
    found = _CODE.match(inside)
    if not found:
        advice = "; codes with ~ belong in a file of agents" if "~" in inside else ""
        raise ValueError(f"not a code{advice}")
    rest = inside[found.end() :].strip()
    if not rest:
        return Code(found[0])
    bounds = _BOUNDS.fullmatch(rest)
    if not bounds or (bounds["sign"] and bounds["last"]):
        raise ValueError(f"{rest!r} is no date; write <DATE, >DATE or DATE-DATE")
    return _dated(found[0], bounds["sign"], bounds["first"], bounds["last"])


def _dated(code: str, sign: str, first: str, last: str | None) -> Code:
    if sign == "<":
        return Code(code, None, parse_date(first))
    begin = parse_date(first)
    if last is None:
        return Code(code, begin, None)
    end = parse_date(last)
    if end < begin:
        raise ValueError(f"ends ({last}) before it begins ({first})")
    return Code(code, begin, end)


def parse_date(digits: str) -> date:
    """Return the day of YYYYMMDD or YYMMDD (31 to 99 are 19xx); raises ValueError for others."""
    if len(digits) <= _SHORT:
        year, rest = digits[:2], digits[2:]
        full = int(year) + (2000 if int(year) <= _CENTURY_TURN else 1900)
    else:
        year, rest = digits[:4], digits[4:]
        full = int(year)
    try:
        if len(rest) != 4:
            raise ValueError
        return date(full, int(rest[:2]), int(rest[2:]))
    except ValueError:
        raise ValueError(f"{digits} is no date; write YYYYMMDD or YYMMDD") from None


def chunks(code: str) -> list[str]:
    """Cut a code into its parts of three letters."""
    return [code[i : i + _CHUNK] for i in range(0, len(code), _CHUNK)]


def contains(longer: str, shorter: str) -> bool:
    """Tell whether all chunks of one code are chunks of another."""
    return set(chunks(shorter)) <= set(chunks(longer))

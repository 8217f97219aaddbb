"""Partial dates as intervals of days."""

from __future__ import annotations

import calendar
import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_EPOCH = date(1970, 1, 1).toordinal()


def days(text: str | None) -> tuple[int, int] | None:
    """Return first and last day (since 1970-01-01) of an ISO date as precise as it is.

    ``2022-02`` is the whole month; anything that is not such a date gives None.
    """
    found = _ISO.fullmatch(text or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _interval(year or 0, month, day)
    except ValueError:
        return None


def _interval(year: int, month: int | None, day: int | None) -> tuple[int, int]:
    first = date(year, month or 1, day or 1)
    if day:
        last = first
    elif month:
        last = date(year, month, calendar.monthrange(year, month)[1])
    else:
        last = date(year, 12, 31)
    return first.toordinal() - _EPOCH, last.toordinal() - _EPOCH

"""Dates that may be cut to a month or a year."""

from __future__ import annotations

from datetime import date

_LAST_PARTS = {len("2000"): "-07-01", len("2000-01"): "-15"}
_DAY = len("2000-01-01")


def middle_day(text: str | None) -> date | None:
    """Return the day that an ISO 8601 date names, or the middle of its month or year.

    None without a date, and for what is no date.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text[:_DAY] + _LAST_PARTS.get(len(text), ""))
    except ValueError:
        return None

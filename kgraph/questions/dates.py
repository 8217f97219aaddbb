"""Dates as precise as known: a year, a month or a day, and which days they may be."""

from __future__ import annotations

from calendar import monthrange


def first_day(date: str) -> str:
    """Return the first day that a year, month or day may be."""
    return (date + "-01-01")[:10] if len(date) < 7 else (date + "-01")[:10]


def last_day(date: str) -> str:
    """Return the last day that a year, month or day may be."""
    if len(date) >= 10:
        return date[:10]
    year = int(date[:4])
    month = int(date[5:7]) if len(date) >= 7 else 12
    return f"{date[:4]}-{month:02d}-{monthrange(year, month)[1]:02d}"


def following(period: str) -> str:
    """Return the month after a month, or the year after a year."""
    if len(period) == 4:
        return f"{int(period) + 1:04d}"
    year, month = int(period[:4]), int(period[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def periods(first: str, last: str) -> list[str]:
    """Return all months, or years, from one to another, both included."""
    found = [first]
    while found[-1] < last:
        found.append(following(found[-1]))
    return found

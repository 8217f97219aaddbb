"""What people write to choose triples, checked; any wrong value raises KgraphError."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kgraph.errors import KgraphError

QUAD_CLASSES = (
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
)  # fmt: skip


def iso_date(value: str) -> str:
    """Return a year, month or day as it is."""
    from datetime import date

    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        date(year, month, day)
    except ValueError:
        raise KgraphError(f"{value!r} is not a date; write 2024, 2024-07 or 2024-07-08") from None
    return value


def known_categories(values: Iterable[str]) -> list[str]:
    """Return the names of categories in capitals."""
    known = _categories()
    found = [value.upper() for value in values]
    for value, name in zip(values, found, strict=True):
        if name not in known:
            raise KgraphError(f"{value!r} is none of {', '.join(known)}")
    return found


def known_quad_classes(values: Iterable[str]) -> list[str]:
    """Return the quad classes that have all words of a value: ``conflict`` is two of them."""
    found: list[str] = []
    for value in values:
        words = value.lower().replace("-", " ").split()
        fitting = [name for name in QUAD_CLASSES if words and set(words) <= set(name.split())]
        if not fitting:
            known = ", ".join(QUAD_CLASSES)
            raise KgraphError(f"{value!r} is none of {known}; one word of them takes two")
        found += [name for name in fitting if name not in found]
    return found


def _categories() -> list[str]:
    import csv

    # Importing the package of the codebook would take as long as the answer.
    table = Path(__file__).parents[1] / "relations" / "data" / "categories.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        return [row["category"] for row in csv.DictReader(stream)]

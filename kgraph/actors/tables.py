"""The data files of this package, read once."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``data/<table>.csv`` as dictionaries of strings."""
    source = resources.files("kgraph.actors").joinpath("data", f"{table}.csv")
    with source.open("r", encoding="utf-8") as stream:
        return tuple(csv.DictReader(stream))


@cache
def column(table: str, name: str) -> frozenset[str]:
    """Return the values of one column."""
    return frozenset(row[name] for row in rows(table))


def values(cell: str) -> tuple[str, ...]:
    """Split a cell at its semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())

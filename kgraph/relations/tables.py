"""Reads the codebook's tables: CSV files with a header, lists inside a cell split by ``|``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

Row = dict[str, str]


def read_table(name: str) -> Iterator[Row]:
    """Yield the rows of one table of the codebook, such as ``verbs.csv``."""
    source = files("kgraph.relations").joinpath("data", name)
    rows = csv.reader(source.read_text("utf-8").splitlines())
    header = next(rows)
    # A third of the time of csv.DictReader, which matters at start-up.
    yield from (dict(zip(header, row, strict=True)) for row in rows)


def listed(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are separated by ``|``; an empty cell has none."""
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def yes(cell: str) -> bool:
    """Return whether a yes-or-no cell says yes."""
    return cell == "yes"

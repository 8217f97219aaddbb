"""The look of actor types and lines, read from the package's tables."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

ASSETS = "kgraph.page"


def asset(name: str) -> str:
    """Return the text of a file of the page's assets folder."""
    return resources.files(ASSETS).joinpath("assets").joinpath(name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How an actor type is drawn: shape and colour together, never colour alone."""

    type: str
    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a kind of relation is drawn; ``dash`` is empty for a solid line."""

    kind: str
    light: str
    dark: str
    dash: tuple[int, ...]
    width: float


@cache
def type_styles() -> dict[str, TypeStyle]:
    """Return the style of each actor type, in the order of the legend."""
    rows = csv.DictReader(asset("types.csv").splitlines())
    return {row["type"]: TypeStyle(**row) for row in rows}


@cache
def line_styles() -> dict[str, LineStyle]:
    """Return the style of each kind of line, in the order of the legend."""
    return {row["kind"]: _line(row) for row in csv.DictReader(asset("lines.csv").splitlines())}


def _line(row: dict[str, str]) -> LineStyle:
    dash = tuple(int(part) for part in row["dash"].split())
    return LineStyle(row["kind"], row["light"], row["dark"], dash, float(row["width"]))


def kind_of(category: str, quad_class: str | None) -> str:
    """Return the kind of line of a category: its quad class, ``standing`` or ``other``."""
    return quad_class or ("other" if category == "OTHER" else "standing")


@cache
def pronouns() -> frozenset[str]:
    """Return the words that stand for an actor but are no name to search for."""
    return frozenset(row["word"] for row in csv.DictReader(asset("pronouns.csv").splitlines()))

"""What users write behind options, checked and made into values."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kgraph.errors import KgraphError

QUAD_CLASSES = (
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
)  # fmt: skip


def iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a year, month or day as it is; a usage error when it is none."""
    from datetime import date

    if value is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        date(year, month, day)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is not a date; write 2024, 2024-07 or 2024-07-08", ctx, param
        ) from None
    return value


def known_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return the name of an encoding as it is; a usage error when there is none such."""
    from kgraph.documents.encoding import known

    try:
        if value is not None:
            known(value)
    except KgraphError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return value


def known_categories(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> list[str] | None:
    """Return the names of categories in capitals, None for none; a usage error for a wrong one."""
    if not values:
        return None
    known = _categories()
    for value in values:
        if value.upper() not in known:
            raise click.BadParameter(f"{value!r} is none of {', '.join(known)}", ctx, param)
    return [value.upper() for value in values]


def known_quad_classes(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> list[str] | None:
    """Return the quad classes that have all words of a value, None for none given."""
    if not values:
        return None
    found: list[str] = []
    for value in values:
        words = value.lower().replace("-", " ").split()
        fitting = [name for name in QUAD_CLASSES if words and set(words) <= set(name.split())]
        if not fitting:
            known = ", ".join(QUAD_CLASSES)
            raise click.BadParameter(
                f"{value!r} is none of {known}; one word of them takes two", ctx, param
            )
        found += [name for name in fitting if name not in found]
    return found


def _categories() -> list[str]:
    import csv

    # Importing the package of the codebook would take as long as the answer.
    table = Path(__file__).parents[1] / "relations" / "data" / "categories.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        return [row["category"] for row in csv.DictReader(stream)]

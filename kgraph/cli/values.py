"""What users write behind options, checked and made into values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from kgraph.errors import KgraphError
from kgraph.questions import values as checked


@contextmanager
def _told(ctx: click.Context, param: click.Parameter) -> Iterator[None]:
    try:
        yield
    except KgraphError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def iso_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a year, month or day as it is; a usage error when it is none."""
    with _told(ctx, param):
        return None if value is None else checked.iso_date(value)


def known_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return the name of an encoding as it is; a usage error when there is none such."""
    from kgraph.documents.encoding import known

    with _told(ctx, param):
        if value is not None:
            known(value)
    return value


def known_categories(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> list[str] | None:
    """Return the names of categories in capitals, None for none; a usage error for a wrong one."""
    with _told(ctx, param):
        return checked.known_categories(values) if values else None


def known_quad_classes(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> list[str] | None:
    """Return the quad classes that have all words of a value, None for none given."""
    with _told(ctx, param):
        return checked.known_quad_classes(values) if values else None

"""``kgraph stats``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import format_option, output_option, question_options, store_option
from kgraph.cli.streams import output_stream
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.overview import Overview

_BAR = 40


@click.command()
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many actors, pairs of actors, categories and sources to list.",
)
@question_options
@format_option("table", "json", help="A table for people or JSON for programs.")
@output_option("-", "The file to write; - is standard output.")
@store_option
def stats(store: Path, top: int, level: str, format: str, output: str, **filters: Any) -> None:
    """Say how much a store holds: actors, pairs, categories, sources, years.

    Documents, sentences and words are all that was read; the filters choose the triples.

    \b
    Example:
      kgraph stats --top 5
      kgraph stats --level state --quad-class conflict
    """
    from kgraph.questions.flat import record
    from kgraph.questions.overview import overview
    from kgraph.store import Store

    with Store.open(store) as opened:
        found = overview(Who(opened).corpus(level, filters), top)
    with output_stream(output) as stream:
        if format == "json":
            stream.write(json.dumps(record(found), ensure_ascii=False) + "\n")
        else:
            _print(found, stream)


def _print(found: Overview, stream: TextIO) -> None:
    from kgraph.cli.answering import Column, show
    from kgraph.cli.answers import console

    out = console(stream)
    for name in ("documents", "sentences", "words", "triples", "actors"):
        count = getattr(found, name)
        out.print(f"{count:>12,} {name.removesuffix('s') if count == 1 else name}")
    if found.first_date:
        out.print(f"{'from':>12} {found.first_date} to {found.last_date}")
    if not found.triples:
        return
    triples = Column("triples", lambda row: row.triples, number=True)
    out.print()
    show(
        found.top_actors,
        [Column("actor", lambda a: a.name), Column("id", lambda a: a.id), triples],
        stream,
    )
    out.print()
    show(
        found.top_dyads,
        [Column("pair", lambda d: d.one_name), Column("", lambda d: d.other_name), triples],
        stream,
    )
    _counts("category", found.top_categories, stream)
    _counts("class", found.quad_classes, stream)
    _counts("status", found.statuses, stream)
    if any(found.sources):
        _counts("source", found.sources, stream)
    _histogram(found, stream)


def _counts(title: str, counts: Mapping[str, int], stream: TextIO) -> None:
    from kgraph.cli.answering import Column, show
    from kgraph.cli.answers import console

    console(stream).print()
    show(
        [*counts.items()],
        [
            Column(title, lambda item: item[0] or "none"),
            Column("triples", lambda item: item[1], number=True),
        ],
        stream,
    )


def _histogram(found: Overview, stream: TextIO) -> None:
    from kgraph.cli.answering import Column, show
    from kgraph.cli.answers import console

    most = max(found.years.values(), default=1)
    console(stream).print()
    rows = [(year, count, "█" * -(-count * _BAR // most)) for year, count in found.years.items()]
    show(
        [*rows, *([("undated", found.undated, "")] if found.undated else [])],
        [
            Column("year", lambda row: row[0]),
            Column("triples", lambda row: row[1], number=True),
            Column("", lambda row: row[2]),
        ],
        stream,
    )

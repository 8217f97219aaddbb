"""``kgraph timeline``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import answer_options, question_options
from kgraph.cli.streams import many, output_stream
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.timeline import Timeline

_LABEL = 12


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="[OTHER]", required=False)
@click.option(
    "--by",
    type=click.Choice(("month", "year")),
    default="month",
    show_default=True,
    help="How long a period is.",
)
@question_options
@answer_options
def timeline(
    store: Path,
    name: str,
    other: str | None,
    by: str,
    level: str,
    format: str,
    output: str,
    **filters: Any,
) -> None:
    """Count what is said of one or two actors, month by month or by year.

    NAME is an actor; with [OTHER], what the two do to one another counts. Both are ids, names,
    aliases, or beginnings of one that no other actor has. Months without a triple are rows of
    zeros.

    \b
    Example:
      kgraph timeline Russia Ukraine
      kgraph timeline Belarus --by year --level state
    """
    from kgraph.cli.answering import nothing, write
    from kgraph.questions.flat import record
    from kgraph.questions.timeline import Period
    from kgraph.questions.timeline import timeline as ask
    from kgraph.store import Store

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8" if output == "-" else "utf-8"
    with Store.open(store) as opened, output_stream(output) as stream:
        corpus = Who(opened).corpus(level, filters)
        found = ask(corpus, corpus.find(name), corpus.find(other) if other else None, by)
        if format == "table":
            _print(found, stream, encoding)
        elif format == "json":
            stream.write(json.dumps(record(found), ensure_ascii=False, indent=1) + "\n")
        else:
            write(found.periods, Period, stream, format)
    if not found.periods:
        nothing("No dated triples match")
    _say_undated(found)


def _print(found: Timeline, stream: TextIO, encoding: str) -> None:
    from rich.text import Text

    from kgraph.cli.answering import Column, count_columns, show
    from kgraph.cli.answers import console
    from kgraph.cli.sparkline import sparkline

    columns = [
        Column(found.step, lambda p: p.period),
        Column("triples", lambda p: p.counts.triples, number=True),
        *count_columns(lambda p: p.counts),
    ]
    counts = [period.counts for period in found.periods]
    lines = {
        "cooperation": [c.verbal_cooperation + c.material_cooperation for c in counts],
        "conflict": [c.verbal_conflict + c.material_conflict for c in counts],
    }
    out = console(stream)
    for title, values in lines.items():
        if any(values):
            drawn = sparkline(values, min(out.width, 100) - _LABEL, encoding)
            out.print(Text(f"{title:<{_LABEL}}{drawn}"), soft_wrap=True)
    if any(any(values) for values in lines.values()):
        out.print()
    show(found.periods, columns, stream)


def _say_undated(found: Timeline) -> None:
    """Say on standard error what is in no period."""
    if found.coarse:
        years = ", ".join(f"{year}: {number:,}" for year, number in found.coarse.items())
        count = sum(found.coarse.values())
        click.echo(
            f"{many(count, 'triple')} dated to the year alone left out ({years}); "
            "--by year counts them.",
            err=True,
        )
    if found.undated:
        click.echo(f"{many(found.undated, 'triple')} without any date left out.", err=True)

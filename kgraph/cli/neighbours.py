"""``kgraph neighbours``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kgraph.cli.options import answer_options, limit_option, question_options
from kgraph.cli.streams import output_stream
from kgraph.questions.who import Who


@click.command()
@click.argument("name", metavar="NAME")
@question_options
@limit_option(20, "At most so many partners.")
@answer_options
def neighbours(
    store: Path, name: str, limit: int, format: str, output: str, level: str, **filters: Any
) -> None:
    """List the partners of an actor, with counts by class, direction and dates.

    NAME is an id, a name or alias, or the beginning of one that no other actor has.

    \b
    Example:
      kgraph neighbours Belarus --quad-class conflict
      kgraph neighbours Poland --level state --since 2024 -f csv
    """
    from kgraph.cli.answering import more, nothing, show, write
    from kgraph.questions.neighbours import Neighbour, neighbour, partners
    from kgraph.store import Store

    with Store.open(store) as opened, output_stream(output) as stream:
        corpus = Who(opened).corpus(level, filters)
        id = corpus.find(name)
        found = partners(corpus, id)
        shown = [neighbour(corpus, id, *partner) for partner in found[:limit]]
        if format == "table":
            show(shown, _columns(), stream)
        else:
            write(shown, Neighbour, stream, format)
    if not found:
        nothing(f"No triples of {name} match")
    more(len(found), min(len(found), limit), "partner")


def _columns() -> list[Any]:
    from kgraph.cli.answering import MIDDLE, WIDE, Column, count_columns

    return [
        Column("", lambda n: n.direction),
        Column("partner", lambda n: n.name),
        Column("id", lambda n: n.id, width=WIDE),
        Column("triples", lambda n: n.counts.triples, number=True),
        *count_columns(lambda n: n.counts),
        Column("first", lambda n: n.first_date, width=MIDDLE),
        Column("last", lambda n: n.last_date, width=MIDDLE),
    ]

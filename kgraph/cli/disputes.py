"""``kgraph disputes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import answer_options, limit_option, question_options
from kgraph.cli.streams import many, output_stream
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.disputes import Dispute


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--match", type=click.Choice(("category", "relation")), default="category", show_default=True,
    help="Take statements of one category, or of one relation, for the same event.",
)  # fmt: skip
@click.option(
    "--window", metavar="DAYS", type=click.IntRange(min=0), default=30, show_default=True,
    help="Days that may lie between two statements of one event.",
)  # fmt: skip
@question_options
@limit_option(10, "At most so many disputes.")
@answer_options
def disputes(
    store: Path,
    name: str | None,
    match: str,
    window: int,
    level: str,
    limit: int,
    format: str,
    output: str,
    **filters: Any,
) -> None:
    """Show what one says happened and another denies, both sentences side by side.

    [NAME] is an actor that the event is about: an id, a name or an alias.

    \b
    Example:
      kgraph disputes --window 7
      kgraph disputes Belarus --quad-class conflict
    """
    from kgraph.cli.answering import more, nothing, write
    from kgraph.questions.disputes import Dispute, first_disputes
    from kgraph.store import Store

    with Store.open(store) as opened, output_stream(output) as stream:
        corpus = Who(opened).corpus(level, filters)
        about = corpus.find(name) if name else None
        found, total = first_disputes(corpus, about, match=match, window=window, limit=limit)
        if format == "table":
            _print(found, stream)
        else:
            write(found, Dispute, stream, format)
    if not total:
        nothing("Nothing is both affirmed and denied")
    more(total, len(found), "dispute")


def _print(found: list[Dispute], stream: TextIO) -> None:
    from rich.text import Text

    from kgraph.cli.answering import print_sentence
    from kgraph.cli.answers import console, plain

    out = console(stream)
    for each in found:
        dates = dict.fromkeys(day for day in (each.first_date, each.last_date) if day)
        when = f", {' to '.join(dates)}" if dates else ", undated"
        head = f"{each.subject_name} – {each.category} – {each.object_name}"
        count = many(each.documents, "document")
        out.print(Text(plain(f"{head}  ({count}{when})"), "bold"), soft_wrap=True)
        sides = (
            ("said", each.affirmed, each.affirmed_by, each.affirmation),
            ("denied", each.denied, each.denied_by, each.denial),
        )
        for said, number, by, sentence in sides:
            triples = many(number, "triple")
            out.print(Text("  " + plain(f"{said} by {', '.join(by)} ({triples})")), soft_wrap=True)
            print_sentence(sentence, stream, "    ")

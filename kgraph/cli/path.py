"""``kgraph path``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import answer_options, question_options
from kgraph.cli.streams import many, output_stream
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.paths import Hop, Paths
    from kgraph.questions.paths import Path as Chain


@click.command()
@click.argument("name", metavar="FROM")
@click.argument("other", metavar="TO")
@click.option(
    "--order",
    type=click.Choice(("shortest", "strongest", "time")),
    default="shortest",
    show_default=True,
    help="Fewest hops, hops that most documents tell, or dates that never go back.",
)
@click.option("--directed", is_flag=True, help="Only from who acts to on whom, hop by hop.")
@click.option("--standing", is_flag=True, help="Also over standing relations such as BORDERS.")
@click.option(
    "--max-hops", metavar="N", type=click.IntRange(1, 12), default=4, show_default=True,
    help="At most so many hops.",
)  # fmt: skip
@click.option(
    "--top", metavar="N", type=click.IntRange(min=1), default=3, show_default=True,
    help="How many paths.",
)  # fmt: skip
@question_options
@answer_options
def path(
    store: Path, name: str, other: str, format: str, output: str, level: str, **options: Any
) -> None:
    """Find how two actors hang together, with a sentence for each hop.

    FROM and TO are ids, names or aliases, or beginnings of one that no other actor has. What is
    denied makes no hop unless --negated asks for it, nor do standing relations.

    \b
    Example:
      kgraph path Belarus NATO --quad-class conflict
      kgraph path Poland China --order time --directed --since 2022
    """
    from kgraph.cli.answering import write
    from kgraph.questions.paths import Hop, paths
    from kgraph.questions.paths import Path as Chain
    from kgraph.store import Store

    names = ("order", "directed", "standing", "max_hops", "top")
    asked = {key: options.pop(key) for key in names}
    options["negated"] = options["negated"] or False
    # A category that is asked for by name is not passed over.
    asked["standing"] = asked["standing"] or bool(options["categories"])
    with Store.open(store) as opened, output_stream(output) as stream:
        corpus = Who(opened).corpus(level, options)
        found = paths(corpus, corpus.find(name), corpus.find(other), **asked)
        if format == "table":
            _print(found, stream)
        elif format == "csv":
            write([hop for each in found.paths for hop in each.hops], Hop, stream, format)
        else:
            write(found.paths, Chain, stream, format)
    _note(found, name, other, asked["max_hops"])


def _print(found: Paths, stream: TextIO) -> None:
    from rich.text import Text

    from kgraph.cli.answering import print_sentence
    from kgraph.cli.answers import console

    out = console(stream)
    for each in found.paths:
        out.print(Text(f"{each.number}. {_chain(each)}", "bold"), soft_wrap=True)
        for hop in each.hops:
            out.print(Text(f"  {_summary(hop)}"), soft_wrap=True)
            print_sentence(hop.evidence, stream, "    ")


def _chain(each: Chain) -> str:
    from kgraph.cli.answers import plain

    names = plain(each.hops[0].source_name)
    for hop in each.hops:
        names += f" {hop.direction} {plain(hop.target_name)}"
    order = {None: "", True: "; in order", False: "; perhaps in order: some dates are coarse"}
    return f"{names}  ({many(len(each.hops), 'hop')}, cost {each.cost:.2f}{order[each.in_order]})"


def _summary(hop: Hop) -> str:
    from kgraph.cli.answers import plain

    counts = ", ".join(f"{name} {number:,}" for name, number in list(hop.categories.items())[:3])
    dates = dict.fromkeys(date for date in (hop.first_date, hop.last_date) if date)
    when = f", {' to '.join(dates)}" if dates else ""
    ends = plain(f"{hop.source_name} {hop.direction} {hop.target_name}")
    triples, documents = many(hop.triples, "triple"), many(hop.documents, "document")
    return f"{ends}: {triples} in {documents}{when} ({counts})"


def _note(found: Paths, name: str, other: str, max_hops: int) -> None:
    """Say on standard error that there is no path, and what was left out."""
    if not found.paths:
        click.echo(
            f"No path of {many(max_hops, 'hop')} or fewer leads from {name} to {other}; "
            "try --max-hops, --standing or fewer filters.",
            err=True,
        )
    if found.undated:
        click.echo(f"{many(found.undated, 'triple')} without any date left out.", err=True)

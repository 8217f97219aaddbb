"""``kgraph stats``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.options import format_option, output_option, store_option
from kgraph.cli.streams import output_stream


@click.command()
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many actors and categories to list.",
)
@format_option("table", "json", help="A table for people or JSON for programs.")
@output_option("-", "The file to write; - is standard output.")
@store_option
def stats(store: Path, top: int, format: str, output: str) -> None:
    """Say how much a store holds, and which actors and categories most.

    \b
    Example:
      kgraph stats --top 5
    """
    from kgraph.cli.answers import print_summary
    from kgraph.store import Store

    with Store.open(store) as opened:
        summary = opened.summary(top)
    with output_stream(output) as stream:
        if format == "json":
            stream.write(summary.to_json() + "\n")
        else:
            print_summary(summary, stream)

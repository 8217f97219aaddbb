"""``kgraph uncoded``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING, TextIO

import click
from rich.text import Text

from kgraph.cli.options import (
    format_option,
    output_option,
    paths_argument,
)
from kgraph.cli.progress import Watcher
from kgraph.cli.reading import ReadingOptions, input_options
from kgraph.cli.streams import output_stream

if TYPE_CHECKING:
    from kgraph.relations.uncoded import Uncoded

_LONGEST = 110
_TITLES = {
    "two actors": "predicates between two actors without a category",
    "one actor": "verbs of one actor that no entry knows",
    "person": "persons that the catalogue lacks",
    "organisation": "organisations that the catalogue lacks",
}


@click.command()
@paths_argument
@click.option(
    "--what",
    type=click.Choice(("both", "predicates", "mentions")),
    default="both",
    show_default=True,
    help="Only predicates or only names.",
)
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many of each kind.",
)
@format_option("table", "json", "jsonl", "csv", help="A table for people, the others for programs.")
@output_option("-", "The file to write; - is standard output.")
@input_options
def uncoded(
    paths: tuple[str, ...],
    what: str,
    top: int,
    format: str,
    output: str,
    reading: ReadingOptions,
) -> None:
    """Rank what nothing covered: predicates without a category, names that are new.

    PATH is a file (.txt, .md, .jsonl, .json, .csv, .tsv, .html, each also packed as .gz), a
    folder of such files, or - for standard input. What is
    listed can be added with --codebook and --actors.

    \b
    Example:
      kgraph uncoded articles/ --what predicates --top 50
    """
    from kgraph.documents import read_documents
    from kgraph.pipeline import Pipeline
    from kgraph.relations.uncoded import KINDS, MENTIONS, PREDICATES, Tally

    settings = reading.settings()
    dictionaries = settings["dictionaries"]
    tally = Tally(settings["codebook"], dictionaries.catalogue if dictionaries else None)
    watcher = Watcher()
    documents = read_documents(paths, **reading.input(watcher))
    pipeline = Pipeline(**settings)
    for doc, document in pipeline.parsed(watcher.watch(documents)):
        tally.add(doc, document)
    kinds = {"both": KINDS, "predicates": PREDICATES, "mentions": MENTIONS}[what]
    found = list(_first(tally.ranked(kinds), top))
    with output_stream(output) as stream:
        _write(found, stream, format)
    watcher.finish()


def _first(found: Iterable[Uncoded], top: int) -> Iterable[Uncoded]:
    for _, group in groupby(found, key=lambda item: item.kind):
        yield from list(group)[:top]


def _write(found: list[Uncoded], stream: TextIO, format: str) -> None:
    from kgraph.cli.answers import console, plain, table
    from kgraph.exports.lists import write_list

    if format != "table":
        write_list([item.to_dict() for item in found], stream, format)
        return
    out = console(stream)
    for kind, group in groupby(found, key=lambda item: item.kind):
        out.print(Text(_TITLES[kind], "bold"))
        made = table("words", "example", numbers=["count", "docs"])
        for item in group:
            example = shorten(plain(item.example), _LONGEST, placeholder=" …")
            words = (Text(plain(item.words)), Text(example))
            made.add_row(*words, f"{item.count:,}", f"{item.documents:,}")
        out.print(made)
        out.print()
    if not found:
        click.echo("Nothing is uncovered.", err=True)

"""``kgraph extract``."""

from __future__ import annotations

import click

from kgraph.cli.options import (
    extra_fields,
    format_option,
    output_option,
    paths_argument,
    plover_option,
)
from kgraph.cli.progress import Watcher
from kgraph.cli.reading import ReadingOptions, reading_options
from kgraph.cli.streams import output_stream


@click.command()
@paths_argument
@output_option("-", "The file to write; - is standard output.")
@format_option("jsonl", "json", "csv", help="How to write the triples.")
@plover_option
@reading_options
def extract(
    paths: tuple[str, ...],
    output: str,
    format: str,
    plover: bool,
    reading: ReadingOptions,
) -> None:
    """Read documents and write their triples, one a line.

    PATH is a file (.txt, .md, .jsonl, .json, .csv, .tsv, .html, each also packed as .gz), a
    folder of such files, or - for standard input: its
    format is known by its beginning.

    \b
    Example:
      echo "Poland thanked China." | kgraph extract -
    """
    from kgraph.documents import read_documents
    from kgraph.exports.records import write_records
    from kgraph.pipeline import Pipeline

    pipeline = Pipeline(**reading.settings(), jobs=reading.jobs)
    watcher = Watcher()
    documents = read_documents(paths, **reading.input(watcher))
    extractions = pipeline.pipe(watcher.watch(documents))
    triples = (triple for read in extractions for triple in read.triples)
    with output_stream(output) as stream:
        write_records(triples, stream, format, extra_fields(plover))
    watcher.finish()

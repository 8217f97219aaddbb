"""``kgraph extract``."""

from __future__ import annotations

import click

from kgraph.cli.options import (
    extra_fields,
    format_option,
    input_options,
    jobs_option,
    output_option,
    paths_argument,
    plover_option,
    read_codebook,
    read_dictionaries,
    reading_options,
)
from kgraph.cli.progress import Watcher
from kgraph.cli.streams import output_stream


@click.command()
@paths_argument
@output_option("-", "The file to write; - is standard output.")
@format_option("jsonl", "json", "csv", help="How to write the triples.")
@plover_option
@reading_options
@input_options
@jobs_option
def extract(
    paths: tuple[str, ...],
    output: str,
    format: str,
    plover: bool,
    model: str | None,
    actors: tuple[str, ...],
    agents: tuple[str, ...],
    catalogue: bool,
    codebook: tuple[str, ...],
    strict: bool,
    encoding: str | None,
    input_format: str | None,
    jobs: int,
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

    dictionaries = read_dictionaries(actors, agents, catalogue)
    watcher = Watcher()
    documents = read_documents(
        paths,
        strict=strict,
        on_error=watcher.report,
        on_note=watcher.note,
        encoding=encoding,
        input_format=input_format,
    )
    pipeline = Pipeline(model, dictionaries, read_codebook(codebook), jobs)
    extractions = pipeline.pipe(watcher.watch(documents))
    triples = (triple for read in extractions for triple in read.triples)
    with output_stream(output) as stream:
        write_records(triples, stream, format, extra_fields(plover))
    watcher.finish()

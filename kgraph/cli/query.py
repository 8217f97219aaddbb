"""``kgraph query``."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import click

from kgraph.cli.options import (
    extra_fields,
    format_option,
    output_option,
    plover_option,
    question_options,
    store_option,
)
from kgraph.cli.streams import output_stream
from kgraph.questions.who import ACTORS, Who, among, level_fields

_ROWS = 100


@click.command()
@click.option("--actor", metavar="NAME", help="Subject or object: a name, alias or id.")
@click.option(
    "--between", metavar="NAME NAME", nargs=2, help="Two actors, whoever is subject or object."
)
@click.option("--subject", metavar="NAME", help="Who does it.")
@click.option("--object", metavar="NAME", help="To whom it is done.")
@click.option("--relation", metavar="WORDS", help="Words that all stand in the relation.")
@click.option("--text", metavar="WORDS", help="Words that all stand in the sentence.")
@question_options
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    help=f"At most so many.  [default: {_ROWS} rows or sentences, all triples of the others]",
)
@format_option(
    "table",
    "json",
    "jsonl",
    "csv",
    help="A table counts like triples; the others write each with all its fields.",
)
@plover_option
@click.option("--evidence", is_flag=True, help="Print the sentences, actors and trigger marked.")
@output_option("-", "The file to write; - is standard output.")
@store_option
def query(
    store: Path,
    format: str,
    plover: bool,
    evidence: bool,
    output: str,
    limit: int | None,
    level: str,
    **filters: Any,
) -> None:
    """Ask a store who did what to whom.

    With --level, an actor is whoever counts as it at that level, and json, jsonl and csv have
    four more fields: subject_level_id, subject_level_name, object_level_id, object_level_name.

    \b
    Example:
      kgraph query --between Belarus China --evidence
      kgraph query --subject NATO --category ACCUSE --since 2024 -f csv
    """
    from kgraph.cli.answers import print_evidence, print_table
    from kgraph.exports.records import write_records
    from kgraph.store import Store

    if evidence and format != "table":
        raise click.UsageError("--evidence goes with --format table; the others hold it already")
    if plover and format == "table":
        raise click.UsageError("--plover goes with --format json, jsonl or csv")
    aggregated = format == "table" and not evidence
    with Store.open(store) as opened, output_stream(output) as stream:
        who = Who(opened)
        rows = _ROWS if limit is None else limit
        if level != "actor":
            from kgraph.questions.tallying import tally

            corpus = who.corpus(level, {k: v for k, v in filters.items() if k not in ACTORS})
            wanted = among(corpus, filters)
            found = corpus.triples(wanted)
            if aggregated:
                print_table(tally(corpus, wanted, rows), stream)
            elif evidence:
                print_evidence(map(corpus.seen, islice(found, rows + 1)), stream, rows)
            else:
                fields = {**extra_fields(plover), **level_fields(corpus)}
                write_records(islice(found, limit), stream, format, fields)
            return
        chosen = who.filters(filters)
        if aggregated:
            print_table(opened.tally(who.identities, **chosen, limit=rows), stream)
        elif evidence:
            # One more than are shown tells whether there are more.
            print_evidence(opened.triples(**chosen, limit=rows + 1), stream, rows)
        else:
            found = opened.triples(**chosen, limit=limit)
            write_records(found, stream, format, extra_fields(plover))

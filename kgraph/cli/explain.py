"""``kgraph explain`` and ``kgraph why``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import (
    format_option,
    output_option,
    store_option,
)
from kgraph.cli.reading import ReadingOptions, model_options
from kgraph.cli.streams import output_stream
from kgraph.cli.values import iso_date

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgraph.relations.tracing import Near
    from kgraph.relations.weeding import Reading
    from kgraph.triples import Triple


@click.command()
@click.argument("text", metavar="TEXT")
@click.option("--date", metavar="DATE", callback=iso_date, help="The day the text is from.")
@format_option("table", "json", help="A table for people, JSON for programs.")
@output_option("-", "The file to write; - is standard output.")
@model_options
def explain(
    text: str,
    date: str | None,
    format: str,
    output: str,
    reading: ReadingOptions,
) -> None:
    """Show how a text is read: parse, actors, triples with reasons, near misses.

    TEXT is a sentence or more, in quotation marks; - reads it from standard input.

    \b
    Example:
      kgraph explain "Minsk denied that it had armed rebels."
    """
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline
    from kgraph.relations.tracing import trace

    words = click.open_file("-", encoding="utf-8").read() if text == "-" else text
    if not words.strip():
        raise click.UsageError("there is no text to explain; give a sentence in quotation marks")
    settings = reading.settings()
    pipeline = Pipeline(**settings)
    document = Document(id="text", text=words.strip(), date=date)
    for doc, read in pipeline.parsed([document]):
        found, near = trace(doc, read, settings["codebook"])
        with output_stream(output) as stream:
            if format == "table":
                _print(doc, found, near, stream)
            else:
                _dump(doc, found, near, stream)


def _dump(doc: Doc, found: list[Reading], near: list[Near], stream: TextIO) -> None:
    from kgraph.relations.tracing import parse

    record = {
        "parse": parse(doc),
        "actors": [_actor(doc, mention) for mention in doc._.actors],
        "readings": [_reading(reading) for reading in found],
        "near": [{"words": one.words, "missing": one.missing} for one in near],
    }
    stream.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _actor(doc: Doc, mention: Any) -> dict[str, Any]:
    words = doc[mention.start : mention.end].text
    return {"words": words, "id": mention.id, "type": mention.type, "kind": mention.kind}


def _reading(reading: Reading) -> dict[str, Any]:
    from kgraph.relations.tracing import reason

    return {
        **reading.triple.to_dict(),
        "reason": reason(reading),
        "dropped": reading.dropped or None,
    }


def _print(doc: Doc, found: list[Reading], near: list[Near], stream: TextIO) -> None:
    from kgraph.cli.answers import console, plain, table
    from kgraph.relations.tracing import parse

    out = console(stream)
    words = table("no.", "word", "lemma", "part of speech", "relation", "head")
    rows = parse(doc)
    names = {row["word"]: row["text"] for row in rows}
    for row in rows:
        head = plain(names.get(row["head"], ""))
        cells = (row["word"], row["text"], row["lemma"], row["pos"], row["relation"], head)
        words.add_row(*(plain(str(cell)) for cell in cells))
    out.print(words)
    actors = table("words", "actor", "type", "found as")
    for mention in doc._.actors:
        actors.add_row(*(plain(str(value)) for value in _actor(doc, mention).values()))
    out.print("\nActors" if doc._.actors else "\nNo actor was found.")
    if doc._.actors:
        out.print(actors)
    kept = [reading for reading in found if not reading.dropped]
    out.print("\nTriples" if kept else "\nNo triple was read.")
    for reading in kept:
        _print_reading(reading, stream)
    if len(kept) < len(found) or near:
        out.print("\nNearly")
    for reading in found:
        if reading.dropped:
            stream.write(f"  {_said(reading.triple)}: {reading.dropped}\n")
    for one in near:
        stream.write(f"  {plain(one.words)}: {plain(one.missing)}\n")


def _said(triple: Triple) -> str:
    from kgraph.cli.answers import plain

    ends = (triple.subject.id, triple.relation, triple.object.id)
    return " | ".join(plain(part) for part in ends)


def _print_reading(reading: Reading, stream: TextIO) -> None:
    from kgraph.cli.answers import plain
    from kgraph.relations.tracing import reason

    triple = reading.triple
    status = [triple.category, "denied" if triple.negated else "", triple.modality]
    status += [f"says {plain(triple.attributed_to_text)}"] if triple.attributed_to_text else []
    status += [triple.date] if triple.date else []
    stream.write(f"  {_said(triple)}  [{', '.join(part for part in status if part)}]\n")
    stream.write(f"      {triple.rule}: {plain(reason(reading))}\n")
    stream.write(f"      confidence {triple.confidence:.2f}\n")


@click.command()
@click.argument("id", metavar="TRIPLE")
@output_option("-", "The file to write; - is standard output.")
@store_option
def why(id: str, store: Path, output: str) -> None:
    """Show why a triple was read: its sentence with the words marked, the rule and the reason.

    TRIPLE is the id of a triple or the first letters of it; query --format csv shows ids.

    \b
    Example:
      kgraph why 3f9a
    """
    from kgraph.cli.answers import print_evidence
    from kgraph.pipeline import Pipeline
    from kgraph.relations.reader import readings
    from kgraph.store import Store

    with Store.open(store) as opened:
        triple = opened.find_triple(id)
        document = opened.document(triple.doc_id)
    again: list[Reading] = []
    for doc, read in Pipeline().parsed([document]):
        again = [r for r in readings(doc, read) if not r.dropped and r.triple.id == triple.id]
    with output_stream(output) as stream:
        print_evidence([triple], stream)
        for reading in again[:1]:
            _print_reading(reading, stream)
        if not again:
            stream.write(
                "  The text is read otherwise now: by other actors, another codebook or another "
                "version;\n  build the store again to see how.\n"
            )

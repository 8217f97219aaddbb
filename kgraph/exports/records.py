"""Triples as JSON, JSON Lines or CSV, with the documented fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import TextIO

from kgraph.triples import COLUMNS, Triple, write_jsonl


def write_records(triples: Iterable[Triple], stream: TextIO, format: str) -> None:
    """Write triples to a stream; ``format`` is one of RECORD_FORMATS."""
    _WRITERS[format](triples, stream)


def _jsonl(triples: Iterable[Triple], stream: TextIO) -> None:
    write_jsonl(triples, stream)


def _json(triples: Iterable[Triple], stream: TextIO) -> None:
    before = "[\n"
    for triple in triples:
        stream.write(before + triple.to_json())
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _csv(triples: Iterable[Triple], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for triple in triples:
        record = triple.to_dict()
        writer.writerow(_cell(record[name]) for name in COLUMNS)


def _cell(value: object) -> object:
    return json.dumps(value) if isinstance(value, bool) else value


_WRITERS: dict[str, Callable[[Iterable[Triple], TextIO], None]] = {
    "jsonl": _jsonl,
    "json": _json,
    "csv": _csv,
}
RECORD_FORMATS = tuple(_WRITERS)

"""Triples as JSON, JSON Lines or CSV, with the documented fields.

JSON holds all that a triple does, and ``kgraph.triples.read_jsonl`` reads JSON Lines back. CSV
knows neither types nor null: an unknown value is an empty cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from kgraph.exports.csvtext import csv_line
from kgraph.exports.files import Target, replacing
from kgraph.triples import COLUMNS, Triple

Fields = Mapping[str, Callable[[Triple], object]]


def write_records(
    triples: Iterable[Triple], path: Target, format: str, extra: Fields | None = None
) -> None:
    """Write triples to a file, which is there whole or not at all, or to a stream.

    ``format`` is one of RECORD_FORMATS; ``extra`` are fields behind the documented ones, each
    computed from the triple.
    """
    if isinstance(path, (str, Path)):
        with replacing(Path(path)) as stream:
            _WRITERS[format](triples, stream, extra or {})
    else:
        _WRITERS[format](triples, path, extra or {})


def _record(triple: Triple, extra: Fields) -> dict[str, object]:
    return {**triple.to_dict(), **{name: of(triple) for name, of in extra.items()}}


def _line(triple: Triple, extra: Fields) -> str:
    return json.dumps(_record(triple, extra), ensure_ascii=False)


def _jsonl(triples: Iterable[Triple], stream: TextIO, extra: Fields) -> None:
    for triple in triples:
        stream.write(_line(triple, extra) + "\n")


def _json(triples: Iterable[Triple], stream: TextIO, extra: Fields) -> None:
    before = "[\n"
    for triple in triples:
        stream.write(before + _line(triple, extra))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _csv(triples: Iterable[Triple], stream: TextIO, extra: Fields) -> None:
    columns = (*COLUMNS, *extra)
    stream.write(csv_line(columns) + "\n")
    for triple in triples:
        record = _record(triple, extra)
        stream.write(csv_line(record[name] for name in columns) + "\n")


_WRITERS: dict[str, Callable[[Iterable[Triple], TextIO, Fields], None]] = {
    "jsonl": _jsonl,
    "json": _json,
    "csv": _csv,
}
RECORD_FORMATS = tuple(_WRITERS)

"""CSV: one document a row, the columns named in the first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kgraph.documents.record import FIELDS, MAX_BYTES, document
from kgraph.documents.source import Found, Items, Source
from kgraph.errors import InputError


def read_csv(source: Source) -> Items:
    """Yield a document or an error for each row; commas, semicolons or tabs may separate cells."""
    # Undecodable bytes travel as surrogates, so that they spoil their own row alone.
    stream = io.TextIOWrapper(
        source.stream, encoding="utf-8-sig", errors="surrogateescape", newline=""
    )
    try:
        yield from _rows(stream, source)
    finally:
        stream.detach()


def _rows(stream: io.TextIOWrapper, source: Source) -> Items:
    # The limit belongs to the whole process and starts at 128 KiB, less than a long report.
    csv.field_size_limit(MAX_BYTES)
    first = stream.readline(MAX_BYTES)
    delimiter = max(",;\t", key=first.count)
    header = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if "text" not in header:
        yield InputError(
            f"{source.name}:1: no column 'text'; the first row names the columns: "
            + ", ".join(FIELDS)
        )
        return
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            cells = next(reader)
            if any(cells):
                yield _document(header, cells, source, line)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{source.name}:{line}: not CSV: {error}")
        except InputError as error:
            yield error


def _document(header: Sequence[str], cells: Sequence[str], source: Source, line: int) -> Found:
    where = f"{source.name}:{line}"
    if any(cells[len(header) :]):
        raise InputError(
            f"{where}: {len(cells)} cells under {len(header)} columns; "
            "put quotes around text that holds the separator"
        )
    record = dict(zip(header, cells, strict=False))
    return Found(document(record, f"{source.id}:{line}", where), where)

"""CSV: one document a row, the columns named in the first row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO

from kgraph.documents.encoding import assumed, guessed, recoded
from kgraph.documents.problem import BadInput, Place
from kgraph.documents.record import FIELDS, MAX_BYTES, document
from kgraph.documents.source import UNREADABLE, Found, Items, Source, too_long, unreadable
from kgraph.documents.streams import first_of, rewound

_SAMPLE = 64 * 1024


def read_csv(source: Source, delimiter: str | None = None) -> Items:
    """Yield a document or an error for each row; commas, semicolons or tabs may separate cells.

    A beginning that is not UTF-8 settles the encoding of the whole, where it can be guessed.
    """
    head = first_of(source.stream, _SAMPLE)
    content = rewound(head, source.stream)
    place, encoding = (None, None) if source.encoding else _encoding(head, source.name)
    if place and encoding:
        content = recoded(content, encoding)
        yield assumed(place, encoding)
    # Undecodable bytes travel as surrogates, so that they spoil their own row alone.
    stream = io.TextIOWrapper(content, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(_Lines(stream, source.name), source, delimiter)
    finally:
        stream.detach()


def read_tsv(source: Source) -> Items:
    """Yield a document or an error for each row; tabs separate cells."""
    return read_csv(source, "\t")


def _encoding(head: bytes, name: str) -> tuple[Place | None, str | None]:
    """Return the place and the guess where the beginning is not UTF-8, None otherwise."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        return Place(name, 1 + head.count(b"\n", 0, error.start)), guessed(head)
    return None, None


class _Lines(Iterator[str]):
    """Lines of text with their count; one over the limit is passed over with an error."""

    def __init__(self, stream: IO[str], name: str) -> None:
        self._stream = stream
        self._name = name
        self.count = 0

    def __next__(self) -> str:
        try:
            line = self._stream.readline(MAX_BYTES + 1)
            if not line:
                raise StopIteration
            self.count += 1
            if len(line) <= MAX_BYTES:
                return line
            while line and not line.endswith(("\n", "\r")):
                line = self._stream.readline(MAX_BYTES)
        except UNREADABLE as error:
            raise unreadable(Place(self._name, self.count + 1), error) from None
        raise too_long(Place(self._name, self.count))


def _rows(lines: _Lines, source: Source, delimiter: str | None) -> Items:
    # The limit belongs to the whole process and starts at 128 KiB, less than a long report.
    csv.field_size_limit(MAX_BYTES)
    first = next(lines, "")
    delimiter = delimiter or max(",;\t", key=first.count)
    header = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if "text" not in header:
        columns = ", ".join(FIELDS)
        yield BadInput(
            Place(source.name, 1),
            "no column 'text'",
            f"; the first row names the columns: {columns}",
        )
        return
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        place = Place(source.name, lines.count + 1)
        try:
            cells = next(reader)
            if any(cells):
                yield _document(header, cells, source, place)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadInput(place, "not CSV", f": {error}")
        except BadInput as error:
            yield error
            if error.reason == "cannot be read":
                return


def _document(header: Sequence[str], cells: Sequence[str], source: Source, place: Place) -> Found:
    if any(cells[len(header) :]):
        raise BadInput(
            place,
            "more cells than columns",
            message=f"{len(cells)} cells under {len(header)} columns; "
            "put quotes around text that holds the separator",
        )
    record = dict(zip(header, cells, strict=False))
    return Found(document(record, f"{source.id}:{place.line}", place), place)

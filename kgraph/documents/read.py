"""Documents from any mixture of files, folders and standard input."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kgraph.documents import encoding as encodings
from kgraph.documents.document import Document
from kgraph.documents.formats import READERS, sniffed
from kgraph.documents.ids import unique
from kgraph.documents.position import Position
from kgraph.documents.problem import BadInput, Note, Place
from kgraph.documents.record import MAX_BYTES, check_encoding
from kgraph.documents.source import UNREADABLE, Found, Items, Source, unreadable
from kgraph.documents.streams import first_of, rewound
from kgraph.documents.walk import STANDARD_INPUT, Entry, walk
from kgraph.errors import InputError

_HEAD = 4096


class Reading(Iterator[Document]):
    """The documents of files, folders and standard input, one at a time.

    ``position`` tells how far the reading is.
    """

    def __init__(self, documents: Iterator[Document], position: Position) -> None:
        self._documents = documents
        self.position = position

    def __next__(self) -> Document:
        return next(self._documents)


def read_documents(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_error: Callable[[InputError], None] | None = None,
    on_note: Callable[[Note], None] | None = None,
    encoding: str | None = None,
    input_format: str | None = None,
) -> Reading:
    """Return an iterator over the documents of files, folders and ``-`` (standard input).

    Bad input is handed to ``on_error`` and reading goes on after it; with ``strict``, or
    without a handler, the first InputError is raised. ``on_note`` is handed what is to be known
    of input that is read all the same: an encoding that was guessed. ``encoding`` names that of
    all files, ``input_format`` the format of standard input and of files (see READERS).
    Raises InputError for an encoding that there is not.
    """
    names = [str(path) for path in paths]
    position = Position(names)
    files = _Files(encodings.known(encoding) if encoding else None, input_format, position)
    items = unique(item for name in names for item in files.items(name))
    return Reading(_kept(items, None if strict else on_error, on_note), position)


def _kept(
    items: Items,
    on_error: Callable[[InputError], None] | None,
    on_note: Callable[[Note], None] | None,
) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Found):
            yield item.document
        elif isinstance(item, Note):
            if on_note:
                on_note(item)
        elif on_error is None:
            raise item
        else:
            on_error(item)


@dataclass(frozen=True, slots=True)
class _Files:
    """Opens what is named, with the encoding and format that the user named if any."""

    encoding: str | None
    format: str | None
    position: Position

    def items(self, name: str) -> Items:
        """Yield the documents of one path, and what is wrong with them."""
        if name == STANDARD_INPUT:
            yield from self._standard_input()
            return
        for entry in walk(name, self.format):
            if isinstance(entry, BadInput):
                yield entry
            else:
                yield from self._file(entry)

    def _file(self, entry: Entry) -> Items:
        name = str(entry.path)
        place = Place(name)
        empty = True
        try:
            check_encoding(entry.id, "file name", Place(ascii(name)), "rename the file")
            with self.position.opened(entry.path) as stream, _unpacked(stream, entry) as content:
                for item in READERS[entry.format](self._source(content, entry.id, name)):
                    empty = False
                    yield item
            if empty:
                yield BadInput(place, "no documents", "; the file holds none")
        except BadInput as error:
            yield error
        except UNREADABLE as error:
            yield unreadable(place, error)

    def _standard_input(self) -> Items:
        source = self._source(_waited_for(sys.stdin.buffer), "stdin", "<stdin>")
        format = self.format
        if format is None:
            head = first_of(source.stream, _HEAD)
            source = Source(rewound(head, source.stream), source.id, source.name, source.encoding)
            format = sniffed(head)
        try:
            empty = True
            for item in READERS[format](source):
                empty = False
                yield item
            if empty:
                yield BadInput(Place(source.name), "no documents", "; the file holds none")
        except BadInput as error:
            yield error
        except UNREADABLE as error:
            yield unreadable(Place(source.name), error)

    def _source(self, stream: IO[bytes], id: str, name: str) -> Source:
        """Return the source of a stream, which is read as UTF-8 whatever its encoding."""
        encoding = self.encoding
        if encoding is None:
            head = stream.read(encodings.LONGEST_MARK)
            encoding = encodings.marked(head)
            stream = rewound(head, stream)
        if encoding not in (None, "utf-8"):
            stream = encodings.recoded(stream, encoding)
        return Source(stream, id, name, encoding)


def _waited_for(stream: IO[bytes]) -> IO[bytes]:
    """Return a stream of which as much is there as tells its format."""
    head = b""
    while not head.removeprefix(b"\xef\xbb\xbf").strip() and len(head) <= MAX_BYTES:
        line = stream.readline(MAX_BYTES)
        if not line:
            break
        head += line
    return rewound(head, stream)


@contextmanager
def _unpacked(stream: IO[bytes], entry: Entry) -> Iterator[IO[bytes]]:
    if not entry.packed:
        yield stream
        return
    with gzip.open(stream) as unpacked:
        yield io.BufferedReader(unpacked)

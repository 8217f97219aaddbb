"""Documents from any mixture of files, folders and standard input."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kgraph.documents.document import Document
from kgraph.documents.jsonl import read_jsonl
from kgraph.documents.record import MAX_BYTES, check_encoding
from kgraph.documents.source import BOM, Found, Items, Source
from kgraph.documents.table import read_csv
from kgraph.documents.text import read_text
from kgraph.documents.walk import STANDARD_INPUT, Entry, walk
from kgraph.errors import InputError

_READERS: dict[str, Callable[[Source], Items]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
    ".csv": read_csv,
}


def read_documents(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of files, folders and ``-`` (standard input), one at a time.

    Bad input is handed to ``on_error`` and reading goes on after it; with ``strict``, or
    without a handler, the first InputError is raised.
    """
    for item in _unique(item for path in paths for item in _items(str(path))):
        if isinstance(item, Found):
            yield item.document
        elif strict or on_error is None:
            raise item
        else:
            on_error(item)


def _items(path: str) -> Items:
    if path == STANDARD_INPUT:
        yield from _standard_input()
        return
    for entry in walk(path):
        if isinstance(entry, InputError):
            yield entry
        else:
            yield from _file(entry)


def _file(entry: Entry) -> Items:
    name = str(entry.path)
    try:
        check_encoding(entry.id, "file name", ascii(name), "rename the file")
        with _opened(entry) as stream:
            empty = True
            for item in _READERS[entry.suffix](Source(stream, entry.id, name)):
                empty = False
                yield item
        if empty:
            yield InputError(f"{name}: no documents; the file holds none")
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}")


@contextmanager
def _opened(entry: Entry) -> Iterator[IO[bytes]]:
    with entry.path.open("rb") as stream:
        if entry.suffix.endswith(".gz"):
            with gzip.open(stream) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            yield stream


def _standard_input() -> Items:
    stream = sys.stdin.buffer
    head = b""
    while not head.removeprefix(BOM).strip() and len(head) <= MAX_BYTES:
        line = stream.readline(MAX_BYTES)
        if not line:
            break
        head += line
    reader = read_jsonl if head.removeprefix(BOM).lstrip().startswith(b"{") else read_text
    whole = io.BufferedReader(_Rewound(head, stream))
    yield from reader(Source(whole, "stdin", "<stdin>"))


class _Rewound(io.RawIOBase):
    """A stream that begins with what was already taken from it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _unique(items: Items) -> Items:
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, Found):
            if item.document.id in seen:
                item = _duplicate(item, seen[item.document.id])
            else:
                seen[item.document.id] = item.where
        yield item


def _duplicate(found: Found, first: str) -> InputError:
    if found.where == first:
        return InputError(f"{first}: named twice; it is read once")
    # A record has an id of its own; a file's id is its place below the path that was named.
    advice = (
        "give it another id"
        if re.search(r":\d+$", found.where)
        else "rename it, or name the folder that holds both"
    )
    return InputError(f"{found.where}: the id {found.document.id!r} is taken by {first}; {advice}")

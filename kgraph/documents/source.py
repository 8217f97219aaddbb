"""What a reader is given: an open stream of bytes and how to name it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from kgraph.documents.document import Document
from kgraph.documents.problem import BadInput, Note, Place
from kgraph.documents.record import MAX_BYTES

BOM = b"\xef\xbb\xbf"
# What reading bytes may raise: from the file system, and from a damaged archive.
UNREADABLE = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes, the id its document gets, and the name that messages use.

    The stream is one of UTF-8 once ``encoding`` is known, from a mark or named by the user: then
    bytes that the encoding does not have come as bytes that UTF-8 does not have. None says that
    it is not known.
    """

    stream: IO[bytes]
    id: str
    name: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it stands."""

    document: Document
    place: Place


Items = Iterator[Found | BadInput | Note]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of bytes without its byte-order mark; ``content`` is None when it is too long."""

    number: int
    content: bytes | None


def lines(source: Source) -> Iterator[Line]:
    """Yield the lines of a stream, holding at most ``MAX_BYTES`` of one in memory.

    Raises BadInput with the line at which the stream cannot be read on.
    """
    number = 0
    try:
        while piece := source.stream.readline(MAX_BYTES + 1):
            number += 1
            if len(piece) <= MAX_BYTES:
                yield Line(number, piece.removeprefix(BOM) if number == 1 else piece)
                continue
            while piece and not piece.endswith(b"\n"):
                piece = source.stream.readline(MAX_BYTES)
            yield Line(number, None)
    except UNREADABLE as error:
        raise unreadable(Place(source.name, number + 1), error) from None


def decode(content: bytes, source: Source, first_line: int = 1) -> str:
    """Return bytes as text; raises BadInput with the line of the first byte that is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise undecodable(content, error, source, first_line) from None


def undecodable(
    content: bytes, error: UnicodeDecodeError, source: Source, first_line: int = 1
) -> BadInput:
    """Return the error for bytes that are not in the encoding they should be in."""
    place = Place(source.name, first_line + content.count(b"\n", 0, error.start))
    if source.encoding not in (None, "utf-8"):
        advice = "; the file is damaged, or --encoding names the wrong one"
        return BadInput(place, f"not {source.encoding}", advice)
    advice = "save the file as UTF-8, or name its encoding with --encoding"
    return BadInput(place, "not UTF-8", f" (byte 0x{content[error.start]:02x}); {advice}")


def too_long(place: Place) -> BadInput:
    """Return the error for a document over the limit."""
    limit = MAX_BYTES // (1024 * 1024)
    return BadInput(place, f"longer than {limit} MiB", "; split it into several documents")


def unreadable(place: Place, error: Exception) -> BadInput:
    """Return the error for a file that the system or its packing does not let us read."""
    return BadInput(place, "cannot be read", f": {getattr(error, 'strerror', None) or error}")

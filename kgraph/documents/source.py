"""What a reader is given: an open stream of bytes and how to name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from kgraph.documents.document import Document
from kgraph.documents.record import MAX_BYTES
from kgraph.errors import InputError

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes, the id its document gets, and the name that messages use."""

    stream: IO[bytes]
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it stands: ``file`` or ``file:line``."""

    document: Document
    where: str


Items = Iterator[Found | InputError]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of bytes without its byte-order mark; ``content`` is None when it is too long."""

    number: int
    content: bytes | None


def lines(stream: IO[bytes]) -> Iterator[Line]:
    """Yield the lines of a stream, holding at most ``MAX_BYTES`` of one in memory."""
    number = 0
    while piece := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(piece) <= MAX_BYTES:
            yield Line(number, piece.removeprefix(BOM) if number == 1 else piece)
            continue
        while piece and not piece.endswith(b"\n"):
            piece = stream.readline(MAX_BYTES)
        yield Line(number, None)


def decode(content: bytes, name: str, first_line: int = 1) -> str:
    """Return bytes as text; raises InputError with the line of the first byte that is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + content.count(b"\n", 0, error.start)
        raise InputError(
            f"{name}:{line}: not UTF-8 (byte 0x{content[error.start]:02x}); "
            "save the file as UTF-8 and try again"
        ) from None


def too_long(where: str) -> InputError:
    """Return the error for a document over the limit."""
    limit = MAX_BYTES // (1024 * 1024)
    return InputError(f"{where}: longer than {limit} MiB; split it into several documents")

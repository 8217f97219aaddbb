"""Messages between processes: eight bytes of length, then as many of content."""

from __future__ import annotations

import struct
from io import FileIO

_LENGTH = struct.Struct("<Q")


def write_frame(stream: FileIO, content: bytes) -> None:
    """Write one message to a pipe without a buffer; raises OSError when nobody reads it."""
    rest = memoryview(_LENGTH.pack(len(content)) + content)
    while rest:
        rest = rest[stream.write(rest) or 0 :]


def read_frame(stream: FileIO) -> bytes | None:
    """Return the next message of a pipe, None when the other side has gone."""
    head = _read(stream, _LENGTH.size)
    return None if head is None else _read(stream, _LENGTH.unpack(head)[0])


def _read(stream: FileIO, size: int) -> bytes | None:
    content = bytearray()
    while len(content) < size:
        piece = stream.read(size - len(content))
        if not piece:
            return None
        content += piece
    return bytes(content)

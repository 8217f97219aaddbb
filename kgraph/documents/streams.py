"""Streams of bytes of which the beginning was looked at."""

from __future__ import annotations

import io
from typing import IO

_PIECE = 64 * 1024


def first_of(stream: IO[bytes], size: int) -> bytes:
    """Return at most ``size`` bytes that are there without waiting for more than the first."""
    read: bytes = getattr(stream, "read1", stream.read)(size)
    return read


def rewound(head: bytes, rest: IO[bytes]) -> IO[bytes]:
    """Return a stream that begins with what was already taken from it."""
    return io.BufferedReader(_Rewound(head, rest), _PIECE)


class _Rewound(io.RawIOBase):
    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head.read(len(buffer))
        if len(piece) < len(buffer):
            piece += first_of(self._rest, len(buffer) - len(piece))
        buffer[: len(piece)] = piece
        return len(piece)

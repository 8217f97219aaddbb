"""How far the reading of files is, in bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kgraph.documents.walk import STANDARD_INPUT, Entry, walk


class Position:
    """Counts the bytes read of the files that paths stand for, packed ones as they lie there."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._before = 0
        self._stream: IO[bytes] | None = None

    @property
    def read(self) -> int:
        """Return how many bytes have been read."""
        return self._before + (self._stream.tell() if self._stream else 0)

    def total(self) -> int | None:
        """Return how many bytes there are, None where that cannot be known."""
        if STANDARD_INPUT in self._paths:
            return None
        entries = (entry for path in self._paths for entry in walk(path))
        return sum(_size(entry.path) for entry in entries if isinstance(entry, Entry))

    @contextmanager
    def opened(self, path: Path) -> Iterator[IO[bytes]]:
        """Open a file and count what is read of it."""
        with path.open("rb") as stream:
            self._stream = stream if stream.seekable() else None
            try:
                yield stream
            finally:
                self._stream = None
                self._before += _size(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0

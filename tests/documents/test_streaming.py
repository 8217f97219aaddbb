"""Files of any size: how far a reader has read ahead when its first documents come out."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator

import pytest

from kgraph.documents.formats import READERS
from kgraph.documents.record import MAX_BYTES
from kgraph.documents.source import Found, Source
from kgraph.errors import InputError

# Many times what a reader may hold, and never written anywhere.
ENDLESS = 1_000_000
FEW = 2 * 1024 * 1024


class Counted(io.RawIOBase):
    """A file made up while it is read, which counts what was taken of it."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = (piece for piece in pieces if piece)
        self._rest = b""
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if not self._rest:
            self._rest = next(self._pieces, b"")
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self.taken += count
        return count


def records(line: str, *, before: str = "", between: str = "\n") -> Iterator[bytes]:
    yield before.encode()
    for number in range(ENDLESS):
        yield (line.replace("#", str(number)) + between).encode()


TEXT = "Peru thanked Chile. " * 50
RECORD = json.dumps({"text": TEXT + "#"})
FILES = {
    "jsonl": lambda: records(RECORD),
    "csv": lambda: records(f"{TEXT}#,x", before="text,title\n"),
    "tsv": lambda: records(f"{TEXT}#\tx", before="text\ttitle\n"),
    "json": lambda: records(RECORD, before="[", between=","),
}


def source(pieces: Iterator[bytes]) -> tuple[Source, Counted]:
    counted = Counted(pieces)
    return Source(io.BufferedReader(counted), "n", "n"), counted


@pytest.mark.parametrize("format", FILES)
def test_a_reader_takes_little_more_than_it_gives(format):
    given, counted = source(FILES[format]())
    items = READERS[format](given)
    for number in range(1, 3001):
        assert isinstance(next(items), Found)
        assert counted.taken < number * 1200 + FEW
    assert counted.taken > 3000 * len(TEXT)


def test_the_list_in_an_object_is_known_after_as_much_as_one_document():
    given, counted = source(records(RECORD, before='{"docs": [', between=","))
    assert isinstance(next(READERS["json"](given)), Found)
    assert counted.taken < 2 * MAX_BYTES + FEW


def test_a_packed_file_is_unpacked_as_it_is_read(tmp_path):
    class Taken(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            self.most = max(self.most, self.tell())
            return piece

    packed = Taken(
        gzip.compress("".join(f'{{"text": "{i} {i * i}"}}\n' for i in range(300_000)).encode())
    )
    with gzip.open(packed) as stream:
        next(READERS["jsonl"](Source(stream, "n", "n")))
    assert packed.most < len(packed.getvalue()) / 4


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv"])
def test_a_line_of_two_hundred_megabytes_is_passed_over_in_pieces(format):
    def pieces() -> Iterator[bytes]:
        yield b"text\n" if format != "jsonl" else b""
        yield b'{"text": "a"}\n'
        for _ in range(200):
            yield b"x" * 1024 * 1024
        yield b'\n{"text": "b"}\n'

    given, _ = source(pieces())
    if format == "jsonl":
        given = Source(Limited(given.stream), given.id, given.name)
    first, bad, last = READERS[format](given)
    assert isinstance(first, Found) and isinstance(last, Found)
    assert isinstance(bad, InputError)
    assert "longer than 8 MiB; split it into several documents" in str(bad)


class Limited:
    """A stream of which nobody may ask more than a document at once."""

    def __init__(self, stream) -> None:
        self._stream = stream

    def readline(self, size: int) -> bytes:
        assert 0 < size <= MAX_BYTES + 1
        return self._stream.readline(size)

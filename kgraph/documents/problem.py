"""What readers say of input that they leave out, and of input that they had to guess at."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.errors import InputError


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and where they are known its line and record."""

    file: str
    line: int | None = None
    record: int | None = None

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        # A file's name may hold anything, and a message is one line.
        file = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in self.file)
        return file + line + ("" if self.record is None else f": record {self.record}")


class BadInput(InputError):
    """Input that is left out: ``file:line: what is wrong; what to do``.

    ``place`` says where it stands, ``reason`` is the kind of trouble in a few words, by which
    such errors are counted; the message is the reason with its details, or one of its own.
    """

    def __init__(
        self, place: Place, reason: str, details: str = "", *, message: str | None = None
    ) -> None:
        super().__init__(f"{place}: {message or reason + details}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about input that was read all the same."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

"""The lines of a PETRARCH dictionary, without comments, and what is wrong with some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.errors import InputError

_OPEN, _CLOSE = "<!--", "-->"
_HEAD = 4096
REPLACED = "\ufffd"


@dataclass(slots=True)
class Problems:
    """Collects what is wrong with the lines of one file."""

    name: str
    found: list[InputError] = field(default_factory=list)

    def add(self, line: int, text: str) -> None:
        """Note that a line is left out and why."""
        self.found.append(InputError(f"{self.name}:{line}: {text}"))

    def file(self, text: str) -> InputError:
        """Return an error about the whole file."""
        return InputError(f"{self.name}: {text}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something, stripped, and its number from 1."""

    number: int
    text: str


def read_text(path: str | Path) -> str:
    """Return the text of a file; bytes that are not UTF-8 become U+FFFD.

    Raises InputError when the file cannot be read or is no text.
    """
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read: {reason}") from None
    if b"\x00" in content[:_HEAD]:
        raise InputError(f"{path}: is not a text file in UTF-8; save it as UTF-8 and try again")
    text = content.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def significant(text: str, problems: Problems) -> Iterator[Line]:
    """Yield the lines of a text without comments and without those that are empty."""
    opened = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw
        if opened:
            if _CLOSE not in line:
                continue
            line, opened = line.partition(_CLOSE)[2], 0
        line, open_ended = _without_comments(line)
        opened = number if open_ended else 0
        if line:
            yield Line(number, line)
    if opened:
        problems.add(opened, f"a comment begins here and is never closed with {_CLOSE}")


def _without_comments(line: str) -> tuple[str, bool]:
    """Return a line without its comments, and whether one goes on in the next line."""
    while (start := line.find(_OPEN)) >= 0:
        if "#" in line[:start]:
            break
        end = line.find(_CLOSE, start)
        if end < 0:
            return line[:start].strip(), True
        line = line[:start] + " " + line[end + len(_CLOSE) :]
    line = line.partition("#")[0].strip()
    if line.startswith("<!"):
        return "", False
    return _without_remark(line), False


def _without_remark(line: str) -> str:
    """Return a line without the remark behind a semicolon."""
    for blank in (" ;", "\t;"):
        line = line.partition(blank)[0]
    return "" if line.startswith(";") else line.rstrip()

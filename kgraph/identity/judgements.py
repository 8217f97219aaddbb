"""A user's file of who is the same and who is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import InputError

_LINE = re.compile(r"(same|not-same)\s+(.+?)\s+=\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line: ``a`` and ``b``, ids or names, are the same actor or are not."""

    same: bool
    a: str
    b: str
    where: str

    @property
    def text(self) -> str:
        """Return the line as a user writes it."""
        return f"{'same' if self.same else 'not-same'} {self.a} = {self.b}"


def read_judgements(path: str | Path) -> tuple[Judgement, ...]:
    """Return the lines of a file; raises InputError with file and line for one that is none."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from None
    return parse(lines, str(path))


def parse(lines: Iterable[str], name: str) -> tuple[Judgement, ...]:
    """Return the judgements of lines; blank lines and those that begin with # are left out."""
    found = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        match = _LINE.fullmatch(text)
        if match is None:
            raise InputError(
                f"{name}, line {number}: write 'same NAME = NAME' or 'not-same NAME = NAME'"
            )
        kind, a, b = match.groups()
        found.append(Judgement(kind.lower() == "same", a, b, f"{name}, line {number}"))
    return tuple(found)

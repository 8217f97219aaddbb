"""Which files a list of paths stands for, and the id each document gets from its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.documents.problem import BadInput, Place

STANDARD_INPUT = "-"
_FORMATS = {
    ".txt": "text",
    ".md": "markdown",
    ".jsonl": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
# Each may be packed.
_PACKED = ".gz"
SUFFIXES = tuple(suffix + end for suffix in _FORMATS for end in ("", _PACKED))
# Known formats that are not read: said aloud instead of passed over.
_UNREAD = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".xlsx")
# A build writes these beside its store; a folder read again must not take them for news.
_STORE = "kgraph.db"
_RESULTS = frozenset({"triples.jsonl", "graph.html"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read: its path, the id of its document, its format and whether it is packed."""

    path: Path
    id: str
    format: str
    packed: bool


def walk(path: str, format: str | None = None) -> Iterator[Entry | BadInput]:
    """Yield the files that a path stands for, a folder's in the order of their names.

    Files of other kinds, hidden ones and the results of a build below a folder are passed over.
    ``format`` is that of a file whatever its name; a folder's files keep theirs.
    """
    root = Path(path)
    try:
        found = root.exists()
    except OSError as error:
        yield BadInput(Place(path), "cannot be read", f": {error.strerror}")
        return
    if not found:
        yield BadInput(Place(path), "no such file or folder")
    elif root.is_dir():
        yield from _folder(root)
    else:
        yield _entry(root, root.name, format)


def _folder(root: Path) -> Iterator[Entry | BadInput]:
    problems: list[BadInput] = []
    names = sorted(_names(root, problems))
    yield from problems
    known = [name for name in names if name.lower().endswith(SUFFIXES + _UNREAD)]
    for name in known:
        # Whoever opens a pipe or a device waits for its other end.
        plain = (root / name).is_file() or not (root / name).exists()
        yield _entry(root / name, name) if plain else _no_file(root / name)
    if not known and not problems:
        yield BadInput(
            Place(str(root)), "no documents", f" in this folder; it needs {listed()} files"
        )


def _names(root: Path, problems: list[BadInput]) -> Iterator[str]:
    def report(error: OSError) -> None:
        problems.append(
            BadInput(Place(str(error.filename)), "cannot be read", f": {error.strerror}")
        )

    met = {os.path.realpath(root)}
    for folder, folders, files in os.walk(root, onerror=report, followlinks=True):
        kept = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in kept if _is_new(Path(folder, name), met)]
        below = Path(folder).relative_to(root)
        results = _RESULTS if _STORE in files else frozenset()
        wanted = (name for name in files if not name.startswith(".") and name not in results)
        yield from ((below / name).as_posix() for name in wanted)


def _is_new(folder: Path, met: set[str]) -> bool:
    """Tell whether a folder is to be read: not by a link to what is read anyway, or back up."""
    if not folder.is_symlink():
        return True
    real = os.path.realpath(folder)
    inside = any(real == one or real.startswith(one + os.sep) for one in met)
    around = any(one.startswith(real.rstrip(os.sep) + os.sep) for one in met)
    if inside or around:
        return False
    met.add(real)
    return True


def _entry(path: Path, name: str, format: str | None = None) -> Entry | BadInput:
    lower = name.lower()
    packed = lower.endswith(_PACKED)
    stem = name[: -len(_PACKED)] if packed else name
    for suffix, usual in _FORMATS.items():
        if stem.lower().endswith(suffix):
            return Entry(path, stem[: -len(suffix)] or name, format or usual, packed)
    if format:
        return Entry(path, stem or name, format, packed)
    return BadInput(
        Place(str(path)), "this format is not read", f"; turn it into one of {listed()}"
    )


def _no_file(path: Path) -> BadInput:
    return BadInput(Place(str(path)), "no plain file", "; name it by itself if it is to be read")


def listed() -> str:
    """Return the suffixes of the formats that are read, as told to users."""
    return ", ".join(suffix for suffix in _FORMATS if suffix not in (".htm", ".xhtml"))

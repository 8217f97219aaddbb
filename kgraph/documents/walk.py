"""Which files a list of paths stands for, and the id each document gets from its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import InputError

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz", ".csv")
STANDARD_INPUT = "-"
# Known formats that are not read: said aloud instead of passed over.
_UNREAD = (".html", ".htm", ".pdf", ".docx", ".json")
# A build writes these beside its store; a folder read again must not take them for news.
_STORE = "kgraph.db"
_RESULTS = frozenset({"triples.jsonl", "graph.html"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read: its path, the id of its document, and its suffix."""

    path: Path
    id: str
    suffix: str


def walk(path: str) -> Iterator[Entry | InputError]:
    """Yield the files that a path stands for, a folder's in the order of their names.

    Files of other kinds, hidden ones and the results of a build below a folder are passed over.
    """
    root = Path(path)
    try:
        found = root.exists()
    except OSError as error:
        yield InputError(f"{path}: cannot be read: {error.strerror}")
        return
    if not found:
        yield InputError(f"{path}: no such file or folder")
    elif root.is_dir():
        yield from _folder(root)
    else:
        yield _entry(root, root.name)


def _folder(root: Path) -> Iterator[Entry | InputError]:
    unreadable: list[InputError] = []
    names = sorted(_names(root, unreadable))
    yield from unreadable
    known = [name for name in names if name.lower().endswith(SUFFIXES + _UNREAD)]
    for name in known:
        yield _entry(root / name, name)
    if not known and not unreadable:
        yield InputError(f"{root}: no documents in this folder; it needs {_listed()} files")


def _names(root: Path, unreadable: list[InputError]) -> Iterator[str]:
    def report(error: OSError) -> None:
        unreadable.append(InputError(f"{error.filename}: cannot be read: {error.strerror}"))

    for folder, folders, files in os.walk(root, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(folder).relative_to(root)
        results = _RESULTS if _STORE in files else frozenset()
        kept = (name for name in files if not name.startswith(".") and name not in results)
        yield from ((below / name).as_posix() for name in kept)


def _entry(path: Path, name: str) -> Entry | InputError:
    for suffix in SUFFIXES:
        if name.lower().endswith(suffix):
            return Entry(path, name[: -len(suffix)] or name, suffix)
    return InputError(f"{path}: this format is not read; turn it into one of {_listed()}")


def _listed() -> str:
    return ", ".join(SUFFIXES)

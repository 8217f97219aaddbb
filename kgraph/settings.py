"""What decides how a text is read, so that a store knows which documents to read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import __version__
from kgraph.store.readings import Reading

if TYPE_CHECKING:
    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.relations.codebook import Codebook

# The code and the tables that a text goes through on its way to triples.
_ROOMS = ("language", "actors", "relations", "pipeline.py", "trees.py", "triples.py")
# Compiled or not, the rules read the same.
_UNREAD = (".pyc", ".so", ".pyd", ".md")
_PIECE = 1 << 20


def reading_of(
    model: str | None = None,
    dictionaries: Dictionaries | None = None,
    codebook: Codebook | None = None,
) -> Reading | None:
    """Return the settings that a Pipeline of these arguments reads with.

    They are contents, not names of files: the same actors in another file are the same reading,
    and a file that changed under its name is another. So is another version of the program.
    None when the dictionaries were not read from files: then nobody can tell.
    """
    if dictionaries is not None and dictionaries.fingerprint is None:
        return None
    return Reading.of(
        {
            "kgraph": __version__,
            "program": _program(),
            "spacy": version("spacy"),
            "model": _model(model),
            "actors": "" if dictionaries is None else dictionaries.fingerprint,
            "codebook": "" if codebook is None else codebook.own.fingerprint,
        }
    )


def fingerprint(paths: Iterable[Path], root: Path | None = None) -> str:
    """Return 16 hexadecimal digits of the contents of files, and of their places below ``root``."""
    total = hashlib.sha256()
    for path in paths:
        if root is not None:
            total.update(path.relative_to(root).as_posix().encode("utf-8"))
        one = hashlib.sha256()
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                one.update(piece)
        total.update(one.digest())
    return total.hexdigest()[:16]


@cache
def _program() -> str:
    root = Path(__file__).parent
    return fingerprint((path for room in _ROOMS for path in _files(root / room)), root)


def _model(name: str | None) -> str:
    if name is None:
        return ""
    folder = Path(name)
    if folder.is_dir():
        return fingerprint(_files(folder), folder)
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        # The pipeline says what is wrong with it when the first document arrives.
        return name


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = (path for path in place.rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix not in _UNREAD)

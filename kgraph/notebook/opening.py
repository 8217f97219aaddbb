"""One line from a file or a text to something that can be asked."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.documents import Document, read_documents
from kgraph.errors import InputError
from kgraph.notebook.asking import store_file
from kgraph.notebook.filters import Day, day
from kgraph.notebook.opened import Opened
from kgraph.notebook.result import Result
from kgraph.store import Store
from kgraph.triples import Triple

if TYPE_CHECKING:
    from kgraph.pipeline import Pipeline

_LONGEST_NAME = 255
Paths = str | Path | Iterable[str | Path]


def open(path: str | Path = "output/kgraph.db") -> Opened:
    """Open a store, or the one in the folder of a build, to ask it; raises StoreError."""
    return Opened(Store.open(store_file(path)))


def read(
    text_or_paths: Paths, *, date: Day | None = None, model: str | None = None
) -> Result[Triple]:
    """Return the triples of a text, or of the documents of files and folders.

    A string is a text, unless a file of that name exists or it has no blank; what stands in a
    list is always paths. ``date`` is that of the text, and of documents without one. The
    language model is loaded by the first call.
    """
    today = None if date is None else day(date)
    if isinstance(text_or_paths, str) and not _is_path(text_or_paths):
        documents: Iterable[Document] = [Document("text", text_or_paths.strip(), today)]
    else:
        read = read_documents(_listed(text_or_paths))
        documents = (replace(d, date=d.date or today) for d in read)
    found = [t for each in _pipeline(model).pipe(documents) for t in each.triples]
    return Result(found, Triple)


def build(paths: Paths, output: str | Path = "output", **options: Any) -> Opened:
    """Read documents into the four files of a folder, and open the store among them.

    Options are those of ``kgraph.building.build``. What cannot be read is warned of.
    """
    from kgraph.building import build as make

    make(_listed(paths), Path(output), **{"on_error": _warn, **options})
    return open(output)


def add(paths: Paths, store: str | Path = "output/kgraph.db", **options: Any) -> Opened:
    """Add documents to a store, and open it; options are those of ``kgraph.adding.add``."""
    from kgraph.adding import add as put

    put(_listed(paths), Path(store), **{"on_error": _warn, **options})
    return open(store)


def _is_path(text: str) -> bool:
    if len(text.split()) == 1:
        return True
    return len(text) <= _LONGEST_NAME and "\n" not in text and Path(text).exists()


def _listed(paths: Paths) -> list[str]:
    return [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]


@lru_cache(maxsize=2)
def _pipeline(model: str | None) -> Pipeline:
    from kgraph.pipeline import Pipeline

    return Pipeline(model)


def _warn(error: InputError) -> None:
    warnings.warn(str(error), stacklevel=2)

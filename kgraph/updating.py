"""Reading only the documents that a store does not hold yet, so that a reading is never lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.store import Reading, Store
from kgraph.store.connection import connect, release
from kgraph.store.rows import content_hash
from kgraph.store.schema import VERSION
from kgraph.workplace import READ, discard

if TYPE_CHECKING:
    from kgraph.pipeline import Extraction, Pipeline

# So many documents are read again at most after a kill.
BATCH = 64


@dataclass(slots=True)
class Found:
    """The ids of the documents that were found, in order, and those among them to take anew."""

    ids: list[str] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)

    def places(self, old: Path, folder: Path) -> list[tuple[Path, str]]:
        """Return for each document the store that holds what was read from it."""
        return [(folder / READ if id in self.fresh else old, id) for id in self.ids]


@contextmanager
def readings(folder: Path) -> Iterator[None]:
    """Forget what was read into a work place once it is where it belongs.

    Where the block fails it is kept for the next time, unless that is less than a batch.
    """
    try:
        yield
    except BaseException:
        if _is_little(folder / READ):
            discard(folder)
        raise
    discard(folder)


def read_new(
    folder: Path,
    documents: Iterable[Document],
    pipeline: Pipeline,
    reading: Reading | None,
    known: Mapping[str, str],
) -> Found:
    """Read the documents whose content is not ``known`` by its hash, and store what they say.

    They are stored in the work place's ``read.db``, in batches; what a command that was broken
    off has left there is used again.
    """
    if reading is None:
        discard(folder)
    found = Found()
    with closing(_opened(folder / READ)) as store:
        unread = _unread(documents, known, store.hashes(reading), found)
        first = list(islice(unread, 1))
        extractions = pipeline.pipe(chain(first, unread))
        # The language model is loaded when they are asked for, and need not be for nothing.
        for batch in _batches(extractions) if first else ():
            _put(store, batch, reading)
    return found


def _unread(
    documents: Iterable[Document],
    known: Mapping[str, str],
    kept: Mapping[str, str],
    found: Found,
) -> Iterator[Document]:
    """Yield the documents that must be read, and note all that there are."""
    for document in documents:
        found.ids.append(document.id)
        hashed = content_hash(document)
        if known.get(document.id) != hashed:
            found.fresh.add(document.id)
            if kept.get(document.id) != hashed:
                yield document


def is_sound(path: Path) -> bool:
    """Tell whether a store can be taken from: it is one, of a version known here, and whole."""
    try:
        with closing(connect(path, create=False, readonly=True)) as connection:
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return bool(answer == "ok")
    except (StoreError, sqlite3.Error):
        return False


def _is_little(path: Path) -> bool:
    try:
        with closing(connect(path, create=False)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            return bool(count < BATCH)
    except (StoreError, sqlite3.Error):
        return True


def _put(store: Store, batch: Iterable[Extraction], reading: Reading | None) -> None:
    with store.batch():
        for read in batch:
            store.add(
                read.document,
                read.triples,
                sentences=read.sentences,
                words=read.words,
                reading=reading,
            )


def _batches(extractions: Iterator[Extraction]) -> Iterator[list[Extraction]]:
    batch = []
    for extraction in extractions:
        batch.append(extraction)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _opened(path: Path) -> Store:
    """Open what was read before; what a power cut or another version made useless is dropped."""
    if path.exists() and not is_sound(path):
        release(path)
        path.unlink()
    try:
        return Store.scratch(path)
    except StoreError:
        path.unlink(missing_ok=True)
        return Store.scratch(path)


def upgraded(path: Path, copy: Path) -> Path:
    """Return a store with tables of this version: itself, or a copy that was brought up to date."""
    with Store.source(path) as store:
        if store.version == VERSION:
            return path
        store.save_as(copy)
    Store.scratch(copy).close()
    return copy

"""Adding documents to a store, which keeps what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.building import Watch
from kgraph.deriving import DERIVED, default_title, derive
from kgraph.documents import Note, read_documents
from kgraph.errors import InputError, StoreError
from kgraph.settings import reading_of
from kgraph.store import Counts, Reading, Store
from kgraph.store.schema import VERSION
from kgraph.updating import Found, read_new, readings
from kgraph.workplace import READ, place, workplace, writing

if TYPE_CHECKING:
    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.identity import Judgement
    from kgraph.relations.codebook import Codebook

_NEW, _BASE = "new.db", "base.db"


@dataclass(frozen=True, slots=True)
class Added:
    """How many documents were added, replaced, left as they were and dropped.

    ``otherwise`` counts those that the store holds and that were read with other settings;
    ``derived`` are the names of the files that were made again, ``stale`` of those that were not.
    """

    new: int
    replaced: int
    same: int
    dropped: int
    otherwise: int
    counts: Counts
    derived: tuple[str, ...]
    stale: tuple[str, ...]


def add(
    paths: Iterable[str | Path],
    path: Path,
    *,
    model: str | None = None,
    dictionaries: Dictionaries | None = None,
    codebook: Codebook | None = None,
    judgements: Iterable[Judgement] | None = None,
    prune: bool = False,
    again: bool = True,
    strict: bool = False,
    on_error: Callable[[InputError], None] | None = None,
    on_note: Callable[[Note], None] | None = None,
    watch: Watch = iter,
    encoding: str | None = None,
    input_format: str | None = None,
    jobs: int = 1,
    on_wait: Callable[[], None] | None = None,
) -> Added:
    """Add documents to the store at ``path``, which is made if there is none.

    Documents are known by their ids: one that the store holds with the same content and reading
    is left as it is, one that changed is replaced in its place. With ``prune`` those are dropped
    that the paths do not hold; nothing is dropped when something could not be read. The files
    that lie beside the store are made ``again``. ``judgements`` take the place of those kept.
    The store changes at the end, all at once. Raises InputError when nothing can be read.
    """
    from kgraph.pipeline import Pipeline

    names = [str(name) for name in paths]
    if not names and not path.exists():
        raise StoreError(
            f"no store at {path}; name a PATH to make one or another store with --store"
        )
    errors: list[InputError] = []

    def report(error: InputError) -> None:
        errors.append(error)
        if on_error is not None:
            on_error(error)

    documents = watch(
        read_documents(
            names,
            strict=strict or on_error is None,
            on_error=report,
            on_note=on_note,
            encoding=encoding,
            input_format=input_format,
        )
    )
    with workplace(path, on_wait) as folder, readings(folder):
        reading = reading_of(model, dictionaries, codebook)
        held = _Held.of(path, reading)
        pipeline = Pipeline(model, dictionaries, codebook, jobs)
        found = read_new(folder, documents, pipeline, reading, held.known)
        if names and not found.ids:
            raise InputError("no document could be read; nothing was changed")
        dropped = set(held.ids) - set(found.ids) if prune and names and not errors else set()
        with writing(path.parent):
            return _finish(path, folder, found, held, dropped, judgements, again, reading)


@dataclass(frozen=True, slots=True)
class _Held:
    """The ids of the documents of a store, and the content hashes of those read as now."""

    exists: bool
    current: bool
    ids: tuple[str, ...]
    known: dict[str, str]

    @classmethod
    def of(cls, path: Path, reading: Reading | None) -> _Held:
        if not path.exists():
            return cls(False, False, (), {})
        with Store.source(path) as store:
            known = {} if reading is None else store.hashes(reading)
            return cls(True, store.version == VERSION, tuple(store.hashes()), known)


def _finish(
    path: Path,
    folder: Path,
    found: Found,
    held: _Held,
    dropped: set[str],
    judgements: Iterable[Judgement] | None,
    again: bool,
    reading: Reading | None,
) -> Added:
    replaced = found.fresh & set(held.ids)
    changed = bool(found.fresh or dropped or judgements is not None or not held.current)
    if changed:
        _compose(path, folder, found, held, dropped, judgements)
    beside = tuple(name for name in DERIVED if (path.parent / name).exists())
    names = beside if again else ()
    result = folder / _NEW if changed else path
    moves = [(folder / name, path.parent / name) for name in names]
    with Store.open(result, readonly=True) as store:
        counts = store.counts()
        alike = counts.documents if reading is None else len(store.hashes(reading))
        title = store.title or default_title([str(path.resolve().parent)])
    if names:
        derive(result, folder, title, names)
    place([*moves, *([(result, path)] if changed else [])], path)
    return Added(
        new=len(found.fresh) - len(replaced),
        replaced=len(replaced),
        same=len(found.ids) - len(found.fresh),
        dropped=len(dropped),
        otherwise=counts.documents - alike,
        counts=counts,
        derived=names,
        stale=() if again or not changed else beside,
    )


def _compose(
    path: Path,
    folder: Path,
    found: Found,
    held: _Held,
    dropped: set[str],
    judgements: Iterable[Judgement] | None,
) -> None:
    """Write the store as it shall be to the work place."""
    base, fresh = folder / _BASE, folder / READ
    new = [(fresh, id) for id in found.ids if id in found.fresh and id not in set(held.ids)]
    kept = [(fresh if id in found.fresh else base, id) for id in held.ids if id not in dropped]
    # Only what was added comes last by itself; else the whole is written anew in its order.
    grows = not dropped and not found.fresh & set(held.ids)
    if held.exists:
        _copy(path, folder / _NEW if grows else base)
    with Store.scratch(folder / _NEW) as store, store.batch():
        if held.exists and not grows:
            with Store.open(base, readonly=True) as before:
                store.judge(before.judgements())
                if before.title is not None:
                    store.entitle(before.title)
            store.take(kept)
        store.take(new)
        if judgements is not None:
            store.judge(judgements)
    # Kept with the store, so that its views know who is who.
    with Store.open(folder / _NEW) as store:
        store.identities()


def _copy(path: Path, target: Path) -> None:
    """Copy a store, with its tables brought up to date."""
    with Store.source(path) as store:
        store.save_as(target)
    Store.scratch(target).close()

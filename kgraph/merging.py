"""One store out of several, as if all their documents had been read together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.deriving import DERIVED, STORE, Build, default_title, derive
from kgraph.store import Counts, Store
from kgraph.store.merging import Conflicts
from kgraph.updating import upgraded
from kgraph.workplace import place, workplace, writing

_FILES = (".db", ".sqlite", ".sqlite3")


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merged store holds and in how many ways it was read; ``build`` is of its files."""

    path: Path
    counts: Counts
    readings: int
    build: Build | None


def merge(
    stores: Sequence[Path],
    output: Path,
    *,
    on_conflict: Conflicts = "error",
    title: str | None = None,
    on_wait: Callable[[], None] | None = None,
) -> Merged:
    """Merge stores, or the folders of builds, into a folder of the four files, or one store.

    ``output`` is one store where its name ends in .db, .sqlite or .sqlite3. The documents keep
    the order of the stores; what users said of who is the same is put together. A document that
    two stores hold with another content or other triples raises StoreError that names it, unless
    the ``first`` or the ``last`` store shall be right. The stores given are not changed.
    """
    sources = [path / STORE if path.is_dir() else path for path in stores]
    single = output.suffix in _FILES and not output.is_dir()
    target = output if single else output / STORE
    with workplace(target, on_wait) as folder, writing(target.parent):
        current = [upgraded(path, folder / f"{n}.db") for n, path in enumerate(sources)]
        title = title or _title(current) or default_title([str(path) for path in stores])
        made = folder / STORE
        with Store.scratch(made) as store, store.batch():
            store.merge(*current, on_conflict=on_conflict)
            store.entitle(title)
        with Store.open(made) as store:
            # Kept with the store, so that its views know who is who.
            store.identities()
            counts, readings = store.counts(), store.readings()
        build = None if single else derive(made, folder, title)
        derived = () if single else DERIVED
        place([*((folder / n, output / n) for n in derived), (made, target)], target)
    return Merged(target, counts, readings, build)


def _title(paths: Sequence[Path]) -> str | None:
    """Return the title that all the stores bear, None where they differ."""
    titles = set()
    for path in paths:
        with Store.open(path, readonly=True) as store:
            titles.add(store.title)
    return titles.pop() if len(titles) == 1 else None

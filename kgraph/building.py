"""The whole way: documents in, a store and the files that follow from it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.deriving import (
    DERIVED,
    GRAPHML,
    OUTPUTS,
    PAGE,
    STORE,
    TRIPLES,
    Build,
    default_title,
    derive,
)
from kgraph.documents import Document, Note, read_documents
from kgraph.errors import InputError
from kgraph.settings import reading_of
from kgraph.store import Reading, Store
from kgraph.updating import is_sound, read_new, readings, upgraded
from kgraph.workplace import place, workplace, writing

if TYPE_CHECKING:
    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.identity import Judgement
    from kgraph.relations.codebook import Codebook

__all__ = ["GRAPHML", "OUTPUTS", "PAGE", "STORE", "TRIPLES", "Build", "build", "default_title"]

_OLD = "old.db"

Watch = Callable[[Iterator[Document]], Iterator[Document]]


def build(
    paths: Iterable[str | Path],
    output: Path,
    *,
    model: str | None = None,
    dictionaries: Dictionaries | None = None,
    codebook: Codebook | None = None,
    title: str | None = None,
    judgements: Iterable[Judgement] = (),
    strict: bool = False,
    on_error: Callable[[InputError], None] | None = None,
    on_note: Callable[[Note], None] | None = None,
    watch: Watch = iter,
    encoding: str | None = None,
    input_format: str | None = None,
    jobs: int = 1,
    on_wait: Callable[[], None] | None = None,
) -> Build:
    """Read documents and write kgraph.db, triples.jsonl, graph.graphml and graph.html.

    The store then holds what the paths hold and nothing else. What an earlier build read from a
    document is taken over where nothing changed; the files are the same as if all were read.
    They are put in place at the end: a build that fails leaves the old ones as they were.
    ``judgements`` are a user's lines on who is the same; ``watch`` is handed the documents and
    yields them on, to show progress; ``on_wait`` is called when another process writes there. The
    other arguments are those of ``read_documents`` and ``Pipeline``. Raises InputError when
    nothing can be read.
    """
    from kgraph.pipeline import Pipeline

    names = [str(path) for path in paths]
    title = title or default_title(names)
    documents = watch(
        read_documents(
            names,
            strict=strict,
            on_error=on_error,
            on_note=on_note,
            encoding=encoding,
            input_format=input_format,
        )
    )
    old = output / STORE
    with workplace(old, on_wait) as folder, readings(folder):
        reading = reading_of(model, dictionaries, codebook)
        before = upgraded(old, folder / _OLD) if is_sound(old) else None
        pipeline = Pipeline(model, dictionaries, codebook, jobs)
        found = read_new(folder, documents, pipeline, reading, _known(before, reading))
        if not found.ids:
            raise InputError("no document could be read; nothing was written")
        with writing(output):
            with Store.scratch(folder / STORE) as store, store.batch():
                store.take(found.places(before or old, folder))
                store.judge(judgements)
                store.entitle(title)
            result = derive(folder / STORE, folder, title)
            place([(folder / name, output / name) for name in (*DERIVED, STORE)], old)
    return result


def _known(path: Path | None, reading: Reading | None) -> dict[str, str]:
    """Return the content hashes by id of what a store holds of a reading."""
    if reading is None or path is None:
        return {}
    with Store.open(path, create=False, readonly=True) as store:
        return store.hashes(reading)

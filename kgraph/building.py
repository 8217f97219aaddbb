"""The whole way: documents in, the four files of a build out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.documents import Document, Note, read_documents
from kgraph.errors import InputError, KgraphError
from kgraph.store import Counts, Store
from kgraph.triples import write_jsonl

if TYPE_CHECKING:
    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.identity import Identities, Judgement
    from kgraph.pipeline import Pipeline
    from kgraph.relations.codebook import Codebook

STORE, TRIPLES, GRAPHML, PAGE = OUTPUTS = (
    "kgraph.db",
    "triples.jsonl",
    "graph.graphml",
    "graph.html",
)
Watch = Callable[[Iterator[Document]], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class Build:
    """How much a build has read and made."""

    counts: Counts
    edges: int
    identities: Identities

    @property
    def actors(self) -> int:
        """Return how many actors there are when ids that are one actor count once."""
        joined = self.identities.into
        return self.counts.actors - sum(actor.id != id for id, actor in joined.items())


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
) -> Build:
    """Read documents and write kgraph.db, triples.jsonl, graph.graphml and graph.html.

    The files are put in place together at the end: a build that fails leaves the old ones as
    they were. ``judgements`` are a user's lines on who is the same; ``watch`` is handed the
    documents and yields them on, to show progress. The other arguments are those of
    ``read_documents`` and ``Pipeline``. Raises InputError when nothing can be read.
    """
    from kgraph.pipeline import Pipeline

    names = [str(path) for path in paths]
    documents = read_documents(
        names,
        strict=strict,
        on_error=on_error,
        on_note=on_note,
        encoding=encoding,
        input_format=input_format,
    )
    with _workplace(output) as folder:
        pipeline = Pipeline(model, dictionaries, codebook, jobs)
        _fill(folder / STORE, watch(documents), pipeline, judgements)
        result = _derive(folder, title or default_title(names))
        for name in OUTPUTS:
            (folder / name).replace(output / name)
    return result


def default_title(paths: Sequence[str]) -> str:
    """Return a title for what was read: the name of the first path, and how many more."""
    first = "standard input" if paths[0] == "-" else Path(paths[0]).resolve().name
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1} more"


@contextmanager
def _workplace(output: Path) -> Iterator[Path]:
    try:
        output.mkdir(parents=True, exist_ok=True)
        # Beside the results, because only within one file system is a move all or nothing.
        folder = tempfile.TemporaryDirectory(dir=output, prefix=".building-")
    except OSError as error:
        raise KgraphError(
            f"{output}: cannot be written: {error.strerror}; name another folder with --output"
        ) from None
    with folder as name:
        yield Path(name)


def _fill(
    path: Path,
    documents: Iterable[Document],
    pipeline: Pipeline,
    judgements: Iterable[Judgement],
) -> None:
    with Store.open(path, create=True) as store:
        with store.batch():
            store.judge(judgements)
            for read in pipeline.pipe(documents):
                store.add(read.document, read.triples, sentences=read.sentences, words=read.words)
        if not store.counts().documents:
            raise InputError("no document could be read; nothing was written")


def _derive(folder: Path, title: str) -> Build:
    from kgraph.exports import write_graphml
    from kgraph.graph import build_levels
    from kgraph.page import render, write_page

    with Store.open(folder / STORE) as store:
        triples = list(store.triples())
        documents = {document.id: document for document in store.documents()}
        counts = store.counts()
        identities = store.identities()
    with (folder / TRIPLES).open("w", encoding="utf-8", newline="\n") as stream:
        write_jsonl(triples, stream)
    levels = build_levels(triples, identities=identities)
    graph = levels["actor"]
    write_graphml(graph, folder / GRAPHML)
    page = render(graph, triples, documents=documents, title=title, levels=levels)
    write_page(folder / PAGE, page)
    return Build(counts, graph.number_of_edges(), identities)

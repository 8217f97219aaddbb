"""From documents to triples: parse, find the actors, read the relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from kgraph.documents.document import Document
from kgraph.triples import Triple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.relations.codebook import Codebook

_BATCH = 32
_FORGET_AFTER = 512
# In characters. Below so many, processes take longer to start than the reading would.
_WORTH_PROCESSES = 64_000
# What one process is given at a time, and how much may wait or be under way for each.
_PIECE = 8_000
_AHEAD = 64_000
# What a document costs beside its characters, so that many tiny ones are not taken for nothing.
_EACH = 500


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one document, in the order of its text, and how long that was."""

    document: Document
    triples: tuple[Triple, ...]
    sentences: int
    words: int


class Pipeline:
    """Reads documents into triples; the language model is loaded when the first one arrives.

    ``model`` names another language model than the one shipped, as ``kgraph.language.load`` does;
    ``dictionaries`` are other actors beside or instead of those of the shipped catalogue,
    ``codebook`` is another codebook than the one shipped. ``jobs`` processes read at the same
    time once there is enough to read; what comes out is the same for any number of them.
    """

    def __init__(
        self,
        model: str | None = None,
        dictionaries: Dictionaries | None = None,
        codebook: Codebook | None = None,
        jobs: int = 1,
    ) -> None:
        if jobs < 1:
            raise ValueError(f"jobs must be 1 or more, not {jobs}")
        self._model = model
        self._dictionaries = dictionaries
        self._codebook = codebook
        self._jobs = jobs
        self._threads: int | None = None
        self._language: Language | None = None

    def pipe(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield an Extraction for each document, in order.

        Raises ModelError for a bad model, WorkerError when a process of ``jobs`` is ended.
        """
        stream = iter(documents)
        if self._jobs > 1:
            first, enough = _taken(stream)
            stream = chain(first, stream)
            if enough:
                yield from self._spread(stream)
                return
        yield from self._read(stream)

    def _spread(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        from kgraph.workers import ordered

        parts = (self._model, self._dictionaries, self._codebook)
        read = ordered(
            partial(_reader, *parts),
            _pieces(documents),
            self._jobs,
            cost=_cost,
            ahead=_AHEAD,
            name=_named,
        )
        for extractions in read:
            yield from extractions

    def _read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        from kgraph.relations import read

        for doc, document in self.parsed(documents):
            # Two rules may read the same thing from the same words; once is enough.
            triples = tuple(dict.fromkeys(read(doc, document, self._codebook)))
            yield Extraction(document, triples, _sentences(doc), _words(doc))

    def parsed(self, documents: Iterable[Document]) -> Iterator[tuple[Doc, Document]]:
        """Yield each document with its parse and actors, to be used before the next is asked for.

        Raises ModelError for a bad model.
        """
        language, stream = self._loaded(), iter(documents)
        for first in stream:
            some = chain([first], islice(stream, _FORGET_AFTER - 1))
            pairs = ((_unread(language, document), document) for document in some)
            # spaCy remembers every word that it has met; a zone forgets those at its end.
            with language.memory_zone():
                yield from language.pipe(pairs, as_tuples=True, batch_size=_BATCH)

    def _loaded(self) -> Language:
        if self._language is None:
            # Importing the component registers it, and with it the date of a document.
            from kgraph.actors.component import COMPONENT, ActorComponent
            from kgraph.language import load

            # One process of several leaves the other cores to the others.
            options = {} if self._threads is None else {"threads": self._threads}
            self._language = load(self._model, **options)
            component = self._language.add_pipe(COMPONENT)
            if self._dictionaries is not None:
                assert isinstance(component, ActorComponent)
                component.dictionaries = self._dictionaries
        return self._language


def _reader(
    model: str | None, dictionaries: Dictionaries | None, codebook: Codebook | None
) -> Callable[[list[Document]], list[Extraction]]:
    """Return what reads documents in a process of its own, with the model loaded."""
    pipeline = Pipeline(model, dictionaries, codebook)
    pipeline._threads = 1
    pipeline._loaded()
    return lambda documents: list(pipeline._read(documents))


def _taken(stream: Iterator[Document]) -> tuple[list[Document], bool]:
    """Take documents until there is enough for processes, and say whether there was.

    The longest does not count, as one process has to read it in any case.
    """
    taken: list[Document] = []
    total = longest = 0
    for document in stream:
        taken.append(document)
        total += len(document.text)
        longest = max(longest, len(document.text))
        if total - longest >= _WORTH_PROCESSES:
            return taken, True
    return taken, False


def _pieces(documents: Iterable[Document]) -> Iterator[list[Document]]:
    piece: list[Document] = []
    for document in documents:
        piece.append(document)
        if _cost(piece) >= _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _cost(documents: list[Document]) -> int:
    return sum(len(document.text) + _EACH for document in documents)


def _named(documents: list[Document]) -> str:
    first, last = documents[0].id, documents[-1].id
    return f"document {first!r}" if first == last else f"documents {first!r} to {last!r}"


def _unread(language: Language, document: Document) -> Doc:
    """Return the document's words with its date, which tells who held which office."""
    doc = language.make_doc(document.text)
    doc._.date = document.date
    return doc


def _sentences(doc: Doc) -> int:
    return sum(1 for _ in doc.sents)


def _words(doc: Doc) -> int:
    return sum(1 for token in doc if not (token.is_punct or token.is_space))

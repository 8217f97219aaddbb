"""From documents to triples: parse, find the actors, read the relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    ``codebook`` is another codebook than the one shipped.
    """

    def __init__(
        self,
        model: str | None = None,
        dictionaries: Dictionaries | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        self._model = model
        self._dictionaries = dictionaries
        self._codebook = codebook
        self._language: Language | None = None

    def pipe(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield an Extraction for each document, in order; raises ModelError for a bad model."""
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

            self._language = load(self._model)
            component = self._language.add_pipe(COMPONENT)
            if self._dictionaries is not None:
                assert isinstance(component, ActorComponent)
                component.dictionaries = self._dictionaries
        return self._language


def _unread(language: Language, document: Document) -> Doc:
    """Return the document's words with its date, which tells who held which office."""
    doc = language.make_doc(document.text)
    doc._.date = document.date
    return doc


def _sentences(doc: Doc) -> int:
    return sum(1 for _ in doc.sents)


def _words(doc: Doc) -> int:
    return sum(1 for token in doc if not (token.is_punct or token.is_space))

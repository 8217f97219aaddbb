"""From documents to triples: parse, find the actors, read the relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.documents.document import Document
from kgraph.triples import Triple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one document, in the order of its text, and how long that was."""

    document: Document
    triples: tuple[Triple, ...]
    sentences: int
    words: int


class Pipeline:
    """Reads documents into triples; the language model is loaded when the first one arrives.

    ``model`` names another language model than the one shipped, as ``kgraph.language.load`` does.
    """

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        self._language: Language | None = None

    def pipe(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield an Extraction for each document, in order; raises ModelError for a bad model."""
        from kgraph.relations import read

        pairs = ((document.text, document) for document in documents)
        for doc, document in self._loaded().pipe(pairs, as_tuples=True, batch_size=_BATCH):
            # Two rules may read the same thing from the same words; once is enough.
            triples = tuple(dict.fromkeys(read(doc, document)))
            yield Extraction(document, triples, _sentences(doc), _words(doc))

    def _loaded(self) -> Language:
        if self._language is None:
            import kgraph.actors  # noqa: F401 -- registers the component that is added here
            from kgraph.language import load

            self._language = load(self._model)
            self._language.add_pipe("kgraph_actors")
        return self._language


def _sentences(doc: Doc) -> int:
    return sum(1 for _ in doc.sents)


def _words(doc: Doc) -> int:
    return sum(1 for token in doc if not (token.is_punct or token.is_space))

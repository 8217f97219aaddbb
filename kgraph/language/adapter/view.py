"""Universal Dependencies for components in a pipeline of somebody else, whose parse stays."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.errors import ModelError
from kgraph.language.adapter import tables
from kgraph.language.adapter.component import COMPONENT, adapt

# These leave a document as kgraph's rules want it.
_NATIVE = frozenset({"kgraph_parser", COMPONENT})


class View:
    """Shows a component the documents of a pipeline as kgraph's rules want them.

    ``user`` is the name of the component, for messages.
    """

    def __init__(self, nlp: Language, user: str) -> None:
        self._user = user
        self._native = not _NATIVE.isdisjoint(nlp.pipe_factories.values())
        self._scheme = tables.scheme(_labels(nlp))

    def __call__(self, doc: Doc) -> Doc:
        """Return the document itself, or a copy with UD labels and this package's entities.

        Raises ModelError when it has no dependency tree or no parts of speech.
        """
        if self._native or not len(doc):
            return doc
        if not doc.has_annotation("DEP"):
            raise ModelError(
                f"{self._user} needs a dependency tree: add a parser before it, or begin with "
                "kgraph.language.load()"
            )
        if not (doc.has_annotation("POS") or doc.has_annotation("TAG")):
            raise ModelError(
                f"{self._user} needs parts of speech: add a tagger before it, or begin with "
                "kgraph.language.load()"
            )
        return adapt(doc.copy(), self._scheme)


def _labels(nlp: Language) -> list[str]:
    found = []
    for name, labels in nlp.pipe_labels.items():
        if "token.dep" in nlp.get_pipe_meta(name).assigns:
            found += labels
    return found

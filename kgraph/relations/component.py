"""The spaCy component that reads the relations of a document whose actors are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.actors.component import COMPONENT as ACTORS
from kgraph.documents.document import Document
from kgraph.errors import ModelError
from kgraph.language.adapter.view import View
from kgraph.relations.reader import read
from kgraph.triples import Triple

COMPONENT = "kgraph_relations"


class RelationComponent:
    """Sets ``doc._.triples`` from ``doc._.actors`` and the parse.

    Dates are resolved against ``doc._.date`` (ISO 8601); ``doc._.doc_id`` and ``doc._.source``
    are those of the triples, without an id a hash of the text is taken.
    """

    def __init__(self, view: View) -> None:
        self._view = view

    def __call__(self, doc: Doc) -> Doc:
        """Set the triples and return the document; raises ModelError when it has no parse."""
        shown = self._view(doc)
        shown._.actors = doc._.actors
        # Two rules may read the same thing from the same words; once is enough.
        doc._.triples = dict.fromkeys(read(shown, _document(doc)) if len(doc) else ())
        return doc


def _document(doc: Doc) -> Document:
    text = doc.text
    id = doc._.doc_id or hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    return Document(id=str(id), text=text, date=doc._.date, source=doc._.source)


@Language.factory(
    COMPONENT, requires=["token.pos", "token.dep", "doc._.actors"], assigns=["doc._.triples"]
)
def create(nlp: Language, name: str) -> RelationComponent:
    """Create the component; raises ModelError when nothing before it finds actors."""
    if ACTORS not in nlp.pipe_factories.values():
        raise ModelError(f"{name} needs actors: add the component {ACTORS} before it")
    return RelationComponent(View(nlp, name))


def _triples(doc: Doc) -> tuple[Triple, ...]:
    # What comes from another process is a list.
    return tuple(doc.user_data.get(COMPONENT, ()))


def _set_triples(doc: Doc, triples: Iterable[Triple]) -> None:
    doc.user_data[COMPONENT] = tuple(triples)


Doc.set_extension("triples", getter=_triples, setter=_set_triples, force=True)
for _name in ("doc_id", "source"):
    # What somebody else keeps under such a name is theirs.
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)

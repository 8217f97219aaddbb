"""A store and the questions that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kgraph.documents.document import Document
from kgraph.errors import KgraphError
from kgraph.identity import Identities, Judgement, merge
from kgraph.store.actors import records
from kgraph.store.contents import Contents
from kgraph.store.filters import Selection
from kgraph.store.names import find
from kgraph.store.rows import DOCUMENT_FIELDS, triple_from_row
from kgraph.store.summary import Counts, Summary, count, summarise
from kgraph.triples import COLUMNS, Triple

_COLUMNS = ", ".join(f"t.{name}" for name in COLUMNS)
_FIELDS = ", ".join(DOCUMENT_FIELDS)


class Store(Contents):
    """One SQLite file of documents and triples; a context manager that closes it.

    Opening and asking change nothing in the file. The first change brings the tables of an older
    kgraph up to date; from then on others can read while this one writes. Every method raises
    StoreError when the file is damaged, busy or full.
    """

    def triples(self, **filters: Any) -> Iterator[Triple]:
        """Yield triples in the order of their documents; filters are the fields of Selection."""
        selection = Selection(**filters)
        where, parameters = selection.where()
        sql = (
            f"SELECT {_COLUMNS} FROM triples t JOIN documents d ON d.id = t.doc_id"
            f" WHERE {where} ORDER BY d.rowid, t.rowid LIMIT ?"
        )
        limit = -1 if selection.limit is None else selection.limit
        for row in self._rows(sql, [*parameters, limit]):
            yield triple_from_row(row)

    def find_triple(self, id: str) -> Triple:
        """Return the triple with this id, or the one whose id begins so.

        Raises KgraphError if there is none, or several.
        """
        sql = (
            f"SELECT {_COLUMNS} FROM triples t JOIN documents d ON d.id = t.doc_id"
            " WHERE t.id >= ? AND t.id < ? ORDER BY t.id LIMIT 2"
        )
        found = list(self._rows(sql, (id, f"{id}\U0010ffff")))
        if len(found) != 1:
            what = "no triple has" if not found else "several triples have"
            raise KgraphError(f"{what} an id that begins with {id!r}; give a whole id")
        return triple_from_row(found[0])

    def documents(self) -> Iterator[Document]:
        """Yield the documents in the order in which they were first added."""
        for row in self._rows(f"SELECT {_FIELDS} FROM documents ORDER BY rowid"):
            yield _document(row)

    def document(self, id: str) -> Document:
        """Return the document with this id; raises KeyError if there is none."""
        for row in self._rows(f"SELECT {_FIELDS} FROM documents WHERE id = ?", (id,)):
            return _document(row)
        raise KeyError(id)

    def counts(self) -> Counts:
        """Return how many documents, sentences, words, triples and actors there are."""
        return count(self._rows)

    def summary(self, top: int) -> Summary:
        """Return the counts, the dates, and the ``top`` actors and categories by triples."""
        return summarise(self._rows, top)

    def identities(self, judgements: Iterable[Judgement] | None = None) -> Identities:
        """Return which ids are one actor, by the rules and the user's lines, or others."""
        said = self.judgements() if judgements is None else judgements
        return merge(records(self._rows), said)

    def find_actor(self, name: str, identities: Identities | None = None) -> str:
        """Return the id of the actor that a name, id or alias stands for.

        With ``identities``, ids that are one actor are one answer. Raises UnknownActorError,
        with suggestions, when no actor or more than one bears it.
        """
        sides = (
            f"SELECT {side}_id, {side}_name, {side}_text FROM triples"
            for side in ("subject", "object")
        )
        known = self._rows(" UNION ".join(sides))
        if identities is None:
            return find(name, known)
        if identities.id(name) != name:
            return identities.id(name)
        return find(name, ((identities.id(id), *names) for id, *names in known))


def _document(row: tuple[Any, ...]) -> Document:
    return Document(**dict(zip(DOCUMENT_FIELDS, row, strict=True)))

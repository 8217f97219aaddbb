"""Opening a store, adding to it, and asking it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kgraph.documents.document import Document
from kgraph.errors import KgraphError
from kgraph.identity.judgements import Judgement
from kgraph.store.actors import identities, records
from kgraph.store.briefs import Brief, Lines, briefs, lines
from kgraph.store.connection import explained
from kgraph.store.contents import Contents
from kgraph.store.derive import aside, bring_up_to_date
from kgraph.store.filters import Selection
from kgraph.store.names import search
from kgraph.store.plan import ordered
from kgraph.store.rows import DOCUMENT_FIELDS, triple_from_row
from kgraph.store.schema import DERIVED_SINCE
from kgraph.store.spellings import Spelt
from kgraph.store.summary import Counts, count
from kgraph.store.tally import Tally, tally
from kgraph.triples import COLUMNS, Triple

if TYPE_CHECKING:
    from kgraph.identity import Identities

_COLUMNS = ", ".join(f"t.{name}" for name in COLUMNS)
_FIELDS = ", ".join(DOCUMENT_FIELDS)


class Store(Contents):
    """One SQLite file of documents and triples; a context manager that closes it.

    Every method raises StoreError when the file is damaged, busy or full.
    """

    def triples(self, **filters: Any) -> Iterator[Triple]:
        """Yield triples in the order of their documents; filters are the fields of Selection."""
        # One by one, so that only the numbers are ever sorted.
        for (number,) in self._asked(*ordered(Selection(**filters))):
            yield self.triple(number)

    def triple(self, number: int) -> Triple:
        """Return the triple of the fact with this number."""
        sql = f"SELECT {_COLUMNS} FROM triples t WHERE t.rowid = ? & 4294967295"
        (row,) = self._rows(sql, (number,))
        return triple_from_row(row)

    def briefs(self, **filters: Any) -> Iterator[Brief]:
        """Yield triples without their words; filters are the fields of Selection but its limit."""
        return briefs(self._asked, Selection(**filters))

    def lines(self, **filters: Any) -> Lines:
        """Return triples as numbers; filters are the fields of Selection but its limit."""
        return lines(self._asked, Selection(**filters))

    def find_triple(self, id: str) -> Triple:
        """Return the triple with this id, or the one whose id begins so.

        Raises KgraphError if there is none, or several.
        """
        sql = f"SELECT {_COLUMNS} FROM triples t WHERE t.id >= ? AND t.id < ? ORDER BY t.id LIMIT 2"
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
        return count(self._asked)

    def tally(self, identities: Identities | None = None, **filters: Any) -> Tally:
        """Count triples by what they say between whom, under the names of ``identities``.

        Filters are the fields of Selection; its limit is one of rows.
        """
        who = self.identities() if identities is None else identities
        return tally(self._asked, Selection(**filters), who)

    def identities(self, judgements: Iterable[Judgement] | None = None) -> Identities:
        """Return which ids are one actor, by the rules and the user's lines, or others."""
        if judgements is not None:
            from kgraph.identity import merge

            return merge(records(self._asked), judgements)
        with self._current():
            return identities(self._connection, self._asked, self.judgements)

    def find_actor(self, name: str, identities: Identities | None = None) -> str:
        """Return the id of the actor that a name, id or alias stands for.

        With ``identities``, ids that are one actor are one answer. Raises UnknownActorError,
        with suggestions, when no actor or more than one bears it.
        """
        if identities is not None and identities.id(name) != name:
            return identities.id(name)
        with self._current():
            return search(name, Spelt(self._connection, identities))

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Return the rows that a question in SQL has as its answer; it must not change anything."""
        return self._asked(sql, parameters)

    def _asked(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a question over the derived tables."""
        with self._current():
            return self._rows(sql, parameters)

    @contextmanager
    def _current(self) -> Iterator[None]:
        with explained(self.path):
            if self.version < DERIVED_SINCE:
                aside(self._connection)
            else:
                bring_up_to_date(self._connection)
            yield


def _document(row: tuple[Any, ...]) -> Document:
    return Document(**dict(zip(DOCUMENT_FIELDS, row, strict=True)))

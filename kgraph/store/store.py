"""Opening a store, adding to it, and asking it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kgraph.documents.document import Document
from kgraph.errors import KgraphError, StoreError
from kgraph.identity.judgements import Judgement
from kgraph.store.actors import identities, records
from kgraph.store.briefs import Brief, briefs
from kgraph.store.connection import connect, explained
from kgraph.store.derive import bring_up_to_date
from kgraph.store.filters import Selection
from kgraph.store.names import search
from kgraph.store.plan import ordered
from kgraph.store.rows import DOCUMENT_FIELDS, content_hash, triple_from_row
from kgraph.store.spellings import Spelt
from kgraph.store.summary import Counts, Summary, count, summarise
from kgraph.store.tally import Tally, tally
from kgraph.triples import COLUMNS, Triple

if TYPE_CHECKING:
    from kgraph.identity import Identities

_COLUMNS = ", ".join(f"t.{name}" for name in COLUMNS)
_FIELDS = ", ".join(DOCUMENT_FIELDS)

# A batch of at least this part (1/100) of all triples finds out at its end who is who.
_SHARE = 100


class Store:
    """One SQLite file of documents and triples; a context manager that closes it.

    Every method raises StoreError when the file is damaged, busy or full.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Store:
        """Open a store, or with ``create`` make it when there is none.

        Raises StoreError when it is missing, of another program or of a newer kgraph.
        """
        return cls(connect(Path(path), create), Path(path))

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._connection.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep all that is added within the block together: all of it is stored, or nothing."""
        with self._savepoint("batch"):
            yield
            added = bring_up_to_date(self._connection)
            # Who is who takes seconds in a large store, so that small additions leave it for later.
            if added * _SHARE >= self.counts().triples:
                self.identities()

    def add(
        self, document: Document, triples: Iterable[Triple], *, sentences: int = 0, words: int = 0
    ) -> bool:
        """Store a document with its triples, whole or not at all, and say whether it was new.

        A document with the same id and content is left as it is; one that changed is replaced,
        with all its triples. ``sentences`` and ``words`` say how long it is.
        """
        hashed = content_hash(document)
        with self._savepoint("document"):
            sql = "SELECT content_hash FROM documents WHERE id = ?"
            if self._connection.execute(sql, (document.id,)).fetchone() == (hashed,):
                return False
            self._put_document(document, hashed, sentences, words)
            self._put_triples(document, list(triples))
            return True

    def triples(self, **filters: Any) -> Iterator[Triple]:
        """Yield triples in the order of their documents; filters are the fields of Selection."""
        # One by one, so that only the numbers are ever sorted.
        sql = f"SELECT {_COLUMNS} FROM triples t WHERE t.rowid = ? & 4294967295"
        for number in self._asked(*ordered(Selection(**filters))):
            for row in self._rows(sql, number):
                yield triple_from_row(row)

    def briefs(self) -> Iterator[Brief]:
        """Yield all triples without their words, in the order of their documents."""
        return briefs(self._asked)

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
        return count(self._asked)

    def summary(self, top: int) -> Summary:
        """Return the counts, the dates, and the ``top`` actors and categories by triples."""
        return summarise(self._asked, top)

    def tally(self, identities: Identities | None = None, **filters: Any) -> Tally:
        """Count triples by what they say between whom, under the names of ``identities``.

        Filters are the fields of Selection; its limit is one of rows.
        """
        who = self.identities() if identities is None else identities
        return tally(self._asked, Selection(**filters), who)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep what the user says of who is the same, in place of what was said before."""
        self._connection.execute("DELETE FROM judgements")
        self._connection.executemany(
            "INSERT INTO judgements (same, a, b, place) VALUES (?, ?, ?, ?)",
            [(int(j.same), j.a, j.b, j.where) for j in judgements],
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what the user has said of who is the same."""
        rows = self._rows("SELECT same, a, b, place FROM judgements ORDER BY number")
        return tuple(Judgement(bool(same), a, b, where) for same, a, b, where in rows)

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

    def _put_document(self, document: Document, hashed: str, sentences: int, words: int) -> None:
        for table in ("triples", "sentences"):
            self._connection.execute(f"DELETE FROM {table} WHERE doc_id = ?", (document.id,))
        row = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
        row |= {"content_hash": hashed, "sentences": sentences, "words": words}
        marks = ", ".join(f":{name}" for name in row)
        updates = ", ".join(f"{name} = excluded.{name}" for name in row)
        self._connection.execute(
            f"INSERT INTO documents ({', '.join(row)}) VALUES ({marks})"
            f" ON CONFLICT (id) DO UPDATE SET {updates}",
            row,
        )

    def _put_triples(self, document: Document, triples: list[Triple]) -> None:
        for triple in triples:
            if triple.doc_id != document.id:
                raise StoreError(f"a triple of {triple.doc_id!r} was added to {document.id!r}")
        marks = ", ".join("?" * len(COLUMNS))
        self._connection.executemany(
            f"INSERT OR IGNORE INTO triples ({', '.join(COLUMNS)}) VALUES ({marks})",
            (triple.to_row() for triple in triples),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO sentences (doc_id, start, sentence) VALUES (?, ?, ?)",
            ((triple.doc_id, triple.sentence_start, triple.sentence) for triple in triples),
        )

    def _rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            # "yield from" would close the cursor of a store that may be closed by then.
            for row in self._connection.execute(sql, tuple(parameters)):  # noqa: UP028
                yield row

    def _asked(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question over the derived tables."""
        with self._current():
            pass
        yield from self._rows(sql, parameters)

    @contextmanager
    def _current(self) -> Iterator[None]:
        with explained(self.path):
            bring_up_to_date(self._connection)
            yield

    @contextmanager
    def _savepoint(self, name: str) -> Iterator[None]:
        with explained(self.path):
            self._connection.execute(f"SAVEPOINT {name}")
            try:
                yield
            except BaseException:
                # A full disk ends the whole transaction before anything can be undone here.
                if self._connection.in_transaction:
                    self._connection.execute(f"ROLLBACK TO {name}")
                    self._connection.execute(f"RELEASE {name}")
                raise
            self._connection.execute(f"RELEASE {name}")


def _document(row: tuple[Any, ...]) -> Document:
    return Document(**dict(zip(DOCUMENT_FIELDS, row, strict=True)))

"""The statements that put documents into a store, and take them out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kgraph.documents.document import Document
from kgraph.errors import StoreError
from kgraph.store.readings import Reading
from kgraph.store.rows import DOCUMENT_FIELDS
from kgraph.triples import COLUMNS, Triple

_DOCUMENT = (*DOCUMENT_FIELDS, "content_hash", "sentences", "words", "reading")
_FIELDS = ", ".join(_DOCUMENT)
_TRIPLE = ", ".join(COLUMNS)
# A document that changed keeps its place among the others.
_REPLACE = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{n} = excluded.{n}" for n in _DOCUMENT)

# The tables in which a document stands: columns, condition and order, and what to do with the
# row that is there.
_COPIED = (
    ("readings", "fingerprint, settings",
     "fingerprint = (SELECT reading FROM documents WHERE id = ?)", ""),
    ("documents", _FIELDS, "id = ?", _REPLACE),
    ("triples", _TRIPLE, "doc_id = ? ORDER BY rowid", ""),
    ("sentences", "doc_id, start, sentence", "doc_id = ? ORDER BY id", ""),
)  # fmt: skip


def put(
    connection: sqlite3.Connection,
    document: Document,
    triples: Sequence[Triple],
    content_hash: str,
    length: tuple[int, int],
    reading: Reading | None,
) -> None:
    """Store a document in place of the one with its id; ``length`` is in sentences and words.

    Raises StoreError when a triple is of another document.
    """
    for triple in triples:
        if triple.doc_id != document.id:
            raise StoreError(f"a triple of {triple.doc_id!r} was added to {document.id!r}")
    _clear(connection, document.id)
    if reading is not None:
        connection.execute(
            "INSERT OR IGNORE INTO readings (fingerprint, settings) VALUES (?, ?)",
            (reading.fingerprint, reading.settings),
        )
    content = [getattr(document, name) for name in DOCUMENT_FIELDS]
    connection.execute(
        f"INSERT INTO documents ({_FIELDS}) VALUES ({_marks(_DOCUMENT)}) {_REPLACE}",
        (*content, content_hash, *length, None if reading is None else reading.fingerprint),
    )
    connection.executemany(
        f"INSERT OR IGNORE INTO triples ({_TRIPLE}) VALUES ({_marks(COLUMNS)})",
        (triple.to_row() for triple in triples),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO sentences (doc_id, start, sentence) VALUES (?, ?, ?)",
        ((triple.doc_id, triple.sentence_start, triple.sentence) for triple in triples),
    )


def remove(connection: sqlite3.Connection, id: str) -> bool:
    """Take a document out with all that was read from it; tell whether it was there."""
    _clear(connection, id)
    gone = connection.execute("DELETE FROM documents WHERE id = ?", (id,)).rowcount > 0
    connection.execute(
        "DELETE FROM readings WHERE fingerprint NOT IN"
        " (SELECT reading FROM documents WHERE reading IS NOT NULL)"
    )
    return gone


def copy(connection: sqlite3.Connection, source: sqlite3.Connection, id: str) -> None:
    """Copy a document with its triples from another store, in place of the one with its id."""
    _clear(connection, id)
    for table, columns, condition, ending in _COPIED:
        rows = source.execute(f"SELECT {columns} FROM {table} WHERE {condition}", (id,))
        marks = _marks(columns.split(", "))
        verb = "INSERT OR IGNORE" if table == "readings" else "INSERT"
        connection.executemany(f"{verb} INTO {table} ({columns}) VALUES ({marks}) {ending}", rows)


def _clear(connection: sqlite3.Connection, id: str) -> None:
    for table in ("triples", "sentences"):
        connection.execute(f"DELETE FROM {table} WHERE doc_id = ?", (id,))


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))

"""Bringing the derived tables up to date with the triples."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kgraph.store.spellings import respell
from kgraph.store.tables import BITS, TABLES

_SIDES = ("subject", "object")
_ACTOR = ", ".join(
    f"t.{side}_{part}" for side in _SIDES for part in ("id", "name", "type", "state", "text")
)
_NEW = f"""
SELECT (d.rowid << {BITS}) | t.rowid, s.id, {_ACTOR}, t.relation, t.relation_text,
  t.category, t.quad_class, t.modality, t.negated, t.source,
  coalesce(t.date, t.doc_date), t.confidence
FROM pending p CROSS JOIN triples t ON t.rowid = p.triple
CROSS JOIN documents d ON d.id = t.doc_id
LEFT JOIN sentences s ON s.doc_id = t.doc_id AND s.start = t.sentence_start
ORDER BY p.triple
"""
_MANY = 10_000
_Row = tuple[Any, ...]


def is_current(connection: sqlite3.Connection) -> bool:
    """Return whether all triples are in the derived tables."""
    sql = "SELECT 1 FROM pending UNION ALL SELECT 1 FROM forms WHERE triples = 0 LIMIT 1"
    return connection.execute(sql).fetchone() is None


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Put what was added since the last time into the derived tables.

    Where the file cannot be written they are made anew beside it, for this connection alone.
    """
    if is_current(connection):
        return
    try:
        with saved(connection, "derive"):
            _update(connection)
    except sqlite3.OperationalError as error:
        if not any(word in str(error) for word in ("readonly", "locked")):
            raise
        _beside(connection)


@contextmanager
def saved(connection: sqlite3.Connection, name: str) -> Iterator[None]:
    """Keep all that is done within the block, or nothing of it."""
    connection.execute(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        # A full disk ends the whole transaction before anything can be undone here.
        if connection.in_transaction:
            connection.execute(f"ROLLBACK TO {name}")
            connection.execute(f"RELEASE {name}")
        raise
    connection.execute(f"RELEASE {name}")


def _beside(connection: sqlite3.Connection) -> None:
    # Temporary tables of the same names go before those of the file.
    own = TABLES.replace("CREATE TABLE", "CREATE TEMP TABLE")
    connection.executescript(own.replace("CREATE INDEX ", "CREATE INDEX temp."))
    connection.execute("INSERT INTO temp.pending SELECT rowid FROM main.triples")
    with saved(connection, "derive"):
        _update(connection)


def _update(connection: sqlite3.Connection) -> None:
    labels = _forget(connection)
    numbers = _Numbers(connection)
    rows = connection.execute(_NEW)
    while new := rows.fetchmany(_MANY):
        _put(connection, [numbers.fact(row) for row in new])
    connection.execute("DELETE FROM pending")
    connection.execute("DELETE FROM identified")
    respell(connection, sorted(labels | numbers.labels))


def _forget(connection: sqlite3.Connection) -> set[int]:
    """Remove the forms that no triple has any more, and return their labels."""
    labels = {n for (n,) in connection.execute("SELECT label FROM forms WHERE triples = 0")}
    connection.execute("DELETE FROM forms WHERE triples = 0")
    return labels


def _put(connection: sqlite3.Connection, facts: Sequence[_Row]) -> None:
    marks = ", ".join("?" * 15)
    connection.executemany(f"INSERT INTO facts VALUES ({marks})", facts)
    forms = Counter(fact[3] for fact in facts)
    forms.update(fact[5] for fact in facts)
    connection.executemany(
        "UPDATE forms SET triples = triples + ? WHERE number = ?",
        [(count, form) for form, count in sorted(forms.items())],
    )
    alike = Counter((f[2], f[4], f[6], f[8], f[11], f[10]) for f in facts)
    connection.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET triples = triples + excluded.triples",
        [(*statement, count) for statement, count in sorted(alike.items())],
    )


class _Numbers:
    """The numbers of words and actors; ``labels`` are those with forms not seen before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.labels: set[int] = set()
        self._connection = connection
        self._known: dict[tuple[Any, ...], int] = {}

    def fact(self, row: _Row) -> _Row:
        """Return the row of the table of facts for a new triple."""
        id, sentence, *rest = row
        subject, subject_form = self._actor(*rest[:5])
        object, object_form = self._actor(*rest[5:10])
        relation, words, category, quad_class, modality, negated, source, day, confidence = rest[
            10:
        ]
        return (
            *(id, sentence, subject, subject_form, object, object_form),
            self._term(relation),
            self._of("phrases", ("relation", "words"), (relation, words)),
            self._term(category),
            None if quad_class is None else self._term(quad_class),
            self._term(modality),
            negated,
            None if source is None else self._term(source),
            day,
            confidence,
        )

    def _actor(
        self, id: str, name: str, type: str, state: str | None, text: str
    ) -> tuple[int, int]:
        label = self._of("labels", ("id", "name"), (id, name))
        values = (label, type, state or "", text)
        return label, self._of("forms", ("label", "type", "state", "text"), values)

    def _term(self, term: str) -> int:
        return self._of("terms", ("term",), (term,))

    def _of(self, table: str, columns: tuple[str, ...], values: tuple[Any, ...]) -> int:
        key = (table, values)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self._numbered(table, columns, values)
        return number

    def _numbered(self, table: str, columns: tuple[str, ...], values: tuple[Any, ...]) -> int:
        same = " AND ".join(f"{column} = ?" for column in columns)
        sql = f"SELECT number FROM {table} WHERE {same}"
        if (found := self._connection.execute(sql, values).fetchone()) is not None:
            return int(found[0])
        if table == "forms":
            self.labels.add(values[0])
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        return int(self._connection.execute(sql, values).lastrowid or 0)

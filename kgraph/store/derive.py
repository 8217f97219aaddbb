"""Bringing the derived tables up to date with the triples."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from kgraph.store.spellings import respell
from kgraph.store.tables import BITS, SEARCH, SPAN, STATEMENT, TABLES

_SIDES = ("subject", "object")
_ACTORS = ", ".join(
    f"t.{side}_{part}" for side in _SIDES for part in ("id", "name", "type", "state", "text")
)
_NEW = f"""
SELECT (d.rowid << {BITS}) | t.rowid, s.id, {_ACTORS}, t.relation, t.relation_text,
  t.category, t.quad_class, t.modality, t.negated, t.source,
  coalesce(t.date, t.doc_date), t.confidence, t.id, t.intensity, t.symmetric,
  (t.subject_start << {SPAN}) | t.subject_end, (t.object_start << {SPAN}) | t.object_end,
  t.attributed_to_id
FROM pending p CROSS JOIN triples t ON t.rowid = p.triple
CROSS JOIN documents d ON d.id = t.doc_id
LEFT JOIN sentences s ON s.doc_id = t.doc_id AND s.start = t.sentence_start
ORDER BY p.triple
"""
_MANY = 10_000
_Row = tuple[Any, ...]


def is_current(connection: sqlite3.Connection) -> bool:
    """Return whether all triples are in the derived tables."""
    sql = (
        "SELECT 1 FROM pending UNION ALL SELECT 1 FROM pending_sentences"
        " UNION ALL SELECT 1 FROM forms WHERE triples = 0 LIMIT 1"
    )
    return connection.execute(sql).fetchone() is None


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put what was added since the last time into the derived tables; return how many triples.

    Where the file cannot be written they are made anew beside it, for this connection alone.
    """
    if is_current(connection):
        return 0
    try:
        with saved(connection, "derive"):
            return _update(connection)
    except sqlite3.OperationalError as error:
        if not any(word in str(error) for word in ("readonly", "locked")):
            raise
        return _beside(connection)


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


def aside(connection: sqlite3.Connection) -> None:
    """Make the derived tables beside a store of a version without them, once a connection."""
    sql = "SELECT 1 FROM temp.sqlite_master WHERE name = 'pending'"
    if connection.execute(sql).fetchone() is None:
        _beside(connection)


def _beside(connection: sqlite3.Connection) -> int:
    # Temporary tables of the same names go before those of the file.
    own = TABLES.replace("CREATE TABLE", "CREATE TEMP TABLE")
    connection.executescript(own.replace("CREATE INDEX ", "CREATE INDEX temp."))
    connection.executescript(SEARCH.replace("sentence_search", "temp.sentence_search"))
    connection.execute("INSERT INTO temp.pending SELECT rowid FROM main.triples")
    connection.execute("INSERT INTO temp.pending_sentences SELECT id FROM main.sentences")
    with saved(connection, "derive"):
        return _update(connection)


def _update(connection: sqlite3.Connection) -> int:
    labels = _forget(connection)
    numbers = _Numbers(connection)
    added = 0
    with _later(connection):
        rows = connection.execute(_NEW)
        while new := rows.fetchmany(_MANY):
            _put(connection, [numbers.fact(row) for row in new])
            added += len(new)
    connection.execute(
        "INSERT INTO sentence_search(rowid, sentence) SELECT id, sentence FROM sentences"
        " WHERE id IN (SELECT sentence FROM pending_sentences)"
    )
    for table in ("pending", "pending_sentences", "identified"):
        connection.execute(f"DELETE FROM {table}")
    respell(connection, sorted(labels | numbers.labels))
    return added


@contextmanager
def _later(connection: sqlite3.Connection) -> Iterator[None]:
    """Make indexes of what is large behind the block, where that is faster: if most is new."""
    sql = "SELECT (SELECT count(*) FROM pending), (SELECT count(*) FROM facts)"
    new, old = connection.execute(sql).fetchone()
    if new < max(_MANY, old):
        yield
        return
    (beside,) = connection.execute(
        "SELECT count(*) FROM sqlite_temp_master WHERE name = 'facts'"
    ).fetchone()
    schema = "temp" if beside else "main"
    indexes = connection.execute(
        f"SELECT name, sql FROM {schema}.sqlite_master"
        " WHERE type = 'index' AND tbl_name IN ('facts', 'statements') AND sql IS NOT NULL"
        " ORDER BY name"
    ).fetchall()
    dropped = []
    # They stay where somebody is in the middle of a question.
    with suppress(sqlite3.OperationalError):
        for name, sql in indexes:
            connection.execute(f"DROP INDEX {schema}.{name}")
            dropped.append((name, sql))
    yield
    for name, sql in dropped:
        connection.execute(sql.replace(f"INDEX {name} ", f"INDEX {schema}.{name} "))


def _forget(connection: sqlite3.Connection) -> set[int]:
    """Remove the forms that no triple has any more, and return their labels."""
    labels = {n for (n,) in connection.execute("SELECT label FROM forms WHERE triples = 0")}
    connection.execute("DELETE FROM forms WHERE triples = 0")
    return labels


def _put(connection: sqlite3.Connection, facts: Sequence[_Row]) -> None:
    forms = Counter(fact[3] for fact in facts)
    forms.update(fact[5] for fact in facts)
    connection.executemany(
        "UPDATE forms SET triples = triples + ? WHERE number = ?",
        [(count, form) for form, count in sorted(forms.items())],
    )
    said = [(f[2], f[4], f[6], f[8], f[11], f[10]) for f in facts]
    connection.executemany(
        f"INSERT INTO statements ({STATEMENT}, triples) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET triples = triples + excluded.triples",
        [(*statement, count) for statement, count in Counter(said).items()],
    )
    number = f"SELECT number FROM statements WHERE ({STATEMENT}) = (?, ?, ?, ?, ?, ?)"
    marks = ", ".join("?" * len(facts[0]))
    connection.executemany(
        f"INSERT INTO facts VALUES ({marks}, ({number}))",
        [(*fact, *statement) for fact, statement in zip(facts, said, strict=True)],
    )


class _Numbers:
    """The numbers of words and actors; ``labels`` are those with forms not seen before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.labels: set[int] = set()
        self._connection = connection
        self._actors: dict[_Row, tuple[int, int]] = {}
        self._phrases: dict[_Row, tuple[int, int]] = {}
        self._terms: dict[str | None, int | None] = {None: None}

    def fact(self, row: _Row) -> _Row:
        """Return the row of the table of facts for a new triple."""
        category, quad_class, modality, negated, source = row[14:19]
        return (
            *row[:2],
            *(self._actors.get(row[2:7]) or self._actor(row[2:7])),
            *(self._actors.get(row[7:12]) or self._actor(row[7:12])),
            *(self._phrases.get(row[12:14]) or self._phrase(row[12:14])),
            self._term(category),
            self._term(quad_class),
            self._term(modality),
            negated,
            self._term(source),
            *row[19:-1],
            self._term(row[-1]),
        )

    def _actor(self, values: _Row) -> tuple[int, int]:
        """Return the numbers of the label and the form of an actor."""
        id, name, type, state, text = values
        label, _ = self._numbered("labels", ("id", "name"), (id, name))
        form = (label, type, state or "", text)
        number, is_new = self._numbered("forms", ("label", "type", "state", "text"), form)
        if is_new:
            self.labels.add(label)
        self._actors[values] = label, number
        return label, number

    def _phrase(self, values: _Row) -> tuple[int, int]:
        """Return the numbers of a relation and of it together with its words."""
        number, _ = self._numbered("phrases", ("relation", "words"), values)
        relation = self._term(values[0])
        assert relation is not None
        self._phrases[values] = relation, number
        return relation, number

    def _term(self, term: str | None) -> int | None:
        if term not in self._terms:
            self._terms[term], _ = self._numbered("terms", ("term",), (term,))
        return self._terms[term]

    def _numbered(self, table: str, columns: tuple[str, ...], values: _Row) -> tuple[int, bool]:
        """Return the number of a row, and whether it is new."""
        same = " AND ".join(f"{column} = ?" for column in columns)
        sql = f"SELECT number FROM {table} WHERE {same}"
        if (found := self._connection.execute(sql, values).fetchone()) is not None:
            return int(found[0]), False
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        return int(self._connection.execute(sql, values).lastrowid or 0), True

"""The spellings of actors' names, kept so that each is found by how it begins and what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from kgraph.store.names import ID, NAME, WORDS, Spelling, folded

_CANDIDATES = 300
_MOST_IN_SQL = 500
_BEYOND = "\U0010ffff"
_ENTRY = (
    "SELECT l.id, l.name, s.kind, s.folded FROM spellings s JOIN labels l ON l.number = s.label"
)


class Actors(Protocol):
    """Which ids are one actor."""

    def id(self, id: str) -> str:
        """Return the id of the actor that an id belongs to."""

    def ids(self, id: str) -> tuple[str, ...]:
        """Return all ids of that actor."""


def respell(connection: sqlite3.Connection, labels: Iterable[int]) -> None:
    """Write anew the spellings of labels whose forms have changed."""
    labels = list(labels)
    _remove(connection, labels)
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM spellings").fetchone()
    spelt = [
        (last + place, spelling, kind, label)
        for place, (label, kind, spelling) in enumerate(_spelt(connection, labels), 1)
    ]
    connection.executemany("INSERT INTO spellings VALUES (?, ?, ?, ?)", spelt)
    for table, part in _PARTS.items():
        rows = ((p, number) for number, spelling, kind, _ in spelt for p in part(kind, spelling))
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", sorted(rows))


def _spelt(connection: sqlite3.Connection, labels: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield each label with a kind and a spelling."""
    for label in labels:
        sql = "SELECT DISTINCT text FROM forms WHERE label = ?"
        texts = {folded(text) for (text,) in connection.execute(sql, (label,))}
        sql = "SELECT id, name FROM labels WHERE number = ?"
        id, name = connection.execute(sql, (label,)).fetchone()
        if not texts:
            connection.execute("DELETE FROM labels WHERE number = ?", (label,))
            continue
        usual = folded(name)
        yield label, ID, folded(id)
        yield label, NAME, usual
        # What is spelt like the name is found as the name.
        yield from ((label, WORDS, other) for other in sorted(texts - {usual}))


def _remove(connection: sqlite3.Connection, labels: list[int]) -> None:
    sql = "SELECT number, kind, folded FROM spellings WHERE label = ?"
    old = [row for label in labels for row in connection.execute(sql, (label,))]
    for table, part in _PARTS.items():
        column = table.removeprefix("spelling_").removesuffix("s")
        connection.executemany(
            f"DELETE FROM {table} WHERE {column} = ? AND spelling = ?",
            ((p, number) for number, kind, spelling in old for p in part(kind, spelling)),
        )
    connection.executemany("DELETE FROM spellings WHERE number = ?", ((row[0],) for row in old))


def _words(kind: int, spelling: str) -> list[str]:
    return [] if kind == ID else sorted(set(spelling.split()))


def _letters(kind: int, spelling: str) -> list[str]:
    # Nobody mistypes an id that is made of a name: it is the name that is mistyped.
    return [] if kind == ID and ":" in spelling else _pairs(spelling)


def _pairs(spelling: str) -> list[str]:
    padded = f" {spelling} "
    return sorted({padded[i : i + 2] for i in range(len(padded) - 1)})


_PARTS: dict[str, Callable[[int, str], list[str]]] = {
    "spelling_words": _words,
    "spelling_pairs": _letters,
}


class Spelt:
    """The spellings of a store, by what is asked for; ``actors`` says which ids are one."""

    def __init__(self, connection: sqlite3.Connection, actors: Actors | None = None) -> None:
        self._connection = connection
        self._actors = actors

    def has(self, id: str) -> bool:
        """Return whether this is the id of an actor."""
        sql = "SELECT 1 FROM labels WHERE id = ?"
        return self._connection.execute(sql, (id,)).fetchone() is not None

    def title(self, id: str) -> str:
        """Return the name of an actor, the first where it has several."""
        ids = self._actors.ids(id) if self._actors is not None else (id,)
        sql = f"SELECT min(name) FROM labels WHERE id IN ({', '.join('?' * len(ids))})"
        return str(self._connection.execute(sql, ids).fetchone()[0])

    def whole(self, wanted: str) -> list[Spelling]:
        """Return the spellings that are the wanted one."""
        return self._found(f"{_ENTRY} WHERE s.folded = ?", (wanted,))

    def beginning(self, wanted: str) -> list[Spelling]:
        """Return the spellings that begin so."""
        sql = f"{_ENTRY} WHERE s.folded >= ? AND s.folded < ?"
        return self._found(sql, (wanted, wanted + _BEYOND))

    def holding(self, wanted: str) -> list[Spelling]:
        """Return the spellings that have one of the wanted words."""
        sql = (
            f"{_ENTRY} WHERE s.number IN"
            " (SELECT spelling FROM spelling_words WHERE word = ? ORDER BY spelling)"
        )
        # All of the words stand in what is wanted, so any of them will do: the rarest is best.
        numbers = {word: self._number(word) for word in wanted.split()}
        return self._found(sql, (min(numbers, key=lambda word: (numbers[word], word)),))

    def _number(self, word: str) -> int:
        sql = "SELECT count(*) FROM (SELECT 1 FROM spelling_words WHERE word = ? LIMIT 10000)"
        return int(self._connection.execute(sql, (word,)).fetchone()[0])

    def close(self, wanted: str) -> list[Spelling]:
        """Return the spellings that share the most pairs of letters with the wanted one."""
        pairs = _pairs(wanted)[:_MOST_IN_SQL]
        sql = (
            f"{_ENTRY} JOIN (SELECT spelling, count(*) AS pairs FROM spelling_pairs"
            f" WHERE pair IN ({', '.join('?' * len(pairs))}) GROUP BY spelling"
            " ORDER BY pairs DESC, spelling LIMIT 3000) c ON c.spelling = s.number"
            " ORDER BY 2.0 * c.pairs / (? + length(s.folded)) DESC, s.number LIMIT ?"
        )
        return self._found(sql, (*pairs, len(wanted), _CANDIDATES))

    def _found(self, sql: str, parameters: tuple[str | int, ...]) -> list[Spelling]:
        return list(self._under_actors(self._connection.execute(sql, parameters)))

    def _under_actors(self, rows: Iterable[tuple[str, str, int, str]]) -> Iterator[Spelling]:
        for id, name, kind, spelling in rows:
            actor = id if self._actors is None else self._actors.id(id)
            # The id of what is joined to another actor is no name of that actor.
            if kind != ID or actor == id:
                yield Spelling(actor, name, kind, spelling)

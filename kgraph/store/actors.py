"""What the triples of a store show of its actors, and which of their ids are one actor."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph import __version__
from kgraph.identity.records import Record, Seen, Tie, gather
from kgraph.store.alike import find_alike
from kgraph.store.derive import saved
from kgraph.store.rows import Rows

if TYPE_CHECKING:
    from kgraph.identity import Identities, Judgement

_SEEN = """
SELECT l.id, l.name, f.type, f.state, f.text, f.triples
FROM forms f JOIN labels l ON l.number = f.label WHERE f.triples > 0
"""
_TIES = """
SELECT DISTINCT s.id, r.term, o.id FROM labels s CROSS JOIN statements f ON f.subject = s.number
JOIN labels o ON o.number = f.object JOIN terms r ON r.number = f.relation
WHERE f.category IN (SELECT number FROM terms WHERE term IN ('LEADS', 'AFFILIATED_WITH'))
  AND NOT f.negated
"""
# So many are read one by one, before it is better to read them all.
_FEW = 200
_MERGES = "SELECT a, b, reason FROM merges ORDER BY number"
_CONFLICTS = "SELECT conflict FROM conflicts ORDER BY number"
# Only of those that other ids are joined to.
_SEEN_JOINED = """
SELECT l.id, l.name, f.type, f.state, f.text, f.triples
FROM (SELECT DISTINCT actor FROM joined) j
CROSS JOIN labels l ON l.id = j.actor CROSS JOIN forms f ON f.label = l.number
WHERE f.triples > 0
"""
_TIES_JOINED = "SELECT id, relation, owner FROM ties"


def records(rows: Rows) -> dict[str, Record]:
    """Return a Record for each actor id; ``rows`` runs a question in SQL."""
    return _gathered(rows, _SEEN, _TIES)


def _gathered(
    rows: Rows, seen_sql: str, ties_sql: str, parameters: Sequence[str] = ()
) -> dict[str, Record]:
    seen = (
        Seen(id, name, type, state or None, text, number)
        for id, name, type, state, text, number in rows(seen_sql, parameters)
    )
    return gather(seen, (Tie(*row) for row in rows(ties_sql, parameters)))


class Records(Mapping[str, Record]):
    """A Record for each actor id of a store, read when it is first asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._read: dict[str, Record] | None = None
        self._single: dict[str, Record | None] = {}

    def __getitem__(self, id: str) -> Record:
        if self._read is None and (len(self._single) < _FEW or id in self._single):
            if id not in self._single:
                self._single[id] = self._one(id)
            record = self._single[id]
            if record is None:
                raise KeyError(id)
            return record
        return self._all()[id]

    def _one(self, id: str) -> Record | None:
        seen, ties = f"{_SEEN} AND l.id = ?", f"{_TIES} AND s.id = ?"
        return _gathered(self._rows, seen, ties, (id,)).get(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Record]:
        if self._read is None:
            self._read = records(self._rows)
        return self._read


def identities(
    connection: sqlite3.Connection, rows: Rows, judgements: Callable[[], Iterable[Judgement]]
) -> Identities:
    """Return who is who by the lines kept in the store; found once and kept beside the triples."""
    sql = "SELECT version FROM identified"
    if connection.execute(sql).fetchone() != (__version__,):
        from kgraph.identity import merge

        found = merge(records(rows), judgements())
        try:
            _keep(connection, rows, found)
        except sqlite3.OperationalError as error:
            if not any(word in str(error) for word in ("readonly", "locked")):
                raise
        return found
    return _kept(rows)


def _keep(connection: sqlite3.Connection, rows: Rows, found: Identities) -> None:
    with saved(connection, "identify"):
        for table in ("joined", "ties", "merges", "conflicts", "alike", "identified"):
            connection.execute(f"DELETE FROM {table}")
        connection.executemany(
            "INSERT INTO joined VALUES (?, ?, ?)",
            [(id, actor.id, actor.name) for id, actor in sorted(found.into.items())],
        )
        connection.executemany(
            "INSERT INTO alike VALUES (?, ?)", sorted(find_alike(rows, found.into).items())
        )
        ties = {(actor.id, *tie) for actor in found.into.values() for tie in actor.ties}
        connection.executemany("INSERT INTO ties VALUES (?, ?, ?)", sorted(ties))
        connection.executemany(
            "INSERT INTO merges (a, b, reason) VALUES (?, ?, ?)",
            [(merge.a, merge.b, merge.reason) for merge in found.merges],
        )
        connection.executemany(
            "INSERT INTO conflicts (conflict) VALUES (?)", [(each,) for each in found.conflicts]
        )
        connection.execute("INSERT INTO identified VALUES (?)", (__version__,))


def _kept(rows: Rows) -> Identities:
    from kgraph.identity import Identities, Merge

    actors = _gathered(rows, _SEEN_JOINED, _TIES_JOINED)
    joined: dict[str, str] = dict(rows("SELECT id, actor FROM joined ORDER BY id"))
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for id, actor in joined.items():
        groups[actor].append(id)
    return Identities(
        records=Records(rows),
        into={id: actors[actor] for id, actor in joined.items()},
        groups={actor: tuple(ids) for actor, ids in groups.items()},
        merges=tuple(Merge(*row) for row in rows(_MERGES)),
        conflicts=tuple(row[0] for row in rows(_CONFLICTS)),
    )

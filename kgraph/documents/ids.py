"""Which documents have come already: the first with an id is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from kgraph.documents.problem import BadInput
from kgraph.documents.source import Found, Items
from kgraph.errors import KgraphError


def unique(items: Items) -> Items:
    """Yield items on, with an error in place of each document whose id is taken.

    What is known of ids lies in a temporary file once it is much, so memory stays flat.
    """
    # Without a name SQLite keeps a few megabytes in memory and the rest in a file of its own.
    with closing(_connection()) as seen, _enough_room():
        seen.execute("PRAGMA journal_mode = OFF")
        seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for item in items:
            yield _checked(item, seen) if isinstance(item, Found) else item


def _connection() -> sqlite3.Connection:
    return sqlite3.connect("", isolation_level=None, check_same_thread=False)


def _checked(found: Found, seen: sqlite3.Connection) -> Found | BadInput:
    id, place = found.document.id, str(found.place)
    added = seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (id, place))
    if added.rowcount:
        return found
    (first,) = seen.execute("SELECT place FROM seen WHERE id = ?", (id,)).fetchone()
    return _duplicate(found, first)


def _duplicate(found: Found, first: str) -> BadInput:
    if str(found.place) == first:
        return BadInput(found.place, "named twice", "; it is read once")
    # A record has an id of its own; a file's id is its place below the path that was named.
    advice = (
        "rename it, or name the folder that holds both"
        if found.place.line is None
        else "give it another id"
    )
    said = f"the id {found.document.id!r} is taken by {first}; {advice}"
    return BadInput(found.place, "id of another document", message=said)


@contextmanager
def _enough_room() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise KgraphError(
            f"temporary files cannot be written: {error}; free some room or set SQLITE_TMPDIR"
        ) from None

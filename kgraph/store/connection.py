"""Opening the file, and saying in one line why that failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgraph.errors import StoreError
from kgraph.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION

# Kilobytes of pages kept in memory; a store of a million triples is slow to write with less.
_CACHE = 200_000


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """Return a connection to a store of this version; raises StoreError when it is not one."""
    _look_at(path, create)
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"
    with explained(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            connection.execute("PRAGMA temp_store = MEMORY")
            if create and _is_empty(connection):
                connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _look_at(path: Path, create: bool) -> None:
    try:
        missing = not create and not path.exists()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}; check the rights") from None
    if missing:
        raise StoreError(
            f"no store at {path}; make one with 'kgraph build' or name another with --store"
        )
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name the store's file, for example {path}/kgraph.db")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an error of SQLite within the block into a StoreError of one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {_advice(str(error))}") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is damaged or no kgraph store: {error}; build it anew") from None


def _advice(message: str) -> str:
    if "locked" in message:
        return "the store is busy; try again when the other program is done"
    if "readonly" in message:
        return "the store may only be read; check the rights to the file and its folder"
    if "full" in message:
        return "the disk is full"
    return f"the store cannot be used: {message}"


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is no kgraph store; make one with 'kgraph build'")
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer kgraph (version {version} of the tables, this one "
            f"reads {VERSION}); upgrade kgraph or build it anew"
        )
    if not version:
        raise StoreError(f"{path} was written by an older kgraph; build it anew")
    for step in range(version + 1, VERSION + 1):
        connection.executescript(
            f"BEGIN; {MIGRATIONS.get(step, '')} PRAGMA user_version = {step}; COMMIT;"
        )

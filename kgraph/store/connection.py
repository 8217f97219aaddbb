"""Opening the file, and saying in one line why that failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kgraph.errors import StoreError
from kgraph.store.derive import bring_up_to_date
from kgraph.store.schema import APPLICATION_ID, MIGRATIONS, READABLE, SCHEMA, VERSION

# Kilobytes of pages kept in memory; a store of a million triples is slow to write with less.
_CACHE = 200_000
# How long a writer waits for another program, and how long for readers to let it change to WAL.
PATIENCE_MS = 10_000
_SWITCH_MS = 1_000
# What SQLite keeps beside a file while somebody writes, and after a writer was killed.
_BESIDE = ("-wal", "-shm", "-journal")


def connect(path: Path, create: bool, readonly: bool = False) -> sqlite3.Connection:
    """Return a connection to a store that can be asked; opening changes nothing in the file.

    With ``create`` a missing or empty file is made a store. Raises StoreError when it is none.
    """
    _look_at(path, create)
    with explained(path):
        try:
            return _opened(path, "rwc" if create else "ro" if readonly else "rw", create)
        except sqlite3.OperationalError as error:
            # Left in WAL mode by a killed program and copied to a place where only reading is
            # allowed: all there is stands in the file, when no log of changes lies beside it.
            unfinished = any(_beside(path, end).exists() for end in _BESIDE)
            refused = any(word in str(error) for word in ("unable to open", "readonly"))
            if create or unfinished or not refused:
                raise
            return _opened(path, "ro&immutable=1", create)


def prepare(connection: sqlite3.Connection, path: Path, shared: bool) -> None:
    """Make a store ready to be changed: of this version and, if ``shared``, for others to read."""
    with explained(path):
        connection.execute(f"PRAGMA busy_timeout = {_SWITCH_MS}")
        # Somebody in the middle of a question keeps the file from changing its mode; it is
        # then written in the other one, where the two may have to wait for each other.
        if shared and not connection.in_transaction:
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        if version_of(connection) < VERSION:
            _migrate(connection)


def settle(connection: sqlite3.Connection) -> None:
    """Bring all changes into the one file, unless somebody else still works with it."""
    connection.execute("PRAGMA busy_timeout = 0")
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE")


def release(path: Path) -> None:
    """Make a file ready to be replaced by another: nothing that belongs to it lies beside it.

    Raises StoreError when a program has it open for writing.
    """
    if not any(_beside(path, end).exists() for end in _BESIDE):
        return
    try:
        uri = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(f"{path}: {advice(str(error))}") from None
    except sqlite3.DatabaseError:
        pass  # What is damaged is replaced all the more.
    for end in _BESIDE:
        _beside(path, end).unlink(missing_ok=True)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an error of SQLite within the block into a StoreError of one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {advice(str(error))}") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} is damaged or no kgraph store: {error}; build it anew") from None


def advice(message: str) -> str:
    """Return what an error of SQLite means and what to do."""
    if "locked" in message:
        return "the store is busy; try again when the other program is done"
    if "readonly" in message:
        return "the store may only be read; check the rights to the file and its folder"
    if "full" in message:
        return "the disk is full; make room and run the same command again"
    if "disk I/O" in message:
        return f"the disk cannot be written ({message}); check it and run the same command again"
    return f"the store cannot be used: {message}"


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


def _opened(path: Path, mode: str, create: bool) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if create and _is_empty(connection):
            _create(connection)
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    # Another program may be making the same store: who waited here finds it made.
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(connection):
            _run(connection, SCHEMA)
        connection.execute("COMMIT")
    except BaseException:
        _undo(connection)
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done it while this one waited.
        for step in range(version_of(connection) + 1, VERSION + 1):
            _run(connection, f"{MIGRATIONS[step]}; PRAGMA user_version = {step};")
        connection.execute("COMMIT")
    except BaseException:
        _undo(connection)
        raise
    # Views that other programs open find their tables filled.
    bring_up_to_date(connection)


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements within the transaction, which ``executescript`` would end."""
    statement = ""
    for part in script.split(";"):
        statement += part
        if sqlite3.complete_statement(f"{statement};"):
            connection.execute(statement)
            statement = ""
        else:
            statement += ";"


def _undo(connection: sqlite3.Connection) -> None:
    # A full disk ends the whole transaction before anything can be undone here.
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version = version_of(connection)
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is no kgraph store; make one with 'kgraph build'")
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer kgraph (version {version} of the tables, this one "
            f"reads {VERSION}); upgrade kgraph or build it anew"
        )
    if not version:
        raise StoreError(f"{path} was written by an older kgraph; build it anew")


def check_readable(version: int, path: Path) -> None:
    """Raise StoreError when the tables are too old to be asked as they are."""
    if version < READABLE:
        raise StoreError(
            f"{path} was written by an older kgraph (version {version} of the tables); "
            f"bring it up to date with 'kgraph add --store {path}'"
        )


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)

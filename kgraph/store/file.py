"""The file behind a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from kgraph.errors import StoreError
from kgraph.store.connection import (
    check_readable,
    connect,
    explained,
    prepare,
    settle,
    version_of,
)

_AT_ONCE = 100
_Self = TypeVar("_Self", bound="StoreFile")


class StoreFile:
    """The file behind a store: opening and closing it, changing all or nothing, and asking."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, readonly: bool = False
    ) -> None:
        self._connection = connection
        self._readonly = readonly
        # Whether the file is made ready to be changed, and whether that has to be undone.
        self._ready = self._shared = False
        self.path = path

    @classmethod
    def open(
        cls: type[_Self], path: str | Path, create: bool = False, *, readonly: bool = False
    ) -> _Self:
        """Open a store, or with ``create`` make it when there is none.

        With ``readonly`` every change is refused. Raises StoreError when it is missing, of another
        program, of a newer kgraph, or of one too old to be asked as it is.
        """
        path = Path(path)
        store = cls(connect(path, create, readonly), path, readonly=readonly)
        try:
            if create:
                store._prepare()
            else:
                check_readable(store.version, path)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def source(cls: type[_Self], path: Path) -> _Self:
        """Open a store to copy from it, however old its tables are."""
        return cls(connect(path, create=False, readonly=True), path, readonly=True)

    @classmethod
    def scratch(cls: type[_Self], path: Path) -> _Self:
        """Open or make a store that no other program knows of, and bring it up to date."""
        store = cls(connect(path, create=True), path)
        store._prepare(shared=False)
        return store

    @property
    def version(self) -> int:
        """Return the version of the tables, which the first change brings up to date."""
        with explained(self.path):
            return version_of(self._connection)

    def __enter__(self: _Self) -> _Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, in one piece if nobody else works with it; twice does no harm."""
        if self._shared:
            self._shared = False
            settle(self._connection)
        self._connection.close()

    def save_as(self, path: Path) -> None:
        """Write a copy of the whole store, as it is at this moment, to a new file."""
        with explained(path), closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def _rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        return run(self._connection, self.path, sql, parameters)

    def _prepare(self, shared: bool = True) -> None:
        if self._readonly:
            raise StoreError(f"{self.path} was opened for reading only; nothing can be changed")
        if not self._ready:
            self._shared = shared
            prepare(self._connection, self.path, shared)
            self._ready = True

    @contextmanager
    def _change(self, name: str) -> Iterator[None]:
        """Do all within the block or nothing of it, within another such block too."""
        self._prepare()
        inner = self._connection.in_transaction
        begin, end = (
            (f"SAVEPOINT {name}", f"RELEASE {name}") if inner else ("BEGIN IMMEDIATE", "COMMIT")
        )
        with explained(self.path):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute(end)
            except BaseException:
                # A full disk ends the whole transaction before anything can be undone here.
                if self._connection.in_transaction:
                    if inner:
                        self._connection.execute(f"ROLLBACK TO {name}")
                    self._connection.execute(end if inner else "ROLLBACK")
                raise


def run(
    connection: sqlite3.Connection, path: Path, sql: str, parameters: Iterable[Any] = ()
) -> Iterator[tuple[Any, ...]]:
    """Return the rows that a question in SQL has as its answer; it is asked with the first."""
    return chain.from_iterable(_parts(connection, path, sql, tuple(parameters)))


def _parts(
    connection: sqlite3.Connection, path: Path, sql: str, parameters: tuple[Any, ...]
) -> Iterator[list[tuple[Any, ...]]]:
    with explained(path):
        cursor = connection.execute(sql, parameters)
        # Of millions of rows each would cost more in Python than in the file.
        while part := cursor.fetchmany(_AT_ONCE):
            yield part

"""One writer at a time: a hidden folder beside a store where it is changed, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgraph.errors import KgraphError, StoreError
from kgraph.store.connection import PATIENCE_MS, advice, release

# Documents that were read stay here when a command is broken off, for the next one to find.
READ = "read.db"
_LOCK = "lock"
_TRIES = 100


@contextmanager
def workplace(store: Path, on_wait: Callable[[], None] | None = None) -> Iterator[Path]:
    """Yield a folder beside a store, within which this process alone works.

    ``on_wait`` is called when another process works there; after ten seconds StoreError is
    raised. Whatever ends that process, the lock ends with it. KgraphError is raised when nothing
    can be written there.
    """
    folder = store.with_name(f".{store.name}.work")
    lock = _locked(folder, store, on_wait)
    try:
        _clean(folder)
        yield folder
    finally:
        _clean(folder)
        with suppress(OSError):
            (folder / _LOCK).unlink()
        lock.close()
        # Another process may have begun to wait there, or what was read is kept.
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Say in one line that a file could not be written within the block."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise KgraphError(f"{output}: cannot be written: {reason}; all is as it was") from None


def place(moves: Iterable[tuple[Path, Path]], store: Path) -> None:
    """Put finished files from a work place where they belong, in this order.

    Each is there whole or not at all, even when the power fails. Raises StoreError, before any is
    moved, when the ``store`` is being written to by another program.
    """
    release(store)
    for source, target in moves:
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        source.replace(target)
        _flush(target.parent)


def discard(folder: Path) -> None:
    """Forget the documents that were read, for they are in the store or none were."""
    for path in folder.glob(f"{READ}*"):
        path.unlink()


def _locked(folder: Path, store: Path, on_wait: Callable[[], None] | None) -> sqlite3.Connection:
    for _ in range(_TRIES):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _LOCK).touch()
            number = (folder / _LOCK).stat().st_ino
            lock = sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)
        except FileNotFoundError:
            continue  # The one before has just taken the folder away.
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise KgraphError(
                f"{store.parent}: cannot be written: {reason}; name another folder"
            ) from None
        try:
            if _is_held(lock, folder, number, store, on_wait):
                return lock
        except BaseException:
            lock.close()
            raise
        lock.close()
    raise StoreError(f"{folder}: cannot be locked; remove this folder and try again")


def _is_held(
    lock: sqlite3.Connection,
    folder: Path,
    number: int,
    store: Path,
    on_wait: Callable[[], None] | None,
) -> bool:
    """Lock the file, and tell whether it is still the one that others lock too."""
    problem = _refusal(lock)
    if "locked" in problem:
        if on_wait is not None:
            on_wait()
        lock.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        problem = _refusal(lock)
    if "locked" in problem:
        raise StoreError(
            f"{store}: another kgraph is writing this store; try again when it is done"
        )
    with suppress(OSError):
        if (folder / _LOCK).stat().st_ino == number:
            if problem:
                raise StoreError(f"{store}: {advice(problem)}")
            return True
    return False


def _refusal(lock: sqlite3.Connection) -> str:
    """Lock the file, and return why that cannot be; nothing when it was done."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        return str(error)
    return ""


def _clean(folder: Path) -> None:
    """Remove what a command leaves that was broken off, except for what it had read."""
    for path in folder.iterdir():
        if path.name != _LOCK and not path.name.startswith((_LOCK, READ)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _flush(folder: Path) -> None:
    """Have the new names of files survive a power cut, where folders can be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

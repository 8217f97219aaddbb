"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from kgraph.errors import KgraphError

Target = str | Path | TextIO


def write_lines(lines: Iterable[str], target: Target) -> None:
    """Write lines to a file, which is there whole or not at all, or to a text stream."""
    if isinstance(target, (str, Path)):
        with replacing(Path(target)) as stream:
            write_lines(lines, stream)
    else:
        target.writelines(f"{line}\n" for line in lines)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 file that takes the place of ``path`` when the block ends without an error.

    A pipe or device is written to as it is. Raises KgraphError when nothing can be written.
    """
    with _reported(path):
        # /dev/stdout may lead to a plain file, which is the shell's to replace.
        if Path("/dev") in path.absolute().parents or (path.exists() and not path.is_file()):
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            with (
                _temporary(path.resolve()) as temporary,
                temporary.open("w", encoding="utf-8", newline="\n") as stream,
            ):
                yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file of bytes that takes the place of ``path`` when the block ends without an error.

    Raises KgraphError when nothing can be written.
    """
    with (
        _reported(path),
        _temporary(path.resolve()) as temporary,
        temporary.open("wb") as stream,
    ):
        yield stream


@contextmanager
def replacing_in(folder: Path) -> Iterator[Path]:
    """Give an empty folder whose files are moved to ``folder`` when the block ends well.

    The folder is made if it is not there; other files in it are left alone. Raises KgraphError
    when nothing can be written.
    """
    with _reported(folder):
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the results, because only within one file system is a move all or nothing.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".exporting-") as name:
            yield Path(name)
            for path in sorted(Path(name).iterdir()):
                path.replace(folder / path.name)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KgraphError(
            f"{path}: cannot be written: {error.strerror or error}; name another file with --output"
        ) from None


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

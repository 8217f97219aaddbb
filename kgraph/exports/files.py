"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kgraph.errors import KgraphError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 file that takes the place of ``path`` when the block ends without an error.

    A pipe or device is written to as it is. Raises KgraphError when nothing can be written.
    """
    try:
        # /dev/stdout may lead to a plain file, which is the shell's to replace.
        if Path("/dev") in path.absolute().parents or (path.exists() and not path.is_file()):
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            with _temporary(path.resolve()) as stream:
                yield stream
    except OSError as error:
        raise KgraphError(
            f"{path}: cannot be written: {error.strerror or error}; name another file with --output"
        ) from None


@contextmanager
def _temporary(path: Path) -> Iterator[TextIO]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

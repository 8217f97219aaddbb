"""Where data goes: a file that is there whole or not at all, or standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kgraph.errors import KgraphError


@contextmanager
def output_stream(output: str) -> Iterator[TextIO]:
    """Open the file that ``--output`` names; ``-`` is standard output, always as UTF-8."""
    if output != "-":
        from kgraph.exports.files import replacing

        with replacing(Path(output)) as stream:
            yield stream
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still buffered would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise KgraphError(f"standard output: cannot be written: {error.strerror}") from None


def many(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"

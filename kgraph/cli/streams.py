"""Where data goes: a file that is there whole or not at all, or standard output."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


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
    yield sys.stdout
    sys.stdout.flush()

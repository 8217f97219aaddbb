"""What is said on standard error while documents are read."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import click

from kgraph.documents import Document
from kgraph.errors import InputError

_PATIENCE = 1.0


def say_waiting() -> None:
    """Say in a terminal why nothing happens."""
    if sys.stderr.isatty():
        click.echo("Waiting for another kgraph that writes this store…", err=True)


class Watcher:
    """Shows how far the reading is, and reports and counts bad input."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.errors = 0

    @property
    def seconds(self) -> float:
        """Return the time since the start."""
        return time.monotonic() - self.started

    def report(self, error: InputError) -> None:
        """Say what could not be read."""
        self.errors += 1
        click.echo(f"Warning: {error}", err=True)

    def watch(self, documents: Iterator[Document]) -> Iterator[Document]:
        """Yield the documents on, with a bar in a terminal once a second has passed."""
        if not sys.stderr.isatty():
            yield from documents
            return
        for document in documents:
            yield document
            if self.seconds > _PATIENCE:
                break
        yield from self._with_bar(documents)

    def finish(self) -> None:
        """End with 1 when something could not be read."""
        if self.errors:
            noun = "input was" if self.errors == 1 else "inputs were"
            click.echo(f"{self.errors} bad {noun} left out; see the warnings above", err=True)
            click.get_current_context().exit(1)

    def _with_bar(self, documents: Iterator[Document]) -> Iterator[Document]:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.completed:,} documents"), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("reading", total=None)
            for document in documents:
                yield document
                progress.advance(task)

"""What is said on standard error while documents are read."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kgraph.documents import BadInput, Document, Note, Reading
from kgraph.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
# So many warnings of one kind about one file are printed; the others are counted.
_ALIKE = 20


def say_waiting() -> None:
    """Say in a terminal why nothing happens."""
    if sys.stderr.isatty():
        click.echo("Waiting for another kgraph that writes this store…", err=True)


class Watcher:
    """Shows how far the reading is, and reports and counts bad input."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self._reasons: Counter[str] = Counter()
        self._alike: Counter[tuple[str, str]] = Counter()

    @property
    def seconds(self) -> float:
        """Return the time since the start."""
        return time.monotonic() - self.started

    @property
    def errors(self) -> int:
        """Return how many inputs were left out."""
        return self._reasons.total()

    def report(self, error: InputError) -> None:
        """Say what could not be read; what is said of many places of a file is cut short."""
        if not isinstance(error, BadInput):
            self._reasons["other"] += 1
            click.echo(f"Warning: {error}", err=True)
            return
        self._reasons[error.reason] += 1
        self._say("Warning", str(error), error.place.file, error.reason)

    def note(self, note: Note) -> None:
        """Say what is to be known of input that was read all the same."""
        self._say("Note", str(note), note.place.file, "")

    def watch(self, documents: Iterator[Document]) -> Iterator[Document]:
        """Yield the documents on, with a bar in a terminal once a second has passed."""
        if sys.stderr.isatty():
            yield from self._watched(documents)
        else:
            yield from documents
        self._say_how_many_more()

    def finish(self) -> None:
        """End with 1 when something could not be read, after saying how much and why."""
        self._say_how_many_more()
        if not self.errors:
            return
        if self.errors > 1:
            ranked = sorted(self._reasons.items(), key=lambda item: (-item[1], item[0]))
            said = ", ".join(f"{count:,} {reason}" for reason, count in ranked)
            click.echo(f"Left out: {said}", err=True)
        noun = "input was" if self.errors == 1 else "inputs were"
        click.echo(f"{self.errors:,} bad {noun} left out; see the warnings above", err=True)
        click.get_current_context().exit(1)

    def _say(self, kind: str, message: str, file: str, reason: str) -> None:
        self._alike[file, reason] += 1
        if self._alike[file, reason] <= _ALIKE:
            click.echo(f"{kind}: {message}", err=True)

    def _say_how_many_more(self) -> None:
        for (file, reason), count in self._alike.items():
            if (more := count - _ALIKE) > 0:
                what = f" ({reason})" if reason else ""
                click.echo(
                    f"Warning: {file}: and {more:,} more like it in this file{what}", err=True
                )
        self._alike.clear()

    def _watched(self, documents: Iterator[Document]) -> Iterator[Document]:
        count = words = 0
        for document in documents:
            yield document
            count, words = count + 1, words + _words(document)
            if self.seconds > _PATIENCE:
                break
        yield from self._with_bar(documents, count, words)

    def _with_bar(
        self, documents: Iterator[Document], count: int, words: int
    ) -> Iterator[Document]:
        position = documents.position if isinstance(documents, Reading) else None
        with _bar() as progress:
            task = progress.add_task(
                "reading",
                total=(position.total() or None) if position else None,
                documents=count,
                speed="",
            )
            for document in documents:
                yield document
                count, words = count + 1, words + _words(document)
                progress.update(
                    task,
                    completed=position.read if position else 0,
                    documents=count,
                    speed=f"{words / max(self.seconds, _PATIENCE):,.0f}",
                )


def _words(document: Document) -> int:
    return len(document.text.split())


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[speed]} words/s"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )

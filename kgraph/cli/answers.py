"""Answers for people: triples counted in a table, or their sentences with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgraph.store.tally import Row, Tally, row_of
from kgraph.triples import Triple

# Letters that steer a terminal have no business in an answer.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_PLAIN_WIDTH = 160
# Below these many letters a table leaves out columns, so that words stay whole.
_WIDE, _NARROW = 100, 60
_STYLES = {"subject": "bold cyan", "relation": "bold yellow", "object": "bold magenta"}


def console(stream: TextIO) -> Console:
    """Return a console on a stream; without a terminal it is wide and plain."""
    found = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found.width = _PLAIN_WIDTH
    return found


def harmless(text: str) -> str:
    """Return text with blanks for letters that steer a terminal."""
    return _CONTROL.sub(" ", text)


def plain(text: str) -> str:
    """Return text on one line, without letters that steer a terminal."""
    return harmless(text).strip()


def table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """Return an empty table; ``numbers`` are aligned to the right."""
    made = Table(box=SIMPLE, pad_edge=False, show_edge=False)
    for name in columns:
        made.add_column(name, overflow="fold")
    for name in numbers:
        made.add_column(name, justify="right", no_wrap=True)
    return made


def print_table(tally: Tally, stream: TextIO) -> None:
    """Print like triples as one row with their number, the most frequent first.

    A narrow terminal is shown fewer columns.
    """
    out = console(stream)
    words, numbers = _columns(out.width)
    made = table(*words, numbers=numbers)
    for row, triples, documents in tally.rows:
        cells = {"triples": f"{triples:,}", "docs": f"{documents:,}"}
        cells |= row._asdict()
        made.add_row(*(Text(plain(cells[name])) for name in (*words, *numbers)))
    if tally.rows:
        out.print(made)
    _note(tally.number, len(tally.rows))


def _columns(width: int) -> tuple[list[str], list[str]]:
    words, numbers = list(Row._fields), ["triples", "docs"]
    if width >= _WIDE:
        return words, numbers
    return (words[:4] if width >= _NARROW else words[:3]), numbers[:1]


def print_evidence(triples: Iterable[Triple], stream: TextIO, limit: int | None = None) -> None:
    """Print each triple with its sentence, where subject, trigger and object are marked.

    Says so on standard error where there are more than ``limit`` of them.
    """
    out = console(stream)
    count = 0
    for triple in triples:
        count += 1
        if limit is not None and count > limit:
            click.echo("There are more sentences; raise --limit to see them.", err=True)
            return
        row = row_of(triple)
        where = " ".join(part for part in (triple.doc_id, triple.date or triple.doc_date) if part)
        head = f"{row.subject} – {row.relation} – {row.object}"
        out.print(Text(plain(f"{head}  ({row.category}, {row.said}; {where})"), "bold"))
        out.print(Text("  ").append_text(_marked(triple, out.is_terminal)), soft_wrap=True)
    _note(count, count)


def _marked(triple: Triple, coloured: bool) -> Text:
    result, position = Text(), 0
    for start, end, style in _spans(triple):
        # A trigger may lie within the words of an actor; the first mark is enough then.
        if start < position:
            continue
        words = plain(triple.sentence[start:end])
        result.append(_CONTROL.sub(" ", triple.sentence[position:start]))
        result.append(*((words, style) if coloured else (f"[{words}]",)))
        position = end
    return result.append(_CONTROL.sub(" ", triple.sentence[position:]))


def _spans(triple: Triple) -> list[tuple[int, int, str]]:
    spans = {
        "subject": (triple.subject.start, triple.subject.end),
        "relation": (triple.relation_start, triple.relation_end),
        "object": (triple.object.start, triple.object.end),
    }
    base, length = triple.sentence_start, len(triple.sentence)
    return sorted(
        (start - base, end - base, _STYLES[name])
        for name, (start, end) in spans.items()
        if base <= start < end <= base + length
    )


def _note(found: int, shown: int) -> None:
    if not found:
        click.echo("No triples match; 'kgraph stats' shows what there is.", err=True)
    elif shown < found:
        click.echo(f"{found - shown:,} more rows; raise --limit to see them.", err=True)

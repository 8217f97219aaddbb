"""How answers are printed: tables that fit the width, and records for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import click
from rich.text import Text

from kgraph.cli.answers import console, harmless, plain, table
from kgraph.cli.streams import many
from kgraph.questions.counting import Counts
from kgraph.questions.evidence import Evidence
from kgraph.questions.flat import columns, plain_value, record, values

_STYLES = {"subject": "bold cyan", "relation": "bold yellow", "object": "bold magenta"}
Spans = Iterable[tuple[int, int, str]]
WIDE, MIDDLE = 120, 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its cell, and from and below which width it is shown."""

    title: str
    cell: Callable[[Any], object]
    number: bool = False
    width: int = 0
    below: int | None = None


def show(answers: Sequence[Any], columns: Sequence[Column], stream: TextIO) -> None:
    """Print a row for each answer, numbers to the right; a narrow terminal gets fewer columns."""
    out = console(stream)
    made = table()
    shown = [c for c in columns if c.width <= out.width < (c.below or out.width + 1)]
    for column in shown:
        side = "right" if column.number else "left"
        made.add_column(
            column.title,
            justify=side,  # type: ignore[arg-type]
            no_wrap=column.number,
            overflow="fold",
        )
    for answer in answers:
        made.add_row(*(Text(plain(_printed(column.cell(answer)))) for column in shown))
    if answers:
        out.print(made)


def count_columns(counts: Callable[[Any], Counts]) -> list[Column]:
    """Return the columns of counts by quad class and the mean intensity; ``counts`` finds them."""
    sums = {
        "coop.": lambda c: c.verbal_cooperation + c.material_cooperation,
        "conflict": lambda c: c.verbal_conflict + c.material_conflict,
    }
    classes: dict[str, Callable[[Counts], object]] = {
        "verbal\ncoop.": lambda c: c.verbal_cooperation,
        "material\ncoop.": lambda c: c.material_cooperation,
        "verbal\nconflict": lambda c: c.verbal_conflict,
        "material\nconflict": lambda c: c.material_conflict,
        "other": lambda c: c.other,
        "denied": lambda c: c.denied,
    }
    return [
        *(Column(t, _after(counts, of), number=True, below=WIDE) for t, of in sums.items()),
        *(Column(t, _after(counts, of), number=True, width=WIDE) for t, of in classes.items()),
        Column("intensity", lambda answer: counts(answer).intensity, number=True),
    ]


def _after(
    counts: Callable[[Any], Counts], of: Callable[[Counts], object]
) -> Callable[[Any], object]:
    return lambda answer: of(counts(answer))


def _printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def write(answers: Iterable[Any], kind: type, stream: TextIO, format: str) -> None:
    """Write answers of one kind of record as json, jsonl or csv.

    The fields of a record called ``counts`` are fields of the record around it. In csv any other
    record within a record has columns of its own (``evidence_sentence``); lists are joined by
    ``|``, lists of records are JSON.
    """
    if format == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns(kind))
        for answer in answers:
            writer.writerow(_cell(value) for value in values(kind, answer))
    elif format == "json":
        records = [record(answer) for answer in answers]
        stream.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        for answer in answers:
            stream.write(json.dumps(record(answer), ensure_ascii=False) + "\n")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        return "|".join(f"{name}={count}" for name, count in value.items())
    if isinstance(value, tuple):
        words = all(isinstance(each, str) for each in value)
        return "|".join(value) if words else json.dumps(plain_value(value), ensure_ascii=False)
    return value


def print_sentence(found: Evidence, stream: TextIO, indent: str = "  ") -> None:
    """Print a sentence with its words marked, and behind it where it stands."""
    out = console(stream)
    line = Text(indent).append_text(marked(found.sentence, found.spans, out.is_terminal))
    where = ", ".join(part for part in (found.source, found.doc_id, found.date) if part)
    line.append(f"  ({plain(where)})", "dim" if out.is_terminal else None)
    out.print(line, soft_wrap=True)


def marked(sentence: str, spans: Spans, coloured: bool) -> Text:
    """Return a sentence with words in brackets, or coloured in a terminal."""
    result, position = Text(), 0
    for start, end, part in spans:
        # A trigger may lie within the words of an actor; the first mark is enough then.
        if start < position:
            continue
        words = plain(sentence[start:end])
        result.append(harmless(sentence[position:start]))
        result.append(*((words, _STYLES.get(part, "bold")) if coloured else (f"[{words}]",)))
        position = end
    return result.append(harmless(sentence[position:]))


def nothing(what: str) -> None:
    """Say on standard error that there is no answer, and what may help."""
    click.echo(f"{what}; 'kgraph stats' shows what there is.", err=True)


def more(found: int, shown: int, noun: str) -> None:
    """Say on standard error how many answers the limit has left out."""
    if shown < found:
        count = many(found - shown, f"more {noun}")
        click.echo(f"{count}; raise --limit to see all.", err=True)

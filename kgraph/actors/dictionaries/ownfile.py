"""kgraph's own format of actors: a table with a header (CSV), or JSON objects."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

from kgraph.actors.catalogue import Actor, Entry
from kgraph.actors.dictionaries.lines import REPLACED, Problems
from kgraph.actors.tables import values
from kgraph.actors.text import pieces
from kgraph.errors import InputError
from kgraph.triples import ACTOR_TYPES

_NAMES = {"aliases": "name", "adjectives": "demonym", "people": "people", "capitals": "capital"}
FIELDS = ("id", "name", "type", "state", *_NAMES)
_DEFAULT_TYPE = "organisation"
Record = Mapping[str, Any]
Numbered = Iterator[tuple[int, Record]]


def read_csv(text: str, problems: Problems) -> list[Entry]:
    """Return the ways to name the actors of a table; raises InputError for a wrong header."""
    lines = csv.reader(text.splitlines(keepends=True))
    try:
        header = [cell.strip().lower() for cell in next(lines, [])]
    except csv.Error as error:
        raise problems.file(f"cannot be read as CSV: {error}") from None
    _check_header(header, problems)
    return _entries(_rows(lines, header, problems), problems)


def read_json(text: str, problems: Problems) -> list[Entry]:
    """Return the ways to name the actors of a JSON list of objects, or of one object a line."""
    if text.lstrip()[:1] == "[":
        try:
            records = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise problems.file(f"not JSON: {error}") from None
        return _entries(enumerate(records, 1), problems, "item ")
    return _entries(_objects(text, problems), problems)


def _check_header(header: list[str], problems: Problems) -> None:
    missing = [name for name in ("id", "name") if name not in header]
    if missing:
        raise problems.file(f"no column {missing[0]!r}; the columns are {', '.join(FIELDS)}")
    strange = [name for name in header if name not in FIELDS]
    if strange:
        problems.add(1, f"unknown column {strange[0]!r}; the columns are {', '.join(FIELDS)}")


def _rows(lines: Any, header: list[str], problems: Problems) -> Numbered:
    while True:
        number = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            problems.add(number, f"cannot be read as CSV: {error}")
            continue
        if len(cells) > len(header):
            problems.add(number, f"{len(cells)} cells for {len(header)} columns")
        elif any("\n" in cell for cell in cells):
            problems.add(number, "a cell goes on over several lines; is a quotation mark missing?")
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(header, cells, strict=False))


def _objects(text: str, problems: Problems) -> Numbered:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            problems.add(number, "not a JSON object")


def _entries(records: Numbered, problems: Problems, where: str = "") -> list[Entry]:
    actors: dict[str, Actor] = {}
    entries: list[Entry] = []
    for number, record in records:
        try:
            actor, named = _read(record)
        except InputError as error:
            problems.found.append(InputError(f"{problems.name}:{where}{number}: {error}"))
            continue
        actor = actors.setdefault(actor.id, actor)
        entries += (Entry(pieces(name), kind, actor) for kind, name in named)
    return entries


def _read(record: Record) -> tuple[Actor, list[tuple[str, str]]]:
    if not isinstance(record, Mapping):
        raise InputError("not an object with the fields id and name")
    id, name = _required(record, "id"), _required(record, "name")
    if any(letter.isspace() for letter in id):
        raise InputError(f"the id {id!r} holds a blank")
    type = _text(record, "type") or _DEFAULT_TYPE
    if type not in ACTOR_TYPES:
        raise InputError(f"{type!r} is no type of actor; write one of {', '.join(ACTOR_TYPES)}")
    state = _text(record, "state") or (id if type == "state" else None)
    named = [("person" if type == "person" else "name", name)]
    for field, kind in _NAMES.items():
        kind = "person" if type == "person" else kind
        named += [(kind, value) for value in _several(record, field)]
    if any(not any(piece.isalnum() for piece in pieces(value)) for _, value in named):
        raise InputError("a name without letters")
    adjective = next(iter(_several(record, "adjectives")), None)
    return Actor(id, name, type, state, adjective), named


def _required(record: Record, field: str) -> str:
    value = _text(record, field)
    if not value:
        raise InputError(f"no {field}; every actor needs one")
    return value


def _text(record: Record, field: str) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"the field {field!r} is not a string")
    if REPLACED in value:
        raise InputError(f"the field {field!r} is not UTF-8")
    return " ".join(value.split())


def _several(record: Record, field: str) -> tuple[str, ...]:
    value = record.get(field)
    if isinstance(value, list):
        return tuple(text for each in value if (text := _text({field: each}, field)))
    return values(_text(record, field))

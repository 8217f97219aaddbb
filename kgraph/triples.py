"""The record that every later room works on: who did what to whom, and where it says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter, itemgetter
from typing import Any, TextIO

from kgraph.errors import InputError

ACTOR_TYPES = ("state", "organisation", "institution", "group", "person", "place")
MODALITIES = ("asserted", "reported", "planned", "possible")
_SIDES = ("subject", "object")


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as one text names it; offsets are code points in the document, half-open."""

    id: str
    name: str
    type: str
    state: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One relation read from one sentence, with its evidence and its status."""

    doc_id: str
    doc_date: str | None
    source: str | None
    sentence: str
    sentence_start: int
    sentence_end: int
    subject: Mention
    relation: str
    relation_text: str
    relation_start: int
    relation_end: int
    category: str
    quad_class: str | None
    intensity: float | None
    object: Mention
    symmetric: bool
    negated: bool
    modality: str
    attributed_to_id: str | None
    attributed_to_text: str | None
    date: str | None
    date_text: str | None
    rule: str
    confidence: float

    @property
    def id(self) -> str:
        """Return the content hash: 16 hexadecimal digits, the same for the same record."""
        return _hashed(_values(self))

    def to_row(self) -> tuple[Any, ...]:
        """Return the values of the flat record, in the order of COLUMNS."""
        values = _values(self)
        return (_hashed(values), *values)

    def to_dict(self) -> dict[str, Any]:
        """Return the flat record of the documented format, ``id`` first."""
        return dict(zip(COLUMNS, self.to_row(), strict=True))

    def to_json(self) -> str:
        """Return the flat record as one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Triple:
        """Build a triple from a flat record; unknown fields are ignored.

        Raises InputError when a field is missing.
        """
        try:
            sides: dict[str, Any] = {
                side: Mention(**{f.name: record[f"{side}_{f.name}"] for f in fields(Mention)})
                for side in _SIDES
            }
            plain = {f.name: record[f.name] for f in fields(cls) if f.name not in _SIDES}
        except KeyError as missing:
            raise InputError(f"a triple without the field {missing}") from None
        return cls(**sides, **plain)


COLUMNS: tuple[str, ...] = (
    "id",
    *(
        name
        for field in fields(Triple)
        for name in (
            tuple(f"{field.name}_{part.name}" for part in fields(Mention))
            if field.name in _SIDES
            else (field.name,)
        )
    ),
)
_values = attrgetter(
    *(
        name
        for field in fields(Triple)
        for name in (
            tuple(f"{field.name}.{part.name}" for part in fields(Mention))
            if field.name in _SIDES
            else (field.name,)
        )
    )
)
_SORTED = sorted(COLUMNS[1:])
_in_order = itemgetter(*(COLUMNS.index(name) - 1 for name in _SORTED))
# Made once: making it takes as long as encoding a record.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _hashed(values: tuple[Any, ...]) -> str:
    content = _ENCODER.encode(dict(zip(_SORTED, _in_order(values), strict=True)))
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def write_jsonl(triples: Iterable[Triple], stream: TextIO) -> int:
    """Write one triple a line and return how many there were."""
    count = 0
    for triple in triples:
        stream.write(triple.to_json() + "\n")
        count += 1
    return count


def read_jsonl(stream: TextIO) -> Iterator[Triple]:
    """Yield the triples of a JSON Lines stream; raises InputError with the line's number."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield Triple.from_dict(json.loads(line))
            except (json.JSONDecodeError, InputError) as error:
                raise InputError(f"line {number}: not a triple: {error}") from None

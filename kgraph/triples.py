"""The record that every later room works on: who did what to whom, and where it says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
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
        content = json.dumps(
            self._flat(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """Return the flat record of the documented format, ``id`` first."""
        return {"id": self.id, **self._flat()}

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

    def _flat(self) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in _SIDES:
                for part in fields(Mention):
                    result[f"{field.name}_{part.name}"] = getattr(value, part.name)
            else:
                result[field.name] = value
        return result


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

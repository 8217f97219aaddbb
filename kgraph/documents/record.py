"""A record of names and values, checked and made into a Document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kgraph.documents.document import Document
from kgraph.documents.problem import BadInput, Place

FIELDS = ("id", "text", "date", "title", "source", "url")
# One document is parsed at a time in memory; eight times the size of a long novel is a mistake.
MAX_BYTES = 8 * 1024 * 1024
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][\d:.,+Zz -]*)?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def document(record: Mapping[str, Any], default_id: str, place: Place) -> Document:
    """Return the record as a Document; ``default_id`` is used when it has no id.

    ``place`` is named in the BadInput raised for a field that cannot be used.
    """
    values = {name: _value(record.get(name), name, place) for name in FIELDS}
    text = values["text"]
    if text is None:
        raise BadInput(place, "no text", "; every document needs a field 'text' that is not empty")
    return Document(
        id=values["id"] or default_id,
        text=text,
        date=day(values["date"], place),
        title=values["title"],
        source=values["source"],
        url=values["url"],
    )


def day(value: str | None, place: Place) -> str | None:
    """Return a date or date with time as ``YYYY-MM-DD``; raises BadInput for anything else."""
    if value is None:
        return None
    found = _DAY.fullmatch(value)
    try:
        return date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise BadInput(place, "wrong date", f" {value!r}; write it as YYYY-MM-DD") from None


def check_encoding(
    value: str, name: str, place: Place, advice: str = "save it as UTF-8 and try again"
) -> None:
    """Raise BadInput when a string holds bytes or half characters that are not UTF-8."""
    if _SURROGATE.search(value):
        raise BadInput(place, f"the {name} is not UTF-8", f"; {advice}")


def _value(value: Any, name: str, place: Place) -> str | None:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput(place, f"the {name} is not a string", f" but {type(value).__name__}")
    check_encoding(value, name, place)
    if "\0" in value:
        raise BadInput(place, f"the {name} holds a NUL character", "; take it out")
    if name == "text":
        return value if value.strip() else None
    return value.strip() or None

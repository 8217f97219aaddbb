"""A record of names and values, checked and made into a Document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kgraph.documents.document import Document
from kgraph.errors import InputError

FIELDS = ("id", "text", "date", "title", "source", "url")
# One document is parsed at a time in memory; eight times the size of a long novel is a mistake.
MAX_BYTES = 8 * 1024 * 1024
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ][\d:.,+Zz -]*)?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def document(record: Mapping[str, Any], default_id: str, where: str) -> Document:
    """Return the record as a Document; ``default_id`` is used when it has no id.

    ``where`` names file and line in the InputError raised for a field that cannot be used.
    """
    values = {name: _value(record.get(name), name, where) for name in FIELDS}
    text = values["text"]
    if text is None:
        raise InputError(f"{where}: no text; every document needs a field 'text' that is not empty")
    return Document(
        id=values["id"] or default_id,
        text=text,
        date=day(values["date"], where),
        title=values["title"],
        source=values["source"],
        url=values["url"],
    )


def day(value: str | None, where: str) -> str | None:
    """Return a date or date with time as ``YYYY-MM-DD``; raises InputError for anything else."""
    if value is None:
        return None
    found = _DAY.fullmatch(value)
    try:
        return date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise InputError(f"{where}: wrong date {value!r}; write it as YYYY-MM-DD") from None


def check_encoding(
    value: str, name: str, where: str, advice: str = "save it as UTF-8 and try again"
) -> None:
    """Raise InputError when a string holds bytes or half characters that are not UTF-8."""
    if _SURROGATE.search(value):
        raise InputError(f"{where}: the {name} is not UTF-8; {advice}")


def _value(value: Any, name: str, where: str) -> str | None:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: the {name} is not a string but {type(value).__name__}")
    check_encoding(value, name, where)
    if name == "text":
        return value if value.strip() else None
    return value.strip() or None

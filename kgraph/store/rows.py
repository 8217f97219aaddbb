"""Records to rows of the store's tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from kgraph.documents.document import Document
from kgraph.store.schema import BOOLEANS
from kgraph.triples import COLUMNS, Mention, Triple

# What asks a store: a question in SQL with its parameters, and the rows of its answer.
Rows = Callable[..., Iterator[tuple[Any, ...]]]

DOCUMENT_FIELDS = ("id", "text", "date", "title", "source", "url")
_PARTS = len(fields(Mention))
_FIRST = tuple(COLUMNS.index(f"{side}_id") for side in ("subject", "object"))
_PLAIN = tuple(
    (field.name, COLUMNS.index(field.name)) for field in fields(Triple) if field.name in COLUMNS
)


def content_hash(document: Document) -> str:
    """Return a hash of all that a document says; two documents with the same hash are the same."""
    content = [getattr(document, name) for name in DOCUMENT_FIELDS]
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8")).hexdigest()


def triple_from_row(row: Sequence[Any]) -> Triple:
    """Return the triple that a row in the order of COLUMNS holds."""
    plain = {name: row[place] for name, place in _PLAIN}
    for name in BOOLEANS:
        plain[name] = bool(plain[name])
    subject, object = (Mention(*row[first : first + _PARTS]) for first in _FIRST)
    return Triple(subject=subject, object=object, **plain)

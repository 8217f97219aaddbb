"""Records to rows of the store's tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from kgraph.documents.document import Document
from kgraph.store.schema import BOOLEANS
from kgraph.triples import COLUMNS, Triple

DOCUMENT_FIELDS = ("id", "text", "date", "title", "source", "url")


def content_hash(document: Document) -> str:
    """Return a hash of all that a document says; two documents with the same hash are the same."""
    content = [getattr(document, name) for name in DOCUMENT_FIELDS]
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8")).hexdigest()


def triple_row(triple: Triple) -> tuple[Any, ...]:
    """Return the values of a triple in the order of COLUMNS."""
    record = triple.to_dict()
    return tuple(record[name] for name in COLUMNS)


def triple_from_row(row: Iterable[Any]) -> Triple:
    """Return the triple that a row in the order of COLUMNS holds."""
    record = dict(zip(COLUMNS, row, strict=True))
    for name in BOOLEANS:
        record[name] = bool(record[name])
    return Triple.from_dict(record)

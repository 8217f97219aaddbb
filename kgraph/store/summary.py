"""What a store holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.store.rows import Rows

_COUNTS = """
SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(words), 0),
  (SELECT coalesce(sum(triples), 0) / 2 FROM forms),
  (SELECT count(DISTINCT l.id) FROM labels l)
FROM documents
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    documents: int
    sentences: int
    words: int
    triples: int
    actors: int


def count(rows: Rows) -> Counts:
    """Return the counts; ``rows`` runs a question in SQL."""
    return Counts(*next(rows(_COUNTS)))

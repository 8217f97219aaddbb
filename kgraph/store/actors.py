"""What the triples of a store show of its actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kgraph.identity import Record, Seen, Tie, gather

Rows = Callable[..., Iterator[tuple[Any, ...]]]

_SIDES = ("subject", "object")
_SEEN = " UNION ALL ".join(
    f"SELECT {s}_id AS id, {s}_name AS name, {s}_type AS type, {s}_state AS state,"
    f" {s}_text AS text FROM triples"
    for s in _SIDES
)
_TIES = """
SELECT DISTINCT subject_id, relation, object_id FROM triples
WHERE category IN ('LEADS', 'AFFILIATED_WITH') AND NOT negated
"""


def records(rows: Rows) -> dict[str, Record]:
    """Return a Record for each actor id; ``rows`` runs a question in SQL."""
    seen = (
        Seen(*row)
        for row in rows(
            f"SELECT id, name, type, state, text, count(*) FROM ({_SEEN})"
            " GROUP BY id, name, type, state, text"
        )
    )
    return gather(seen, (Tie(*row) for row in rows(_TIES)))

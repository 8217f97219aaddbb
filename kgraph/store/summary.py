"""What a store holds, in numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

Rows = Callable[..., Iterator[tuple[Any, ...]]]

_COUNTS = """
SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(words), 0),
  (SELECT coalesce(sum(triples), 0) / 2 FROM forms),
  (SELECT count(DISTINCT l.id) FROM labels l)
FROM documents
"""
_ACTORS = """
SELECT l.id, min(l.name), sum(f.triples) AS number
FROM forms f JOIN labels l ON l.number = f.label
GROUP BY l.id ORDER BY number DESC, l.id LIMIT ?
"""
_CATEGORIES = """
SELECT t.term, f.number
FROM (SELECT category, count(*) AS number FROM facts GROUP BY category) f
JOIN terms t ON t.number = f.category
ORDER BY f.number DESC, t.term LIMIT ?
"""
# The first and the last each by itself: only then is the index enough.
_DATES = "SELECT (SELECT min(day) FROM facts), (SELECT max(day) FROM facts)"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    documents: int
    sentences: int
    words: int
    triples: int
    actors: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor and how many triples it is part of."""

    id: str
    name: str
    triples: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a store holds, from when, and of what most."""

    counts: Counts
    first_date: str | None
    last_date: str | None
    actors: tuple[ActorCount, ...]
    categories: tuple[tuple[str, int], ...]

    def to_json(self) -> str:
        """Return the summary as one line of JSON."""
        record = {
            **asdict(self.counts),
            "first_date": self.first_date,
            "last_date": self.last_date,
            "top_actors": [asdict(actor) for actor in self.actors],
            "top_categories": dict(self.categories),
        }
        return json.dumps(record, ensure_ascii=False)


def count(rows: Rows) -> Counts:
    """Return the counts; ``rows`` runs a question in SQL."""
    return Counts(*next(rows(_COUNTS)))


def summarise(rows: Rows, top: int) -> Summary:
    """Return the summary with the ``top`` actors and categories."""
    first, last = next(rows(_DATES))
    return Summary(
        counts=count(rows),
        first_date=first,
        last_date=last,
        actors=tuple(ActorCount(*row) for row in rows(_ACTORS, (top,))),
        categories=tuple((row[0], row[1]) for row in rows(_CATEGORIES, (top,))),
    )

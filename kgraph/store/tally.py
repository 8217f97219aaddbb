"""Triples counted by what they say: a row for those that say the same of the same names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kgraph.store import plan
from kgraph.store.alike import Alike, alike, in_parts, numbered
from kgraph.store.filters import Selection
from kgraph.store.rows import Rows
from kgraph.store.tables import BITS, STATEMENT

if TYPE_CHECKING:
    from kgraph.identity import Identities
    from kgraph.triples import Triple

# Triples by the number of the statement that stands for all that are shown alike.
_Counts = Counter[int]


class Row(NamedTuple):
    """What triples say alike; ``relation`` begins with "not" where it is negated."""

    subject: str
    relation: str
    object: str
    category: str
    said: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows with their numbers of triples and documents, and how many rows there are in all."""

    rows: tuple[tuple[Row, int, int], ...]
    number: int


def tally(rows: Rows, selection: Selection, identities: Identities) -> Tally:
    """Count the triples of a selection, the most frequent rows first; a limit is one of rows."""
    same = alike(rows, identities.into)
    if plan.is_of_statements(selection, actors=False) and selection.limit is not None:
        counts, number = _most_frequent(rows, selection, selection.limit, same)
    else:
        counts = _counted(rows, selection, same)
        number = len(counts)
    chosen = _first(rows, counts, selection.limit, identities)
    documents = _documents(rows, selection, {number for _, number in chosen}, same)
    return Tally(tuple((row, counts[n], documents[n]) for row, n in chosen), number)


def told(relation: str, negated: bool) -> str:
    """Return a relation as a row tells it."""
    return f"not {relation}" if negated else relation


def row_of(triple: Triple) -> Row:
    """Return the row that a triple stands in."""
    return Row(
        triple.subject.name,
        told(triple.relation, triple.negated),
        triple.object.name,
        triple.category,
        triple.modality,
    )


def _most_frequent(
    rows: Rows, selection: Selection, limit: int, same: Alike
) -> tuple[_Counts, int]:
    """Return at least the most frequent rows of a selection, and how many rows it has.

    Only statements that are shown as one must be added up; of all others those with the most
    triples are the first.
    """
    counts: _Counts = Counter()
    several = 0
    where, values = plan.conditions(selection)
    asked = f"SELECT number, triples FROM statements f WHERE {where}"
    for marks in in_parts(same):
        for statement, triples in rows(f"{asked} AND number IN ({marks})", values):
            counts[same[statement]] += triples
            several += 1
    ((number,),) = rows(f"SELECT count(*) FROM statements f WHERE {where}", values)
    total = number - several + len(counts)
    last, found = 0, 0
    for statement, triples in rows(f"{asked} ORDER BY triples DESC", values):
        if found >= limit and triples != last:
            break
        if statement not in same:
            counts[statement] = last = triples
            found += 1
    return counts, total


def _counted(rows: Rows, selection: Selection, same: Alike) -> _Counts:
    """Return how many triples of a selection are shown in each row."""
    # Half a million numbers come as one text in half of the time that they take as rows.
    if plan.is_of_statements(selection):
        columns = "json_group_array(f.number), json_group_array(f.triples)"
        sql, values = plan.facts(selection, columns, "statements")
        counts: _Counts = Counter()
        for numbers, triples in rows(sql, values):
            counts.update(dict(zip(json.loads(numbers), json.loads(triples), strict=True)))
    else:
        sql, values = plan.facts(selection, "json_group_array(f.statement)")
        found = (json.loads(numbers) for (numbers,) in rows(sql, values))
        counts = Counter(chain.from_iterable(found))
    for statement, shown in same.items():
        if statement != shown and statement in counts:
            counts[shown] += counts.pop(statement)
    return counts


def _first(
    rows: Rows, counts: _Counts, limit: int | None, identities: Identities
) -> list[tuple[Row, int]]:
    """Return the most frequent rows with the numbers of their statements, in their order."""
    least = 0
    if limit is not None:
        # Most rows are rare ones of which nothing more need be known.
        most = nlargest(limit, counts.values())
        least = most[-1] if most else 0
    wanted = [number for number, count in counts.items() if count >= least]
    shown = [(row, number) for number, row in _shown(rows, wanted, identities)]
    return sorted(shown, key=lambda row: (-counts[row[1]], row))[:limit]


def _shown(
    rows: Rows, statements: Sequence[int], identities: Identities
) -> Iterator[tuple[int, Row]]:
    """Yield statements with the words of their rows."""
    found = list(numbered(rows, "statements", f"number, {STATEMENT}", statements))
    labels = {label for _, subject, object, *_ in found for label in (subject, object)}
    into = identities.into
    names = {
        number: into[id].name if id in into else name
        for number, id, name in numbered(rows, "labels", "number, id, name", labels)
    }
    said: dict[int, str] = dict(rows("SELECT number, term FROM terms"))
    for number, subject, object, relation, category, negated, modality in found:
        what = told(said[relation], negated)
        yield number, Row(names[subject], what, names[object], said[category], said[modality])


def _documents(
    rows: Rows, selection: Selection, shown: Collection[int], same: Alike
) -> Counter[int]:
    """Return how many documents of a selection have each of these rows."""
    where, values = plan.conditions(selection)
    alone = [number for number in shown if number not in same]
    meant = [number for number, stands in same.items() if stands in shown]
    equal = " AND ".join(f"f.{name} = s.{name}" for name in STATEMENT.split(", "))
    # A statement has few triples, a period or source may have most of them.
    sql = (
        " FROM statements s CROSS JOIN facts f INDEXED BY facts_statement"
        f" ON {equal} WHERE {where} AND s.number IN"
    )
    document = f"f.id >> {BITS}"
    counts: Counter[int] = Counter()
    for marks in in_parts(alone):
        counted = f"SELECT s.number, count(DISTINCT {document}) {sql} ({marks}) GROUP BY 1"
        counts.update(dict(rows(counted, values)))
    several: set[tuple[int, int]] = set()
    for marks in in_parts(meant):
        found = rows(f"SELECT s.number, {document} {sql} ({marks})", values)
        several.update((same[number], id) for number, id in found)
    counts.update(number for number, _ in several)
    return counts

"""Triples counted by what they say: a row for those that say the same of the same names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.store import plan
from kgraph.store.filters import Selection

if TYPE_CHECKING:
    from kgraph.identity import Identities
    from kgraph.triples import Triple

Rows = Callable[..., Iterator[tuple[Any, ...]]]
# Numbers of a subject, an object, a relation, a category, whether it is negated, and a modality.
_Statement = tuple[int, int, int, int, int, int]
_Counts = dict[_Statement, tuple[int, list[_Statement]]]
_COLUMNS = ", ".join(
    f"f.{name}" for name in ("subject", "object", "relation", "category", "negated", "modality")
)


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
    names = _Names(rows, identities)
    if plan.is_whole(selection) and selection.limit is not None:
        counts, number = _most_frequent(rows, selection.limit, names)
    else:
        counts = _counted(_statements(rows, selection), names)
        number = len(counts)
    chosen = _first(counts, selection.limit, names)
    documents = _documents(rows, selection, [counts[key][1] for _, key in chosen])
    return Tally(
        tuple((row, counts[key][0], n) for (row, key), n in zip(chosen, documents, strict=True)),
        number,
    )


def counted(triples: Iterable[Triple], limit: int | None = None) -> Tally:
    """Count triples as they are, the most frequent rows first."""
    counts: Counter[Row] = Counter()
    documents: defaultdict[Row, set[str]] = defaultdict(set)
    for triple in triples:
        row = row_of(triple)
        counts[row] += 1
        documents[row].add(triple.doc_id)
    rows = sorted(counts, key=lambda row: (-counts[row], row))
    return Tally(tuple((row, counts[row], len(documents[row])) for row in rows[:limit]), len(rows))


def row_of(triple: Triple) -> Row:
    """Return the row that a triple stands in."""
    return Row(
        triple.subject.name,
        f"not {triple.relation}" if triple.negated else triple.relation,
        triple.object.name,
        triple.category,
        triple.modality,
    )


def _first(counts: _Counts, limit: int | None, names: _Names) -> list[tuple[Row, _Statement]]:
    """Return the most frequent rows with what they were counted as, in their order."""
    least = 0
    if limit is not None:
        # Most rows are rare ones of which nothing more need be known.
        most = nlargest(limit, (number for number, _ in counts.values()))
        least = most[-1] if most else 0
    rows = [(names.row(key), key) for key, (number, _) in counts.items() if number >= least]
    return sorted(rows, key=lambda row: (-counts[row[1]][0], row))[:limit]


class _Names:
    """The words behind the numbers of statements, as rows show them."""

    def __init__(self, rows: Rows, identities: Identities) -> None:
        self._terms: dict[int, str] = dict(rows("SELECT number, term FROM terms"))
        into = identities.into
        self._actors: dict[int, str] = {
            number: into[id].name if id in into else name
            for number, id, name in rows("SELECT number, id, name FROM labels")
        }

        first: dict[str, int] = {}
        self._shown = {n: first.setdefault(name, n) for n, name in self._actors.items()}

    def key(self, statement: _Statement) -> _Statement:
        """Return the statement with one number for all actors of one name."""
        subject, object, relation, category, negated, modality = statement
        return self._shown[subject], self._shown[object], relation, category, negated, modality

    def row(self, statement: _Statement) -> Row:
        subject, object, relation, category, negated, modality = statement
        said = self._terms[relation]
        return Row(
            self._actors[subject],
            f"not {said}" if negated else said,
            self._actors[object],
            self._terms[category],
            self._terms[modality],
        )

    def shared(self) -> list[int]:
        """Return the actors' numbers that are shown under one name with others."""
        borne = Counter(self._actors.values())
        return [number for number, name in self._actors.items() if borne[name] > 1]


def _statements(rows: Rows, selection: Selection) -> Iterator[tuple[Any, ...]]:
    """Yield what triples of a selection say, with their number."""
    if plan.is_of_statements(selection):
        sql, values = plan.facts(selection, f"{_COLUMNS}, f.triples", "statements")
        return rows(sql, values)
    sql, values = plan.facts(selection, f"f.id, {_COLUMNS}")
    return rows(f"SELECT {_COLUMNS}, count(*) FROM ({sql}) f GROUP BY {_COLUMNS}", values)


def _counted(statements: Iterable[tuple[Any, ...]], names: _Names) -> _Counts:
    found: _Counts = {}
    for *statement, number in statements:
        same: Any = tuple(statement)
        key = names.key(same)
        before, alike = found.get(key, (0, []))
        alike.append(same)
        found[key] = before + number, alike
    return found


def _most_frequent(rows: Rows, limit: int, names: _Names) -> tuple[_Counts, int]:
    """Return at least the most frequent rows of a whole store, and how many rows there are.

    Only statements of actors that share a name must be added up; of all others, those with the
    most triples are the first.
    """
    marks = ", ".join(map(str, names.shared()))
    shared = f"(f.subject IN ({marks}) OR f.object IN ({marks}))"
    columns = f"{_COLUMNS}, f.triples"
    counts = _counted(rows(f"SELECT {columns} FROM statements f WHERE {shared}"), names)
    (own,) = next(rows(f"SELECT count(*) FROM statements f WHERE NOT {shared}"))
    sql = (
        f"SELECT {columns} FROM statements f WHERE f.triples >= coalesce((SELECT f.triples"
        f" FROM statements f WHERE NOT {shared} ORDER BY f.triples DESC LIMIT 1 OFFSET ?), 0)"
        f" AND NOT {shared}"
    )
    first = _counted(rows(sql, (max(limit - 1, 0),)), names)
    return {**counts, **first}, len(counts) + int(own)


def _documents(
    rows: Rows, selection: Selection, statements: Iterable[list[_Statement]]
) -> list[int]:
    """Return how many documents have each of the rows, given what is counted in it."""
    where, values = plan.conditions(selection)
    same = " AND ".join(f"{column} = ?" for column in _COLUMNS.split(", "))
    sql = f"SELECT DISTINCT f.id >> 32 FROM facts f WHERE {same} AND {where}"
    return [
        len({id for each in alike for (id,) in rows(sql, [*each, *values])}) for alike in statements
    ]

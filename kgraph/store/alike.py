"""Which statements are shown as one: those that say the same of actors of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kgraph import __version__
from kgraph.identity.records import Record
from kgraph.store.rows import Rows
from kgraph.store.tables import STATEMENT

# From the number of a statement to that of the one that stands for all that are shown alike.
Alike = Mapping[int, int]

# So many numbers are listed in one question.
_AT_ONCE = 5000


def alike(rows: Rows, into: Mapping[str, Record]) -> Alike:
    """Return the statements that are not shown alone; kept where ``into`` is the store's own."""
    if _is_kept(rows, into):
        return dict(rows("SELECT statement, shown FROM alike"))
    return find_alike(rows, into)


def _is_kept(rows: Rows, into: Mapping[str, Record]) -> bool:
    if next(rows("SELECT version FROM identified"), None) != (__version__,):
        return False
    names = {id: (record.id, record.name) for id, record in into.items()}
    return names == {id: (actor, name) for id, actor, name in rows("SELECT * FROM joined")}


def find_alike(rows: Rows, into: Mapping[str, Record]) -> Alike:
    """Return the statements that are not shown alone under the names of actors."""
    first: dict[str, int] = {}
    shown: dict[int, int] = {}
    shared: set[int] = set()
    for number, id, name in rows("SELECT number, id, name FROM labels ORDER BY number"):
        shown[number] = first.setdefault(into[id].name if id in into else name, number)
        if shown[number] != number:
            shared |= {number, shown[number]}
    groups: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, subject, object, *said in _naming(rows, shared):
        groups[(shown[subject], shown[object], *said)].append(number)
    return {n: min(group) for group in groups.values() if len(group) > 1 for n in group}


def _naming(rows: Rows, labels: set[int]) -> Iterator[tuple[int, ...]]:
    """Yield the statements in which one of these is named."""
    marks = ", ".join(map(str, sorted(labels)))
    return rows(
        f"SELECT number, {STATEMENT} FROM statements"
        f" WHERE subject IN ({marks}) OR object IN ({marks})"
    )


def numbered(rows: Rows, table: str, columns: str, numbers: Iterable[int]) -> Iterator[Any]:
    """Yield columns of the rows of a table with these numbers."""
    for marks in in_parts(numbers):
        yield from rows(f"SELECT {columns} FROM {table} WHERE number IN ({marks})")


def in_parts(numbers: Iterable[int]) -> Iterator[str]:
    """Yield numbers as SQL lists them, in parts that it takes at once."""
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        yield ", ".join(map(str, wanted[start : start + _AT_ONCE]))

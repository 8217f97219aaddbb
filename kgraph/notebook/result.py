"""Answers: sequences of records that a notebook shows as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kgraph.notebook import frames, tables
from kgraph.notebook.shown import Marked, Row, rows
from kgraph.questions.evidence import Evidence
from kgraph.questions.flat import record

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")
SHOWN = 50
_IN_TERMINAL = 20


class Result(Sequence[T], Generic[T]):
    """The records of an answer, which do not change; shown as a table of the first of them.

    ``total`` is how many there are where a limit cut them off, ``notes`` say what was left out.
    """

    def __init__(
        self,
        records: Sequence[T],
        kind: type[Any],
        *,
        total: int | None = None,
        notes: Sequence[str] = (),
        extra: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self._records = tuple(records)
        self._kind = kind
        self._extra = tuple(extra)
        self.total = len(self._records) if total is None else total
        self.notes = tuple(notes)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Result[T]: ...
    def __getitem__(self, place: int | slice) -> T | Result[T]:
        if isinstance(place, slice):
            return Result(self._records[place], self._kind, extra=self._extra[place])
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the records as plain values, nested as in the JSON of the commands.

        >>> g.actors("pol").to_dicts()[0]["id"]
        'POL'
        """
        found = (each.to_dict() if hasattr(each, "to_dict") else record(each) for each in self)
        if not self._extra:
            return list(found)
        return [{**each, **more} for each, more in zip(found, self._extra, strict=True)]

    def to_json(self, indent: int | None = None) -> str:
        """Return the records as a JSON array.

        >>> print(g.actors("china").to_json()[:30])
        [{"id": "CHN", "name": "China"
        """
        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=indent)

    def to_pandas(self, *, dates: bool = False) -> pandas.DataFrame:
        """Return the records as a table of pandas, flat as in the CSV of the commands.

        Dates are as precise as known and stay text; with ``dates`` each such column is followed
        by the first and the last day that it may be (``date_from``, ``date_to``). Raises
        KgraphError when pandas is not installed.

        >>> g.neighbours("Poland").to_pandas()[["id", "triples"]].values.tolist()
        [['BLR', 2], ['CHN', 1]]
        """
        return frames.frame(self._records, self._kind, self._extra, dates)

    def __repr__(self) -> str:
        shown = list(islice(self._rows(), _IN_TERMINAL))
        return tables.text(shown, self._below(min(len(self), _IN_TERMINAL)))

    def _repr_html_(self) -> str:
        return tables.html(list(islice(self._rows(), SHOWN)), self._below(min(len(self), SHOWN)))

    def _rows(self) -> Iterator[Row]:
        for number, each in enumerate(self._records):
            yield from rows(each, self._extra[number] if self._extra else None)

    def _below(self, shown: int) -> Iterator[str]:
        if not len(self):
            yield "nothing found"
        if self.total > shown:
            yield f"and {self.total - shown:,} more"
        yield from self.notes


class Single(Result[T]):
    """An answer of one record, whose fields are fields of the answer too.

    >>> g.stats().triples
    3
    """

    def __init__(self, record: T, notes: Sequence[str] = ()) -> None:
        super().__init__([record], type(record), notes=notes)

    @property
    def record(self) -> T:
        """Return the record."""
        return self._records[0]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._records[0], name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.to_dicts()[0]})

    def _rows(self) -> Iterator[Row]:
        for name, value in self.to_dicts()[0].items():
            held = getattr(self._records[0], name, None)
            shown = Marked(held.sentence, held.spans) if isinstance(held, Evidence) else value
            yield {"": name, "value": shown}

    def _below(self, shown: int) -> Iterator[str]:
        yield from self.notes

"""Records as a table of pandas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError
from kgraph.questions.dates import first_day, last_day
from kgraph.questions.flat import columns, plain_value, values
from kgraph.questions.paths import Hop, Path
from kgraph.triples import COLUMNS, Triple

if TYPE_CHECKING:
    import pandas

_DATED = re.compile(r"(^|_)date$|^period$")
_NUMBER = re.compile(r"^(intensity|lowest|confidence|score)")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def frame(
    records: Sequence[Any], kind: type[Any], extra: Sequence[Mapping[str, Any]], dates: bool
) -> pandas.DataFrame:
    """Return a row for each record, of a path for each hop; raises KgraphError without pandas."""
    try:
        import pandas
    except ImportError:
        raise KgraphError(
            "to_pandas needs pandas; install it with: pip install 'kgraph[notebook]'"
        ) from None
    if kind is Path:
        records, kind = [hop for path in records for hop in path.hops], Hop
    names = [*(COLUMNS if kind is Triple else columns(kind)), *(extra[0] if extra else ())]
    made = pandas.DataFrame(list(_rows(records, kind, extra)), columns=names).convert_dtypes()
    for name in names:
        if made[name].isna().all():
            # Of a column without a value nothing tells the type.
            made[name] = made[name].astype("Float64" if _NUMBER.search(name) else "string")
    for name in [name for name in names if dates and _DATED.search(name)]:
        for end, day in (("to", last_day), ("from", first_day)):
            days = [day(d) if isinstance(d, str) and _DATE.fullmatch(d) else None
                    for d in made[name]]  # fmt: skip
            parsed = pandas.to_datetime(pandas.Series(days, dtype="object"), errors="coerce")
            made.insert(made.columns.get_loc(name) + 1, f"{name}_{end}", parsed)
    return made


def _rows(
    records: Sequence[Any], kind: type[Any], extra: Sequence[Mapping[str, Any]]
) -> Iterator[list[Any]]:
    for number, each in enumerate(records):
        found = each.to_row() if kind is Triple else map(plain_value, values(kind, each))
        yield [*found, *(extra[number].values() if extra else ())]

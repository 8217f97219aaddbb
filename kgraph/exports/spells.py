"""Days from dates that are as precise as a text is, for programs with a time line."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kgraph.graph.select import when
from kgraph.triples import Triple

if TYPE_CHECKING:
    import networkx as nx

Spell = tuple[date, date]
_DAY = timedelta(days=1)


def days(text: str) -> Spell | None:
    """Return the first and last day of a year, month or day; None for what is no date.

    ``2022-02`` is from 2022-02-01 to 2022-02-28.
    """
    try:
        year, month, day = (int(part) for part in (*text.split("-"), "0", "0")[:3])
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """Return spells in order, those that overlap or follow day upon day as one.

    Gephi refuses a node or edge whose spells overlap.
    """
    result: list[Spell] = []
    for start, end in sorted(spells):
        if result and start - _DAY <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def edge_spells(
    graph: nx.MultiDiGraph, triples: Iterable[Triple]
) -> dict[tuple[Any, Any, Any], list[Spell]]:
    """Return when each edge holds: on the days of its triples.

    An edge without a dated triple among these has the days of its first and last date.
    """
    dates = {triple.id: day for triple in triples if (day := when(triple))}
    return {
        (source, target, key): _spells(data, dates)
        for source, target, key, data in graph.edges(keys=True, data=True)
    }


def _spells(data: Mapping[str, Any], dates: Mapping[str, str]) -> list[Spell]:
    told = [dates[id] for id in data.get("evidence") or () if id in dates]
    told = told or [day for name in ("first_date", "last_date") if (day := data.get(name))]
    return joined(spell for text in told if (spell := days(text)))

"""Nodes and edges as two CSV tables, for Gephi, spreadsheets, pandas, R and databases.

The first columns bear the names that Gephi looks for (Id, Label, Source, Target, Type, Weight),
the others those of the graph. A symmetric relation has the type Undirected. CSV knows neither
types nor null: an unknown value is an empty cell, a list is one cell with blanks between.

Spreadsheets run a cell as a formula when it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
line end. Text that does so gets an apostrophe in front, ids in both tables alike; numbers stay as
they are. ``guard=False`` writes text as it is, for programs that are no spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.exports.csvtext import csv_line
from kgraph.exports.files import replacing_in, write_lines
from kgraph.exports.flat import EDGE_FIELDS, NODE_FIELDS, Flat, FlatGraph, Value, flatten

if TYPE_CHECKING:
    import networkx as nx

NODES, EDGES = "nodes.csv", "edges.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# These have columns under the names that Gephi looks for.
_SAME = frozenset({"label", "weight"})


def write_csv(graph: nx.MultiDiGraph, folder: str | Path, *, guard: bool = True) -> None:
    """Write nodes.csv and edges.csv to a folder, both whole or none.

    With ``guard`` no cell is a formula to a spreadsheet.
    """
    flat = flatten(graph)
    with replacing_in(Path(folder)) as place:
        write_lines(generate_nodes(flat, guard=guard), place / NODES)
        write_lines(generate_edges(flat, guard=guard), place / EDGES)


def generate_nodes(flat: FlatGraph, *, guard: bool = True) -> Iterator[str]:
    """Yield the lines of the table of nodes, sorted by id."""
    rows: list[Flat] = [
        {"Id": id, "Label": data["label"], **data} for id, data in flat.nodes.items()
    ]
    return _lines(("Id", "Label", *NODE_FIELDS), rows, guard)


def generate_edges(flat: FlatGraph, *, guard: bool = True) -> Iterator[str]:
    """Yield the lines of the table of edges, sorted by source, target and key."""
    rows: list[Flat] = [
        {
            "Source": edge.source,
            "Target": edge.target,
            "Type": "Undirected" if edge.data.get("symmetric") else "Directed",
            "Id": edge.id,
            "Label": edge.data["label"],
            "Weight": edge.data.get("weight", 1),
            **edge.data,
        }
        for edge in flat.edges
    ]
    first = ("Source", "Target", "Type", "Id", "Label", "Weight", "interaction")
    return _lines((*first, *EDGE_FIELDS), rows, guard)


def _lines(fields: Iterable[str], rows: list[Flat], guard: bool) -> Iterator[str]:
    usual = [name for name in fields if name not in _SAME]
    others = sorted({name for row in rows for name in row} - set(usual) - _SAME)
    columns = (*usual, *others)
    yield csv_line(_guarded(name, guard) for name in columns)
    for row in rows:
        yield csv_line(_guarded(row.get(name), guard) for name in columns)


def _guarded(value: Value | None, guard: bool) -> Value | None:
    if guard and isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value

"""Nodes and edges as two CSV tables, for Gephi, spreadsheets, pandas, R and databases.

The first columns bear the names that Gephi looks for (Id, Label, Source, Target, Type, Weight),
the others those of the graph. A symmetric relation has the type Undirected. CSV knows neither
types nor null: an unknown value is an empty cell, a list is one cell with blanks between.

Spreadsheets run a cell as a formula when it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
line end. Text that does so gets an apostrophe in front, ids in both tables alike; numbers stay as
they are. ``guard=False`` writes text as it is, for programs that are no spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kgraph.exports.csvtext import csv_line
from kgraph.exports.files import replacing_in
from kgraph.exports.flat import EDGE_FIELDS, NODE_FIELDS, Flat, Value, flatten

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
    with replacing_in(Path(folder)) as place:
        for name, write in ((NODES, write_nodes), (EDGES, write_edges)):
            with (place / name).open("w", encoding="utf-8", newline="") as stream:
                write(graph, stream, guard=guard)


def write_nodes(graph: nx.MultiDiGraph, stream: TextIO, *, guard: bool = True) -> None:
    """Write the table of nodes, sorted by id, to a stream."""
    nodes = flatten(graph).nodes
    rows = ({"Id": id, "Label": data["label"], **data} for id, data in nodes.items())
    _write(stream, ("Id", "Label"), NODE_FIELDS, list(rows), guard)


def write_edges(graph: nx.MultiDiGraph, stream: TextIO, *, guard: bool = True) -> None:
    """Write the table of edges, sorted by source, target and key, to a stream."""
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
        for edge in flatten(graph).edges
    ]
    first = ("Source", "Target", "Type", "Id", "Label", "Weight")
    _write(stream, first, ("interaction", *EDGE_FIELDS), rows, guard)


def _write(
    stream: TextIO, first: Iterable[str], fields: Iterable[str], rows: list[Flat], guard: bool
) -> None:
    usual = [name for name in (*first, *fields) if name not in _SAME]
    others = sorted({name for row in rows for name in row} - set(usual) - _SAME)
    columns = (*usual, *others)
    stream.write(csv_line(_guarded(name, guard) for name in columns) + "\n")
    for row in rows:
        cells = (_guarded(row.get(name), guard) for name in columns)
        stream.write(csv_line(cells) + "\n")


def _guarded(value: Value | None, guard: bool) -> Value | None:
    if guard and isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value

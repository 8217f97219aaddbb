"""A folder for Neo4j: two tables for ``neo4j-admin database import``, and a Cypher script.

nodes.csv and relationships.csv have the typed headers of the importer; import.cypher reads the
same files with LOAD CSV into a database that runs, and adds a constraint and indexes. A
relationship's type is its category, a node's labels are Actor and its kind. Dates are text,
because Neo4j has no dates of which only the month is known. What is unknown is left empty, which
both ways read as no property; attributes that ``build`` does not make are left out. Backslashes
become slashes and line ends blanks, because LOAD CSV takes a backslash for an escape
and the importer one line for one record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.exports.files import replacing_in, write_lines
from kgraph.exports.flat import Edge, Flat, FlatGraph, Value, flatten, unique

if TYPE_CHECKING:
    import networkx as nx

NODES, RELATIONSHIPS, SCRIPT = "nodes.csv", "relationships.csv", "import.cypher"
_NODE_COLUMNS = {
    **{"id": "id:ID", "name": "name", "type": "type", "state": "state", "merged": "merged"},
    **{"mentions": "mentions:long", "first_date": "first_date", "last_date": "last_date"},
}
_EDGE_COLUMNS = {
    **{"key": "key", "relation": "relation", "label": "label", "category": "category"},
    **{"quad_class": "quad_class", "intensity": "intensity:double", "modality": "modality"},
    **{"symmetric": "symmetric:boolean", "negated": "negated:boolean", "weight": "weight:long"},
    **{"documents": "documents:long", "sources": "sources:long"},
    **{"first_date": "first_date", "last_date": "last_date"},
    **{"evidence": "evidence:string[]"},
}
_KIND = "Actor"
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write_neo4j(graph: nx.MultiDiGraph, folder: str | Path) -> None:
    """Write nodes.csv, relationships.csv and import.cypher to a folder, all whole or none."""
    flat = _plain(flatten(graph))
    with replacing_in(Path(folder)) as place:
        write_lines(generate_nodes(flat), place / NODES)
        write_lines(generate_relationships(flat), place / RELATIONSHIPS)
        write_lines(generate_script(flat), place / SCRIPT)


def generate_nodes(flat: FlatGraph) -> Iterator[str]:
    """Yield the lines of the table of nodes, the first being the typed header."""
    yield ",".join([*_NODE_COLUMNS.values(), ":LABEL"])
    for id, data in flat.nodes.items():
        labels = ";".join([_KIND, *_label(data)])
        yield ",".join([*_cells({**data, "id": id}, _NODE_COLUMNS), _cell(labels)])


def generate_relationships(flat: FlatGraph) -> Iterator[str]:
    """Yield the lines of the table of relationships, the first being the typed header."""
    yield ",".join([":START_ID", ":END_ID", ":TYPE", *_EDGE_COLUMNS.values()])
    for edge in flat.edges:
        ends = [_cell(edge.source), _cell(edge.target), _cell(_type(edge))]
        row: Flat = {**edge.data, "key": edge.id}
        if "evidence" in row:
            row["evidence"] = ";".join(str(row["evidence"]).split())
        yield ",".join([*ends, *_cells(row, _EDGE_COLUMNS)])


def generate_script(flat: FlatGraph) -> Iterator[str]:
    """Yield the lines of a Cypher script that loads the two tables into a running database.

    Cypher before version 25 takes no labels or types from data: each has a statement of its own.
    """
    parts = _templates()
    yield from parts["start"]
    for label in sorted({label for data in flat.nodes.values() for label in _label(data)}):
        yield from _filled(parts["label"], "<LABEL>", label)
    for type in sorted({_type(edge) for edge in flat.edges}):
        yield from _filled(parts["relationship"], "<TYPE>", type)


def _plain(flat: FlatGraph) -> FlatGraph:
    """Return a graph whose ids need no cleaning any more."""
    ids = unique(flat.nodes, _one_line)
    keys = unique((edge.id for edge in flat.edges), _one_line)
    edges = [
        edge._replace(id=keys[edge.id], source=ids[edge.source], target=ids[edge.target])
        for edge in flat.edges
    ]
    return FlatGraph({ids[id]: data for id, data in flat.nodes.items()}, edges)


def _templates() -> dict[str, list[str]]:
    """Return the parts of the script by the names in the lines ``// part NAME``."""
    text = resources.files(__package__).joinpath("data", "neo4j.cypher").read_text("utf-8")
    parts: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("// part "):
            parts[line.removeprefix("// part ")] = current = []
        else:
            current.append(line)
    return parts


def _filled(lines: Iterable[str], name: str, value: str) -> Iterator[str]:
    return (line.replace(name, value) for line in lines)


def _label(data: Mapping[str, Value]) -> list[str]:
    words = re.findall("[A-Za-z]+", str(data.get("type", "")))
    return ["".join(word.capitalize() for word in words)] if words else []


def _type(edge: Edge) -> str:
    return re.sub("[^A-Z_]+", "_", str(edge.data["interaction"]).upper())


def _cells(row: Mapping[str, Value], columns: Mapping[str, str]) -> Iterator[str]:
    return (_cell(row[name]) if name in row else "" for name in columns)


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    # In quotation marks blanks at the ends are kept, and an empty text is not null.
    return '"' + _one_line(value).replace('"', '""') + '"'


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text).replace("\\", "/")

"""GraphML for Gephi, Cytoscape, yEd and igraph.

The format knows neither null nor lists: an unknown value is left out, a list becomes one string
with blanks between. A symmetric relation is a directed edge with ``symmetric`` true, because
readers refuse a mixture of directed and undirected edges.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from kgraph.exports.files import replacing

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these, not even as an entity.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
Flat = dict[str, "str | int | float | bool"]


def write_graphml(graph: nx.MultiDiGraph, path: str | Path | TextIO) -> None:
    """Write a graph as GraphML to a file, which is there whole or not at all, or to a stream."""
    if isinstance(path, (str, Path)):
        with replacing(Path(path)) as stream:
            write_graphml(graph, stream)
    else:
        path.writelines(f"{line}\n" for line in generate_graphml(graph))


def generate_graphml(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the lines of a graph as GraphML, nodes and edges sorted by their ids."""
    nodes = {str(id): _node(id, data) for id, data in graph.nodes(data=True)}
    edges = {
        (str(source), str(target), str(key)): _edge(data)
        for source, target, key, data in graph.edges(keys=True, data=True)
    }
    yield _HEAD
    yield from _keys("node", nodes.values())
    yield from _keys("edge", edges.values())
    yield '  <graph edgedefault="directed">'
    for id in sorted(nodes):
        yield f"    <node id={_quoted(id)}>"
        yield from _data("node", nodes[id])
        yield "    </node>"
    for ends in sorted(edges):
        source, target, key = (_quoted(part) for part in ends)
        yield f"    <edge id={key} source={source} target={target}>"
        yield from _data("edge", edges[ends])
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _node(id: Any, data: Mapping[str, Any]) -> Flat:
    return {"label": str(data.get("name") or id), **_flat(data)}


def _edge(data: Mapping[str, Any]) -> Flat:
    # Cytoscape shows a hyphen for edges without an interaction.
    label = f"{'not ' if data.get('negated') else ''}{data.get('relation') or ''}"
    return {"label": label, "interaction": data.get("category") or "OTHER", **_flat(data)}


def _flat(data: Mapping[str, Any]) -> Flat:
    return {name: _simple(value) for name, value in data.items() if value is not None}


def _simple(value: Any) -> str | int | float | bool:
    if isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _keys(kind: str, records: Iterable[Flat]) -> Iterator[str]:
    types: dict[str, str] = {}
    for record in records:
        for name, value in record.items():
            types[name] = _joint(types.get(name), _TYPES[type(value)])
    for name in sorted(types):
        yield (
            f"  <key id={_quoted(f'{kind}_{name}')} for={_quoted(kind)}"
            f" attr.name={_quoted(name)} attr.type={_quoted(types[name])}/>"
        )


def _joint(one: str | None, other: str) -> str:
    if one in (None, other):
        return other
    return "double" if {one, other} == {"int", "double"} else "string"


def _data(kind: str, record: Flat) -> Iterator[str]:
    for name in sorted(record):
        yield f"      <data key={_quoted(f'{kind}_{name}')}>{_text(record[name])}</data>"


def _text(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(_FORBIDDEN.sub("\ufffd", str(value)), {"\r": "&#13;"})


def _quoted(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", value))

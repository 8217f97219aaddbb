"""GraphML for Gephi, Cytoscape, yEd and igraph.

The format knows neither null nor lists: an unknown value is left out, a list becomes one string
with blanks between. A symmetric relation is a directed edge with ``symmetric`` true, because
readers refuse a mixture of directed and undirected edges. Control characters are replaced.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.exports.files import Target, write_lines
from kgraph.exports.flat import EDGE_FIELDS, NODE_FIELDS, Flat, flatten, restored
from kgraph.exports.markup import escaped, quoted, types_of

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def write_graphml(graph: nx.MultiDiGraph, path: Target) -> None:
    """Write a graph as GraphML to a file, which is there whole or not at all, or to a stream."""
    write_lines(generate_graphml(graph), path)


def generate_graphml(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the lines of a graph as GraphML, nodes and edges sorted by their ids."""
    nodes, edges = flatten(graph)
    yield _HEAD
    yield from _keys("node", nodes.values())
    yield from _keys("edge", (edge.data for edge in edges))
    yield '  <graph edgedefault="directed">'
    for id, data in nodes.items():
        yield f"    <node id={quoted(id)}>"
        yield from _data("node", data)
        yield "    </node>"
    for edge in edges:
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        yield f"    <edge id={quoted(edge.id)} {ends}>"
        yield from _data("edge", edge.data)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def read_graphml(path: Target) -> nx.MultiDiGraph:
    """Return the graph of a file or stream that ``write_graphml`` wrote, as ``build`` made it.

    Raises InputError when it is not GraphML.
    """
    text = Path(path).read_text("utf-8") if isinstance(path, (str, Path)) else path.read()
    return parse_graphml(text.splitlines(keepends=True))


def parse_graphml(lines: Iterable[str]) -> nx.MultiDiGraph:
    """Return the graph of GraphML's lines; raises InputError when they are something else."""
    from xml.etree.ElementTree import ParseError

    import networkx as nx

    content = io.BytesIO("".join(lines).encode("utf-8"))
    try:
        found = nx.read_graphml(content, force_multigraph=True)
    except (ParseError, nx.NetworkXError, KeyError, ValueError) as error:
        raise InputError(f"not a graph as GraphML: {error}") from None
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((id, restored(data, NODE_FIELDS)) for id, data in found.nodes(data=True))
    graph.add_edges_from(
        (source, target, key, restored(data, EDGE_FIELDS))
        for source, target, key, data in found.edges(keys=True, data=True)
    )
    return graph


def _keys(kind: str, records: Iterable[Flat]) -> Iterator[str]:
    for name, type in types_of(records).items():
        yield (
            f"  <key id={quoted(f'{kind}_{name}')} for={quoted(kind)}"
            f" attr.name={quoted(name)} attr.type={quoted(type)}/>"
        )


def _data(kind: str, record: Flat) -> Iterator[str]:
    for name in sorted(record):
        yield f"      <data key={quoted(f'{kind}_{name}')}>{escaped(record[name])}</data>"

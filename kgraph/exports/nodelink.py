"""Node-link JSON, which ``networkx.node_link_graph(data, edges="edges")`` reads back as it was.

The format holds all that the graph does. Numbers that JSON does not know (infinity) are null.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.exports.files import Target, write_lines
from kgraph.exports.jsontext import line, separated

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx


def write_node_link(graph: nx.MultiDiGraph, path: Target) -> None:
    """Write a graph as JSON to a file, which is there whole or not at all, or to a stream."""
    write_lines(generate_node_link(graph), path)


def generate_node_link(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the lines of a graph as JSON, one a node or edge, sorted by their ids."""
    nodes = ({"id": id, **data} for id, data in graph.nodes(data=True))
    edges = (
        {"source": source, "target": target, "key": key, **data}
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    yield '{"directed": true, "multigraph": true, "graph": {},'
    yield '"nodes": ['
    yield from separated(sorted(map(line, nodes)))
    yield "],"
    yield '"edges": ['
    yield from separated(sorted(map(line, edges)))
    yield "]}"


def read_node_link(path: Target) -> nx.MultiDiGraph:
    """Return the graph of a file or stream that ``write_node_link`` wrote.

    Raises InputError when it is something else.
    """
    text = Path(path).read_text("utf-8") if isinstance(path, (str, Path)) else path.read()
    return parse_node_link(text)


def parse_node_link(text: str) -> nx.MultiDiGraph:
    """Return the graph of node-link JSON; raises InputError when it is something else."""
    import networkx as nx

    try:
        graph = nx.node_link_graph(json.loads(text), edges="edges")
    except (ValueError, KeyError, TypeError, AttributeError, nx.NetworkXError) as error:
        raise InputError(f"not a graph as node-link JSON: {error}") from None
    return graph

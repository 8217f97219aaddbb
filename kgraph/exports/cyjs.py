"""Cytoscape JSON (``.cyjs``) for Cytoscape and Cytoscape.js.

``networkx.cytoscape_graph`` reads it too. The format has no null that Cytoscape takes: an
unknown value is left out. Ids are strings, nodes and edges share one space of ids in
Cytoscape.js, and ``name`` is what Cytoscape shows. A symmetric relation is an edge with
``symmetric`` true.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError
from kgraph.exports.files import Target, write_lines
from kgraph.exports.flat import EDGE_FIELDS, NODE_FIELDS, Edge, Flat, flatten, restored
from kgraph.exports.jsontext import line, separated

if TYPE_CHECKING:
    import networkx as nx

# What Cytoscape, Cytoscape.js and networkx want beside the graph's own attributes.
_ADDED = ("id", "value", "shared_name")
_ADDED_TO_EDGES = ("id", "key", "source", "target", "name", "shared_name", "shared_interaction")


def write_cyjs(graph: nx.MultiDiGraph, path: Target) -> None:
    """Write a graph as Cytoscape JSON to a file, whole or not at all, or to a stream."""
    write_lines(generate_cyjs(graph), path)


def generate_cyjs(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the lines of a graph as Cytoscape JSON, one a node or edge, sorted by their ids."""
    nodes, edges = flatten(graph)
    yield '{"format_version": "1.0", "generated_by": "kgraph",'
    yield '"target_cytoscapejs_version": "~2.1",'
    yield '"directed": true, "multigraph": true, "data": {"name": "kgraph"},'
    yield '"elements": {"nodes": ['
    yield from separated([line({"data": _node(id, data)}) for id, data in nodes.items()])
    yield '], "edges": ['
    yield from separated([line({"data": _edge(edge, nodes)}) for edge in edges])
    yield "]}}"


def read_cyjs(path: Target) -> nx.MultiDiGraph:
    """Return the graph of a file or stream that ``write_cyjs`` wrote, as ``build`` made it.

    Raises InputError when it is something else.
    """
    text = Path(path).read_text("utf-8") if isinstance(path, (str, Path)) else path.read()
    return parse_cyjs(text)


def parse_cyjs(text: str) -> nx.MultiDiGraph:
    """Return the graph of Cytoscape JSON; raises InputError when it is something else."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    try:
        elements = json.loads(text)["elements"]
        for data in (node["data"] for node in elements["nodes"]):
            graph.add_node(data["id"], **restored(data, NODE_FIELDS, _ADDED))
        for data in (edge["data"] for edge in elements["edges"]):
            attributes = restored(data, EDGE_FIELDS, _ADDED_TO_EDGES)
            graph.add_edge(data["source"], data["target"], data["key"], **attributes)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"not a graph as Cytoscape JSON: {error}") from None
    return graph


def _node(id: str, data: Flat) -> dict[str, Any]:
    name = data["label"]
    return {"id": id, "value": id, **data, "name": name, "shared_name": name}


def _edge(edge: Edge, nodes: Mapping[str, Flat]) -> dict[str, Any]:
    source, target = (nodes[id]["label"] for id in (edge.source, edge.target))
    name = f"{source} ({edge.data['label']}) {target}"
    # Cytoscape.js refuses an edge with the id of a node.
    id = edge.id if edge.id not in nodes else f"edge {edge.id}"
    return {
        **{"id": id, "key": edge.id, "source": edge.source, "target": edge.target},
        **edge.data,
        **{"name": name, "shared_name": name, "shared_interaction": edge.data["interaction"]},
    }

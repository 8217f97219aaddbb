"""A graph as flat records, which is all that most formats can hold.

What is unknown is left out, a list becomes one string with blanks between, ids are strings that
differ from one another, and text holds no letter that a format cannot write.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these, not even as an entity; half a surrogate pair is no text.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
# Of what the graph knows, and what stands for it where null cannot be written.
NODE_FIELDS = ("name", "type", "state", "mentions", "first_date", "last_date")
EDGE_FIELDS = (
    *("relation", "category", "quad_class", "intensity", "symmetric", "negated", "modality"),
    *("weight", "documents", "sources", "first_date", "last_date", "evidence"),
)
Value = str | int | float | bool
Flat = dict[str, Value]


class Edge(NamedTuple):
    """An edge with an id of its own, the ids of its two nodes, and where the graph has it."""

    id: str
    source: str
    target: str
    data: Flat
    ends: tuple[Any, Any, Any]


class FlatGraph(NamedTuple):
    """The nodes by their ids and the edges, both sorted."""

    nodes: dict[str, Flat]
    edges: list[Edge]


def flatten(graph: nx.MultiDiGraph) -> FlatGraph:
    """Return the nodes and edges of a graph, with a ``label`` each and an ``interaction``.

    An edge's key is its id, with a number behind it where two edges have the same one.
    """
    ids = unique(graph)
    nodes = {ids[id]: _node(id, data) for id, data in graph.nodes(data=True)}
    edges = sorted(
        graph.edges(keys=True, data=True),
        key=lambda edge: (ids[edge[0]], ids[edge[1]], str(edge[2])),
    )
    taken: set[str] = set()
    named = [
        Edge(_other(clean(str(key)), taken), ids[u], ids[v], _edge(data), (u, v, key))
        for u, v, key, data in edges
    ]
    return FlatGraph({id: nodes[id] for id in sorted(nodes)}, named)


def clean(text: str) -> str:
    """Return text with a replacement character for each that XML or UTF-8 cannot hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def unique(ids: Iterable[Any], clean: Callable[[str], str] = clean) -> dict[Any, str]:
    """Return a clean string for each id, different ones for different ids."""
    taken: set[str] = set()
    # What needs no cleaning keeps its name, whoever else would like to have it.
    ordered = sorted(ids, key=lambda id: (clean(str(id)) != str(id), str(id)))
    return {id: _other(clean(str(id)), taken) for id in ordered}


def label(data: Mapping[str, Any]) -> str:
    """Return what stands on an edge: its relation, with ``not`` where it is denied."""
    return f"{'not ' if data.get('negated') else ''}{data.get('relation') or ''}"


def restored(
    data: Mapping[str, Any], fields: Iterable[str], added: Collection[str] = ()
) -> dict[str, Any]:
    """Return a node's or edge's attributes as the graph has them, from a flat record.

    ``added`` are those that a format has beside its label and interaction.
    """
    made = {"label", "interaction", *added}
    found = {name: value for name, value in data.items() if name not in made}
    result = {**dict.fromkeys(fields), **found}
    if "evidence" in result:
        result["evidence"] = str(result["evidence"] or "").split()
    return result


def _node(id: Any, data: Mapping[str, Any]) -> Flat:
    return {"label": clean(str(data.get("name") or id)), **_flat(data)}


def _edge(data: Mapping[str, Any]) -> Flat:
    # Cytoscape shows a hyphen for edges without an interaction.
    interaction = clean(str(data.get("category") or "OTHER"))
    return {"label": clean(label(data)), "interaction": interaction, **_flat(data)}


def _flat(data: Mapping[str, Any]) -> Flat:
    simple = {name: _simple(value) for name, value in data.items() if not _is_nothing(value)}
    return {clean(str(name)): simple[name] for name in sorted(simple, key=str)}


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _simple(value: Any) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return clean(" ".join(str(part) for part in value))
    return clean(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))


def _other(name: str, taken: set[str]) -> str:
    # igraph refuses a file with an empty id.
    name = name or "_"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found)
    return found

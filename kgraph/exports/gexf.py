"""GEXF 1.3 for Gephi, with the days on which nodes and edges hold for its time line.

The version is the one for Gephi 0.9.3 and later; networkx reads it too. A date such as 2022-02
lasts from the first to the last day of the month. An edge holds on the days of its triples, a
node on those of its edges; what has no date has no spell, and Gephi leaves it out while the time
line is used. The format knows neither null nor lists: an unknown value is left out, a list
becomes one string. A symmetric relation is a directed edge with ``symmetric`` true, because
readers refuse a mixture. The ``kind`` of an edge is its category, with a number where the same two
actors have several of it: Gephi lumps together edges of one kind, and refuses them when their
spells overlap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kgraph.exports.files import Target, write_lines
from kgraph.exports.flat import Edge, Flat, flatten
from kgraph.exports.markup import quoted, types_of
from kgraph.exports.spells import Spell, edge_spells, joined

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.triples import Triple

Spells = dict[str, list[Spell]]
_TYPES = {"int": "integer"}
# These have attributes of their own; Gephi refuses a second column of the name.
_OWN = {"node": {"label"}, "edge": {"label", "weight"}}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kgraph</creator>
  </meta>"""


def write_gexf(graph: nx.MultiDiGraph, path: Target, triples: Iterable[Triple] = ()) -> None:
    """Write a graph as GEXF to a file, which is there whole or not at all, or to a stream.

    ``triples`` are those the graph was built from: they tell on which days its edges hold.
    """
    write_lines(generate_gexf(graph, triples), path)


def generate_gexf(graph: nx.MultiDiGraph, triples: Iterable[Triple] = ()) -> Iterator[str]:
    """Yield the lines of a graph as GEXF, nodes and edges sorted by their ids."""
    nodes, edges = flatten(graph)
    held = edge_spells(graph, triples)
    of_edges = {edge.id: held[edge.ends] for edge in edges}
    of_nodes = _of_nodes(edges, of_edges)
    yield _HEAD
    yield f"  <graph {_time(of_edges)}>"
    yield from _attributes("node", nodes.values())
    yield from _attributes("edge", (edge.data for edge in edges))
    yield f'    <nodes count="{len(nodes)}">'
    for id, data in nodes.items():
        yield f"      <node id={quoted(id)} label={quoted(data['label'])}>"
        yield from _inner("node", data, of_nodes.get(id, []))
        yield "      </node>"
    yield "    </nodes>"
    yield f'    <edges count="{len(edges)}">'
    kinds: Counter[tuple[str, str, str]] = Counter()
    for edge in edges:
        alike = (edge.source, edge.target, str(edge.data["interaction"]))
        kinds[alike] += 1
        yield f"      <edge {_ends(edge, kinds[alike])}>"
        yield from _inner("edge", edge.data, of_edges[edge.id])
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _of_nodes(edges: Iterable[Edge], of_edges: Spells) -> Spells:
    found: defaultdict[str, list[Spell]] = defaultdict(list)
    for edge in edges:
        found[edge.source] += of_edges[edge.id]
        found[edge.target] += of_edges[edge.id]
    return {id: joined(spells) for id, spells in found.items()}


def _time(of_edges: Spells) -> str:
    if not any(of_edges.values()):
        return 'defaultedgetype="directed" idtype="string" mode="static"'
    return (
        'defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date"'
        ' timerepresentation="interval"'
    )


def _ends(edge: Edge, number: int) -> str:
    kind = edge.data["interaction"]
    found = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": edge.data["label"],
        "kind": kind if number == 1 else f"{kind} {number}",
        "weight": edge.data.get("weight", 1),
    }
    return " ".join(f"{name}={quoted(value)}" for name, value in found.items())


def _attributes(kind: str, records: Iterable[Flat]) -> Iterator[str]:
    yield f'    <attributes class="{kind}">'
    for name, type in types_of(records).items():
        if name not in _OWN[kind]:
            id, shown = quoted(f"{kind}_{name}"), _TYPES.get(type, type)
            yield f"      <attribute id={id} title={quoted(name)} type={quoted(shown)}/>"
    yield "    </attributes>"


def _inner(kind: str, data: Flat, spells: list[Spell]) -> Iterator[str]:
    yield "        <attvalues>"
    for name in sorted(data.keys() - _OWN[kind]):
        id = quoted(f"{kind}_{name}")
        yield f"          <attvalue for={id} value={quoted(data[name])}/>"
    yield "        </attvalues>"
    if spells:
        yield "        <spells>"
        for start, end in spells:
            yield f'          <spell start="{start}" end="{end}"/>'
        yield "        </spells>"

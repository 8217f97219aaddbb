"""Node-link JSON and Cytoscape JSON: what networkx and our own readers read back."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.exports import read_cyjs, read_node_link, write_cyjs, write_node_link

WRITERS = {"json": (write_node_link, read_node_link), "cyjs": (write_cyjs, read_cyjs)}
FORMATS = pytest.mark.parametrize("format", WRITERS)


def text(format: str, graph: nx.MultiDiGraph) -> str:
    stream = io.StringIO()
    WRITERS[format][0](graph, stream)
    return stream.getvalue()


def strict(content: str):
    """Return what JSON says, where NaN and a name given twice are errors."""

    def once(pairs):
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    def refuse(name):
        raise ValueError(name)

    return json.loads(content, object_pairs_hook=once, parse_constant=refuse)


def test_networkx_reads_back_an_equal_graph(graph):
    back = nx.node_link_graph(strict(text("json", graph)), edges="edges")
    assert nx.utils.graphs_equal(back, graph)


@FORMATS
def test_our_reader_returns_an_equal_graph(graph, format, tmp_path):
    write, read = WRITERS[format]
    write(graph, tmp_path / "g")
    assert nx.utils.graphs_equal(read(tmp_path / "g"), graph)
    assert nx.utils.graphs_equal(read(io.StringIO(text(format, graph))), graph)


def test_networkx_reads_cytoscapes_json(graph):
    back = nx.cytoscape_graph(strict(text("cyjs", graph)))
    assert back.is_directed() and back.is_multigraph()
    assert set(back) == set(graph)
    edges = {(u, v, key): data for u, v, key, data in graph.edges(keys=True, data=True)}
    for u, v, key, data in back.edges(keys=True, data=True):
        own = edges.pop((u, v, key))
        assert {name: data.get(name) for name in own} == {**own, "evidence": data["evidence"]}
        assert data["evidence"].split() == own["evidence"]
    assert not edges


def test_cytoscape_finds_what_it_looks_for(graph):
    data = strict(text("cyjs", graph))
    nodes = [node["data"] for node in data["elements"]["nodes"]]
    edges = [edge["data"] for edge in data["elements"]["edges"]]
    ids = [element["id"] for element in (*nodes, *edges)]
    assert len(ids) == len(set(ids))
    assert all(isinstance(id, str) and id for id in ids)
    known = {node["id"] for node in nodes}
    for edge in edges:
        assert {edge["source"], edge["target"]} <= known
        assert edge["interaction"] == edge["shared_interaction"]
        assert edge["name"] == edge["shared_name"]
    assert {node["name"] for node in nodes} >= {"Belarus", "NATO"}
    assert "NATO (not accuse) Belarus" in {edge["name"] for edge in edges}
    assert "null" not in text("cyjs", graph)


def test_an_edge_does_not_take_the_id_of_a_node():
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", "a", evidence=[])
    elements = strict(text("cyjs", graph))["elements"]
    assert elements["edges"][0]["data"]["id"] == "edge a"
    assert list(read_cyjs(io.StringIO(text("cyjs", graph))).edges(keys=True)) == [("a", "b", "a")]


@FORMATS
def test_an_empty_graph_is_a_whole_file(format):
    assert len(WRITERS[format][1](io.StringIO(text(format, nx.MultiDiGraph())))) == 0


@FORMATS
@pytest.mark.parametrize("content", ["", "[]", "{}", "1", '{"elements": 1}', '{"nodes": 1}'])
def test_something_else_is_one_error(format, content):
    with pytest.raises(InputError, match="not a graph as"):
        WRITERS[format][1](io.StringIO(content))


@FORMATS
def test_the_order_of_the_graph_makes_no_difference(graph, format):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert text(format, other) == text(format, graph)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_text_is_read_back_as_it_was(hostile_graphs, data):
    graph = data.draw(hostile_graphs)
    back = nx.node_link_graph(strict(text("json", graph)), edges="edges")
    assert nx.utils.graphs_equal(back, graph)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_text_is_whole_in_cytoscapes_json(hostile_graphs, data):
    graph = data.draw(hostile_graphs)
    back = nx.cytoscape_graph(strict(text("cyjs", graph)))
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())


@FORMATS
@pytest.mark.parametrize("value", ["\ud800", float("nan"), float("inf"), (1, "\udfff"), {"a": 1}])
def test_what_json_cannot_hold_is_replaced(format, value, tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_node("a", x=value)
    WRITERS[format][0](graph, tmp_path / "g")
    strict((tmp_path / "g").read_text(encoding="utf-8"))


@FORMATS
def test_a_failure_leaves_the_old_file(format, graph, tmp_path):
    path = tmp_path / "g"
    path.write_text("old")

    class Failing:
        def __str__(self):
            raise RuntimeError

    graph.nodes["BLR"]["x"] = Failing()
    with pytest.raises(RuntimeError):
        WRITERS[format][0](graph, path)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["g"]

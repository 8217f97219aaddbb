"""GraphML: what networkx reads back, and what other readers stumble over."""

from __future__ import annotations

import io
import math
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError, KgraphError
from kgraph.exports import generate_graphml, parse_graphml, read_graphml, write_graphml

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def text(graph: nx.MultiDiGraph) -> str:
    stream = io.StringIO()
    write_graphml(graph, stream)
    return stream.getvalue()


def reread(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(text(graph).encode()), force_multigraph=True)


def flat(data: dict) -> dict:
    return {
        name: " ".join(value) if isinstance(value, list) else value
        for name, value in data.items()
        if value is not None
    }


def test_networkx_reads_back_what_was_written(graph):
    back = reread(graph)
    assert back.is_directed()
    assert back.is_multigraph()
    assert sorted(back) == sorted(graph)
    for id, data in graph.nodes(data=True):
        assert back.nodes[id] == {"label": data["name"], **flat(data)}
    expected = {key: (u, v, flat(data)) for u, v, key, data in graph.edges(keys=True, data=True)}
    for source, target, key, data in back.edges(keys=True, data=True):
        assert (source, target) == expected[key][:2]
        extra = {"label": data["label"], "interaction": data["interaction"]}
        assert data == expected[key][2] | extra
        assert all(type(data[name]) is type(value) for name, value in expected[key][2].items())


def test_parallel_edges_are_kept_under_ids_of_their_own(graph):
    root = ElementTree.fromstring(text(graph))
    ids = [edge.get("id") for edge in root.iter(f"{SPACE}edge")]
    assert len(ids) == graph.number_of_edges() == len(set(ids))
    assert reread(graph).number_of_edges("BLR", "NATO") == 2


def test_every_node_and_edge_has_a_label_and_every_edge_an_interaction(graph):
    back = reread(graph)
    assert {data["label"] for _, data in back.nodes(data=True)} == {
        "Belarus", "NATO", "China", "Anna Nowak", "Brest",
    }  # fmt: skip
    labels = {(d["label"], d["interaction"]) for _, _, d in back.edges(data=True)}
    assert ("not accuse", "ACCUSE") in labels
    assert ("visit", "OTHER") in labels


def test_each_key_is_declared_once_with_the_type_of_its_values(graph):
    root = ElementTree.fromstring(text(graph))
    keys = [
        (k.get("for"), k.get("attr.name"), k.get("attr.type")) for k in root.iter(f"{SPACE}key")
    ]
    assert len({key[:2] for key in keys}) == len(keys)
    assert ("edge", "weight", "int") in keys
    assert ("edge", "intensity", "double") in keys
    assert ("edge", "symmetric", "boolean") in keys
    assert ("edge", "evidence", "string") in keys
    declared = {key.get("id") for key in root.iter(f"{SPACE}key")}
    assert {data.get("key") for data in root.iter(f"{SPACE}data")} == declared


def test_names_that_differ_in_case_alone_do_not_occur(graph):
    root = ElementTree.fromstring(text(graph))
    names = [(k.get("for"), k.get("attr.name").lower()) for k in root.iter(f"{SPACE}key")]
    assert len(set(names)) == len(names)


def test_nothing_is_written_for_what_is_unknown(graph):
    assert "None" not in text(graph)
    assert "state" not in reread(graph).nodes["NATO"]


def test_the_same_graph_in_another_order_gives_the_same_bytes(graph):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert text(other) == text(graph)


def test_the_graph_is_not_changed(graph):
    before = (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)))
    text(graph)
    assert before == (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)))


def test_an_empty_graph_is_a_whole_file():
    assert len(reread(nx.MultiDiGraph())) == 0


def test_lines_are_generated_one_by_one(graph):
    assert "\n".join(generate_graphml(graph)) + "\n" == text(graph)


@given(
    st.text(min_size=1),
    st.text(),
    st.one_of(
        st.integers(-(2**31), 2**31 - 1), st.floats(allow_nan=False), st.booleans(), st.text()
    ),
)
def test_any_text_and_number_survives(id, name, value):
    graph = nx.MultiDiGraph()
    graph.add_node("x")
    graph.add_node(id + "y", name=name)
    graph.add_edge("x", id + "y", "k", value=value)
    back = reread(graph)
    assert len(back) == 2
    ((_, _, found),) = back.edges(data="value")
    if isinstance(value, str):
        assert found is None or len(found) == len(value)
    else:
        assert type(found) is type(value)
        assert found == value


@pytest.mark.parametrize(
    "nasty", ["a\x00b", "a\x1bb", "\ufffe", "\ud800", "<&>\"'", "\r\n\t", "]]>"]
)
def test_letters_that_xml_cannot_hold_are_replaced(nasty):
    graph = nx.MultiDiGraph()
    graph.add_node(f"id {nasty}", name=nasty)
    ElementTree.fromstring(text(graph).encode("utf-8"))
    assert len(reread(graph)) == 1


def test_numbers_of_two_kinds_become_doubles_and_other_mixtures_text():
    graph = nx.MultiDiGraph()
    graph.add_node("a", x=1, y=True, z={"b": 1})
    graph.add_node("b", x=0.5, y=3, z=("c", 2))
    back = reread(graph)
    assert back.nodes["a"]["x"] == 1.0
    assert math.isclose(back.nodes["b"]["x"], 0.5)
    assert (back.nodes["a"]["y"], back.nodes["b"]["y"]) == ("true", "3")
    assert (back.nodes["a"]["z"], back.nodes["b"]["z"]) == ('{"b": 1}', "c 2")


def test_a_file_is_written_in_utf8_with_plain_line_ends(graph, tmp_path):
    graph.nodes["BLR"]["name"] = "Беларусь"
    write_graphml(graph, tmp_path / "g.graphml")
    content = (tmp_path / "g.graphml").read_bytes()
    assert content.decode("utf-8") == text(graph)
    assert b"\r" not in content
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_a_failure_leaves_the_old_file(graph, tmp_path, monkeypatch):
    path = tmp_path / "g.graphml"
    path.write_text("old")

    def failing(graph):
        yield "half"
        raise RuntimeError

    monkeypatch.setattr("kgraph.exports.graphml.generate_graphml", failing)
    with pytest.raises(RuntimeError):
        write_graphml(graph, path)
    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_a_folder_that_is_not_there_is_named(graph, tmp_path):
    with pytest.raises(KgraphError, match=r"no/g\.graphml: cannot be written: No such file"):
        write_graphml(graph, tmp_path / "no" / "g.graphml")


def test_it_is_read_back_as_the_graph_that_was_built(graph, tmp_path):
    write_graphml(graph, tmp_path / "g.graphml")
    for back in (read_graphml(tmp_path / "g.graphml"), parse_graphml(generate_graphml(graph))):
        assert nx.utils.graphs_equal(back, graph)


@pytest.mark.parametrize("content", ["", "graph", "<a/>", "<graphml>", "<graphml><graph/>"])
def test_what_is_no_graphml_is_one_error(content):
    with pytest.raises(InputError, match="not a graph as GraphML"):
        read_graphml(io.StringIO(content))


def igraph_reads(graph: nx.MultiDiGraph, tmp_path) -> igraph.Graph:
    write_graphml(graph, tmp_path / "g.graphml")
    return igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))


def test_igraph_reads_the_same_graph(graph, tmp_path):
    back = igraph_reads(graph, tmp_path)
    assert back.is_directed()
    assert (back.vcount(), back.ecount()) == (len(graph), graph.number_of_edges())
    assert sorted(back.vs["id"]) == sorted(graph)
    # The ids of edges that igraph 1.0 gives are those of nodes, so evidence tells them apart.
    found = {edge["evidence"]: (*(back.vs[n]["id"] for n in edge.tuple), edge) for edge in back.es}
    for source, target, data in graph.edges(data=True):
        start, end, edge = found[" ".join(data["evidence"])]
        assert (start, end) == (source, target)
        assert edge["weight"] == data["weight"]
        assert edge["relation"] == data["relation"]
    assert set(back.es["negated"]) == {True, False}
    assert "not accuse" in back.es["label"]


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_networkx_reads_any_text(hostile_graphs, data):
    graph = data.draw(hostile_graphs)
    back = reread(graph)
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
    assert {values["type"] for _, values in back.nodes(data=True)} == {"person"}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_igraph_reads_any_text(hostile_graphs, tmp_path, data):
    graph = data.draw(hostile_graphs)
    back = igraph_reads(graph, tmp_path)
    assert (back.vcount(), back.ecount()) == (len(graph), graph.number_of_edges())


def test_ids_that_xml_cannot_tell_apart_stay_two():
    graph = nx.MultiDiGraph()
    graph.add_edge("a\x00", "a\x01", "k\x00")
    graph.add_edge("a\x00", "a\ufffd", "k\x01")
    back = reread(graph)
    assert len(back) == 3
    assert back.number_of_edges() == 2
    assert "a\ufffd" in back


def test_edges_that_share_a_key_get_ids_of_their_own():
    graph = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "b")])
    root = ElementTree.fromstring(text(graph))
    assert [edge.get("id") for edge in root.iter(f"{SPACE}edge")] == ["0", "1", "0 (2)"]


@pytest.mark.parametrize(
    ("values", "type", "read"),
    [
        ([1, 2**31], "long", [1, 2**31]),
        ([2**40, 0.5], "double", [2.0**40, 0.5]),
        ([math.inf, -math.inf], "double", [math.inf, -math.inf]),
        ([math.nan, None], None, [None, None]),
    ],
)
def test_numbers_have_a_type_that_holds_them(values, type, read):
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((str(n), {"x": value}) for n, value in enumerate(values))
    types = {k.get("attr.name"): k.get("attr.type") for k in keys(graph)}
    assert types.get("x") == type
    assert [data for _, data in reread(graph).nodes(data="x")] == read


def keys(graph):
    return ElementTree.fromstring(text(graph)).iter(f"{SPACE}key")


def test_the_hash_seed_makes_no_difference(with_hashes):
    code = (
        "import sys, networkx as nx; from kgraph.exports import write_graphml\n"
        "g = nx.MultiDiGraph(); names = {'b', 'a', 'c', 'd'}\n"
        "g.add_nodes_from((n, {k: 1 for k in names}) for n in names)\n"
        "g.add_edges_from((n, 'a', n, {k: n for k in names}) for n in names)\n"
        "write_graphml(g, sys.stdout)\n"
    )
    assert len(with_hashes(code)) == 1

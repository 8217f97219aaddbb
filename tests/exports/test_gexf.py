"""GEXF: what its schema says, what networkx reads back, and when things hold."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kgraph.exports import generate_gexf, write_gexf
from kgraph.exports.spells import days, joined
from kgraph.graph import build

SPACE = "{http://gexf.net/1.3}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("gexf-1.3.rng")))


def text(graph: nx.MultiDiGraph, triples=()) -> str:
    stream = io.StringIO()
    write_gexf(graph, stream, triples)
    return stream.getvalue()


def checked(graph: nx.MultiDiGraph, triples=()) -> etree._Element:
    """Return the root of the file, which follows the schema and what the schema cannot say."""
    parser = etree.XMLParser(huge_tree=True)
    root = etree.fromstring(text(graph, triples).encode(), parser)
    SCHEMA.assertValid(root)
    for kind in ("node", "edge"):
        elements = list(root.iter(f"{SPACE}{kind}"))
        ids = [element.get("id") for element in elements]
        assert len(ids) == len(set(ids)) == int(root.find(f".//{SPACE}{kind}s").get("count"))
        declared = root.findall(f".//{SPACE}attributes[@class='{kind}']/{SPACE}attribute")
        known = {attribute.get("id") for attribute in declared}
        titles = [attribute.get("title").lower() for attribute in declared]
        assert len(known) == len(declared) == len(set(titles))
        assert not {"id", "label", "weight", "source", "target", "kind"} & set(titles)
        for element in elements:
            assert {value.get("for") for value in element.iter(f"{SPACE}attvalue")} <= known
    nodes = {element.get("id") for element in root.iter(f"{SPACE}node")}
    alike = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.iter(f"{SPACE}edge")]
    assert len(alike) == len(set(alike))
    for edge in root.iter(f"{SPACE}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
    return root


def reread(graph: nx.MultiDiGraph, triples=()) -> nx.MultiDiGraph:
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(text(graph, triples).encode())))


def test_the_file_follows_the_schema(graph, triples):
    checked(graph)
    checked(graph, triples)
    checked(nx.MultiDiGraph())


def test_the_schema_of_the_test_refuses_what_the_format_does_not_know(graph):
    for old, new in [
        ('version="1.3"', 'version="1.2"'),
        ('type="boolean"', 'type="bool"'),
        ("<spells>", "<slices>"),
        ('start="2022-02-01"', 'start="2022-02"'),
    ]:
        changed = text(graph).replace(old, new).replace("</spells>", f"</{new.strip('<>')}>")
        with pytest.raises((etree.DocumentInvalid, etree.XMLSyntaxError)):
            SCHEMA.assertValid(etree.fromstring(changed.encode()))


def test_networkx_reads_back_what_was_written(graph, triples):
    back = reread(graph, triples)
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    for id, data in graph.nodes(data=True):
        assert back.nodes[id]["label"] == data["name"]
        assert back.nodes[id]["mentions"] == data["mentions"]
        assert back.nodes[id].get("state") == data["state"]
    found = {data["id"]: (u, v, data) for u, v, data in back.edges(data=True)}
    for source, target, key, data in graph.edges(keys=True, data=True):
        u, v, read = found[key]
        assert (u, v) == (source, target)
        assert read["weight"] == data["weight"]
        assert read["negated"] is data["negated"]
        assert read["evidence"].split() == data["evidence"]
        assert read.get("intensity") == data["intensity"]


def spells(element: etree._Element) -> list[tuple[str, str]]:
    return [(s.get("start"), s.get("end")) for s in element.iter(f"{SPACE}spell")]


def of(root: etree._Element, tag: str, /, **values: str) -> etree._Element:
    wanted = "".join(f"[@{name}='{value}']" for name, value in values.items())
    found = root.find(f".//{SPACE}{tag}{wanted}")
    assert found is not None
    return found


def test_an_edge_holds_on_the_days_of_each_dated_triple(graph, triples):
    edge = of(checked(graph, triples), "edge", source="BLR", target="NATO", kind="ACCUSE")
    # February and the first of March follow one another.
    assert spells(edge) == [("2022-02-01", "2022-03-01"), ("2024-01-01", "2024-12-31")]


def test_without_triples_an_edge_holds_on_its_first_and_last_date(graph):
    edge = of(checked(graph), "edge", source="BLR", target="NATO", kind="ACCUSE")
    assert spells(edge) == [("2022-02-01", "2022-02-28"), ("2024-01-01", "2024-12-31")]


def test_a_node_holds_when_one_of_its_edges_does(graph, triples):
    root = checked(graph, triples)
    assert spells(of(root, "node", id="NATO")) == [
        ("2022-02-01", "2022-03-01"),
        ("2024-01-01", "2024-12-31"),
    ]
    assert spells(of(root, "node", id="place:brest")) == [("2024-07-08", "2024-07-08")]


def test_what_has_no_date_has_no_spell(graph, triples):
    root = checked(graph, triples)
    assert spells(of(root, "node", id="CHN")) == []
    assert spells(of(root, "edge", source="BLR", target="CHN")) == []


def test_the_graph_says_how_time_is_written(graph, triples):
    found = of(checked(graph, triples), "graph").attrib
    assert (found["mode"], found["timeformat"]) == ("dynamic", "date")
    # Here these would be the limits of a slice; Gephi finds those of time by itself.
    assert not {"start", "end"} & set(found)


def test_a_graph_without_dates_is_static(make_triple):
    root = checked(build([make_triple(doc_date=None)]))
    assert of(root, "graph").get("mode") == "static"
    assert of(root, "graph").get("timeformat") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2024-07-08", "2024-07-08", "2024-07-08"),
    ],
)
def test_a_date_lasts_as_long_as_it_is_imprecise(text, first, last):
    assert days(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "2022-02-01T00:00", "0000"])
def test_what_is_no_date_has_no_days(text):
    assert days(text) is None


@given(st.lists(st.tuples(st.dates(), st.dates()).map(lambda pair: tuple(sorted(pair)))))
def test_joined_spells_hold_the_same_days_and_never_touch(found):
    result = joined(found)
    assert all((b[0] - a[1]).days > 1 for a, b in pairwise(result))
    for start, end in found:
        assert any(first <= start and end <= last for first, last in result)
    assert {start for start, _ in result} <= {start for start, _ in found}
    assert {end for _, end in result} <= {end for _, end in found}


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_text_makes_a_valid_file(hostile_graphs, data):
    graph = data.draw(hostile_graphs)
    checked(graph)
    back = reread(graph)
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())


def test_edges_of_one_category_between_two_actors_differ_in_kind(make_triple):
    verbs = ("accuse", "blame", "fault")
    graph = build([make_triple("BLR", verb, "NATO") for verb in verbs])
    edges = list(checked(graph).iter(f"{SPACE}edge"))
    assert [edge.get("kind") for edge in edges] == ["ACCUSE", "ACCUSE 2", "ACCUSE 3"]
    assert {data["interaction"] for *_, data in reread(graph).edges(data=True)} == {"ACCUSE"}


def test_names_of_columns_that_gephi_has_itself_are_not_declared():
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", "k", weight=2, label="x")
    checked(graph)


def test_the_order_of_the_graph_makes_no_difference(graph, triples):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert text(other, reversed(triples)) == text(graph, triples)


def test_a_file_is_the_lines(graph, triples, tmp_path):
    write_gexf(graph, tmp_path / "g.gexf", triples)
    lines = "".join(f"{line}\n" for line in generate_gexf(graph, triples))
    assert (tmp_path / "g.gexf").read_bytes().decode() == lines

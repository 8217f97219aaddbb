"""Nodes and edges as tables: what the csv module, DuckDB and a spreadsheet make of them."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import KgraphError
from kgraph.exports import write_csv
from kgraph.exports.flat import clean

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def tables(graph: nx.MultiDiGraph, folder: Path, **options):
    write_csv(graph, folder, **options)
    return rows(folder / "nodes.csv"), rows(folder / "edges.csv")


def test_the_columns_are_those_of_gephi_and_ours(graph, tmp_path):
    nodes, edges = tables(graph, tmp_path)
    assert list(nodes[0]) == [
        *("Id", "Label", "name", "type", "state", "mentions", "first_date", "last_date"),
    ]
    assert list(edges[0]) == [
        *("Source", "Target", "Type", "Id", "Label", "Weight", "interaction", "relation"),
        *("category", "quad_class", "intensity", "symmetric", "negated", "modality"),
        *("documents", "sources", "first_date", "last_date", "evidence"),
    ]
    for table in (nodes, edges):
        names = [name.lower() for name in table[0]]
        assert len(names) == len(set(names))


def test_each_node_and_edge_is_a_row(graph, tmp_path):
    nodes, edges = tables(graph, tmp_path / "new" / "folder")
    assert [row["Id"] for row in nodes] == sorted(graph)
    found = {row["Id"]: row for row in edges}
    assert len(found) == len(edges) == graph.number_of_edges()
    for source, target, key, data in graph.edges(keys=True, data=True):
        row = found[key]
        assert (row["Source"], row["Target"]) == (source, target)
        assert int(row["Weight"]) == data["weight"]
        assert row["Type"] == ("Undirected" if data["symmetric"] else "Directed")
        assert row["negated"] == str(data["negated"]).lower()
        assert row["intensity"] == ("" if data["intensity"] is None else str(data["intensity"]))
        assert row["evidence"].split() == data["evidence"]


def test_duckdb_finds_the_types_and_joins_the_tables(graph, tmp_path):
    write_csv(graph, tmp_path)
    found = duckdb.sql(
        f"SELECT n.Label, sum(e.Weight) FROM '{tmp_path}/edges.csv' e"
        f" JOIN '{tmp_path}/nodes.csv' n ON e.Source = n.Id"
        " WHERE NOT e.negated AND e.intensity < 0 GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    expected: dict[str, int] = {}
    for source, _, data in graph.edges(data=True):
        if not data["negated"] and (data["intensity"] or 0) < 0:
            name = graph.nodes[source]["name"]
            expected[name] = expected.get(name, 0) + data["weight"]
    assert found == sorted(expected.items())


def test_no_cell_is_a_formula_and_ids_still_match(tmp_path):
    graph = nx.MultiDiGraph()
    for start in FORMULA:
        graph.add_edge(f"{start}a", "b", f"{start}k", relation=f"{start}cmd", intensity=-3.0)
    nodes, edges = tables(graph, tmp_path)
    ids = {row["Id"] for row in nodes}
    assert all(row["Source"] in ids and row["Target"] in ids for row in edges)
    for row in (*nodes, *edges):
        for name, cell in row.items():
            assert not cell.startswith(FORMULA) or name == "intensity"
    assert {row["intensity"] for row in edges} == {"-3.0"}
    assert "'=cmd" in {row["relation"] for row in edges}


def test_without_the_guard_text_is_as_it_is(tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_node("=a", name="-b")
    ((row,), _) = tables(graph, tmp_path, guard=False)
    assert (row["Id"], row["Label"]) == ("=a", "-b")


@ANY
@given(data=st.data())
def test_any_text_is_read_back(hostile_graphs, tmp_path, data):
    graph = data.draw(hostile_graphs)
    nodes, edges = tables(graph, tmp_path, guard=False)
    assert (len(nodes), len(edges)) == (len(graph), graph.number_of_edges())
    expected = [clean(name) for _, name in graph.nodes(data="name")]
    assert sorted(row["name"] for row in nodes) == sorted(expected)


@ANY
@given(data=st.data())
def test_duckdb_reads_any_text(hostile_graphs, tmp_path, data):
    graph = data.draw(hostile_graphs)
    write_csv(graph, tmp_path)
    for name, count in (("nodes", len(graph)), ("edges", graph.number_of_edges())):
        # Left to itself, DuckDB takes an id such as "#" for the start of a comment.
        dialect = "delim=',', quote='\"', escape='\"', comment=''"
        options = f"header=true, all_varchar=true, {dialect}"
        sql = f"SELECT count(*) FROM read_csv('{tmp_path}/{name}.csv', {options})"
        assert duckdb.sql(sql).fetchall() == [(count,)]


def test_an_empty_graph_is_two_headers(tmp_path):
    write_csv(nx.MultiDiGraph(), tmp_path)
    for name in ("nodes.csv", "edges.csv"):
        assert len((tmp_path / name).read_text().splitlines()) == 1


def test_other_files_of_the_folder_are_left_alone(graph, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write_csv(graph, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["edges.csv", "nodes.csv", "notes.txt"]


def test_a_failure_leaves_the_old_files(graph, tmp_path, monkeypatch):
    for name in ("nodes.csv", "edges.csv"):
        (tmp_path / name).write_text("old")

    def failing(flat, *, guard):
        yield "half"
        raise RuntimeError

    monkeypatch.setattr("kgraph.exports.tables.generate_edges", failing)
    with pytest.raises(RuntimeError):
        write_csv(graph, tmp_path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "nodes.csv": "old",
        "edges.csv": "old",
    }


def test_a_file_in_the_way_is_named(graph, tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(KgraphError, match=r"x: cannot be written: File exists"):
        write_csv(graph, tmp_path / "x")

"""Neo4j's tables by the documented grammar of the importer's headers, and the Cypher script."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.exports import write_neo4j

# "name:type", as in the Operations Manual: the kinds of field, then the types of properties.
FIELD = re.compile(
    r"(?P<name>[^:,\"]*)(?::(?P<type>(?P<special>ID|LABEL|START_ID|END_ID|TYPE|IGNORE)"
    r"|(?:int|long|float|double|boolean|byte|short|char|string|date)(?:\[\])?))?"
)
VALUES = {
    "long": re.compile(r"-?\d+"),
    "double": re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?"),
    "boolean": re.compile("true|false"),
}
ANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Table:
    """A table as the importer reads it: one line a record, typed columns, "" is not null."""

    def __init__(self, path: Path) -> None:
        csv.field_size_limit(10**9)
        header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self.fields = []
        for text in header.split(","):
            match = FIELD.fullmatch(text)
            assert match, text
            assert match["name"] or match["special"], text
            self.fields.append((match["name"], match["type"] or "string"))
        names = [name for name, _ in self.fields if name]
        assert len(names) == len(set(names))
        self.records = [self.record(line) for line in lines]

    def record(self, line: str) -> dict[str, str | None]:
        assert "\\" not in line
        assert len(line.splitlines()) == 1
        (cells,) = csv.reader([line], strict=True)
        assert len(cells) == len(self.fields)
        found: dict[str, str | None] = {}
        for (name, type), cell in zip(self.fields, cells, strict=True):
            if cell and type in VALUES:
                assert VALUES[type].fullmatch(cell), (name, cell)
            found[name or type] = cell
        return found

    def types(self) -> dict[str, str]:
        return dict(self.fields)


def written(graph: nx.MultiDiGraph, folder: Path) -> tuple[Table, Table]:
    """Return the two tables, which fit one another as the importer demands."""
    write_neo4j(graph, folder)
    nodes, edges = Table(folder / "nodes.csv"), Table(folder / "relationships.csv")
    specials = [type for _, type in nodes.fields if type.isupper()]
    assert specials == ["ID", "LABEL"]
    assert [type for _, type in edges.fields if type.isupper()] == ["START_ID", "END_ID", "TYPE"]
    ids = [record["id"] for record in nodes.records]
    assert all(ids) and len(ids) == len(set(ids))
    for record in edges.records:
        assert {record["START_ID"], record["END_ID"]} <= set(ids)
        assert re.fullmatch("[A-Z_]+", record["TYPE"])
    return nodes, edges


def test_nodes_have_their_kind_as_a_label(graph, tmp_path):
    nodes, _ = written(graph, tmp_path)
    assert {record["id"]: record["LABEL"] for record in nodes.records} == {
        "BLR": "Actor;State",
        "CHN": "Actor;State",
        "NATO": "Actor;Organisation",
        "person:anna-nowak": "Actor;Person",
        "place:brest": "Actor;Place",
    }


def test_relationships_have_their_category_as_a_type_and_typed_properties(graph, tmp_path):
    _, edges = written(graph, tmp_path)
    found = {record["key"]: record for record in edges.records}
    for source, target, key, data in graph.edges(keys=True, data=True):
        record = found[key]
        assert (record["START_ID"], record["END_ID"]) == (source, target)
        assert record["TYPE"] == (data["category"] or "OTHER")
        assert int(record["weight"]) == data["weight"]
        assert record["negated"] == str(data["negated"]).lower()
        assert record["evidence"].split(";") == data["evidence"]
    types = edges.types()
    assert types["intensity"] == "double"
    assert types["weight"] == types["documents"] == "long"
    assert types["negated"] == types["symmetric"] == "boolean"
    assert types["evidence"] == "string[]"


def test_what_is_unknown_is_empty_without_quotation_marks(graph, tmp_path):
    written(graph, tmp_path)
    text = (tmp_path / "nodes.csv").read_text(encoding="utf-8")
    assert '"NATO","NATO","organisation",,,' in text
    assert "None" not in text


@pytest.mark.parametrize("id", ["a\\", "a\nb", 'a"b', " a ", "=1", "a;b", "a,b"])
def test_ids_that_need_cleaning_stay_joined(id, tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_edge(id, "b", "k")
    graph.add_edge("a/", "a b", "k\\")
    nodes, edges = written(graph, tmp_path)
    assert len(nodes.records) == len(graph)
    assert {r["START_ID"] for r in edges.records} | {r["END_ID"] for r in edges.records} == {
        r["id"] for r in nodes.records
    }


@ANY
@given(data=st.data())
def test_any_text_makes_good_tables(hostile_graphs, tmp_path, data):
    graph = data.draw(hostile_graphs)
    nodes, edges = written(graph, tmp_path)
    assert (len(nodes.records), len(edges.records)) == (len(graph), graph.number_of_edges())


def statements(folder: Path) -> list[str]:
    """Return the statements of the script, without comments."""
    text = (folder / "import.cypher").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    found = [statement.strip() for statement in "\n".join(lines).split(";\n")]
    assert all(found[:-1])
    return [statement.removesuffix(";") for statement in found]


def test_the_script_loads_each_kind_and_each_type(graph, tmp_path):
    nodes, edges = written(graph, tmp_path)
    script = statements(tmp_path)
    for label in {label for r in nodes.records for label in r["LABEL"].split(";")} - {"Actor"}:
        assert sum(f"SET a:{label}" in statement for statement in script) == 1
    for type in {record["TYPE"] for record in edges.records}:
        merges = [s for s in script if f"MERGE (a)-[r:{type} {{key: row.key}}]->(b)" in s]
        assert len(merges) == 1
        assert f"row[':TYPE'] = '{type}'" in merges[0]
    assert not any("<" in statement and ">" in statement.split("<")[1][:8] for statement in script)


def test_the_script_asks_for_columns_that_there_are(graph, tmp_path):
    written(graph, tmp_path)
    headers = {
        name: (tmp_path / name).read_text(encoding="utf-8").split("\n")[0].split(",")
        for name in ("nodes.csv", "relationships.csv")
    }
    loads = [s for s in statements(tmp_path) if s.startswith("LOAD CSV")]
    for statement in loads:
        (name,) = re.findall(r"file:///([a-z.]+)'", statement)
        asked = re.findall(r"row\['([^']+)'\]|row\.(\w+)", statement)
        assert {a or b for a, b in asked} <= set(headers[name])
    # And it leaves none out.
    for name, header in headers.items():
        text = "\n".join(s for s in loads if name in s)
        for column in header:
            assert f"row.{column}" in text or f"row['{column}']" in text


def test_the_script_is_balanced_and_has_a_constraint_and_indexes(graph, tmp_path):
    written(graph, tmp_path)
    script = statements(tmp_path)
    for statement in script:
        for pair in ("()", "[]", "{}"):
            assert statement.count(pair[0]) == statement.count(pair[1])
        assert statement.count("'") % 2 == 0
        assert statement.split()[0] in {"CREATE", "LOAD"}
    assert sum(s.startswith("CREATE CONSTRAINT") for s in script) == 1
    assert sum(s.startswith("CREATE INDEX") for s in script) >= 2
    assert all("IF NOT EXISTS" in s for s in script if s.startswith("CREATE"))


def test_an_empty_graph_is_headers_and_a_script(tmp_path):
    nodes, edges = written(nx.MultiDiGraph(), tmp_path)
    assert nodes.records == edges.records == []
    assert len(statements(tmp_path)) == 4


def test_a_failure_leaves_the_old_files(graph, tmp_path, monkeypatch):
    (tmp_path / "nodes.csv").write_text("old")

    def failing(flat):
        raise RuntimeError

    monkeypatch.setattr("kgraph.exports.neo4j.generate_script", failing)
    with pytest.raises(RuntimeError):
        write_neo4j(graph, tmp_path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"nodes.csv": "old"}

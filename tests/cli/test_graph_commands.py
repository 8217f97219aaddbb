"""``kgraph export``, ``render`` and ``stats``: views of a store."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest

from kgraph.documents import Document
from kgraph.store import Store


def exported(run, *options) -> nx.MultiDiGraph:
    result = run("export", *options)
    assert result.code == 0
    return nx.read_graphml(io.BytesIO(result.out.encode()), force_multigraph=True)


def test_export_writes_the_graph_of_the_build(run, built, tmp_path):
    result = run("export", "--format", "graphml")
    assert result.out == (built / "graph.graphml").read_text(encoding="utf-8")
    assert result.err == ""
    assert run("export", "-o", "g.graphml") == (0, "", "Wrote g.graphml: 4 actors, 4 edges.\n")
    assert (tmp_path / "g.graphml").read_text(encoding="utf-8") == result.out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--category", "consult"], [("POL", "CHN")]),
        (["--min-weight", "2"], [("BLR", "NATO")]),
        (["--negated"], [("CHN", "BLR")]),
        (["--since", "2024-08-01", "--no-negated"], [("BLR", "NATO")]),
        (["--modality", "planned"], []),
    ],
)
def test_options_choose_edges(run, built, options, expected):
    assert list(exported(run, *options).edges()) == expected


@pytest.fixture
def institutions(tmp_path, make_triple):
    with Store.open(tmp_path / "k.db", create=True) as store:
        triple = make_triple("BLR:military", "visit", "person:anna-nowak")
        store.add(Document("a", "text"), [triple])


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("actor", ("BLR:military", "person:anna-nowak")),
        ("institution", ("BLR:military", "POL")),
        ("state", ("BLR", "POL")),
    ],
)
def test_a_level_rolls_actors_up(run, institutions, level, expected):
    assert list(exported(run, "--store", "k.db", "--level", level).edges()) == [expected]


def test_render_writes_the_page_beside_the_store(run, built):
    (built / "graph.html").unlink()
    result = run("render", "--negated", "--title", "Denied")
    assert result == (0, "", "Wrote output/graph.html: 2 actors, 1 edge.\n")
    assert (built / "graph.html").read_text() == "<title>Denied</title>2 actors\n"


def test_render_gives_the_page_all_evidence(run, built, page):
    result = run("render", "-o", "-", "--min-weight", "2")
    assert result.out == "<title>output</title>2 actors\n"
    _, triples, documents = page[-1]
    assert len(triples) == 6
    assert list(documents) == ["one", "two"]


def test_render_gives_the_page_every_level(run, built, monkeypatch):
    given = []
    monkeypatch.setattr("kgraph.page.render", lambda *a, **named: given.append((a, named)) or "x")
    run("render", "-o", "-", "--level", "state", "--max-evidence", "3")
    ((graph, _), named) = given[0]
    assert list(named["levels"]) == ["actor", "institution", "state"]
    assert named["levels"]["state"] is graph
    assert (named["level"], named["max_evidence"]) == ("state", 3)


@pytest.mark.parametrize("command", [("render", "-o", "x"), ("build", "news", "-o", "new")])
def test_a_page_too_large_to_open_well_is_warned_of(run, built, monkeypatch, command):
    monkeypatch.setattr("kgraph.page.LARGE", 10)
    result = run(*command)
    assert result.code == 0
    assert "Warning: the page has 0 MB and may be slow to open; 'kgraph render" in result.err
    monkeypatch.setattr("kgraph.page.LARGE", 10**6)
    assert "Warning" not in run(*command).err


@pytest.mark.parametrize("command", ["export", "render"])
def test_an_empty_graph_is_not_passed_over_in_silence(run, built, page, command):
    result = run(command, "--modality", "planned", "-o", "x")
    assert result.code == 0
    assert result.err.splitlines() == [
        "The graph is empty; 'kgraph stats' shows what there is.",
        "Wrote x: 0 actors, 0 edges.",
    ]


def test_stats_count_what_there_is(run, built):
    result = run("stats")
    assert (result.code, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines() if line.strip()]
    assert lines[:6] == [
        ["2", "documents"],
        ["6", "sentences"],
        ["18", "words"],
        ["6", "triples"],
        ["4", "actors"],
        ["from", "2024-07-08", "to", "2024-08-01"],
    ]
    assert ["Belarus", "BLR", "4"] in lines
    assert ["ACCUSE", "3"] in lines


def test_stats_for_programs(run, built):
    found = json.loads(run("stats", "-f", "json", "--top", "2").out)
    assert found == {
        "documents": 2,
        "sentences": 6,
        "words": 18,
        "triples": 6,
        "actors": 4,
        "first_date": "2024-07-08",
        "last_date": "2024-08-01",
        "top_actors": [
            {"id": "BLR", "name": "Belarus", "triples": 4},
            {"id": "NATO", "name": "NATO", "triples": 4},
        ],
        "top_categories": {"ACCUSE": 3, "SUPPORT": 2},
        "undated": 0,
        "top_dyads": [
            {"one": "BLR", "one_name": "Belarus", "other": "NATO", "other_name": "NATO",
             "triples": 3},
            {"one": "BLR", "one_name": "Belarus", "other": "CHN", "other_name": "China",
             "triples": 1},
        ],
        "quad_classes": {
            "verbal cooperation": 0, "material cooperation": 0, "verbal conflict": 6,
            "material conflict": 0, "": 0,
        },
        "statuses": {"asserted": 6, "reported": 0, "planned": 0, "possible": 0, "negated": 1},
        "sources": {"": 6},
        "years": {"2024": 6},
    }  # fmt: skip


def test_stats_of_a_part_of_the_store(run, built):
    found = json.loads(run("stats", "-f", "json", "--category", "CONSULT").out)
    assert (found["documents"], found["triples"], found["actors"]) == (2, 1, 2)
    assert [actor["id"] for actor in found["top_actors"]] == ["CHN", "POL"]


def test_one_of_a_kind_is_counted_in_the_singular(run, pipeline, page, tmp_path):
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    run("build", "a.txt")
    counts = [line.split() for line in run("stats").out.splitlines()[:5]]
    assert counts == [
        ["1", "document"], ["1", "sentence"], ["3", "words"], ["1", "triple"], ["2", "actors"],
    ]  # fmt: skip


def test_stats_of_an_empty_store(run, tmp_path):
    Store.open(tmp_path / "k.db", create=True).close()
    result = run("stats", "--store", "k.db")
    assert result.code == 0
    assert "0 documents" in result.out
    assert "actor " not in result.out


@pytest.mark.parametrize("command", ["query", "export", "render", "stats"])
def test_a_file_that_is_no_store_is_one_line(run, tmp_path, command):
    (tmp_path / "k.db").write_text("no database " * 1000)
    result = run(command, "--store", "k.db")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: k.db is damaged or no kgraph store")
    assert len(result.err.splitlines()) == 1

"""``kgraph export`` in each format: where it goes, what it says, and what it refuses."""

from __future__ import annotations

import csv
import json
import sys

import networkx as nx
import pyarrow.parquet as pq
import pytest
import rdflib

from kgraph.exports.formats import FORMATS
from kgraph.triples import read_jsonl

STREAMS = [name for name, format in FORMATS.items() if format.place == "stream"]
FOLDERS = [name for name, format in FORMATS.items() if format.place == "folder"]
TRIPLES = [name for name, format in FORMATS.items() if format.holds == "triples"]


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_written_and_said(run, built, tmp_path, format):
    result = run("export", "-f", format, "-o", "x")
    counts = "6 triples" if format in TRIPLES else "4 actors, 4 edges"
    assert result == (0, "", f"Wrote x: {counts}.\n")
    assert (tmp_path / "x").is_dir() == (format in FOLDERS)


@pytest.mark.parametrize("format", STREAMS)
def test_text_goes_to_standard_output_too(run, built, tmp_path, format):
    run("export", "-f", format, "-o", "x")
    result = run("export", "-f", format)
    assert (result.code, result.err) == (0, "")
    assert result.out == (tmp_path / "x").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["x.gexf", "x.cyjs", "x.json", "x.ttl", "x.jsonl", "x.parquet"])
def test_the_ending_tells_the_format(run, built, tmp_path, name):
    assert run("export", "-o", name).code == 0
    found = (tmp_path / name).read_bytes()
    starts = {"gexf": b"<?xml", "cyjs": b'{"format', "json": b'{"direc', "ttl": b"@prefix"}
    starts |= {"jsonl": b'{"id"', "parquet": b"PAR1"}
    assert found.startswith(starts[name.partition(".")[2]])


def test_the_format_goes_before_the_ending(run, built, tmp_path):
    run("export", "-f", "json", "-o", "x.gexf")
    json.loads((tmp_path / "x.gexf").read_text())


@pytest.mark.parametrize(
    ("alias", "name"), [("node-link", "json"), ("cytoscape", "cyjs"), ("rdf", "turtle")]
)
def test_a_format_may_have_a_second_name(run, built, alias, name):
    assert run("export", "-f", alias) == run("export", "-f", name)


@pytest.mark.parametrize(
    ("options", "triples"),
    [(["--negated"], 1), (["--min-weight", "2"], 3), (["--category", "x"], 0)],
)
def test_options_choose_triples(run, built, tmp_path, options, triples):
    if triples:
        for name in ("x.jsonl", "x.parquet", "x.ttl"):
            assert run("export", "-o", name, *options).code == 0
        lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) == triples == pq.read_table(tmp_path / "x.parquet").num_rows
        graph = rdflib.Graph().parse(tmp_path / "x.ttl")
        kind = rdflib.URIRef("urn:kgraph:vocabulary#Relation")
        assert len(list(graph.subjects(rdflib.RDF.type, kind))) == triples
    else:
        assert run("export", "-o", "x.jsonl", *options).code == 2


def test_all_triples_are_those_of_the_build(run, built, tmp_path):
    run("export", "-o", "x.jsonl")
    assert (tmp_path / "x.jsonl").read_bytes() == (built / "triples.jsonl").read_bytes()
    with (tmp_path / "x.jsonl").open(encoding="utf-8") as stream:
        assert len(list(read_jsonl(stream))) == 6


def test_a_level_is_for_graphs(run, built, tmp_path):
    assert run("export", "-f", "csv", "--level", "state", "-o", "t").code == 0
    with (tmp_path / "t" / "nodes.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["Id"] for row in csv.DictReader(stream)} == {"BLR", "CHN", "NATO", "POL"}
    assert run("export", "-f", "gexf", "--level", "state", "-o", "t.gexf").code == 0
    assert set(nx.read_gexf(tmp_path / "t.gexf")) == {"BLR", "CHN", "NATO", "POL"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "csv"], "csv is several files; name a folder with --output"),
        (["-f", "neo4j", "-o", "-"], "neo4j is several files; name a folder with --output"),
        (["-f", "parquet"], "parquet is no text; name a file with --output"),
        (["-f", "jsonl", "--level", "state"], "jsonl holds triples, whose actors stay as they are"),
        (["-f", "nothing"], "Invalid value for '-f' / '--format': 'nothing' is not one of"),
    ],
)
def test_what_a_format_cannot_do_is_said_before_anything_is_read(run, tmp_path, arguments, message):
    result = run("export", "--store", "none.db", *arguments)
    assert result.code == 2
    assert message in result.err
    assert not list(tmp_path.iterdir())


def test_without_its_library_a_format_says_how_to_get_it(run, built, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "-o", "x.parquet")
    assert result == (
        1, "", "Error: Parquet needs pyarrow; install it with: pip install 'kgraph[parquet]'\n"
    )  # fmt: skip
    assert not (tmp_path / "x.parquet").exists()


def test_the_help_names_each_format(run):
    text = " ".join(run("export", "--help").out.split())
    for name in FORMATS:
        assert name in text

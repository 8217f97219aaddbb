"""``kgraph actors``, ``kgraph actor`` and merges, from a store to the graph."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import networkx as nx
import pytest

from kgraph.documents import Document
from kgraph.graph import build as build_graph
from kgraph.identity import Judgement
from kgraph.page.payload import build as page_payload
from kgraph.store import Store
from kgraph.triples import Mention


def someone(name: str, state: str | None = "SEN") -> Mention:
    return Mention(f"person:{name.lower().replace(' ', '-')}", name, "person", state, name, 0, 4)


@pytest.fixture
def triples(make_triple):
    def one(doc: str, subject: Mention, object: str, category: str):
        triple = make_triple("BLR", "visit", object)
        return dataclasses.replace(triple, doc_id=doc, subject=subject, category=category)

    return [
        one("a", someone("Amina Diallo"), "CHN", "CONSULT"),
        one("b", someone("Amina Djallo"), "CHN", "CONSULT"),
        one("b", someone("Oumar Keita"), "POL", "LEADS"),
    ]


@pytest.fixture
def store(tmp_path, triples):
    path = tmp_path / "output" / "kgraph.db"
    path.parent.mkdir()
    with Store.open(path, create=True) as store, store.batch():
        for id in ("a", "b"):
            own = [triple for triple in triples if triple.doc_id == id]
            store.add(Document(id=id, text=own[0].sentence), own)
    return path


def test_actors_are_listed_once_with_their_names(run, store):
    listed = json.loads(run("actors", "-f", "json").out)
    (diallo,) = (actor for actor in listed if actor["id"] == "person:amina-diallo")
    assert diallo["names"] == {"Amina Diallo": 1, "Amina Djallo": 1}
    assert (diallo["triples"], diallo["state"]) == (2, "SEN")
    assert diallo["merged"] == ["person:amina-djallo"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["DJALLO"], ["person:amina-diallo"]),
        (["keita"], ["person:oumar-keita"]),
        (["--type", "person"], ["person:amina-diallo", "person:oumar-keita"]),
        (["--state", "POL"], ["POL"]),
        (["--limit", 1, "--type", "person"], ["person:amina-diallo"]),
        (["nobody"], []),
    ],
)
def test_options_choose_actors(run, store, options, expected):
    out = run("actors", "-f", "jsonl", *options).out
    assert [json.loads(line)["id"] for line in out.splitlines()] == expected


def test_why_gives_the_reason_and_a_file_can_be_tried(run, store, tmp_path):
    assert "are spellings of one full name" in run("actors", "--why").out
    (tmp_path / "who.txt").write_text(
        "not-same Amina Diallo = Amina Djallo\nsame Ann = POL\n", encoding="utf-8"
    )
    tried = run("actors", "--why", "--merges", "who.txt", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(tried.out)))
    assert "person:amina-djallo" in [row["id"] for row in rows]
    assert tried.err == "Conflict: who.txt, line 2: 'Ann' is no actor here\n"
    assert len(json.loads(run("actors", "--type", "person", "-f", "json").out)) == 2


def test_a_bad_line_of_the_file_is_one_line(run, store, tmp_path):
    (tmp_path / "who.txt").write_text("Ann is Bob\n", encoding="utf-8")
    result = run("actors", "--merges", "who.txt")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: who.txt, line 1: write 'same")


def test_a_profile_sums_up_all_ids_of_an_actor(run, store):
    profile = json.loads(run("actor", "djallo", "-f", "json").out)
    assert profile["id"] == "person:amina-diallo"
    assert profile["documents"] == 2
    assert profile["partners"] == {"China (CHN)": 2}
    keita = json.loads(run("actor", "Oumar Keita", "-f", "json").out)
    assert keita["said"] == {"visit Poland (POL)": 1}


def test_a_profile_has_offices_with_dates_and_wikidata(run, tmp_path, make_triple):
    putin = Mention("person:vladimir-putin", "Vladimir Putin", "person", "RUS", "Putin", 0, 4)
    triple = dataclasses.replace(make_triple("BLR", "visit", "CHN"), subject=putin)
    (tmp_path / "output").mkdir()
    with Store.open(tmp_path / "output" / "kgraph.db", create=True) as store, store.batch():
        store.add(Document(id=triple.doc_id, text=triple.sentence), [triple])
    out = run("actor", "putin").out
    assert "president of RUS since 2012-05-07" in out
    assert "Q7747" in out


def test_a_miss_offers_others(run, store):
    result = run("actor", "Amina Dialo")
    assert (result.code, result.out) == (1, "")
    assert "did you mean Amina Diallo" in result.err


def test_a_question_finds_all_ids_and_shows_one_name(run, store):
    assert "Djallo" not in run("query", "--subject", "Amina Djallo").out
    found = run("query", "--subject", "Amina Diallo", "-f", "jsonl").out.splitlines()
    # What was read stays as it was read.
    assert [json.loads(line)["subject_id"] for line in found] == [
        "person:amina-diallo",
        "person:amina-djallo",
    ]


def test_the_graph_has_one_node_with_all_the_evidence(run, store, triples):
    with Store.open(store) as opened:
        graph = build_graph(triples, identities=opened.identities())
    assert graph.nodes["person:amina-diallo"]["merged"] == "person:amina-djallo"
    (edge,) = graph["person:amina-diallo"]["CHN"].values()
    assert edge["evidence"] == sorted(triple.id for triple in triples[:2])
    assert run("export", "-o", "g.graphml").code == 0
    assert "person:amina-djallo" not in nx.read_graphml("g.graphml")


def test_the_page_knows_the_names_of_all_ids(store, triples):
    with Store.open(store) as opened:
        graph = build_graph(triples, identities=opened.identities())
    payload, _ = page_payload({"actor": graph}, triples, {}, "Who")
    nodes = payload["nodes"]
    assert nodes["also"][nodes["key"].index("person:amina-diallo")] == ["Amina Djallo"]


def test_lines_of_the_user_are_kept_in_the_store(store):
    lines = (Judgement(False, "Amina Diallo", "Amina Djallo", "who.txt, line 1"),)
    with Store.open(store) as opened:
        with opened.batch():
            opened.judge(lines)
        assert opened.judgements() == lines
        assert opened.identities().merges == ()
        assert len(opened.identities(judgements=()).merges) == 1


def test_a_store_of_the_version_before_is_taken_over(store):
    with Store.open(store) as opened:
        opened._connection.execute("DROP TABLE judgements")
        opened._connection.execute("PRAGMA user_version = 1")
    with Store.open(store) as opened:
        assert opened.judgements() == ()
        assert opened.counts().triples == 3

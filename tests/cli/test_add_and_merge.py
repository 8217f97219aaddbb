"""``kgraph add`` and ``kgraph merge``, and what a second build says."""

from __future__ import annotations

import json
import sys

import pytest

from kgraph.store import Store


def ids(path) -> list[str]:
    with Store.open(path) as store:
        return [document.id for document in store.documents()]


def said(result) -> list[str]:
    assert (result.code, result.out) == (0, "")
    return [line.partition(" in ")[0] for line in result.err.splitlines()]


@pytest.fixture
def more(built, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "two.txt").write_text("POL thank NATO.")
    (tmp_path / "more" / "three.txt").write_text("CHN visit POL. CHN accuse NATO.")
    return built


def test_add_says_what_it_did(run, more):
    assert said(run("add", "more")) == [
        "1 document added, 1 replaced, 0 as before",
        "output/kgraph.db holds 3 documents and 7 triples.",
    ]
    assert said(run("add", "more"))[0] == "0 documents added, 0 replaced, 2 as before"
    assert ids(more / "kgraph.db") == ["one", "two", "three"]
    assert (more / "triples.jsonl").read_text().count("\n") == 7


def test_add_makes_a_store(run, more):
    assert said(run("add", "more", "--store", "new/s.db"))[1].startswith("new/s.db holds 2")
    assert [path.name for path in (more.parent / "new").iterdir()] == ["s.db"]


def test_add_adds_to_the_store_of_the_environment(run, more, monkeypatch):
    monkeypatch.setenv("KGRAPH_STORE", "mine.db")
    run("add", "more")
    assert ids("mine.db") == ["three", "two"]


def test_add_drops_what_the_paths_do_not_hold_when_asked(run, more):
    assert said(run("add", "more", "--prune"))[0] == (
        "1 document added, 1 replaced, 0 as before, 1 dropped"
    )
    assert ids(more / "kgraph.db") == ["two", "three"]


def test_add_drops_nothing_when_something_could_not_be_read(run, more, tmp_path):
    (tmp_path / "more" / "bad.txt").write_bytes(b"\xff")
    result = run("add", "more", "--prune")
    assert result.code == 1
    assert result.err.splitlines()[-2:] == [
        "Nothing was dropped, because something could not be read.",
        "1 bad input was left out; see the warnings above",
    ]
    assert ids(more / "kgraph.db") == ["one", "two", "three"]


def test_add_may_leave_the_files_beside_the_store(run, more):
    before = (more / "graph.html").read_bytes()
    result = run("add", "more", "--no-derive")
    assert said(result)[-1] == "Not made again: triples.jsonl, graph.graphml, graph.html."
    assert (more / "graph.html").read_bytes() == before


def test_add_tells_of_documents_that_were_read_otherwise(run, more):
    result = run("add", "more", "--model", "another")
    assert said(result)[-1].startswith("1 document was read with other settings or by another")


def test_add_takes_lines_on_who_is_who(run, more, tmp_path):
    (tmp_path / "who.txt").write_text("same Poland = China\n")
    run("add", "more", "--merges", "who.txt")
    with Store.open(more / "kgraph.db") as store:
        assert [judgement.text for judgement in store.judgements()] == ["same Poland = China"]


def test_add_without_a_path_only_brings_up_to_date(run, more):
    before = (more / "triples.jsonl").read_bytes()
    assert said(run("add"))[0] == "0 documents added, 0 replaced, 0 as before"
    assert (more / "triples.jsonl").read_bytes() == before


def test_add_without_a_path_makes_no_store(run, more):
    result = run("add", "--store", "typo.db")
    assert result.code == 1
    assert result.err == (
        "Error: no store at typo.db; name a PATH to make one or another store with --store\n"
    )
    assert not (more.parent / "typo.db").exists()


def test_pruning_without_a_path_is_refused(run, more):
    result = run("add", "--prune")
    assert result.code == 2
    assert "--prune without a PATH would drop everything" in result.err


@pytest.mark.parametrize("paths", [["nowhere"], ["empty.txt"]])
def test_adding_nothing_is_an_error(run, more, paths):
    (more.parent / "empty.txt").write_text("")
    result = run("add", *paths)
    assert result.code == 1
    assert result.err.splitlines()[-1] == "Error: no document could be read; nothing was changed"
    assert ids(more / "kgraph.db") == ["one", "two"]


def test_strict_stops_before_anything_is_changed(run, more, tmp_path):
    (tmp_path / "more" / "z.txt").write_text("")
    result = run("add", "more", "--strict")
    assert (result.code, result.err) == (1, "Error: more/z.txt: no text; the file is empty\n")
    assert ids(more / "kgraph.db") == ["one", "two"]


def test_merge_says_what_it_did(run, more):
    run("build", "more/three.txt", "-o", "three")
    assert said(run("merge", "output", "three", "-o", "all")) == [
        "Merged 2 stores into all/kgraph.db: 3 documents, 8 triples."
    ]
    assert (more.parent / "all" / "graph.html").exists()
    assert run("query", "--store", "all/kgraph.db", "-f", "jsonl").out.count("\n") == 8
    assert said(run("merge", "output", "three", "-o", "all.db"))[0].startswith("Merged 2 stores")
    assert ids("all.db") == ["one", "two", "three"]


def test_merge_names_documents_that_differ(run, more):
    run("build", "more", "-o", "other")
    result = run("merge", "output", "other/kgraph.db", "-o", "all")
    assert result.code == 1
    assert result.err == (
        "Error: 1 document differs between the stores: 'two'; choose with --on-conflict first or "
        "last, or give them other ids\n"
    )
    assert run("merge", "output", "other", "-o", "all", "--on-conflict", "last").code == 0
    records = [
        json.loads(line)
        for line in run("query", "--store", "all/kgraph.db", "-f", "jsonl").out.splitlines()
    ]
    assert [r["relation"] for r in records if r["doc_id"] == "two"] == ["thank"]


def test_merge_tells_of_different_readings(run, more):
    run("build", "more/three.txt", "-o", "three", "--model", "another")
    result = run("merge", "output", "three", "-o", "all")
    assert result.err.splitlines()[1].startswith("The documents were read in 2 ways, with other")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["output"], 2, "Missing option '-o' / '--output'"),
        (["-o", "x"], 2, "Missing argument 'STORE...'"),
        (["output", "-o", "-"], 2, "a store cannot go to standard output"),
        (["output", "nowhere", "-o", "x"], 1, "no store at nowhere"),
        (["output", "news", "-o", "x"], 1, "no store at news/kgraph.db"),
        (["output", "news/one.txt", "-o", "x"], 1, "news/one.txt is damaged or no kgraph store"),
    ],
)
def test_merge_refuses_in_one_line(run, more, arguments, code, message):
    result = run("merge", *arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err
    assert ids(more / "kgraph.db") == ["one", "two"]


@pytest.mark.parametrize("terminal", [True, False])
def test_waiting_is_said_in_a_terminal(monkeypatch, capsys, terminal):
    from kgraph.cli.progress import say_waiting

    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    say_waiting()
    expected = "Waiting for another kgraph that writes this store…\n" if terminal else ""
    assert capsys.readouterr().err == expected

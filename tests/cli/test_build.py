"""``kgraph build`` and ``kgraph extract``: documents in, files or lines out."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from kgraph.building import OUTPUTS, default_title
from kgraph.store import Store
from kgraph.triples import read_jsonl


def test_a_build_writes_four_files_that_agree(built):
    assert sorted(path.name for path in built.iterdir()) == sorted(OUTPUTS)
    with Store.open(built / "kgraph.db") as store:
        triples = list(store.triples())
    assert len(triples) == 6
    with (built / "triples.jsonl").open(encoding="utf-8") as stream:
        assert list(read_jsonl(stream)) == triples
    graph = nx.read_graphml(built / "graph.graphml", force_multigraph=True)
    assert graph.number_of_edges() == 4
    assert (built / "graph.html").read_text(encoding="utf-8") == "<title>news</title>4 actors\n"


def test_the_page_is_given_the_documents(built, page):
    _, triples, documents = page[-1]
    assert len(triples) == 6
    assert list(documents) == ["one", "two"]
    assert documents["one"].date == "2024-07-08"


def test_the_end_says_what_was_made_and_what_to_do_next(run, pipeline, page, tmp_path):
    (tmp_path / "a.txt").write_text("BLR accuse NATO. POL visit CHN.")
    result = run("build", "a.txt", "--output", "results here")
    assert result.code == 0
    assert result.out == ""
    first, *rest = result.err.splitlines()
    assert first.startswith("Read 1 document (2 sentences): 2 triples, 4 actors, 2 edges in ")
    commands = [line.strip() for line in rest if line.startswith("  kgraph ")]
    assert len(commands) == 3
    import shlex

    for command in commands:
        assert run(*shlex.split(command)[1:]).code == 0


def test_the_next_steps_ask_the_new_store_whatever_the_environment_names(
    run, pipeline, page, tmp_path, monkeypatch
):
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    assert "kgraph stats\n" in run("build", "a.txt").err
    monkeypatch.setenv("KGRAPH_STORE", "other.db")
    assert "kgraph stats --store output/kgraph.db\n" in run("build", "a.txt").err


def test_a_build_that_finds_nothing_says_what_is_read(run, pipeline, page, tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happens.")
    result = run("build", "a.txt")
    assert result.code == 0
    summary, advice = result.err.splitlines()
    assert summary.startswith("Read 1 document (0 sentences): 0 triples, 0 actors, 0 edges in ")
    assert advice.startswith("No relation between two actors was found: kgraph reads English")


def test_a_folder_that_holds_an_earlier_build_can_be_read_again(run, built, tmp_path):
    before = (built / "triples.jsonl").read_bytes()
    for _ in range(2):
        result = run("build", ".", "--output", "output")
        assert result.code == 0
        assert "Warning" not in result.err
    assert len((built / "triples.jsonl").read_bytes()) >= len(before)


def test_a_second_build_gives_the_same_bytes_and_forgets_the_first(run, built, tmp_path):
    before = {name: (built / name).read_bytes() for name in OUTPUTS}
    assert run("build", "news").code == 0
    assert {name: (built / name).read_bytes() for name in OUTPUTS} == before
    assert run("build", "news/two.txt").code == 0
    with Store.open(built / "kgraph.db") as store:
        assert [document.id for document in store.documents()] == ["two"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("stage", ["reading", "drawing"])
def test_a_build_that_breaks_off_leaves_the_old_files(run, built, monkeypatch, error, stage):
    before = {name: (built / name).read_bytes() for name in OUTPUTS}

    def fail(*arguments, **options):
        raise error

    names = {"reading": "kgraph.pipeline.Pipeline.pipe", "drawing": "kgraph.page.render"}
    monkeypatch.setattr(names[stage], fail)
    if error is KeyboardInterrupt:
        result = run("build", "news/one.txt")
        assert (result.code, result.err.strip()) == (130, "Interrupted.")
    else:
        from kgraph.cli import main

        with pytest.raises(error):
            main(["build", "news/one.txt"], standalone_mode=False)
    assert {path.name: path.read_bytes() for path in built.iterdir()} == before


@pytest.mark.parametrize("command", [["build"], ["extract"]])
def test_bad_documents_are_reported_and_the_others_read(run, pipeline, page, tmp_path, command):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "in" / "b.jsonl").write_text('{"text": "BLR accuse NATO."}\n{"text": ""}\n')
    result = run(*command, "in")
    assert result.code == 1
    warnings = [line for line in result.err.splitlines() if line.startswith("Warning: ")]
    assert len(warnings) == 2
    assert "in/a.txt:1: not UTF-8" in warnings[0]
    assert "in/b.jsonl:2: no text" in warnings[1]
    assert result.err.splitlines()[-1] == "2 bad inputs were left out; see the warnings above"
    if command == ["build"]:
        assert (tmp_path / "output" / "graph.html").exists()
    else:
        assert len(result.out.splitlines()) == 1


@pytest.mark.parametrize("command", [["build"], ["extract", "-o", "x.jsonl"]])
def test_strict_stops_at_the_first_bad_document(run, pipeline, page, tmp_path, command):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("BLR accuse NATO.")
    (tmp_path / "in" / "b.txt").write_text("")
    result = run(*command, "in", "--strict")
    assert (result.code, result.out) == (1, "")
    assert result.err == "Error: in/b.txt: no text; the file is empty\n"
    assert not (tmp_path / "x.jsonl").exists()
    assert not list((tmp_path / "output").glob("*")) if command == ["build"] else True


def test_a_build_of_nothing_writes_nothing(run, pipeline, page, built, tmp_path):
    before = {name: (built / name).read_bytes() for name in OUTPUTS}
    result = run("build", "nowhere")
    assert result.code == 1
    assert "Warning: nowhere: no such file or folder" in result.err
    assert "Error: no document could be read; nothing was written" in result.err
    assert {path.name: path.read_bytes() for path in built.iterdir()} == before


def test_an_output_folder_that_cannot_be_is_named(run, pipeline, page, tmp_path):
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    (tmp_path / "file").write_text("")
    result = run("build", "a.txt", "-o", "file/below")
    assert result.code == 1
    assert result.err.startswith("Error: file/below: cannot be written: ")
    assert len(result.err.splitlines()) == 1


def test_the_model_and_title_are_passed_on(run, pipeline, page, tmp_path):
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    assert run("build", "a.txt", "--model", "other", "--title", "Mine & yours").code == 0
    assert pipeline.models == ["other"]
    assert "<title>Mine & yours</title>" in (tmp_path / "output" / "graph.html").read_text()


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (["-"], "standard input"),
        (["seeds/"], "seeds"),
        (["a/b.jsonl"], "b.jsonl"),
        (["a", "b", "c"], "a and 2 more"),
    ],
)
def test_the_title_comes_from_the_paths(paths, title):
    assert default_title(paths) == title


def test_extract_reads_standard_input_and_writes_standard_output(run, pipeline):
    result = run("extract", "-", stdin=b"BLR accuse NATO. POL visit CHN.")
    assert (result.code, result.err) == (0, "")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert [(r["subject_id"], r["relation"], r["doc_id"]) for r in records] == [
        ("BLR", "accuse", "stdin"),
        ("POL", "visit", "stdin"),
    ]


def test_extract_writes_a_file(run, pipeline, tmp_path):
    result = run("extract", "-", "-o", "out.json", "-f", "json", stdin=b"BLR accuse NATO.")
    assert result == (0, "", "")
    assert len(json.loads((tmp_path / "out.json").read_text())) == 1


def test_extract_says_nothing_where_nothing_is_found(run, pipeline):
    assert run("extract", "-", stdin=b"Nothing happens.") == (0, "", "")

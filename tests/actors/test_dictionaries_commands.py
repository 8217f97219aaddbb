"""--actors, --agents and --no-catalogue, from the command line and in Python."""

from __future__ import annotations

import json
import pickle

import pytest
from click.testing import CliRunner

from kgraph.actors.dictionaries import Dictionaries
from kgraph.cli import main
from kgraph.documents import Document
from kgraph.pipeline import Extraction, Pipeline

TEXT = "Syldavian soldiers attacked Borduria. Poland thanked Kurvi-Tasch."


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Write a small dictionary of each kind, and a dated document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.csv").write_text("id,name,type,adjectives\nSYL,Syldavia,state,Syldavian\n")
    (tmp_path / "actors.txt").write_text(
        "BORDURIA_ [BOR]\nKURVI-TASCH_ [BORGOV 390101-450101]\n\t[BOROPP]\n"
    )
    (tmp_path / "agents.txt").write_text("SOLDIER_ [~MIL]\n")
    document = {"id": "d", "date": "1940-05-01", "text": TEXT}
    (tmp_path / "news.jsonl").write_text(json.dumps(document) + "\n")
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """Read nothing, and keep the dictionaries that a pipeline was made with."""
    kept = []

    class Silent:
        def __init__(self, model=None, dictionaries=None, codebook=None, jobs=1):
            kept.append(dictionaries)

        def pipe(self, documents):
            for document in documents:
                yield Extraction(document, (), 1, 1)

    monkeypatch.setattr("kgraph.pipeline.Pipeline", Silent)
    return kept


def run(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def ends(lines):
    triples = [json.loads(line) for line in lines.splitlines()]
    return {(triple["subject_id"], triple["object_id"]) for triple in triples}


class TestReading:
    """With the shipped language model."""

    ALL = ("--actors", "own.csv", "--actors", "actors.txt", "--agents", "agents.txt")

    def test_beside_the_catalogue(self, files):
        result = run("extract", "news.jsonl", *self.ALL)
        assert result.exit_code == 0
        assert ends(result.stdout) == {("SYLMIL", "BOR"), ("POL", "BORGOV")}

    def test_instead_of_the_catalogue(self, files):
        result = run("extract", "news.jsonl", *self.ALL, "--no-catalogue")
        assert ends(result.stdout) == {("SYLMIL", "BOR")}

    def test_a_build_takes_them_too(self, files):
        result = run("build", "news.jsonl", "-o", "out", *self.ALL)
        assert result.exit_code == 0
        assert ("SYLMIL", "BOR") in ends((files / "out" / "triples.jsonl").read_text())

    def test_in_python_the_date_of_the_document_counts(self, files):
        dictionaries = Dictionaries.read(["own.csv", "actors.txt"], ["agents.txt"])
        documents = [Document("a", TEXT, "1940-05-01"), Document("b", TEXT, "1950-05-01")]
        documents.append(Document("c", TEXT))
        found = [
            {triple.object.id for triple in extraction.triples} - {"BOR"}
            for extraction in Pipeline(dictionaries=dictionaries).pipe(documents)
        ]
        assert found == [{"BORGOV"}, {"BOROPP"}, {"BOROPP"}]


class TestOptions:
    def test_without_options_nothing_is_read(self, files, asked):
        assert run("extract", "news.jsonl").exit_code == 0
        assert asked == [None]

    @pytest.mark.parametrize("command", [("extract",), ("build", "-o", "out")])
    def test_both_options_may_be_given_again(self, files, asked, command):
        (files / "more.txt").write_text("NURSE [~HLH]")
        name, *rest = command
        options = ("--actors", "own.csv", "--actors", "actors.txt", "--no-catalogue")
        agents = ("--agents", "agents.txt", "--agents", "more.txt")
        assert run(name, "news.jsonl", *rest, *options, *agents).exit_code == 0
        (dictionaries,) = asked
        assert (len(dictionaries.actors.phrases), len(dictionaries.agents)) == (2, 4)
        assert not dictionaries.shipped
        assert [actor.id for actor in dictionaries.catalogue.actors()] == ["SYL"]

    def test_bad_lines_are_reported_and_do_no_harm(self, files, asked):
        (files / "actors.txt").write_text("BORDURIA_ [BOR]\nKLOW\nSZOHOD [BOR 991399]\n")
        result = run("extract", "news.jsonl", "--actors", "actors.txt")
        assert result.exit_code == 0
        assert result.stderr.splitlines() == [
            "Warning: actors.txt:2: 'KLOW' has no code; is a + missing before it?",
            "Warning: actors.txt:3: [BOR 991399]: 991399 is no date; write YYYYMMDD or YYMMDD",
        ]

    def test_many_bad_lines_are_counted(self, files, asked):
        (files / "actors.txt").write_text("BORDURIA_ [BOR]\n" + "[BOR !]\n" * 1234)
        lines = run("extract", "news.jsonl", "--actors", "actors.txt").stderr.splitlines()
        assert len(lines) == 11
        assert lines[-1] == "Warning: actors.txt: 1,224 more bad lines"

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--actors", "no.txt"], "no.txt: cannot be read: No such file or directory"),
            (["--agents", "no.txt"], "no.txt: cannot be read: No such file or directory"),
            (["--actors", "."], ".: cannot be read: Is a directory"),
            (["--actors", "agents.txt"], "agents.txt: is a file of agents; name it with --agents"),
            (["--agents", "own.csv"], "own.csv: is a file of actors; name it with --actors"),
            (["--actors", "a\0b"], "a\0b: cannot be read: embedded null byte"),
        ],
    )
    @pytest.mark.parametrize("command", ["extract", "build"])
    def test_a_file_that_is_no_use_ends_with_one_line(
        self, files, asked, command, options, message
    ):
        result = run(command, "news.jsonl", *options)
        assert (result.exit_code, result.stdout, asked) == (1, "", [])
        assert result.stderr == f"Error: {message}\n"

    @pytest.mark.parametrize("options", [[], ["--agents", "agents.txt"]])
    def test_no_catalogue_needs_actors(self, files, asked, options):
        result = run("extract", "news.jsonl", "--no-catalogue", *options)
        assert result.exit_code == 2
        assert "name a file with --actors" in result.stderr


def test_dictionaries_travel_to_other_processes(files):
    dictionaries = Dictionaries.read(["own.csv", "actors.txt"], ["agents.txt"], catalogue=False)
    copy = pickle.loads(pickle.dumps(dictionaries))
    assert len(copy.agents) == 2
    assert copy.describe("SYLMIL") == dictionaries.describe("SYLMIL")

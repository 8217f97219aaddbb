"""kgraph codebook, kgraph uncoded, --codebook and --plover."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kgraph.cli import main

CATEGORIES = 25


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("kind,lemma,category\nverb,outclass,OPPONENT_OF\n")
    return path


class TestCodebook:
    def test_the_list_is_the_same_in_every_format(self, run):
        table, plain, lines, cells = (
            run("codebook", "--format", format) for format in ("table", "json", "jsonl", "csv")
        )
        records = json.loads(plain.out)
        assert len(records) == CATEGORIES
        assert [json.loads(line) for line in lines.out.splitlines()] == records
        names = [record["category"] for record in records]
        assert [row["category"] for row in rows(cells.out)] == names
        assert all(name in table.out for name in names)

    @pytest.mark.parametrize("name", ["SANCTION", "SANCTION.expel", "BORDERS", "OTHER"])
    def test_a_category_is_explained(self, run, name):
        result = run("codebook", name)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(name.partition(".")[0])
        assert "examples" in result.out
        record = json.loads(run("codebook", name, "-f", "json").out)
        entries = rows(run("codebook", name, "-f", "csv").out)
        assert len(record["entries"]) == len(entries) > 0
        assert {entry["category"] for entry in entries} == {name.partition(".")[0]}

    @pytest.mark.parametrize("word", ["strike", "call off", "treaty", "refuse", "ally", "make"])
    def test_a_word_is_explained(self, run, word):
        result = run("codebook", word)
        assert (result.code, result.err) == (0, "")
        assert word in result.out
        assert json.loads(run("codebook", word, "-f", "json").out)["word"] == word

    def test_an_unknown_word_ends_with_one_line(self, run):
        result = run("codebook", "impse")
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        assert "did you mean" in result.err and "impose" in result.err

    def test_labels_of_other_schemes(self, run):
        assert "cameo" in run("codebook", "--versions").out
        records = rows(run("codebook", "--versions", "-f", "csv").out)
        assert {record["scheme"] for record in records} >= {"cameo", "plv", "plover-0.5"}
        assert run("codebook", "AID", "--versions").code == 2

    def test_own_entries_are_shown(self, run, own):
        assert run("codebook", "outclass").code == 1
        shown = run("codebook", "outclass", "--codebook", own)
        assert "OPPONENT_OF" in shown.out and "own.csv" in shown.out

    def test_it_can_be_written_to_a_file(self, run, tmp_path):
        assert run("codebook", "-f", "csv", "-o", "codebook.csv").out == ""
        assert len(rows((tmp_path / "codebook.csv").read_text())) == CATEGORIES


@pytest.mark.parametrize("command", ["extract", "build", "uncoded", "codebook"])
def test_a_bad_file_of_entries_ends_with_one_line_and_writes_nothing(run, tmp_path, command):
    (tmp_path / "news.txt").write_text("Kenya praised Chad.")
    (tmp_path / "bad.csv").write_text("kind,lemma,category\nverb,zap,NICE\n")
    paths = [] if command == "codebook" else ["news.txt"]
    result = run(command, *paths, "--codebook", "bad.csv")
    assert result.code == 1
    assert result.err == (
        "Error: bad.csv: line 2: 'NICE' is no category; 'kgraph codebook' lists them, "
        "NONE removes\n"
    )
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("command", ["extract", "build", "uncoded"])
def test_reading_commands_take_own_entries(command):
    names = {name for param in main.commands[command].params for name in param.opts}
    assert "--codebook" in names


class TestReading:
    """With the shipped language model."""

    def test_a_build_and_an_extract_use_own_entries(self, run, own, tmp_path):
        (tmp_path / "news.txt").write_text("Kenya outclassed Chad.")
        lines = run("extract", "news.txt", "--codebook", own).out
        assert json.loads(lines)["category"] == "OPPONENT_OF"
        assert run("build", "news.txt", "-o", "out", "--codebook", own).code == 0
        assert (tmp_path / "out" / "triples.jsonl").read_text() == lines

    def test_the_single_code_is_a_last_field(self, run, tmp_path):
        (tmp_path / "news.txt").write_text("Kenya will visit Chad. Kenya did not thank Chad.")
        plain = run("extract", "news.txt", "-f", "csv").out
        folded = run("extract", "news.txt", "-f", "csv", "--plover").out
        assert folded.splitlines()[0] == plain.splitlines()[0] + ",plover"
        assert [row["plover"] for row in rows(folded)] == ["AGREE", ""]
        records = json.loads(run("extract", "news.txt", "-f", "json", "--plover").out)
        assert [record["plover"] for record in records] == ["AGREE", None]

    def test_uncoded_in_every_format(self, run, tmp_path):
        (tmp_path / "news.txt").write_text("Kenya outclassed Chad. Zubin Qarabash met Togo.")
        table = run("uncoded", "news.txt")
        assert "outclass" in table.out and "Zubin Qarabash" in table.out
        records = json.loads(run("uncoded", "news.txt", "-f", "json").out)
        assert rows(run("uncoded", "news.txt", "-f", "csv").out)[0]["words"] == records[0]["words"]
        lines = run("uncoded", "news.txt", "-f", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == records

    def test_uncoded_chooses_what_and_how_many(self, run, tmp_path):
        (tmp_path / "news.txt").write_text(
            "Kenya outclassed Chad. Kenya outclassed Togo. Kenya outpaced Chad. "
            "Zubin Qarabash met Togo."
        )
        predicates = rows(run("uncoded", "news.txt", "--what", "predicates", "-f", "csv").out)
        assert [row["words"] for row in predicates] == ["outclass", "outpace"]
        mentions = rows(run("uncoded", "news.txt", "--what", "mentions", "-f", "csv").out)
        assert [row["words"] for row in mentions] == ["Zubin Qarabash"]
        top = rows(run("uncoded", "news.txt", "--top", "1", "-f", "csv").out)
        assert [row["words"] for row in top] == ["outclass", "Zubin Qarabash"]

    def test_nothing_uncovered_is_said(self, run, tmp_path):
        (tmp_path / "news.txt").write_text("Kenya praised Chad.")
        result = run("uncoded", "news.txt")
        assert (result.code, result.out, result.err) == (0, "", "Nothing is uncovered.\n")


def test_a_query_gives_the_single_code_too(built, run):
    records = rows(run("query", "--plover", "-f", "csv").out)
    assert {row["plover"] for row in records} == {"ACCUSE", "CONSULT", "SUPPORT", ""}
    assert run("query", "--plover").code == 2

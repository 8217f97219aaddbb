"""``kgraph query``: tables, records and marked sentences from a store."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from kgraph.cli.answers import console, plain, print_evidence
from kgraph.documents import Document
from kgraph.store import Store


def rows(result) -> list[list[str]]:
    lines = result.out.splitlines()[2:]
    return [re.split(r"\s{2,}", line.strip()) for line in lines if line.strip()]


def relations(run, *options) -> list[str]:
    result = run("query", "-f", "jsonl", *options)
    assert result.code == 0
    return [
        f"{r['subject_id']} {r['relation']} {r['object_id']}"
        for r in map(json.loads, result.out.splitlines())
    ]


def test_a_table_counts_what_is_alike(run, built):
    result = run("query")
    assert (result.code, result.err) == (0, "")
    assert " ".join(result.out.split()).startswith("subject relation object category said")
    assert rows(result) == [
        ["Belarus", "accuse", "NATO", "ACCUSE", "asserted", "3", "2"],
        ["China", "not thank", "Belarus", "SUPPORT", "asserted", "1", "1"],
        ["Poland", "thank", "NATO", "SUPPORT", "asserted", "1", "1"],
        ["Poland", "visit", "China", "CONSULT", "asserted", "1", "1"],
    ]


def test_a_limit_cuts_the_rows_and_says_so(run, built):
    result = run("query", "--limit", 1)
    assert len(rows(result)) == 1
    assert result.err == "3 more rows; raise --limit to see them.\n"


@pytest.mark.parametrize(("limit", "more"), [(1, True), (5, True), (6, False), (7, False)])
def test_a_limit_cuts_the_sentences_and_says_so(run, built, limit, more):
    result = run("query", "--evidence", "--limit", limit)
    assert result.out.count(", asserted; ") == min(limit, 6)
    assert result.err == ("There are more sentences; raise --limit to see them.\n" if more else "")


def test_sentences_stop_at_a_hundred_without_a_limit(run, built, monkeypatch):
    monkeypatch.setattr("kgraph.cli.query._ROWS", 4)
    result = run("query", "--evidence")
    assert result.out.count(", asserted; ") == 4
    assert result.err == "There are more sentences; raise --limit to see them.\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--actor", "china"], ["POL visit CHN", "CHN thank BLR"]),
        (["--between", "Belarus", "CHN"], ["CHN thank BLR"]),
        (["--subject", "Poland"], ["POL visit CHN", "POL thank NATO"]),
        (["--object", "chn"], ["POL visit CHN"]),
        (["--relation", "visit"], ["POL visit CHN"]),
        (["--text", "poland china"], ["POL visit CHN"]),
        (["--category", "consult"], ["POL visit CHN"]),
        (["--category", "CONSULT", "--category", "SUPPORT", "--subject", "POL"],
         ["POL visit CHN", "POL thank NATO"]),
        (["--negated"], ["CHN thank BLR"]),
        (["--no-negated", "--object", "Belarus"], []),
        (["--modality", "planned"], []),
        (["--modality", "planned", "--modality", "asserted", "--limit", 1], ["BLR accuse NATO"]),
        (["--since", "2024-08"], ["BLR accuse NATO", "CHN thank BLR"]),
        (["--until", "2024-07", "--object", "NATO", "--limit", 1], ["BLR accuse NATO"]),
    ],
)  # fmt: skip
def test_options_choose_triples(run, built, options, expected):
    assert relations(run, *options) == expected


def test_no_answer_is_said_on_standard_error(run, built):
    for options in ([], ["--evidence"]):
        result = run("query", "--modality", "planned", *options)
        assert (result.code, result.out) == (0, "")
        assert result.err == "No triples match; 'kgraph stats' shows what there is.\n"


@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_records_have_all_fields(run, built, format):
    result = run("query", "-f", format, "--object", "CHN")
    if format == "csv":
        (record,) = csv.DictReader(io.StringIO(result.out))
    else:
        record = json.loads(result.out)
        record = record[0] if format == "json" else record
    assert record["sentence"] == "Poland visit China."
    assert record["doc_id"] == "one"


def test_evidence_marks_the_words(run, built):
    result = run("query", "--evidence", "--subject", "POL")
    assert result.out.splitlines() == [
        "Poland – visit – China  (CONSULT, asserted; one 2024-07-08)",
        "  [Poland] [visit] [China].",
        "Poland – thank – NATO  (SUPPORT, asserted; one 2024-07-08)",
        "  [Poland] [thank] [NATO].",
    ]


def test_evidence_in_a_terminal_is_coloured_instead(run, built, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    result = run("query", "--evidence", "--object", "CHN")
    assert "[Poland]" not in result.out
    assert "\x1b[1;36mPoland\x1b[0m" in result.out


def test_evidence_goes_with_tables_alone(run, built):
    result = run("query", "--evidence", "-f", "csv")
    assert result.code == 2
    assert "--evidence goes with --format table" in result.err


def evidence(triple) -> str:
    stream = io.StringIO()
    print_evidence([triple], stream)
    return stream.getvalue().splitlines()[1].strip()


def test_spans_that_overlap_or_lie_elsewhere_are_marked_once_or_not(make_triple):
    from dataclasses import replace

    triple = make_triple(at=100)
    inside = {"relation_start": 103, "relation_end": 105}
    assert evidence(replace(triple, **inside)) == "[Belarus] accuse [NATO]."
    before = replace(triple.subject, start=3, end=10)
    assert evidence(replace(triple, subject=before)) == "Belarus [accuse] [NATO]."
    behind = replace(triple.object, start=900, end=905)
    assert evidence(replace(triple, object=behind)) == "[Belarus] [accuse] NATO."


def test_long_sentences_are_not_broken(make_triple):
    triple = make_triple(sentence="Belarus accuse NATO " + "word " * 200, sentence_end=1020)
    assert evidence(triple).count("word") == 200


@pytest.mark.parametrize("nasty", ["\x1b[31mred", "a\x07b", "a\nb", "\x9b31m", "a\u202eb"])
def test_letters_that_steer_a_terminal_are_taken_out(make_triple, nasty):
    assert not re.search(r"[\x00-\x1f\x80-\x9f\u202e]", plain(nasty))
    stream = io.StringIO()
    print_evidence([make_triple(relation=nasty, sentence=f"Belarus {nasty} x")], stream)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x80-\x9f\u202e]", stream.getvalue())


def test_brackets_in_names_are_no_markup(run, tmp_path, make_triple):
    with Store.open(tmp_path / "k.db", create=True) as store:
        triple = make_triple("org:x", "[bold]meet[/nothing]", "NATO")
        store.add(Document("a", "text"), [triple])
    for options in ([], ["--evidence"]):
        result = run("query", "--store", "k.db", *options)
        assert result.code == 0
        assert "[bold]meet[/nothing]" in result.out


def test_a_plain_stream_gets_plain_wide_lines():
    found = console(io.StringIO())
    assert not found.is_terminal
    assert found.width == 160


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (120, "subject relation object category said triples docs"),
        (80, "subject relation object category triples"),
        (50, "subject relation object triples"),
    ],
)
def test_a_narrow_terminal_is_shown_fewer_columns(run, built, monkeypatch, width, columns):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(width))
    header, *body = re.sub(r"\x1b\[[\d;]*m", "", run("query").out).splitlines()
    assert " ".join(header.split()) == columns
    assert all(len(line) <= width for line in body)
    assert any(line.split()[:3] == ["Belarus", "accuse", "NATO"] for line in body)


def test_an_unknown_actor_is_one_line(run, built):
    result = run("query", "--actor", "Polnd")
    assert (result.code, result.out) == (1, "")
    assert result.err == "Error: no actor named 'Polnd'; did you mean Poland (POL)?\n"


def test_the_store_may_be_named_by_option_or_environment(run, built, monkeypatch, tmp_path):
    moved = tmp_path / "elsewhere.db"
    (built / "kgraph.db").rename(moved)
    missing = run("query")
    assert missing.code == 1
    assert missing.err.startswith(
        "Error: no store at output/kgraph.db; make one with 'kgraph build'"
    )
    assert run("query", "--store", moved).code == 0
    monkeypatch.setenv("KGRAPH_STORE", str(moved))
    assert run("query").code == 0


def test_answers_may_go_to_a_file(run, built, tmp_path):
    assert run("query", "-o", "answers.txt", "--evidence") == (0, "", "")
    assert "[Poland]" in (tmp_path / "answers.txt").read_text(encoding="utf-8")

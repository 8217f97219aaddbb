"""The questions as commands: tables that fit, stable records, hints where there is no answer."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from kgraph.documents import Document
from kgraph.store import Store

WAR = {"category": "ASSAULT", "quad_class": "material conflict", "intensity": -9.0}
AID = {"category": "AID", "quad_class": "material cooperation", "intensity": 10.0}
QUESTIONS = {
    "neighbours": ["neighbours", "Belarus"],
    "timeline": ["timeline", "Belarus"],
    "path": ["path", "Belarus", "China"],
    "search": ["search", "accuse"],
    "disputes": ["disputes"],
    "diff": ["diff", "--before", "2023", "--after", "2024"],
    "stats": ["stats"],
    "query": ["query"],
}
LISTS = [name for name in QUESTIONS if name not in ("stats", "timeline")]


@pytest.fixture
def filled(tmp_path, make_triple):
    """Fill a store at its default place."""
    found = [
        make_triple("BLR", "accuse", "POL", date="2023-01-05", doc_id="a", source="Wire"),
        make_triple("BLR", "shell", "POL", at=50, date="2024-01-09", doc_id="a", source="Wire",
                    **WAR),
        make_triple("BLR", "shell", "POL", date="2024-01-11", doc_id="b", negated=True,
                    attributed_to_id="BLR", attributed_to_text="Minsk", **WAR),
        make_triple("POL", "help", "CHN", at=50, date="2024-03", doc_id="b", **AID),
        make_triple("BLR:military", "accuse", "NATO", doc_id="c", doc_date=None),
    ]  # fmt: skip
    (tmp_path / "output").mkdir()
    with Store.open(tmp_path / "output" / "kgraph.db", create=True) as store:
        for id in "abc":
            triples = [triple for triple in found if triple.doc_id == id]
            text = ""
            for triple in triples:
                text = text.ljust(triple.sentence_start) + triple.sentence
            first = triples[0]
            store.add(Document(id, text, first.doc_date, None, first.source), triples)
    return tmp_path / "output" / "kgraph.db"


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("width", [80, 160])
def test_tables_fit_the_terminal(run, filled, monkeypatch, name, width):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(width))
    result = run(*QUESTIONS[name])
    assert result.code == 0 and result.out
    # Sentences are left to the terminal to break, so that they can be copied whole.
    if name in ("neighbours", "timeline", "stats", "query"):
        assert all(len(line) <= width for line in plain(result.out).splitlines())


@pytest.mark.parametrize("name", LISTS)
def test_records_are_the_same_in_all_formats(run, filled, name):
    whole = json.loads(run(*QUESTIONS[name], "-f", "json").out)
    lines = [json.loads(x) for x in run(*QUESTIONS[name], "-f", "jsonl").out.splitlines()]
    assert whole and whole == lines
    rows = list(csv.DictReader(io.StringIO(run(*QUESTIONS[name], "-f", "csv").out)))
    assert len(rows) == (sum(len(p["hops"]) for p in whole) if name == "path" else len(whole))
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("name", QUESTIONS)
def test_same_question_same_answer(run, filled, name):
    assert run(*QUESTIONS[name]) == run(*QUESTIONS[name])


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in ("stats", "query")])
def test_an_empty_answer_says_so_with_a_hint(run, filled, name):
    result = run(*QUESTIONS[name], "--modality", "planned")
    assert (result.code, result.out) == (0, "")
    assert "kgraph stats" in result.err or "try --max-hops" in result.err


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_answer_is_an_empty_list_for_programs(run, filled, name):
    options = ["--modality", "planned"]
    assert json.loads(run(*QUESTIONS[name], *options, "-f", "json").out) == []
    assert run(*QUESTIONS[name], *options, "-f", "jsonl").out == ""
    header = run(*QUESTIONS[name], *options, "-f", "csv").out.splitlines()
    assert header == run(*QUESTIONS[name], "-f", "csv").out.splitlines()[:1]


@pytest.mark.parametrize("name", ["neighbours", "timeline", "path", "disputes"])
def test_a_mistyped_name_is_answered_with_the_right_one(run, filled, name):
    words = ["path", "Belrus", "China"] if name == "path" else [name, "Belrus"]
    result = run(*words)
    assert (result.code, result.out) == (1, "")
    assert result.err == "Error: no actor named 'Belrus'; did you mean Belarus (BLR)?\n"


def test_numbers_stand_to_the_right(run, filled):
    header, _, *rows = run("query").out.splitlines()
    end = header.index("triples") + len("triples")
    assert {row[end - 1] for row in rows} == {"1"}


def test_neighbours_are_counted_by_class(run, filled):
    (poland,) = json.loads(run("neighbours", "Belarus", "-f", "json").out)
    assert {k: poland[k] for k in ("id", "triples", "denied", "intensity", "given")} == {
        "id": "POL", "triples": 3, "denied": 1, "intensity": -6.0, "given": 3,
    }  # fmt: skip
    states = json.loads(run("neighbours", "Belarus", "-f", "json", "--level", "state").out)
    assert [n["id"] for n in states] == ["POL", "NATO"]


def test_a_timeline_shows_gaps_and_says_what_is_left_out(run, filled):
    result = run("timeline", "Belarus", "Poland", "--by", "year")
    assert "conflict    ██" in result.out
    assert re.search(r"^2024 +2 ", result.out, re.MULTILINE)
    months = json.loads(run("timeline", "Belarus", "-f", "json").out)
    assert len(months["periods"]) == 13
    assert sum(month["triples"] == 0 for month in months["periods"]) == 11
    undated = run("timeline", "Belarusian military")
    assert undated.err.splitlines() == [
        "No dated triples match; 'kgraph stats' shows what there is.",
        "1 triple without any date left out.",
    ]


def test_a_path_tells_each_hop(run, filled):
    result = run("path", "Belarus", "China", "--order", "time")
    assert result.out.splitlines() == [
        "1. Belarus → Poland → China  (2 hops, cost 2.00; in order)",
        "  Belarus → Poland: 2 triples in 1 document, 2023-01-05 to 2024-01-09"
        " (ACCUSE 1, ASSAULT 1)",
        "    [Belarus] [accuse] [Poland].  (Wire, a, 2023-01-05)",
        "  Poland → China: 1 triple in 1 document, 2024-03 (AID 1)",
        "    [Poland] [help] [China].  (b, 2024-03)",
    ]


def test_no_path_is_said_with_what_to_try(run, filled):
    result = run("path", "Belarus", "NATO", "--max-hops", "1")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("No path of 1 hop or fewer leads from Belarus to NATO; try")


@pytest.mark.parametrize(
    "words",
    [["path", "Belarus", "minsk"], ["path", "Belarus", "BLR"]],
)
def test_a_path_needs_two_actors(run, filled, words):
    result = run(*words)
    assert result.code == 1
    assert len(result.err.splitlines()) == 1


def test_search_marks_words_and_lists_triples(run, filled):
    result = run("search", '"shell poland"')
    assert result.out.splitlines()[:3] == [
        "Wire, a, 2024-07-08",
        "  Belarus [shell Poland].",
        "    Belarus – shell – Poland  (ASSAULT, asserted)",
    ]
    assert run("search", "shell", "--limit", "1").err == (
        "1 more sentence; raise --limit to see all.\n"
    )


@pytest.mark.parametrize("words", ['"', "*", "--", "()"])
def test_odd_words_are_no_error_of_syntax(run, filled, words):
    result = run("search", "--", words)
    assert result.code == 1
    assert result.err.startswith("Error: no word to search for in")


def test_a_dispute_shows_both_sides(run, filled):
    assert run("disputes").out.splitlines() == [
        "Belarus – ASSAULT – Poland  (2 documents, 2024-01-09 to 2024-01-11)",
        "  said by Wire (1 triple)",
        "    [Belarus] [shell] [Poland].  (Wire, a, 2024-01-09)",
        "  denied by Belarus (1 triple)",
        "    [Belarus] [shell] [Poland].  (b, 2024-01-11)",
    ]
    assert run("disputes", "--window", "1").out == ""
    assert run("disputes", "China").out == ""


def test_a_difference_of_two_stores_or_periods(run, filled):
    result = run("diff", "--before", "2023", "--after", "2024")
    assert result.out.splitlines()[:2] == [
        "new dyad: China – Poland  (0 → 1 triples)",
        "  [Poland] [help] [China].  (b, 2024-03)",
    ]
    assert (
        "escalation: Belarus – Poland  (1 → 1 triples, intensity -3.0 → -9.0, lowest" in result.out
    )
    assert result.err == "1 triple left out: undated, or dated too coarsely to tell the period.\n"
    same = run("diff", filled, filled)
    assert (same.code, same.out) == (0, "")
    assert same.err.startswith("Nothing has changed; ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["output/kgraph.db"],
        ["--before", "2023"],
        ["output/kgraph.db", "output/kgraph.db", "--before", "2023", "--after", "2024"],
        ["--before", "last year", "--after", "2024"],
        ["--before", "2024..2023", "--after", "2024"],
        ["--before", "2024..", "--after", "2024"],
    ],
)
def test_a_difference_needs_two_stores_or_two_periods(run, filled, arguments):
    result = run("diff", *arguments)
    assert (result.code, result.out) == (2, "")


def test_a_missing_store_is_one_line(run, filled):
    for words in (["diff", "no.db", filled], ["diff", filled, "no.db"], ["search", "a"]):
        result = run(*words, "--store", "no.db")
        assert result.code == 1
        assert result.err.startswith("Error: no store at no.db")


def test_a_whole_store_is_verified(run, filled):
    result = run("verify")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Checked 3 documents, 5 triples and 20 spans: 0 problems.\n"


def test_a_changed_text_fails(run, filled, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Something else.")
    (folder / "new.txt").write_text("Something new.")
    result = run("verify", folder)
    assert result.code == 1
    lines = result.out.splitlines()
    assert lines[0] == "document a: has changed since it was read"
    assert "the sentence at 0-22 is 'Something else.', not 'Belarus accuse Poland.'" in result.out
    assert result.err.splitlines() == [
        "1 document not in the store passed over.",
        f"Checked 1 document, 2 triples and 8 spans: {len(lines)} problems.",
    ]


def test_documents_of_another_store_are_not_taken_for_verified(run, filled, tmp_path):
    (tmp_path / "new.txt").write_text("Something new.")
    result = run("verify", tmp_path / "new.txt")
    assert result.code == 1
    assert "none of the documents given is in it" in result.err


def test_levels_hold_for_queries(run, filled):
    table = run("query", "--level", "state", "--subject", "Belarus", "--object", "NATO").out
    assert re.search(r"^Belarus +accuse +NATO", table, re.MULTILINE)
    (record,) = csv.DictReader(
        io.StringIO(run("query", "--level", "state", "--actor", "NATO", "-f", "csv").out)
    )
    assert record["subject_id"] == "BLR:military"
    assert (record["subject_level_id"], record["subject_level_name"]) == ("BLR", "Belarus")
    evidence = run("query", "--level", "state", "--between", "NATO", "Belarus", "--evidence").out
    assert evidence.startswith("Belarus – accuse – NATO")
    assert run("query", "--subject", "Belarus", "--object", "NATO").out == ""

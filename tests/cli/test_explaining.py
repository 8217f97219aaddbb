"""``kgraph explain`` and ``kgraph why``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli.main import main

TEXT = "Kenya accused Norway of arming Peru. Norway slept."


def run(*arguments: str, **options: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(main, list(arguments), **options)


def test_explain_shows_parse_actors_triples_and_what_was_near() -> None:
    result = run("explain", TEXT)
    assert result.exit_code == 0
    for expected in ("nsubj", "KEN | accuse | NOR", 'the verb "accuse" is ACCUSE', "sleep: Norway"):
        assert expected in result.stdout


def test_explain_gives_the_same_as_json() -> None:
    found = json.loads(run("explain", "-", "--format", "json", input=TEXT).stdout)
    assert set(found) == {"parse", "actors", "readings", "near"}
    assert found["parse"][0]["text"] == "Kenya"
    first = found["readings"][0]
    assert (first["subject_id"], first["category"], first["object_id"]) == ("KEN", "ACCUSE", "NOR")
    assert first["dropped"] is None and "active verb" in first["reason"]


def test_explain_dates_events_from_the_day_given() -> None:
    result = run("explain", "Kenya attacked Norway on Monday.", "--date", "2024-03-06")
    assert "2024-03-04" in result.stdout


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_to_explain_is_a_usage_error(text: str) -> None:
    result = run("explain", text)
    assert result.exit_code == 2
    assert "give a sentence" in result.stderr


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", str(folder / "a.txt"), "--output", str(folder / "out")).exit_code == 0
    return folder / "out" / "kgraph.db"


def _ids(store: Path) -> list[str]:
    lines = run("query", "--format", "jsonl", "--store", str(store)).stdout.splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_why_shows_the_sentence_the_rule_and_the_reason(store: Path) -> None:
    for id in _ids(store):
        result = run("why", id[:12], "--store", str(store))
        assert result.exit_code == 0
        assert "Kenya accused Norway of arming Peru." in result.stdout.replace("[", "").replace(
            "]", ""
        )
        assert "confidence" in result.stdout


@pytest.mark.parametrize(("id", "said"), [("zz", "no triple"), ("", "several triples")])
def test_an_id_of_no_triple_or_several_is_one_line(store: Path, id: str, said: str) -> None:
    result = run("why", id, "--store", str(store))
    assert result.exit_code == 1
    assert said in result.stderr and len(result.stderr.strip().splitlines()) == 1

"""The true program with the true model: killed, run again, added to and merged."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgraph.building import OUTPUTS
from kgraph.store import Store

STATES = ("Belarus", "China", "Poland", "Ukraine", "Latvia", "Norway", "Japan")
COUNT = 70


def kgraph(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kgraph", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")


def run(*arguments: str) -> str:
    process = kgraph(*arguments)
    _, said = process.communicate()
    assert process.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of news in two halves, and a build that nobody disturbed."""
    place = tmp_path_factory.mktemp("whole")
    for number in range(COUNT):
        one, other = STATES[number % 7], STATES[(number + 1 + number // 7 % 5) % 7]
        folder = place / "news" / ("early" if number < COUNT // 2 else "late")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:03}.txt").write_text(f"{one} accused {other} of spying on its troops.")
    run("build", str(place / "news"), "--output", str(place / "whole"), "--title", "News")
    return place


def assert_whole(place: Path, output: Path) -> None:
    assert sorted(path.name for path in output.iterdir()) == sorted(OUTPUTS)
    for name in OUTPUTS:
        assert (output / name).read_bytes() == (place / "whole" / name).read_bytes(), name


@pytest.mark.parametrize("moment", ["begun", "a batch read", "being put together"])
def test_a_build_that_is_killed_is_finished_by_the_next(place, tmp_path, moment):
    output = tmp_path / "out"
    arguments = ("build", str(place / "news"), "--output", str(output), "--title", "News")
    work = output / ".kgraph.db.work"
    process = kgraph(*arguments)
    while process.poll() is None and not reached(moment, work):
        time.sleep(0.005)
    process.kill()
    process.communicate()
    run(*arguments)
    assert_whole(place, output)


def reached(moment: str, work: Path) -> bool:
    if moment == "begun":
        return (work / "read.db").exists()
    if moment == "being put together":
        return (work / "kgraph.db").exists()
    return (work / "read.db").exists() and (work / "read.db").stat().st_size > 100_000


def test_adding_one_half_to_the_other_is_a_build_of_both(place, tmp_path):
    run("build", str(place / "news" / "early"), "--output", str(tmp_path / "out"), "--title", "X")
    said = run("add", str(place / "news" / "late"), "--store", str(tmp_path / "out" / "kgraph.db"))
    assert said.startswith(f"{COUNT // 2} documents added, 0 replaced, 0 as before in ")
    with Store.open(tmp_path / "out" / "kgraph.db") as store:
        added = [(t.subject.id, t.object.id) for t in store.triples()]
    with Store.open(place / "whole" / "kgraph.db") as store:
        assert added == [(t.subject.id, t.object.id) for t in store.triples()]


def test_halves_built_apart_are_merged_to_the_whole(place, tmp_path):
    halves = []
    for name in ("early", "late"):
        halves.append(str(tmp_path / name))
        files = sorted((place / "news" / name).iterdir())
        lines = [{"id": f"{name}/{file.stem}", "text": file.read_text()} for file in files]
        records = tmp_path / f"{name}.jsonl"
        records.write_text("".join(json.dumps(line) + "\n" for line in lines))
        run("build", str(records), "--output", halves[-1])
    run("merge", *halves, "--output", str(tmp_path / "out"), "--title", "News")
    assert_whole(place, tmp_path / "out")

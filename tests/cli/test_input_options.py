"""What the commands say of their input: notes, warnings, a summary and a bar."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kgraph
from kgraph.cli.reading import INPUT_FORMATS
from kgraph.cores import cores
from kgraph.documents.formats import READERS

ENGLISH = "“We shall see,” she said of BLR – and BLR’s envoy agreed. BLR accuse NATO. "


def test_every_format_that_is_offered_is_read():
    assert tuple(READERS) == INPUT_FORMATS


@pytest.mark.parametrize("command", ["extract", "build"])
@pytest.mark.parametrize("jobs", [None, 1, 3])
def test_jobs_are_all_cores_unless_said_otherwise(run, pipeline, page, tmp_path, command, jobs):
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    assert run(command, "a.txt", *([] if jobs is None else ["--jobs", jobs])).code == 0
    assert pipeline.jobs[-1] == (jobs or cores())


WRONG = (
    ["--jobs", "0"],
    ["--jobs", "x"],
    ["--encoding", "klingon"],
    ["--encoding", "rot13"],
    ["--input-format", "pdf"],
)


@pytest.mark.parametrize("options", WRONG, ids=" ".join)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_wrong_options_end_with_two(run, command, options):
    result = run(command, "-", *options)
    assert (result.code, result.out) == (2, "")
    assert options[0] in result.err


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_guessed_encoding_is_a_note_and_no_error(run, pipeline, page, tmp_path, command):
    (tmp_path / "a.txt").write_bytes(ENGLISH.encode("cp1252"))
    result = run(command, "a.txt")
    assert result.code == 0
    assert result.err.splitlines()[0] == (
        "Note: a.txt:1: not UTF-8; read as windows-1252, --encoding names another"
    )


@pytest.mark.parametrize("command", ["extract", "build"])
def test_encoding_and_format_can_be_named(run, pipeline, page, command):
    stdin = 'text\n"BLR accuse NATO."\n'.encode("utf-16-le")
    result = run(command, "-", "--encoding", "utf-16-le", "--input-format", "csv", stdin=stdin)
    assert result.code == 0
    assert "Warning" not in result.err and "Note" not in result.err


def test_many_warnings_of_one_kind_are_folded(run, pipeline, tmp_path):
    lines = ["{}"] * 332 + ["[]", '{"text": "BLR accuse NATO."}', '{"text": "a", "date": "x"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.jsonl").write_text("{}")
    result = run("extract", "a.jsonl", "b.jsonl")
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    said = result.err.splitlines()
    assert sum("no text;" in line for line in said) == 21
    assert said[-3:] == [
        "Warning: a.jsonl: and 312 more like it in this file (no text)",
        "Left out: 333 no text, 1 not a JSON object, 1 wrong date",
        "335 bad inputs were left out; see the warnings above",
    ]


def test_what_was_folded_is_told_before_a_failure(run, pipeline, page, tmp_path):
    (tmp_path / "a.jsonl").write_text("{}\n" * 30)
    result = run("build", "a.jsonl")
    assert result.code == 1
    assert result.err.splitlines()[-2:] == [
        "Warning: a.jsonl: and 10 more like it in this file (no text)",
        "Error: no document could be read; nothing was written",
    ]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(kgraph.__file__).parents[1]), "COLUMNS": "120"}


WATCHED = """
import sys
from kgraph.cli import progress
from kgraph.documents import read_documents
watcher = progress.Watcher()
watcher.started -= 60
for document in watcher.watch(read_documents(["a.jsonl"], on_error=watcher.report)):
    pass
print("done")
"""


def in_terminal(tmp_path: Path) -> tuple[str, str]:
    """Return what a script that watches documents says in a terminal and on standard output."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        stdout=subprocess.PIPE, stderr=theirs, cwd=tmp_path, env=environment(), check=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65536):
            said += piece
    except OSError:  # on Linux, the end of a terminal
        pass
    os.close(ours)
    return said.decode("utf-8"), done.stdout.decode()


def test_a_bar_tells_documents_speed_and_time_left(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "a b c"}\n{}\n' * 50)
    said, out = in_terminal(tmp_path)
    assert out == "done\n"
    assert re.search(r"50 documents, \d+ words/s", said)
    assert "left" in said
    assert "Warning: a.jsonl:2: no text" in said


def test_an_interruption_of_several_processes_is_one_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Norway accused Iceland of theft. "}\n' * 4000)
    command = [sys.executable, "-m", "kgraph", "extract", "a.jsonl", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b"{")
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == b"Interrupted.\n"
        assert process.wait() == 130


def test_a_process_that_is_killed_is_told_in_one_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Norway accused Iceland of theft. "}\n' * 4000)
    command = [sys.executable, "-m", "kgraph", "extract", "a.jsonl", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b"{")
        threads = Path(f"/proc/{process.pid}/task").glob("*/children")
        for pid in {pid for path in threads for pid in path.read_text().split()}:
            os.kill(int(pid), signal.SIGKILL)
        process.stdout.read()
        said = process.stderr.read().decode()
        assert process.wait() == 1
    assert re.fullmatch(
        r"Error: a process was killed \(SIGKILL\) while it read documents 'a:\d+' to 'a:\d+'; "
        r"if memory ran out, use fewer processes with --jobs\n",
        said,
    )

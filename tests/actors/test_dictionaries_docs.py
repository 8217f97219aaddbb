"""docs/actors.md keeps what it promises: its files are read, its commands and its code run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.actors.dictionaries import Dictionaries
from kgraph.actors.dictionaries.ownfile import FIELDS
from kgraph.cli import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "actors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def block(kind: str, number: int = 0) -> str:
    return [content for found, content in BLOCKS if found == kind][number]


@pytest.fixture
def folder(tmp_path):
    """Write the files of the documentation, and an article."""
    (tmp_path / "my-actors.csv").write_text(block("csv"))
    (tmp_path / "actors.txt").write_text(block(""))
    (tmp_path / "agents.txt").write_text(block("", 1))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Ruritanian soldiers thanked King Rudolf.")
    return tmp_path


def test_the_files_shown_have_no_bad_line(folder):
    for name in ("my-actors.csv", "actors.txt"):
        read = Dictionaries.read([folder / name], [folder / "agents.txt"])
        assert read.problems == ()
    forms = {" ".join(phrase) for phrase in read.agents}
    assert {"SOLDIERS", "POLICE", "GEESE", "FIREWOMEN", "AID GROUPS"} <= forms
    assert "POLICES" not in forms


def test_the_commands_shown_exist():
    for line in block("sh").splitlines():
        _, name, *rest = line.split()
        main.commands[name].make_context(name, rest).close()


def test_every_column_is_told(folder):
    assert block("csv").splitlines()[0].split(",") == list(FIELDS)
    for name in FIELDS:
        assert f"`{name}`" in TEXT


def test_the_python_example_runs(folder):
    done = subprocess.run(
        [sys.executable, "-c", block("python")],
        cwd=folder, capture_output=True, encoding="utf-8", check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    (triple,) = map(json.loads, done.stdout.splitlines())
    assert triple["subject_id"] == "RURMIL"
    assert triple["object_id"] == "person:rudolf-elphberg"

"""docs/exports.md and docs/python.md: their commands and programs run, and print what is shown."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import rdflib

from kgraph.cli import main
from kgraph.exports import __all__ as exported
from kgraph.exports.formats import FORMATS

ROOT = Path(__file__).parents[2]
EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
PYTHON = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = load(ROOT / "docs" / "refresh.py")
SHOWN = [(block["command"], block["output"]) for block in refresh.BLOCK.finditer(EXPORTS)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the reader has it who has run the first command."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "output").mkdir()
    for path in (ROOT / "output").iterdir():
        (folder / "output" / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_every_command_prints_what_is_shown(folder, command, shown):
    assert refresh.shortened(refresh.run(command, folder), shown) == shown


def test_every_format_is_in_the_table_as_it_is():
    for format in FORMATS.values():
        ending = ", ".join(f"`{ending}`" for ending in format.endings) or "–"
        place = {"stream": "text"}.get(format.place, format.place)
        row = f"| `{format.name}` | {ending} | {format.holds} | {place} | {format.about} |"
        assert row in EXPORTS


def test_every_command_exists():
    for line in re.findall(r"^\$? ?(kgraph .*)$", EXPORTS, re.MULTILINE):
        words = shlex.split(re.split(r"[|&]", line)[0])
        main.commands[words[1]].make_context(words[1], words[2:]).close()


def test_the_query_in_the_text_is_sparql(triples):
    from kgraph.exports import generate_turtle

    (query,) = re.findall(r"^```sparql\n(.*?)^```$", EXPORTS, re.MULTILINE | re.DOTALL)
    graph = rdflib.Graph().parse(data="\n".join(generate_turtle(triples)), format="turtle")
    assert ("Belarus", "NATO", "Belarus accuse NATO.") in {
        tuple(str(cell) for cell in row) for row in graph.query(query)
    }


def test_the_query_of_the_table_runs(folder):
    import duckdb

    (query,) = re.findall(r"^```sql\n(.*?)^```$", EXPORTS, re.MULTILINE | re.DOTALL)
    refresh.run("kgraph export --output triples.parquet", folder)
    assert duckdb.sql(query.replace("'triples.parquet'", f"'{folder}/triples.parquet'")).fetchall()


def test_every_link_leads_somewhere():
    for text in (EXPORTS, PYTHON):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            assert target.startswith("https://") or (ROOT / "docs" / target).is_file(), target


def test_the_programs_for_python_run_and_print_what_is_shown(folder):
    parts = re.findall(r"^```python\n(.*?)^```$(?:\n\n^```\n(.*?)^```$)?", PYTHON, re.M | re.S)
    code = "\n".join(code for code, _ in parts)
    # Without an installed kgraph the entry points are not there, which an import makes up for.
    code = f"import kgraph.language, kgraph.relations.component\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    for _, shown in parts:
        assert shown in done.stdout
    assert sum(bool(shown) for _, shown in parts) >= 2


def test_every_public_function_is_told():
    for name in exported:
        assert f"`{name}" in PYTHON, name

"""The README keeps what it promises: its commands run, and print what it shows."""

from __future__ import annotations

import csv
import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kgraph.building import OUTPUTS
from kgraph.cli import main
from kgraph.triples import ACTOR_TYPES, COLUMNS, MODALITIES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
STALE = "README.md shows another output of '{command}'; run 'python docs/refresh.py'"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = load(ROOT / "docs" / "refresh.py")
SHOWN = [(block["command"], block["output"]) for block in refresh.BLOCK.finditer(TEXT)]
LINES = [command for command, _ in SHOWN] + [line for text in SHELL for line in text.splitlines()]


def commands() -> list[list[str]]:
    """Return the words of every call of kgraph, without pipes and what follows them."""
    found = []
    for line in LINES:
        words = shlex.split(line)
        while "kgraph" in words:
            words = words[words.index("kgraph") + 1 :]
            ends = [words.index(sign) for sign in ("|", "&&", "kgraph") if sign in words]
            found.append(words[: min(ends, default=len(words))])
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the reader has it who has run the first command."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    refresh.run("kgraph build seeds --output output", folder)
    return folder


def test_there_is_something_to_test() -> None:
    assert len(commands()) >= 9
    assert ["build", "seeds", "--output", "output"] in commands()
    assert len(SHOWN) == TEXT.count("```console")


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_and_option_exists(words: list[str]) -> None:
    name, *rest = words
    main.commands[name].make_context(name, rest).close()


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_told(name: str) -> None:
    assert f"kgraph {name}" in TEXT


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_every_command_prints_what_is_shown(folder: Path, command: str, shown: str) -> None:
    output = refresh.shortened(refresh.run(command, folder), shown)
    same = refresh.SECONDS.sub("", output) == refresh.SECONDS.sub("", shown)
    assert same, STALE.format(command=command)


def test_the_commands_for_own_news_run(folder: Path) -> None:
    (script,) = (text for text in SHELL if "articles" in text)
    lines = [refresh.run(line, folder) for line in script.splitlines()]
    assert "1 document" in lines[2]
    assert "SANCTION" in lines[3] and "2024-07-0" in lines[3]
    assert sorted(path.name for path in (folder / "news").iterdir()) == sorted(OUTPUTS)


def test_the_python_example_runs() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert "NATO accuse BLR" in done.stdout.splitlines()


def test_every_field_and_category_is_documented() -> None:
    text = (ROOT / "docs" / "triples.md").read_text(encoding="utf-8")
    with (ROOT / "kgraph" / "relations" / "data" / "categories.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for name in (*COLUMNS, *ACTOR_TYPES, *MODALITIES):
        assert f"`{name}`" in text, name
    for row in rows:
        shown = f"| `{row['category']}` | {row['quad_class'] or '–'} | {row['intensity'] or '–'} |"
        assert f"{shown} {row['description']} |" in text


def test_every_command_of_the_guide_to_the_codebook_exists() -> None:
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            _, name, *rest = shlex.split(line, comments=True)
            main.commands[name].make_context(name, rest).close()


def test_every_link_and_picture_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        path, _, heading = target.partition("#")
        assert target.startswith("https://") or (ROOT / path).is_file(), target
        if heading and not target.startswith("https://"):
            titles = re.findall(r"^#+ (.*)$", (ROOT / path).read_text("utf-8"), re.MULTILINE)
            assert heading in {title.lower().replace(" ", "-") for title in titles}, target


@pytest.mark.parametrize(
    ("output", "shown", "expected"),
    [
        ("a\nb\nc\n", "x\n…\n", "a\n…\n"),
        ("a\nb\nc\n", "x\n", "a\nb\nc\n"),
        ("a\n", "x\ny\n…\n", "a\n"),
        ("", "", ""),
    ],
)
def test_outputs_are_cut_where_the_readme_cuts_them(output: str, shown: str, expected: str) -> None:
    assert refresh.shortened(output, shown) == expected

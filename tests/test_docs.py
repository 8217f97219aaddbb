"""The guides in docs/ and the commands say the same: nothing untold, nothing that is not there."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from kgraph.cli import main

ROOT = Path(__file__).parents[1]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = load(ROOT / "docs" / "refresh.py")
PAGES = {path.name: path.read_text(encoding="utf-8")
         for path in (refresh.README, refresh.COMMANDS, *refresh.GUIDES)}  # fmt: skip
COMMANDS = dict(refresh.commands(main))
SHOWN = [
    (path.name, block["command"], block["output"])
    for path in refresh.GUIDES
    for block in refresh.BLOCK.finditer(path.read_text(encoding="utf-8"))
]
STALE = "docs/{page} shows another output of '{command}'; run 'python docs/refresh.py'"


def calls(text: str) -> Iterator[list[str]]:
    """Yield the words of every call of kgraph in a page's blocks, without what is piped to it."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for block in blocks:
        for line in block.splitlines():
            for call in re.findall(r"(?:^|[|&] |\$ )kgraph (.*)", line):
                words = shlex.split(call, comments=True)
                ends = [words.index(sign) for sign in ("|", "&&", ">") if sign in words]
                yield words[: min(ends, default=len(words))]


CALLS = [(page, words) for page, text in PAGES.items() for words in calls(text)]


def parsed(words: list[str]) -> click.Context:
    """Return the context of a call; raises a usage error for an option that does not exist."""
    command, name = main, ""
    words = [*words]
    while isinstance(command, click.Group):
        name = words.pop(0)
        command = command.commands[name]
    return command.make_context(name, words)


def test_there_is_something_to_test() -> None:
    assert len(CALLS) > 60
    assert len(SHOWN) >= 8
    assert {"questions.md", "commands.md", "README.md"} <= {page for page, _ in CALLS}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_or_a_guide(name: str) -> None:
    told = [page for page, text in PAGES.items() if name in text and page != "commands.md"]
    assert told, name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for_with_an_example(name: str) -> None:
    text = COMMANDS[name].help or ""
    assert re.match(r"[A-Z].*\.", text)
    assert re.search(rf"\bExample:\n\s+(?:.*\| )?{name}\b", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told(name: str) -> None:
    (section,) = re.findall(
        rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", PAGES["commands.md"], re.MULTILINE | re.DOTALL
    )
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}`" in section, option


def test_the_list_of_commands_is_made_of_the_commands() -> None:
    assert PAGES["commands.md"] == refresh.reference(), "run 'python docs/refresh.py'"


@pytest.mark.parametrize(
    ("page", "words"), CALLS, ids=[f"{page}: {' '.join(words)}" for page, words in CALLS]
)
def test_every_shown_call_parses(page: str, words: list[str]) -> None:
    parsed(words).close()


def test_calls_that_do_not_exist_are_noticed() -> None:
    text = "```sh\necho a | kgraph query --no-such 1 | wc\n```\n"
    assert list(calls(text)) == [["query", "--no-such", "1"]]
    with pytest.raises(click.UsageError):
        parsed(["query", "--no-such", "1"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of the project that the guides use, and the first build."""
    folder = tmp_path_factory.mktemp("docs")
    for shared in ("seeds", "docs"):
        (folder / shared).symlink_to(ROOT / shared)
    refresh.run("kgraph build seeds --output output", folder)
    refresh.run("kgraph build docs/example.jsonl --output example", folder)
    return folder


@pytest.mark.parametrize(
    ("page", "command", "shown"), SHOWN, ids=[f"{page}: {command}" for page, command, _ in SHOWN]
)
def test_every_command_prints_what_is_shown(
    folder: Path, page: str, command: str, shown: str
) -> None:
    output = refresh.shortened(refresh.run(command, folder), shown)
    same = refresh.SECONDS.sub("", output) == refresh.SECONDS.sub("", shown)
    assert same, STALE.format(page=page, command=command)


@pytest.mark.parametrize("page", [path.name for path in refresh.GUIDES])
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", PAGES[page]):
        assert target.startswith("https://") or (ROOT / "docs" / target).exists(), target


def test_the_python_examples_run(folder: Path) -> None:
    codes = re.findall(r"^```python\n(.*?)^```$", PAGES["questions.md"], re.MULTILINE | re.DOTALL)
    for code in codes:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8"
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "China" in done.stdout

"""The command line as a whole: help, errors, pipes and what is imported."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from importlib.machinery import ModuleSpec
from pathlib import Path

import click
import pytest

import kgraph
from kgraph import __version__
from kgraph.cli import main
from kgraph.documents import Document
from kgraph.store import Store


def commands(group: click.Group = main, path: tuple[str, ...] = ()):
    """Yield every command below a group, with the words that call it."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands())


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_says_what_it_does_with_an_example(path, run):
    assert ALL[path].help
    assert ALL[path].short_help or len(ALL[path].get_short_help_str(80)) < 80
    result = run(*path, "--help")
    assert result.code == 0
    example = re.search(r"Example:\n\s+(.*)", result.out)
    assert example and f"kgraph {' '.join(path)} " in example[1]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_says_what_it_does(path):
    for parameter in ALL[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help and re.search(r"\.($|  \[default: )", parameter.help)
        else:
            assert parameter.metavar in ALL[path].help or parameter.metavar == "PATH..."


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_example_parses(path):
    for example in re.findall(r"^\s*kgraph (.*)", ALL[path].help, re.MULTILINE):
        words = shlex.split(example)
        name = words.pop(0)
        ALL[(name,)].make_context(name, words, resilient_parsing=False).close()


def test_the_version(run):
    assert run("--version") == (0, f"kgraph, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("file", "said"), [("trees.py", ""), ("trees.cpython-311.so", " (compiled)"), (None, "")]
)
def test_the_version_tells_compiled_rules(monkeypatch, file, said):
    spec = None if file is None else ModuleSpec("kgraph.trees", None, origin=f"/lib/{file}")
    module = importlib.import_module("kgraph.cli.main")
    monkeypatch.setattr(module, "find_spec", lambda name: spec)
    assert module._compiled() == said


def test_without_a_command_there_is_help(run):
    result = run()
    assert "Commands:" in result.out + result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["build"],
        ["extract", "-", "--format", "xml"],
        ["query", "--since", "yesterday"],
        ["query", "--since", "2024-13"],
        ["query", "--until", "2023-02-29"],
        ["query", "--between", "Belarus"],
        ["query", "--limit", "-1"],
        ["query", "--modality", "sure"],
        ["query", "--category", "ACUSE"],
        ["export", "--category", "war"],
        ["build", "-", "--output", "-"],
        ["export", "--level", "city"],
        ["export", "--min-weight", "0"],
        ["stats", "--top", "0"],
    ],
)
def test_wrong_usage_ends_with_two(run, arguments):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Error: " in result.err or "Usage: " in result.err


@pytest.mark.parametrize("value", ["2024", "2024-02", "2024-02-29"])
def test_dates_may_be_years_months_or_days(run, built, value):
    assert run("query", "--since", value).code == 0


@pytest.fixture
def store(tmp_path, make_triple):
    with Store.open(tmp_path / "k.db", create=True) as store, store.batch():
        for i in range(2000):
            document = Document(f"d{i}", "text")
            store.add(document, [make_triple(doc_id=document.id, at=j) for j in range(5)])
    return tmp_path / "k.db"


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which this very kgraph is found from any folder."""
    kept = {name: value for name, value in os.environ.items() if name != "KGRAPH_STORE"}
    return kept | {"PYTHONPATH": str(Path(kgraph.__file__).parents[1])} | more


@pytest.mark.parametrize("format", ["jsonl", "csv", "json", "table --evidence"])
def test_a_closed_pipe_is_no_error(store, format):
    command = [
        sys.executable,
        "-m",
        "kgraph",
        "query",
        "--store",
        str(store),
        "-f",
        *format.split(),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_wrong_category_is_answered_with_the_right_ones(run):
    result = run("query", "--category", "ACUSE")
    (line,) = [line for line in result.err.splitlines() if line.startswith("Error: ")]
    assert "'ACUSE' is none of AGREE, CONSULT, " in line
    assert line.endswith("OTHER")


@pytest.mark.parametrize("options", [["query"], ["query", "-f", "jsonl"], ["stats"], ["export"]])
def test_a_full_disk_behind_standard_output_is_one_line(store, options):
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kgraph", *options, "--store", str(store)],
            stdout=full, stderr=subprocess.PIPE, text=True, env=environment(),
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "Error: standard output: cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "--evidence"],
        ["query", "--category", "ACCUSE"],
        ["stats"],
        ["--help"],
        ["actors", "--why"],
        ["actor", "Belarus"],
        ["neighbours", "Belarus"],
        ["timeline", "Belarus"],
        ["search", "Belarus"],
        ["disputes"],
        ["diff", "--before", "2023", "--after", "2024"],
    ],
)
def test_questions_load_nothing_heavy(store, arguments):
    heavy = {"spacy", "pyvis", "onnxruntime", "numpy", "networkx", "tokenizers"}
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print(sorted({heavy} & sys.modules.keys()), file=sys.stderr))\n"
        "from kgraph.cli import main\n"
        f"main({arguments})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, env=environment(KGRAPH_STORE=str(store)),
    )  # fmt: skip
    # Above it may stand what an answer leaves out.
    assert done.stderr.splitlines()[-1] == "[]"


def test_output_is_utf8_whatever_the_locale(tmp_path, make_triple):
    with Store.open(tmp_path / "k.db", create=True) as store:
        store.add(Document("a", "text"), [make_triple(subject_text="Менск")])
    for options in (["-f", "jsonl"], ["--evidence"]):
        done = subprocess.run(
            [sys.executable, "-m", "kgraph", "query", "--store", tmp_path / "k.db", *options],
            capture_output=True,
            check=True,
            env=environment(PYTHONIOENCODING="latin-1"),
        )
        assert "Менск" in done.stdout.decode("utf-8")


def test_an_interruption_is_one_line(tmp_path):
    waiting = (
        "import time, kgraph.pipeline\n"
        "def pipe(self, documents):\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
        "    yield\n"
        "kgraph.pipeline.Pipeline.pipe = pipe\n"
        "from kgraph.cli import main\n"
        "main(['extract', '-'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waiting],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b"Interrupted.\n"


def test_no_bar_is_drawn_where_nobody_looks(run, pipeline, monkeypatch, tmp_path):
    clock = iter(range(0, 10_000, 60))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    (tmp_path / "a.txt").write_text("BLR accuse NATO.")
    assert run("extract", "a.txt", "a.txt", "-o", "x").err.count("\n") == 2


def test_a_bar_is_drawn_in_a_terminal_after_a_while(monkeypatch, capsys):
    from kgraph.cli.progress import Watcher

    documents = [Document(str(i), "text") for i in range(5)]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    quick = Watcher()
    assert list(quick.watch(iter(documents))) == documents
    slow = Watcher()
    slow.started -= 60
    assert list(slow.watch(iter(documents))) == documents
    assert capsys.readouterr().out == ""

"""The guide to documents keeps what it promises."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.cli import main
from kgraph.documents.jsonfile import ALIASES
from kgraph.documents.walk import SUFFIXES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```console\n\$ (.*)\n((?:.*\n)*?)```$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command[:40] for command, _ in SHOWN])
def test_every_command_prints_what_is_shown(tmp_path, command, shown):
    shell = f'kgraph() {{ "{sys.executable}" -m kgraph "$@"; }}\n{{ {command}; }} 2>&1'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == shown


def test_every_command_and_option_exists():
    for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        for line in re.findall(r"\bkgraph (\w.*)", block):
            name, *rest = shlex.split(line)
            main.commands[name].make_context(name, rest).close()


def test_every_format_and_name_is_told():
    for suffix in SUFFIXES:
        assert f"`{suffix.removesuffix('.gz')}`" in TEXT
    for names in ALIASES.values():
        assert ", ".join(f"`{name}`" for name in names) in TEXT


def test_the_python_example_runs():
    (code,) = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert re.fullmatch(r"belarus-china-drills \d+\n", done.stdout)

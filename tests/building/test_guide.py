"""The guide to the store keeps what it promises."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.store import Store
from kgraph.store.schema import VERSION

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")

spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
assert spec and spec.loader
refresh = importlib.util.module_from_spec(spec)
spec.loader.exec_module(refresh)


def test_every_command_prints_what_is_shown(tmp_path):
    blocks = list(refresh.BLOCK.finditer(TEXT))
    assert len(blocks) == TEXT.count("```console") > 5
    for block in blocks:
        output = refresh.shortened(refresh.run(block["command"], tmp_path), block["output"])
        told = refresh.SECONDS.sub("", output).strip()
        assert told == refresh.SECONDS.sub("", block["output"]).strip(), (
            f"docs/store.md shows another output of {block['command']!r}; run docs/refresh.py"
        )


def test_the_python_example_runs(tmp_path):
    (code,) = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert (done.stdout, done.stderr) == ("a\n1\n", "")


def test_every_table_and_column_is_told(tmp_path):
    Store.open(tmp_path / "s.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "s.db")) as connection:
        for table in ("documents", "sentences", "judgements", "readings", "meta"):
            (row,) = re.findall(rf"^\| `{table}` \| (.*) \|$", TEXT, re.MULTILINE)
            names = connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
            for (name,) in names.fetchall():
                assert name in {"number", "name", "value", "settings", "id"} or f"`{name}`" in row


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_is_told(version):
    assert re.search(rf"^\| {version} \| .* \|$", TEXT, re.MULTILINE)

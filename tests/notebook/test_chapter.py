"""The chapter on notebooks shows what its code prints, and Datasette is told of every table."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
(CHAPTER,) = re.findall(r"^## In a notebook\n(.*?)(?=^## )", GUIDE, re.MULTILINE | re.DOTALL)
BLOCKS = re.findall(r"^```python\n(.*?)^```\n\n```\n(.*?)^```$", CHAPTER, re.MULTILINE | re.DOTALL)


def test_the_chapter_prints_what_it_shows(tmp_path):
    shutil.copytree(ROOT / "output", tmp_path / "output")
    assert len(BLOCKS) == CHAPTER.count("```python") > 3
    code = "print('----')\n".join(code for code, _ in BLOCKS)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("----\n".join(shown for _, shown in BLOCKS), "")


def test_datasette_is_told_of_every_table(small):
    told = json.loads((ROOT / "docs" / "datasette.json").read_text(encoding="utf-8"))
    tables = told["databases"]["kgraph"]["tables"]
    with closing(sqlite3.connect(small / "kgraph.db")) as connection:
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        names = {name for (name,) in connection.execute(sql)}
    # Datasette hides the tables of the search index by itself.
    assert set(tables) == {name for name in names if not name.startswith("sentence_search")}
    assert all(entry.get("hidden") or entry["description"] for entry in tables.values())


def test_every_view_and_column_is_told(small):
    text = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    chapter = text[text.index("## In other programs") :]
    told = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", chapter, re.MULTILINE))
    with closing(sqlite3.connect(small / "kgraph.db")) as connection:
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        for (view,) in views:
            columns = connection.execute(f"SELECT name FROM pragma_table_info('{view}')")
            for (column,) in columns.fetchall():
                said = told[view] + (told["edges"] if view == "evidence" else "")
                known = f"`{column}`" in said or column in ("month", "category", "source", "id")
                assert known or "_co" in column, (view, column)

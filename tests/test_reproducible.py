"""The shipped seeds give the same files on every run, and those are the files in ``output/``."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.building import GRAPHML, OUTPUTS, PAGE, STORE, TRIPLES

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "output"
FILES = (TRIPLES, GRAPHML, PAGE)
SETTINGS = {
    "one": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "OMP_NUM_THREADS": "1"},
    "two": {"PYTHONHASHSEED": "22", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
}
STALE = (
    "output/{name} is not what this version makes of seeds/. If the change is meant, run "
    "'kgraph build seeds --output output' and keep the new files; otherwise find out what changed."
)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the seeds in two processes that agree in nothing but the input."""
    folders = {}
    for name, settings in SETTINGS.items():
        folders[name] = tmp_path_factory.mktemp(name) / "output"
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
        done = subprocess.run(
            [sys.executable, "-m", "kgraph", "build", "seeds", "--output", str(folders[name])],
            cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return folders


def content(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, for the bytes of a database hang on SQLite's version.

    With what version of the code a document was read is left out: it changes with every change
    of the code, also with one that reads all as before.
    """
    with closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return dict(_tables(connection))


def _tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (name,) in connection.execute(sql).fetchall():
        # The search index keeps its own tables; their content follows from the sentences.
        if name.startswith(("sentence_search", "readings")):
            continue
        columns = connection.execute(f"SELECT name FROM pragma_table_info('{name}')").fetchall()
        kept = ", ".join(column for (column,) in columns if column != "reading")
        # In the order of their numbers, or of the key in a table without.
        yield name, connection.execute(f"SELECT {kept} FROM {name} NOT INDEXED").fetchall()
    yield "version", connection.execute("PRAGMA user_version").fetchall()


@pytest.mark.parametrize("name", FILES)
def test_two_builds_give_the_same_bytes(builds: dict[str, Path], name: str) -> None:
    one, two = ((builds[build] / name).read_bytes() for build in SETTINGS)
    assert one == two


def test_two_builds_give_stores_of_the_same_content(builds: dict[str, Path]) -> None:
    one, two = (content(builds[build] / STORE) for build in SETTINGS)
    assert one == two
    assert one["triples"] and one["documents"] and one["sentences"]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_files_are_those_of_this_version(builds: dict[str, Path], name: str) -> None:
    shipped = BUILT / name
    same = shipped.is_file() and shipped.read_bytes() == (builds["one"] / name).read_bytes()
    assert same, STALE.format(name=name)


def test_the_shipped_store_is_that_of_this_version(builds: dict[str, Path]) -> None:
    shipped = BUILT / STORE
    same = shipped.is_file() and content(shipped) == content(builds["one"] / STORE)
    assert same, STALE.format(name=STORE)


def test_a_build_leaves_nothing_else_behind(builds: dict[str, Path]) -> None:
    for folder in builds.values():
        assert sorted(path.name for path in folder.iterdir()) == sorted(OUTPUTS)

"""Readers and writers of one store at the same time, and stores where nothing can be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.store import Store

NOBODY = 65534
# What another process does: SQLite's files must not be open across a fork.
TASKS = """
import sys
from pathlib import Path
from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.store import Store, connection

task, path = sys.argv[1], Path(sys.argv[2])
connection.PATIENCE_MS = 50 if task == "impatient" else 60_000
try:
    with Store.open(path) as store:
        if task == "count":
            print(store.counts().documents)
        else:
            print("ready", flush=True)
            print(store.add(Document("theirs", "text"), []))
except StoreError as error:
    sys.exit(print(error) or 1)
"""


@pytest.fixture
def path(tmp_path, make_triple) -> Path:
    path = tmp_path / "kgraph.db"
    with Store.open(path, create=True) as store:
        for number in range(200):
            store.add(Document(f"d{number}", "text " * 200), [make_triple(doc_id=f"d{number}")])
    return path


def in_other(task: str, path: Path) -> tuple[int, str]:
    """Run a task in a process of its own; return how it ended and what it said."""
    done = subprocess.run(
        [sys.executable, "-c", TASKS, task, str(path)], capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stdout.strip()


def as_nobody(act: Callable[[], object]) -> tuple[int, str]:
    """Run something without the rights of root, who may write everywhere."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = 0
        try:
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            said = str(act())
        except BaseException as error:
            code, said = 1, f"{type(error).__name__}: {error}"
        os.write(writer, said.encode())
        os._exit(code)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def count(path: Path) -> int:
    with Store.open(path, readonly=True) as store:
        return store.counts().documents


def add(path: Path, id: str) -> str:
    with Store.open(path) as store:
        return str(store.add(Document(id, "text"), []))


def test_a_reader_does_not_wait_for_a_writer(path):
    with Store.open(path) as writer:
        with writer.batch():
            writer.add(Document("new", "text"), [])
            assert in_other("count", path) == (0, "200")
        assert in_other("count", path) == (0, "201")
    assert in_other("count", path) == (0, "201")


def test_a_writer_does_not_wait_for_a_reader(path):
    with Store.open(path) as writer:
        writer.entitle("x")
        with Store.open(path, readonly=True) as reader:
            triples = reader.triples()
            next(triples)
            writer.add(Document("new", "text"), [])
            # What the reader began to read goes on as it was.
            assert len(list(triples)) == 199
            assert reader.counts().documents == 201


def test_one_file_is_left_when_all_are_done(path):
    with Store.open(path) as writer:
        writer.entitle("x")
        reader = Store.open(path)
        assert reader.counts().documents == 200
    reader.close()
    add(path, "new")
    assert [file.name for file in path.parent.iterdir()] == ["kgraph.db"]
    assert count(path) == 201


def test_a_second_writer_waits_its_turn(path):
    with Store.open(path) as writer, writer.batch():
        writer.add(Document("mine", "text"), [])
        command = [sys.executable, "-c", TASKS, "add", str(path)]
        other = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
    assert other.communicate()[0] == "True\n"
    with Store.open(path) as store:
        assert {"mine", "theirs"} <= store.hashes().keys()


def test_a_second_writer_that_waits_too_long_is_told_so(path):
    with Store.open(path) as writer, writer.batch():
        code, said = in_other("impatient", path)
    assert code == 1
    told = f"{path}: the store is busy; try again when the other program is done"
    assert said.splitlines() == ["ready", told]


def test_a_reader_in_the_middle_lets_a_writer_write_after_it(path, monkeypatch):
    monkeypatch.setattr("kgraph.store.connection._SWITCH_MS", 50)
    reader = Store.open(path)
    triples = reader.triples()
    next(triples)
    with Store.open(path) as writer, writer.batch():
        writer.add(Document("new", "text"), [])
        assert len(list(triples)) == 199
    reader.close()
    assert count(path) == 201


@pytest.fixture
def world():
    """Return a folder that everybody may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("mode", ["delete", "wal"])
@pytest.mark.parametrize("readonly", [True, False])
def test_a_store_can_be_read_where_nothing_can_be_written(path, world, mode, readonly):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    copy = Path(shutil.copy(path, world))
    copy.chmod(0o444)
    world.chmod(0o555)

    def ask() -> int:
        with Store.open(copy, readonly=readonly) as store:
            return len(list(store.triples(text="Belarus")))

    assert as_nobody(ask) == (0, "200")
    assert [file.name for file in world.iterdir()] == ["kgraph.db"]


def test_writing_there_is_refused_in_one_line(path, world):
    copy = Path(shutil.copy(path, world))
    copy.chmod(0o444)
    world.chmod(0o555)
    code, said = as_nobody(lambda: add(copy, "new"))
    assert code == 1
    assert said == (
        f"StoreError: {copy}: the store may only be read; check the rights to the file and its "
        "folder"
    )


def test_a_full_disk_is_told_and_loses_only_what_was_not_kept(path, make_triple):
    with Store.open(path) as store:
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 30}")
        with pytest.raises(StoreError, match="the disk is full; make room") as caught:
            for number in range(1000):
                with store.batch():
                    store.add(
                        Document(f"n{number}", "text " * 200), [make_triple(doc_id=f"n{number}")]
                    )
        assert "\n" not in str(caught.value)
        kept = number
    assert kept > 0
    assert count(path) == 200 + kept

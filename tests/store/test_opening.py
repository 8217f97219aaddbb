"""A store that is missing, damaged, foreign, busy or of another version: one line says so."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.store import Store


def refusal(path, **options) -> str:
    with pytest.raises(StoreError) as caught, Store.open(path, **options) as store:
        list(store.triples())
    assert "\n" not in str(caught.value)
    return str(caught.value).replace(str(path), "PATH")


@pytest.fixture
def path(tmp_path, make_triple):
    path = tmp_path / "kgraph.db"
    with Store.open(path, create=True) as store:
        for i in range(50):
            store.add(Document(f"d{i}", "text " * 100), [make_triple(doc_id=f"d{i}")])
    return path


def test_a_missing_store(tmp_path):
    assert refusal(tmp_path / "no.db").startswith("no store at PATH; make one with 'kgraph build'")
    assert not list(tmp_path.iterdir())


def test_a_folder(tmp_path):
    assert refusal(tmp_path).startswith("PATH is a folder; name the store's file")


def test_a_path_that_may_not_be_looked_at(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "exists", refuse)
    assert refusal(tmp_path / "x.db") == "PATH: cannot be read: Permission denied; check the rights"


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database(tmp_path, create):
    (tmp_path / "x.db").write_text("not a database, but long enough to look like one" * 100)
    assert refusal(tmp_path / "x.db", create=create).startswith(
        "PATH is damaged or no kgraph store"
    )


def test_an_empty_file_is_no_store_until_it_is_made_one(tmp_path):
    (tmp_path / "x.db").touch()
    assert refusal(tmp_path / "x.db").startswith("PATH is no kgraph store")
    with Store.open(tmp_path / "x.db", create=True) as store:
        assert store.counts().documents == 0


@pytest.mark.parametrize("create", [False, True])
def test_the_database_of_another_program(tmp_path, create):
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE triples (a)")
    connection.close()
    assert refusal(tmp_path / "x.db", create=create).startswith("PATH is no kgraph store")


@pytest.mark.parametrize(("version", "word"), [(99, "newer"), (0, "older")])
def test_a_store_of_another_version(path, version, word):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert word in refusal(path)


def test_a_damaged_store(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)
    assert refusal(path).startswith("PATH")


def test_a_store_cut_short(path):
    path.write_bytes(path.read_bytes()[:6000])
    assert refusal(path).startswith("PATH")


def test_a_busy_store(path, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **options: connect(*args, timeout=0, **options)
    )
    other = connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert refusal(path) == "PATH: the store is busy; try again when the other program is done"
    other.close()


@pytest.mark.parametrize("name", ["with space & ?mark#.db", "ünï%20.db"])
def test_any_file_name_will_do(tmp_path, name):
    with Store.open(tmp_path / name, create=True):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    Store.open(str(tmp_path / name)).close()


def test_a_folder_that_does_not_exist(tmp_path):
    assert "cannot be used" in refusal(tmp_path / "no" / "x.db", create=True)


def test_a_closed_store_says_so(path):
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.counts()


def test_an_answer_that_is_not_read_to_its_end_does_no_harm(path):
    with Store.open(path) as store:
        triples = store.triples()
        next(triples)
    triples.close()


def test_the_store_needs_nothing_heavy():
    heavy = {"spacy", "pyvis", "networkx", "numpy"}
    code = f"import sys, kgraph.store; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

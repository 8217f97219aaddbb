"""Stores of older versions: asked as they are, and brought up to date by the first change."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.identity import Judgement
from kgraph.store import Store
from kgraph.store.schema import MIGRATIONS, SCHEMA, VERSION

SCRIPT = Path(__file__).with_name("version_2.sql").read_text(encoding="utf-8")
BEFORE_2 = "DROP TABLE judgements; PRAGMA user_version = 1;"
SAID = (Judgement(True, "POL", "CHN", "who.txt, line 1"),)


@pytest.fixture(params=[1, 2])
def path(request, tmp_path) -> Path:
    """Return a store as an older kgraph wrote it."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCRIPT + (BEFORE_2 if request.param == 1 else ""))
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("readonly", [True, False])
def test_asking_changes_nothing(path, readonly):
    before, old = path.read_bytes(), version(path)
    with Store.open(path, readonly=readonly) as store:
        assert store.version == old < VERSION
        assert [triple.relation for triple in store.triples()] == ["accuse", "visit"]
        assert [document.id for document in store.documents()] == ["a", "b"]
        assert store.judgements() == (SAID if old > 1 else ())
        assert store.counts().triples == 2
        assert store.find_actor("Belarus") == "BLR"
        assert store.title is None
        assert list(store.hashes()) == ["a", "b"]
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_first_change_brings_it_up_to_date(path, make_triple):
    old = version(path)
    with Store.open(path) as store:
        assert store.add(Document("c", "China thank Poland."), [make_triple(doc_id="c")])
        assert store.version == VERSION
        assert [document.id for document in store.documents()] == ["a", "b", "c"]
        assert store.judgements() == (SAID if old > 1 else ())
        assert len(list(store.triples(text="Belarus"))) == 2
    assert version(path) == VERSION


def test_a_store_brought_up_to_date_has_the_tables_of_a_new_one(path, tmp_path):
    Store.open(path, create=True).close()
    Store.open(tmp_path / "new.db", create=True).close()

    def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with closing(sqlite3.connect(path)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: connection.execute(f"SELECT * FROM pragma_table_info('{name}')").fetchall()
                for (name,) in names.fetchall()
            }

    assert tables(path) == tables(tmp_path / "new.db")


def test_a_migration_that_fails_leaves_the_store_as_it_was(path, monkeypatch):
    old = version(path)
    monkeypatch.setitem(MIGRATIONS, VERSION, f"{MIGRATIONS[VERSION]} CREATE TABLE triples (a);")
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="already exists"):
            store.remove("a")
        assert store.version == old
    with Store.open(path, readonly=True) as store:
        assert len(list(store.triples())) == 2
    assert version(path) == old


def test_a_store_too_old_to_be_asked_says_how_to_go_on(path, monkeypatch):
    monkeypatch.setattr("kgraph.store.connection.READABLE", VERSION)
    before = path.read_bytes()
    with pytest.raises(
        StoreError, match=r"bring it up to date with 'kgraph add --store "
    ) as caught:
        Store.open(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    Store.open(path, create=True).close()
    with Store.open(path) as store:
        assert store.counts().documents == 2


def test_a_store_that_may_only_be_read_is_not_changed(path):
    with Store.open(path, readonly=True) as store:
        changes = (
            lambda: store.add(Document("c", "text"), []),
            lambda: store.remove("a"),
            lambda: store.judge([]),
            lambda: store.entitle("x"),
            lambda: store.merge(path),
            lambda: store.take([]),
        )
        for change in changes:
            with pytest.raises(StoreError, match="was opened for reading only"):
                change()


def test_only_a_store_of_this_version_can_be_copied_from(path, tmp_path):
    before = shutil.copy(path, tmp_path / "before.db").read_bytes()
    with Store.open(tmp_path / "new.db", create=True) as store:
        for copy in (lambda: store.merge(path), lambda: store.take([(path, "a")])):
            with pytest.raises(StoreError, match="has tables of an older kgraph"):
                copy()
        assert store.counts().documents == 0
    assert path.read_bytes() == before


def test_every_version_has_its_migration():
    assert sorted(MIGRATIONS) == list(range(2, VERSION + 1))
    assert f"PRAGMA user_version = {VERSION};" in SCHEMA

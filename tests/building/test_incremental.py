"""A build over an earlier one gives what a fresh one gives, and reads only what is new."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.dictionaries import Dictionaries
from kgraph.building import OUTPUTS, build
from kgraph.errors import InputError
from kgraph.identity import Judgement
from kgraph.relations.codebook import Codebook
from kgraph.store import Store

A, B, C = "BLR accuse NATO. POL visit CHN.", "CHN thank POL.", "UKR accuse BLR. UKR visit POL."


@pytest.fixture
def folder(news) -> Path:
    return news("in", a=A, b=B, c=C)


@pytest.fixture
def built(read, folder) -> Path:
    output = folder.parent / "out"
    build([folder], output)
    assert read == ["a", "b", "c"]
    read.clear()
    return output


def fresh(folder: Path, **options) -> Path:
    output = folder.parent / "fresh"
    shutil.rmtree(output, ignore_errors=True)
    build([folder], output, **options)
    return output


def assert_same(one: Path, other: Path, content) -> None:
    assert content(one) == content(other)
    assert sorted(path.name for path in one.iterdir()) == sorted(OUTPUTS)
    for name in OUTPUTS:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_nothing_is_read_again_when_nothing_changed(built, folder, read, content):
    build([folder], built)
    assert read == []
    assert_same(built, fresh(folder), content)


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        ({"b": "POL accuse BLR."}, ["b"]),
        ({"aa": "POL accuse BLR."}, ["aa"]),
        ({"0": "POL accuse BLR.", "z": "BLR thank UKR."}, ["0", "z"]),
        ({"a": C, "c": A}, ["a", "c"]),
        ({"b": "Nothing happens."}, ["b"]),
    ],
)
def test_only_what_is_new_or_changed_is_read(built, folder, news, read, content, changes, again):
    news("in", **changes)
    build([folder], built)
    assert read == again
    assert_same(built, fresh(folder), content)


def test_metadata_counts_as_content(built, folder, read, content):
    (folder / "b.txt").write_text(f"---\ndate: 2024-07-09\n\n{B}")
    build([folder], built)
    assert read == ["b"]
    assert_same(built, fresh(folder), content)


def test_what_the_paths_no_longer_hold_is_dropped(built, folder, read, content):
    (folder / "a.txt").unlink()
    build([folder], built)
    assert read == []
    assert_same(built, fresh(folder), content)


def test_the_order_of_the_paths_is_the_order_of_the_documents(built, folder, read, content):
    paths = [folder / name for name in ("c.txt", "a.txt", "b.txt")]
    build(paths, built, title="x")
    assert read == []
    with Store.open(built / "kgraph.db") as store:
        assert [document.id for document in store.documents()] == ["c", "a", "b"]
        assert [triple.doc_id for triple in store.triples()] == ["c", "c", "a", "a", "b"]
    build(paths, folder.parent / "other", title="x")
    assert_same(built, folder.parent / "other", content)


def test_other_settings_mean_reading_again(built, folder, read, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("kind,lemma,category\nverb,laud,SUPPORT\n")
    for options in ({"codebook": Codebook([own])}, {"model": "another"}):
        build([folder], built, **options)
        assert read == ["a", "b", "c"], options
        read.clear()
        build([folder], built, **options)
        assert read == [], options
    own.write_text("kind,lemma,category\nverb,laud,CONSULT\n")
    build([folder], built, codebook=Codebook([own]))
    assert read == ["a", "b", "c"]


def test_actor_files_are_known_by_what_they_say(built, folder, read, tmp_path):
    (tmp_path / "own.csv").write_text("id,name\nACME,Acme\n")
    build([folder], built, dictionaries=Dictionaries.read([tmp_path / "own.csv"]))
    assert read == ["a", "b", "c"]
    read.clear()
    (tmp_path / "own.csv").rename(tmp_path / "other.csv")
    build([folder], built, dictionaries=Dictionaries.read([tmp_path / "other.csv"]))
    assert read == []
    (tmp_path / "other.csv").write_text("id,name\nACME,Acme Ltd\n")
    build([folder], built, dictionaries=Dictionaries.read([tmp_path / "other.csv"]))
    assert read == ["a", "b", "c"]


def test_dictionaries_made_by_hand_are_read_with_every_time(built, folder, read):
    for _ in range(2):
        build([folder], built, dictionaries=Dictionaries(Catalogue.load()))
        assert read == ["a", "b", "c"]
        read.clear()


def test_another_version_of_the_program_reads_again(built, folder, read, monkeypatch):
    monkeypatch.setattr("kgraph.settings._program", lambda: "another")
    build([folder], built)
    assert read == ["a", "b", "c"]


def test_lines_on_who_is_the_same_need_no_reading(built, folder, read, content):
    lines = [Judgement(True, "POL", "CHN", "who.txt, line 1")]
    build([folder], built, judgements=lines)
    assert read == []
    assert_same(built, fresh(folder, judgements=lines), content)
    build([folder], built)
    assert_same(built, fresh(folder), content)


@pytest.mark.parametrize("damage", ["cut", "zeros", "foreign", "empty", "no store"])
def test_a_store_that_is_damaged_is_built_anew(built, folder, read, content, damage):
    path = built / "kgraph.db"
    whole = path.read_bytes()
    damaged = {
        "cut": whole[:9000],
        "zeros": whole[:8192] + bytes(len(whole) - 8192),
        "foreign": b"SQLite format 3\0" + b"\x7f" * 4096,
        "empty": b"",
        "no store": b"something else",
    }
    path.write_bytes(damaged[damage])
    build([folder], built)
    assert read == ["a", "b", "c"]
    assert_same(built, fresh(folder), content)


def test_a_log_left_beside_the_store_does_not_spoil_the_new_one(built, folder, read, content):
    expected = content(built)
    (built / "kgraph.db-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(4000))
    (built / "kgraph.db-journal").write_bytes(bytes(512))
    build([folder], built)
    assert content(built) == expected


def test_when_nothing_can_be_read_all_stays(built, folder, content):
    before = content(built)
    for path in folder.iterdir():
        path.write_text("")
    with pytest.raises(InputError, match="no document could be read; nothing was written"):
        build([folder], built, on_error=lambda error: None)
    assert content(built) == before


TEXTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([A, B, C]), min_size=1)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(versions=st.lists(TEXTS, min_size=2, max_size=3))
def test_any_history_ends_as_a_fresh_build(read, news, content, versions):
    for texts in versions:
        shutil.rmtree(Path("in"), ignore_errors=True)
        folder = news("in", **texts)
        build([folder], folder.parent / "out")
    assert_same(folder.parent / "out", fresh(folder), content)
    shutil.rmtree(folder.parent / "out")


def test_a_store_of_an_older_version_is_taken_over(built, folder, read, content):
    with closing(sqlite3.connect(built / "kgraph.db")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        drops = "".join(f"DROP VIEW {name};" for (name,) in names)
        connection.executescript(f"{drops}PRAGMA user_version = 4;")
    build([folder], built)
    assert read == []
    assert_same(built, fresh(folder), content)

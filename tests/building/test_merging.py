"""Merged stores are what one build over all their documents would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.building import OUTPUTS, build
from kgraph.errors import StoreError
from kgraph.identity import Judgement
from kgraph.merging import merge
from kgraph.store import Store

PARTS = {
    "one": {"a": "BLR accuse NATO. POL visit CHN.", "b": "CHN thank POL."},
    "two": {"c": "UKR accuse BLR.", "d": "Nothing happens."},
    "three": {"e": "POL accuse UKR. UKR visit POL."},
}


@pytest.fixture
def parts(read, news) -> list[Path]:
    for name, texts in PARTS.items():
        build([news(f"in-{name}", **texts)], Path(name))
    return [Path(name) for name in PARTS]


@pytest.fixture
def whole(parts, news, content) -> dict[str, object]:
    build([f"in-{name}" for name in PARTS], Path("whole"), title="All")
    return content(Path("whole"))


def test_a_merge_is_one_build_over_all(parts, whole, content):
    merged = merge(parts, Path("out"), title="All")
    assert content(Path("out")) == whole
    assert merged.path == Path("out/kgraph.db")
    assert (merged.counts.documents, merged.readings) == (5, 1)
    assert merged.build is not None
    for name in OUTPUTS:
        assert Path("out", name).read_bytes() == Path("whole", name).read_bytes()


def test_stores_and_folders_may_be_named_and_one_store_may_be_the_result(parts, whole, content):
    merged = merge([Path("one/kgraph.db"), *parts[1:]], Path("results/all.db"), title="All")
    assert merged.build is None
    assert content(Path("results"))["all.db"] == whole["kgraph.db"]
    assert [path.name for path in Path("results").iterdir()] == ["all.db"]


def test_merges_of_merges_are_the_same(parts, whole, content):
    merge(parts[:2], Path("first.db"), title="All")
    merge([Path("first.db"), parts[2]], Path("out"), title="All")
    assert content(Path("out")) == whole


def test_a_store_may_be_merged_into_itself(parts, whole, content):
    merge(parts, Path("one"), title="All")
    assert content(Path("one")) == whole


def test_more_stores_than_sqlite_attaches(read, news):
    texts = {f"d{number:02}": "BLR accuse NATO." for number in range(25)}
    for name, text in texts.items():
        build([news(f"in-{name}", **{name: text})], Path(name))
    merge([Path(name) for name in texts], Path("all.db"))
    with Store.open(Path("all.db")) as store:
        assert list(store.hashes()) == list(texts)


def test_the_stores_are_not_changed(parts, content):
    before = [content(path) for path in parts]
    merge(parts, Path("out"))
    assert [content(path) for path in parts] == before


def test_a_conflict_leaves_everything_as_it_was(parts, news, content):
    build([news("other", b="POL accuse CHN.")], Path("other"))
    merge(parts, Path("out"))
    before = content(Path("out"))
    with pytest.raises(StoreError, match="1 document differs between the stores: 'b'; choose with"):
        merge([*parts, Path("other")], Path("out"))
    assert content(Path("out")) == before
    with pytest.raises(StoreError):
        merge([*parts, Path("other")], Path("new.db"))
    assert not list(Path().glob("*new.db*"))


@pytest.mark.parametrize(("choice", "relation"), [("first", "thank"), ("last", "accuse")])
def test_a_conflict_may_be_decided(parts, news, choice, relation):
    build([news("other", b="POL accuse CHN.")], Path("other"))
    merge([*parts, Path("other")], Path("out"), on_conflict=choice)
    with Store.open("out/kgraph.db") as store:
        assert [t.relation for t in store.triples() if t.doc_id == "b"] == [relation]
        assert list(store.hashes()) == ["a", "b", "c", "d", "e"]


def test_lines_on_who_is_the_same_are_put_together(read, news, content):
    lines = [
        Judgement(True, "POL", "CHN", "who.txt, line 1"),
        Judgement(False, "UKR", "BLR", "who.txt, line 2"),
    ]
    for name, texts in PARTS.items():
        build([news(f"in-{name}", **texts)], Path(name), judgements=lines)
    merge([Path(name) for name in PARTS], Path("out"), title="All")
    build([f"in-{name}" for name in PARTS], Path("whole"), title="All", judgements=lines)
    assert content(Path("out")) == content(Path("whole"))


def test_the_title_is_that_of_the_stores_where_they_agree(read, news):
    for name, texts in PARTS.items():
        build([news(f"in-{name}", **texts)], Path(name), title="News")
    merge([Path("one"), Path("two")], Path("out"))
    assert "<title>News</title>" in Path("out/graph.html").read_text()
    build([Path("in-two")], Path("two"), title="Others")
    merge([Path("one"), Path("two")], Path("out"))
    assert "<title>one and 1 more</title>" in Path("out/graph.html").read_text()


def test_other_readings_are_counted(parts, news):
    build([news("in-two", **PARTS["two"])], Path("two"), model="another")
    assert merge(parts, Path("out")).readings == 2


def test_an_older_store_is_merged_as_it_would_be_up_to_date(parts):
    import sqlite3
    from contextlib import closing

    script = Path(__file__).parents[1] / "store" / "version_2.sql"
    with closing(sqlite3.connect("old.db")) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    before = Path("old.db").read_bytes()
    merged = merge([Path("old.db"), parts[2]], Path("out"))
    assert (merged.counts.documents, merged.readings) == (3, 2)
    assert Path("old.db").read_bytes() == before


@pytest.mark.parametrize("name", ["missing", "file.txt", "in-one"])
def test_what_is_no_store_is_named(parts, name):
    Path("file.txt").write_text("no store " * 100)
    with pytest.raises(StoreError, match=name) as caught:
        merge([parts[0], Path(name)], Path("out"))
    assert "\n" not in str(caught.value)
    assert not list(Path("out").iterdir())

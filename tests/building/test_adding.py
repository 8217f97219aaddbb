"""Adding to a store: what is new, what changed, what is dropped, and the files beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.adding import add
from kgraph.building import OUTPUTS, build
from kgraph.errors import InputError, StoreError
from kgraph.identity import Judgement
from kgraph.store import Store

A, B, C = "BLR accuse NATO. POL visit CHN.", "CHN thank POL.", "UKR accuse BLR. UKR visit POL."
OUT = Path("out/kgraph.db")


def done(result) -> tuple[int, int, int, int]:
    return result.new, result.replaced, result.same, result.dropped


def ids(path: Path) -> list[str]:
    with Store.open(path, readonly=True) as store:
        return [document.id for document in store.documents()]


def test_a_store_is_made_and_grows(read, news):
    result = add([news("in", a=A, b=B)], Path("s/news.sqlite"))
    assert done(result) == (2, 0, 0, 0)
    assert (result.derived, result.stale, result.otherwise) == ((), (), 0)
    result = add([news("more", c=C)], Path("s/news.sqlite"))
    assert done(result) == (1, 0, 0, 0)
    assert result.counts.documents == 3
    assert read == ["a", "b", "c"]
    assert [path.name for path in Path("s").iterdir()] == ["news.sqlite"]


def test_adding_again_changes_nothing_and_reads_nothing(read, news, content):
    folder = news("in", a=A, b=B)
    add([folder], OUT)
    before = content(Path("out"))
    read.clear()
    assert done(add([folder], OUT)) == (0, 0, 2, 0)
    assert read == []
    assert content(Path("out")) == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": A}, {"b": B, "c": C}),
        ({"a": A, "b": B}, {"b": C, "c": C}),
        ({"a": A, "b": B, "c": C}, {"a": B, "c": A}),
        ({"a": A}, {"a": A}),
    ],
)
def test_adding_is_the_same_as_building_all(read, news, content, first, second):
    build([news("in", **first)], Path("out"), title="x")
    add([news("more", **second)], OUT)
    build([news("all", **{**first, **second})], Path("whole"), title="x")
    assert content(Path("out")) == content(Path("whole"))
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(OUTPUTS)


def test_pruning_leaves_what_the_paths_hold(read, news, content):
    build([news("in", a=A, b=B, c=C)], Path("out"), title="x")
    result = add([news("more", b=B, c=A, d=A)], OUT, prune=True)
    assert done(result) == (1, 1, 1, 1)
    build([Path("more")], Path("whole"), title="x")
    assert content(Path("out")) == content(Path("whole"))


def test_nothing_is_dropped_when_something_could_not_be_read(read, news):
    build([news("in", a=A, b=B)], Path("out"))
    folder = news("more", b=B, c=C)
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    errors: list[InputError] = []
    result = add([folder], OUT, prune=True, on_error=errors.append)
    assert len(errors) == 1
    assert done(result) == (1, 0, 1, 0)
    assert ids(OUT) == ["a", "b", "c"]


def test_bad_input_without_a_handler_changes_nothing(read, news, content):
    build([news("in", a=A)], Path("out"))
    before = content(Path("out"))
    folder = news("more", b=B)
    (folder / "z.txt").write_text("")
    with pytest.raises(InputError, match=r"z\.txt: no text"):
        add([folder], OUT)
    assert content(Path("out")) == before


def test_the_files_beside_the_store_follow_it(read, news):
    build([news("in", a=A)], Path("out"), title="Mine")
    Path("out/graph.graphml").unlink()
    result = add([news("more", b=B)], OUT)
    assert result.derived == ("triples.jsonl", "graph.html")
    assert not Path("out/graph.graphml").exists()
    assert Path("out/triples.jsonl").read_text().count("\n") == 3
    assert Path("out/graph.html").read_text().startswith("<title>Mine</title>")


def test_the_files_may_be_left_as_they_are(read, news):
    build([news("in", a=A)], Path("out"))
    before = {name: Path("out", name).read_bytes() for name in OUTPUTS[1:]}
    result = add([news("more", b=B)], OUT, again=False)
    assert (result.derived, result.stale) == ((), OUTPUTS[1:])
    assert {name: Path("out", name).read_bytes() for name in OUTPUTS[1:]} == before
    # They follow as soon as that is wanted, though there is nothing to add.
    assert add([Path("more")], OUT).derived == OUTPUTS[1:]
    assert Path("out/triples.jsonl").read_text().count("\n") == 3


def test_lines_on_who_is_the_same_stay_unless_others_are_given(read, news):
    one, two = (Judgement(True, "POL", other, "who.txt, line 1") for other in ("CHN", "UKR"))
    build([news("in", a=A, b=B)], Path("out"), judgements=[one])
    for given, expected in ((None, (one,)), ([two], (two,)), ([], ())):
        add([news("in", a=C if given else B)], OUT, judgements=given)
        with Store.open(OUT) as store:
            assert store.judgements() == expected


def test_documents_read_otherwise_are_counted_and_read_again_when_named(read, news):
    add([news("in", a=A, b=B)], OUT, model="one")
    result = add([news("more", c=C)], OUT, model="two")
    assert result.otherwise == 2
    result = add([Path("in")], OUT, model="two")
    assert (done(result), result.otherwise) == ((0, 2, 0, 0), 0)


def old_store(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    script = Path(__file__).parents[1] / "store" / "version_2.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("paths", [[], ["more"]])
def test_an_older_store_is_brought_up_to_date(read, news, paths):
    old_store(OUT)
    news("more", c=C)
    result = add(paths, OUT)
    assert done(result) == (len(paths), 0, 0, 0)
    assert ids(OUT) == ["a", "b", "c"][: 2 + len(paths)]
    # Nobody knows how its documents were read.
    assert result.otherwise == 2
    with Store.open(OUT) as store:
        assert len(store.judgements()) == 1


def test_a_store_that_is_none_is_left_alone(read, news):
    news("in", a=A)
    OUT.parent.mkdir()
    OUT.write_text("something else " * 100)
    with pytest.raises(StoreError, match="damaged or no kgraph store"):
        add([Path("in")], OUT)
    assert OUT.read_text() == "something else " * 100
    assert [path.name for path in OUT.parent.iterdir()] == ["kgraph.db"]

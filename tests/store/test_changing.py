"""Documents are taken out, copied and merged; readings decide what is the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.identity import Judgement
from kgraph.store import Reading, Store

ONE, TWO = Reading.of({"model": "one"}), Reading.of({"model": "two", "codebook": "x"})


@pytest.fixture
def make(tmp_path, make_triple):
    """Return a function that makes a store of documents, whose triples have these relations."""

    def make(name: str, reading: Reading | None = ONE, **relations: str):
        path = tmp_path / f"{name}.db"
        with Store.open(path, create=True) as store:
            for id, relation in relations.items():
                triples = [
                    make_triple(relation=word, doc_id=id, at=100 * place)
                    for place, word in enumerate(relation.split())
                ]
                store.add(Document(id, relation), triples, sentences=1, words=2, reading=reading)
        return path

    return make


def relations(path) -> list[tuple[str, str]]:
    with Store.open(path, readonly=True) as store:
        return [(triple.doc_id, triple.relation) for triple in store.triples()]


def found(path, text: str) -> int:
    with Store.open(path, readonly=True) as store:
        return len(list(store.triples(text=text)))


def test_a_reading_is_known_by_what_it_says():
    assert ONE.fingerprint == Reading.of({"model": "one"}).fingerprint != TWO.fingerprint
    assert Reading.of({"a": 1, "b": 2}) == Reading.of({"b": 2, "a": 1})
    assert len(ONE.fingerprint) == 16


def test_another_reading_replaces_what_was_read(make, make_triple):
    path = make("s", a="accuse", b="visit")
    document = Document("a", "accuse")
    with Store.open(path) as store:
        assert not store.add(document, [make_triple("POL")], reading=ONE)
        assert store.add(document, [make_triple(relation="thank")], reading=TWO)
        assert store.hashes(ONE).keys() == {"b"}
        assert store.hashes(TWO).keys() == {"a"}
        assert list(store.hashes()) == ["a", "b"]
        assert store.readings() == 2
    assert relations(path) == [("a", "thank"), ("b", "visit")]


def test_a_removed_document_is_gone_with_all_that_was_read(make):
    path = make("s", a="accuse", b="visit thank")
    with Store.open(path) as store:
        assert store.remove("b")
        assert not store.remove("b")
        assert not store.remove("nobody")
    assert relations(path) == [("a", "accuse")]
    assert found(path, "thank") == 0
    with closing(sqlite3.connect(path)) as connection:
        for table, rows in (("documents", 1), ("triples", 1), ("sentences", 1), ("readings", 1)):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
    with Store.open(path) as store:
        store.remove("a")
        assert store.readings() == 0


def test_removing_within_a_batch_that_fails_is_undone(make):
    path = make("s", a="accuse", b="visit")
    with Store.open(path) as store, pytest.raises(RuntimeError), store.batch():
        store.remove("a")
        raise RuntimeError
    assert relations(path) == [("a", "accuse"), ("b", "visit")]
    assert found(path, "accuse") == 1


def test_documents_are_taken_in_the_order_asked_for(make, tmp_path):
    one, two = make("one", a="accuse", b="visit"), make("two", TWO, c="thank accuse", a="reply")
    with Store.open(tmp_path / "new.db", create=True) as store:
        store.take([(two, "c"), (one, "a"), (one, "b"), (two, "a")])
        # The second "a" took the place of the first.
        assert list(store.hashes()) == ["c", "a", "b"]
        assert store.hashes(TWO).keys() == {"c", "a"}
        assert store.counts().words == 6
    assert relations(tmp_path / "new.db") == [
        ("c", "thank"), ("c", "accuse"), ("a", "reply"), ("b", "visit"),
    ]  # fmt: skip
    assert found(tmp_path / "new.db", "accuse") == 1


def test_a_title_is_kept(make):
    path = make("s")
    with Store.open(path) as store:
        assert store.title is None
        store.entitle("One")
        store.entitle("Two")
    with Store.open(path, readonly=True) as store:
        assert store.title == "Two"


def test_a_merge_is_what_one_store_would_be(make):
    one, two, three = make("one", a="accuse", b="visit"), make("two", c="thank"), make("three")
    with Store.open(three) as store:
        store.merge(one, two)
    assert three.exists()
    whole = make("whole", a="accuse", b="visit", c="thank")
    assert relations(three) == relations(whole)
    assert found(three, "thank") == 1


def test_a_document_that_all_hold_alike_is_one(make):
    one, two = make("one", a="accuse", b="visit"), make("two", TWO, b="visit", c="thank")
    with Store.open(one) as store:
        store.merge(two, two)
        store.merge(two)
    assert relations(one) == [("a", "accuse"), ("b", "visit"), ("c", "thank")]


def test_a_conflict_is_an_error_that_names_the_documents(make):
    one = make("one", a="accuse", b="visit", c="thank")
    two = make("two", d="thank", c="reply", a="visit")
    message = r"2 documents differ between the stores: 'c', 'a';"
    with Store.open(one) as store, pytest.raises(StoreError, match=message):
        store.merge(two)
    assert relations(one) == [("a", "accuse"), ("b", "visit"), ("c", "thank")]


def test_many_conflicts_are_not_all_listed(make):
    ids = [f"d{number}" for number in range(8)]
    one, two = (
        make("one", **dict.fromkeys(ids, "accuse")),
        make("two", **dict.fromkeys(ids, "visit")),
    )
    with Store.open(one) as store, pytest.raises(StoreError, match=r"'d4' and 3 more; choose"):
        store.merge(two)


def test_other_triples_of_the_same_text_are_a_conflict_too(make, make_triple):
    one = make("one", a="accuse")
    two = make("two")
    with Store.open(two) as store:
        store.add(Document("a", "accuse"), [make_triple("POL")], reading=TWO)
    with Store.open(one) as store, pytest.raises(StoreError, match="1 document differs"):
        store.merge(two)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("first", [("a", "accuse"), ("b", "visit"), ("d", "thank")]),
        ("last", [("a", "thank"), ("b", "visit"), ("d", "thank")]),
    ],
)
def test_a_conflict_is_decided_as_asked(make, choice, expected):
    one, two = make("one", a="accuse", b="visit"), make("two", d="thank", a="reply")
    three = make("three", a="thank")
    with Store.open(one) as store:
        store.merge(two, three, on_conflict=choice)
    assert relations(one) == expected
    assert found(one, "reply") == 0


def test_lines_on_who_is_the_same_are_put_together(make):
    same = Judgement(True, "POL", "CHN", "a.txt, line 1")
    again = Judgement(True, "POL", "CHN", "b.txt, line 4")
    apart = Judgement(False, "POL", "CHN", "b.txt, line 5")
    one, two = make("one", a="accuse"), make("two", b="visit")
    with Store.open(one) as store, Store.open(two) as other:
        store.judge([same])
        other.judge([again, apart])
    with Store.open(one) as store:
        store.merge(two)
        assert store.judgements() == (same, apart)


def test_a_store_that_cannot_be_merged_leaves_all_as_it_was(make, tmp_path):
    one, two = make("one", a="accuse"), make("two", b="visit")
    (tmp_path / "bad.db").write_text("no store" * 1000)
    with Store.open(one) as store:
        for other in (tmp_path / "bad.db", tmp_path / "missing.db", tmp_path):
            with pytest.raises(StoreError):
                store.merge(two, other)
    assert relations(one) == [("a", "accuse")]

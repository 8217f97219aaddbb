"""What goes into a store comes out: once, whole, in order."""

from __future__ import annotations

import sqlite3

import pytest

from kgraph.documents import Document
from kgraph.errors import StoreError
from kgraph.store import Counts, Store
from kgraph.triples import COLUMNS

DOCUMENT = Document(
    "a", "Belarus accuse NATO.", "2024-07-08", "Title", "Wire", "https://example.org"
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        yield store


def test_documents_and_triples_come_back_as_they_went_in(store, make_triple):
    triples = [
        make_triple(),
        make_triple(at=30, symmetric=True, negated=True, modality="planned", date="2024-07"),
        make_triple(at=60, intensity=None, quad_class=None, source="Wire", doc_date=None),
        make_triple(at=90, intensity=-3, confidence=1),
        make_triple(at=120, subject_text="“Минск” 北京", attributed_to_id="POL"),
    ]
    assert store.add(DOCUMENT, triples, sentences=3, words=20)
    assert list(store.triples()) == triples
    assert [triple.to_json() for triple in store.triples()] == [t.to_json() for t in triples]
    assert list(store.documents()) == [DOCUMENT]
    assert store.counts() == Counts(documents=1, sentences=3, words=20, triples=5, actors=2)


def test_the_table_of_triples_has_the_documented_columns(store, tmp_path, make_triple):
    triple = make_triple()
    store.add(DOCUMENT, [triple])
    with sqlite3.connect(tmp_path / "kgraph.db") as connection:
        rows = connection.execute("SELECT * FROM triples")
        assert tuple(column[0] for column in rows.description) == COLUMNS
        assert dict(zip(COLUMNS, rows.fetchone(), strict=True)) == triple.to_dict()


def test_an_empty_store_counts_nothing(store):
    assert store.counts() == Counts(0, 0, 0, 0, 0)
    assert not list(store.triples())


def test_a_document_without_triples_is_kept(store):
    assert store.add(DOCUMENT, [])
    assert list(store.documents()) == [DOCUMENT]


def test_adding_the_same_document_again_changes_nothing(store, make_triple):
    store.add(DOCUMENT, [make_triple()], sentences=1)
    assert not store.add(DOCUMENT, [make_triple(at=50)], sentences=9)
    assert list(store.triples()) == [make_triple()]
    assert store.counts().sentences == 1


@pytest.mark.parametrize("field", ["text", "date", "title", "source", "url"])
def test_a_document_that_changed_is_replaced_in_its_place(store, make_triple, field):
    other = Document("b", "Other.")
    store.add(DOCUMENT, [make_triple(), make_triple(at=40)], sentences=2)
    store.add(other, [make_triple(doc_id="b")], sentences=5)
    changes = {name: getattr(DOCUMENT, name) for name in ("text", "date", "title", "source", "url")}
    changed = Document("a", **(changes | {field: "2024-01-01"}))
    assert store.add(changed, [make_triple("POL")], sentences=1)
    assert list(store.documents()) == [changed, other]
    assert list(store.triples()) == [make_triple("POL"), make_triple(doc_id="b")]
    assert store.counts().sentences == 6
    assert not list(store.triples(text="Belarus NATO", subject="POL"))


def test_the_same_triple_twice_is_one(store, make_triple):
    store.add(DOCUMENT, [make_triple(), make_triple()])
    assert list(store.triples()) == [make_triple()]


def test_a_failure_halfway_leaves_the_document_as_it_was(store, make_triple):
    store.add(DOCUMENT, [make_triple()])

    def failing():
        yield make_triple("POL")
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        store.add(Document("a", "New text."), failing())
    assert list(store.documents()) == [DOCUMENT]
    assert list(store.triples()) == [make_triple()]


def test_a_triple_of_another_document_is_refused(store, make_triple):
    with pytest.raises(StoreError, match="a triple of 'b' was added to 'a'"):
        store.add(DOCUMENT, [make_triple(), make_triple(doc_id="b")])
    assert store.counts().documents == 0


def test_a_batch_is_stored_whole_or_not_at_all(store, make_triple):
    with pytest.raises(KeyboardInterrupt), store.batch():
        store.add(DOCUMENT, [make_triple()])
        raise KeyboardInterrupt
    assert store.counts().documents == 0
    with store.batch():
        store.add(DOCUMENT, [make_triple()])
        store.add(Document("b", "Other."), [])
    assert store.counts().documents == 2


def test_one_document_of_a_batch_may_fail_alone(store, make_triple):
    with store.batch():
        store.add(DOCUMENT, [make_triple()])
        with pytest.raises(StoreError):
            store.add(Document("b", "Other."), [make_triple()])
    assert [document.id for document in store.documents()] == ["a"]


def test_one_file_remains(tmp_path, make_triple):
    path = tmp_path / "sub.db"
    with Store.open(path, create=True) as store:
        store.add(DOCUMENT, [make_triple()])
    assert [entry.name for entry in tmp_path.iterdir()] == ["sub.db"]
    with Store.open(path) as store:
        assert list(store.triples()) == [make_triple()]


def test_the_same_content_makes_the_same_file(tmp_path, make_triple):
    for name in ("one.db", "two.db"):
        with Store.open(tmp_path / name, create=True) as store, store.batch():
            store.add(DOCUMENT, [make_triple(), make_triple(at=40)])
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()

"""Checks of a store against texts: whatever is changed is found."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from kgraph.questions.verifying import verify


@pytest.fixture
def store(store_of, event):
    return store_of(
        event("BLR", "ACCUSE", "POL", doc_date="2024-01-01", source="Wire"),
        event("POL", "AID", "CHN", doc_id="b"),
        event("POL", "AID", "UKR", doc_id="b"),
    )


def change(store, sql):
    with sqlite3.connect(store.path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)


def test_what_was_written_is_whole(store):
    found = verify(store)
    assert (found.documents, found.triples, found.spans) == (2, 3, 12)
    assert (found.unknown, found.problems) == (0, ())


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE documents SET text = 'x' || text WHERE id = 'a'", "the sentence at 0-22 is"),
        ("UPDATE documents SET title = 'x' WHERE id = 'a'", "document a: has changed"),
        ("UPDATE documents SET source = 'x' WHERE id = 'a'", "its date or source is not"),
        ("UPDATE triples SET confidence = 0.1 WHERE doc_id = 'a'", "its content has the id"),
        ("UPDATE triples SET subject_text = 'x' WHERE doc_id = 'a'", "is 'Belarus', not 'x'"),
        ("UPDATE triples SET relation_start = 0 WHERE doc_id = 'a'", "the trigger at 0-"),
        ("UPDATE triples SET object_end = 9999 WHERE doc_id = 'a'", "the object at 15-9999"),
        ("UPDATE triples SET object_start = -3 WHERE doc_id = 'a'", "the object at -3-"),
        ("DELETE FROM documents WHERE id = 'a'", "refers to a row of documents that is missing"),
        ("DELETE FROM sentences WHERE doc_id = 'a'", "its sentence is not among those"),
        ("UPDATE sentences SET sentence = 'x' WHERE doc_id = 'a'", "its sentence is not among"),
    ],
)
def test_whatever_is_changed_is_found(store, sql, words):
    change(store, sql)
    problems = verify(store).problems
    assert any(words in problem for problem in problems), problems
    assert all(len(problem.splitlines()) == 1 for problem in problems)


def test_given_documents_are_read_in_place_of_the_stored(store):
    first, second = store.documents()
    assert verify(store, [first, second]).problems == ()
    moved = replace(second, text=" " + second.text)
    found = verify(store, [first, moved, replace(first, id="new")])
    assert (found.documents, found.unknown) == (2, 1)
    assert found.problems[0] == "document b: has changed since it was read"
    assert len(found.problems) == 1 + 2 * 4


def test_documents_that_are_not_given_are_not_checked(store):
    found = verify(store, [next(store.documents())])
    assert (found.documents, found.triples) == (1, 1)

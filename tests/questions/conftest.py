"""Small stores made of triples, without a language model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count, groupby
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.store import Store
from kgraph.triples import Triple

CLASSES = {
    "CONSULT": ("verbal cooperation", 2.5),
    "AID": ("material cooperation", 10.0),
    "ACCUSE": ("verbal conflict", -3.0),
    "ASSAULT": ("material conflict", -9.0),
    "BORDERS": (None, None),
    "MEMBER_OF": (None, None),
    "OTHER": (None, None),
}


def fill(store: Store, triples: Iterable[Triple]) -> None:
    """Add triples to a store, each document with a text that holds their sentences."""
    ordered = sorted(triples, key=lambda triple: (triple.doc_id, triple.sentence_start))
    for doc_id, group in groupby(ordered, key=lambda triple: triple.doc_id):
        found = list(group)
        text = ""
        for triple in found:
            text = text.ljust(triple.sentence_start) + triple.sentence
        first = found[0]
        store.add(Document(doc_id, text, first.doc_date, None, first.source), found)


@pytest.fixture
def event(make_triple) -> Callable[..., Triple]:
    """Return a function to a triple of a category, its class and score filled in.

    Each stands behind the one before, so that no two are in one place.
    """
    places = count(0, 100)

    def event(subject: str, category: str, object: str, date: str | None = None, **changes):
        quad_class, intensity = CLASSES[category]
        record = {"quad_class": quad_class, "intensity": intensity, "at": next(places)}
        relation = changes.pop("relation", category.lower())
        return make_triple(
            subject, relation, object,
            **{"category": category, "date": date, "doc_date": None, **record, **changes},
        )  # fmt: skip

    return event


@pytest.fixture
def store_of(tmp_path) -> Iterable[Callable[..., Store]]:
    """Return a function from triples to an open store that holds them."""
    opened = []

    def store_of(*triples: Triple, name: str = "kgraph.db") -> Store:
        path: Path = tmp_path / name
        store = Store.open(path, create=True)
        opened.append(store)
        fill(store, triples)
        return store

    yield store_of
    for store in opened:
        store.close()


@pytest.fixture
def new_store(tmp_path) -> Callable[[Iterable[Triple]], Store]:
    """Return a function from triples to a store that holds them, each time another one."""
    numbers = count()

    def new_store(triples: Iterable[Triple]) -> Store:
        store = Store.open(tmp_path / f"{next(numbers)}.db", create=True)
        fill(store, triples)
        return store

    return new_store

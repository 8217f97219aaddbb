"""A small store to ask, made without a language model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kgraph


@pytest.fixture(scope="session")
def small(make_triple, tmp_path_factory) -> Path:
    """Return a folder with a store: Poland accuses and meets Belarus, and later meets China."""
    meets = {"category": "CONSULT", "quad_class": "verbal cooperation", "intensity": 2.5}
    found = [
        make_triple("POL", "accuse", "BLR"),
        make_triple("POL", "meet", "BLR", at=30, date="2024-07", **meets),
        make_triple("POL", "meet", "CHN", doc_id="b", doc_date="2024-08-01", **meets),
    ]
    folder = tmp_path_factory.mktemp("small")
    with kgraph.Store.open(folder / "kgraph.db", create=True) as store, store.batch():
        for id in ("a", "b"):
            of_document = [triple for triple in found if triple.doc_id == id]
            text = ""
            for triple in of_document:
                text = text.ljust(triple.sentence_start) + triple.sentence
            document = kgraph.Document(id, text, of_document[0].doc_date)
            store.add(document, of_document, sentences=len(of_document))
    return folder


@pytest.fixture
def g(small) -> Iterator[kgraph.Opened]:
    with kgraph.open(small) as opened:
        yield opened

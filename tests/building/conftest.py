"""A pipeline that needs no model, folders of news, and what a folder of results holds."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.pipeline import Extraction

_SENTENCE = re.compile(r"(BLR|CHN|POL|NATO|UKR) (accuse|visit|thank) (BLR|CHN|POL|NATO|UKR)\.")


@pytest.fixture
def read(monkeypatch, make_triple) -> list[str]:
    """Read ``BLR accuse NATO.`` and its like; return the list of ids that were read."""
    ids: list[str] = []

    class FakePipeline:
        def __init__(self, model=None, dictionaries=None, codebook=None, jobs=1):
            pass

        def pipe(self, documents):
            for document in documents:
                ids.append(document.id)
                found = [
                    make_triple(
                        match[1], match[2], match[3],
                        at=match.start(), doc_id=document.id, doc_date=document.date,
                    )
                    for match in _SENTENCE.finditer(document.text)
                ]  # fmt: skip
                yield Extraction(document, tuple(found), len(found), 3 * len(found))

    def render(graph, triples, *, documents, title, seed=1, levels=None):
        return f"<title>{title}</title>{len(graph)} {len(list(triples))} {len(documents)}\n"

    monkeypatch.setattr("kgraph.pipeline.Pipeline", FakePipeline)
    monkeypatch.setattr("kgraph.page.render", render)
    # Small batches, so that a few documents make several.
    monkeypatch.setattr("kgraph.updating.BATCH", 2)
    return ids


@pytest.fixture
def news(tmp_path, monkeypatch):
    """Return a function that makes a folder of documents with these names and sentences."""
    monkeypatch.chdir(tmp_path)

    def write(folder: str, **texts: str) -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, text in texts.items():
            (place / f"{name}.txt").write_text(f"---\ndate: 2024-07-08\n\n{text}")
        return place

    return write


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(sql)]
        rows = {
            name: _numbered(connection, name)
            for name in names
            if not name.startswith("sentence_search")
        }
        words = "SELECT rowid FROM sentence_search WHERE sentence_search MATCH 'accuse'"
        return {**rows, "found": connection.execute(words).fetchall()}


def _numbered(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    try:
        return connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()
    except sqlite3.OperationalError:  # WITHOUT ROWID: the rows are in the order of their key.
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def _content(folder: Path) -> dict[str, object]:
    return {
        path.name: _rows(path) if path.suffix == ".db" else path.read_bytes()
        for path in folder.resolve().iterdir()
    }


@pytest.fixture
def content():
    """Return a function from a folder to all that is in it: rows of stores, bytes of files."""
    return _content

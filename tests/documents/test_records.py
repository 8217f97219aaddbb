"""JSON Lines and CSV: many documents a file, each with its own fate."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.documents import Document, read_documents
from kgraph.documents.source import Source
from kgraph.documents.table import read_csv
from kgraph.errors import InputError

FULL = {
    "id": "a",
    "text": "Peru thanked Chile.",
    "date": "2024-07-08",
    "title": "Thanks",
    "source": "Wire",
    "url": "https://example.org/a",
}


def read(path: Path, content: str | bytes) -> tuple[list[Document], list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    errors: list[InputError] = []
    documents = list(read_documents([path], on_error=errors.append))
    return documents, [str(error).removeprefix(str(path)) for error in errors]


def jsonl(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def table(*rows: list[str], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def test_a_line_of_json_is_a_document(tmp_path):
    documents, errors = read(tmp_path / "news.jsonl", jsonl(FULL, {"text": "Chile replied."}))
    assert documents == [Document(**FULL), Document("news:2", "Chile replied.")]
    assert not errors


def test_packed_lines_are_read_alike(tmp_path):
    documents, errors = read(
        tmp_path / "news.jsonl.gz", gzip.compress(jsonl(FULL, {"text": "b"}).encode())
    )
    assert [document.id for document in documents] == ["a", "news:2"]
    assert not errors


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_of_a_table_is_a_document(tmp_path, delimiter):
    content = table(list(FULL), list(FULL.values()), ["", "b", "", "", "", ""], delimiter=delimiter)
    documents, errors = read(tmp_path / "news.csv", content)
    assert documents == [Document(**FULL), Document("news:3", "b")]
    assert not errors


def test_a_cell_may_hold_lines_quotes_and_separators(tmp_path):
    text = 'He said "no",\r\nand left; it was late.'
    documents, errors = read(tmp_path / "n.csv", table(["title", "TEXT "], ["x", text], ["y", "z"]))
    assert [document.text for document in documents] == [text, "z"]
    assert [document.id for document in documents] == ["n:2", "n:4"]
    assert not errors


def test_a_long_cell_is_read_whole(tmp_path):
    text = "Peru thanked Chile. " * 20_000
    documents, errors = read(tmp_path / "n.csv", table(["text"], [text]))
    assert [len(document.text) for document in documents] == [len(text)]
    assert not errors


BAD_LINES = {
    b"{not json}": "not JSON",
    b'{"text": "cut off': "not JSON",
    b"[" * 100_000: "not JSON",
    b'{"text": "a", "n": ' + b"9" * 5000 + b"}": "not JSON",
    b'["text"]': "not a JSON object",
    b'"text"': "not a JSON object",
    b"{}": "no text",
    b'{"text": null}': "no text",
    b'{"text": "  \\n"}': "no text",
    b'{"text": 5}': "the text is not a string but int",
    b'{"text": "a", "id": true}': "the id is not a string but bool",
    b'{"text": "a", "title": ["b"]}': "the title is not a string but list",
    b'{"text": "a", "date": "yesterday"}': "wrong date 'yesterday'",
    b'{"text": "a", "date": 20240708}': "the date is not a string but int",
    b'{"text": "caf\xe9"}': "not UTF-8",
    b'{"text": "half \\ud83d"}': "the text is not UTF-8",
    b'{"text": "a", "id": "\\udc80"}': "the id is not UTF-8",
}


@pytest.mark.parametrize("bad", BAD_LINES, ids=lambda bad: bad[:30].decode("latin-1"))
def test_a_bad_line_is_named_and_its_neighbours_are_kept(tmp_path, bad):
    content = b'{"text": "before"}\n\n' + bad + b'\n{"text": "after"}'
    documents, errors = read(tmp_path / "n.jsonl", content)
    assert [document.text for document in documents] == ["before", "after"]
    assert len(errors) == 1
    assert errors[0].startswith(f":3: {BAD_LINES[bad]}")
    assert "\n" not in errors[0]


BAD_ROWS = {
    b'"",2024-01-01\r\n': "no text",
    b"a,yesterday\r\n": "wrong date",
    b"a,2024-01-01,more,\r\n": "4 cells under 2 columns",
    b"caf\xe9,2024-01-01\r\n": "the text is not UTF-8",
    b'"a"b,2024-01-01\r\n': "not CSV",
}


@pytest.mark.parametrize("bad", BAD_ROWS, ids=lambda bad: bad[:30].decode("latin-1"))
def test_a_bad_row_is_named_and_its_neighbours_are_kept(tmp_path, bad):
    content = b'text,date\r\n"before\r\nthat",\r\n' + bad + b"after,\r\n"
    documents, errors = read(tmp_path / "n.csv", content)
    assert [document.text for document in documents] == ["before\r\nthat", "after"]
    assert len(errors) == 1
    assert errors[0].startswith(f":4: {BAD_ROWS[bad]}")


def test_a_table_needs_a_column_of_text(tmp_path):
    documents, errors = read(tmp_path / "n.csv", "headline,body\na,b\n")
    assert not documents
    assert errors == [
        ":1: no column 'text'; the first row names the columns: id, text, date, title, source, url"
    ]


def test_a_quote_that_never_closes_is_reported(tmp_path):
    documents, errors = read(tmp_path / "n.csv", 'text\na\n"b\nc\n')
    assert [document.text for document in documents] == ["a"]
    assert errors == [":3: not CSV: unexpected end of data"]


def test_trailing_empty_cells_do_no_harm(tmp_path):
    documents, errors = read(tmp_path / "n.csv", "text,title\na,b,,\n,,\n")
    assert [document.title for document in documents] == ["b"]
    assert not errors


def test_marks_and_blank_lines_are_passed_over(tmp_path):
    documents, errors = read(
        tmp_path / "n.jsonl", b'\xef\xbb\xbf{"text": "a"}\r\n \r\n{"text": "b"}\r\n'
    )
    assert [document.text for document in documents] == ["a", "b"]
    documents, errors = read(tmp_path / "m.csv", b"\xef\xbb\xbftext\r\na\r\n\r\nb\r\n")
    assert [document.text for document in documents] == ["a", "b"]
    assert not errors


@pytest.mark.parametrize("name", ["n.jsonl", "n.csv", "n.jsonl.gz"])
def test_an_empty_file_is_reported(tmp_path, name):
    packed = (
        gzip.compress(b"\n") if name.endswith(".gz") else b"text\n" if "csv" in name else b" \n"
    )
    documents, errors = read(tmp_path / name, packed)
    assert not documents
    assert errors == [": no documents; the file holds none"]


@pytest.mark.parametrize("damage", ["cut", "not packed"])
def test_a_damaged_archive_is_reported_after_what_could_be_read(tmp_path, damage):
    good = gzip.compress(jsonl(*({"text": f"text {i}"} for i in range(50_000))).encode())
    documents, errors = read(tmp_path / "n.jsonl.gz", good[:-2000] if damage == "cut" else b"plain")
    assert bool(documents) == (damage == "cut")
    assert ": cannot be read: " in errors[-1]


def test_a_line_over_the_limit_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.documents.source.MAX_BYTES", 30)
    content = jsonl({"text": "a"}, {"text": "b" * 100}, {"text": "c"}, {"text": "d" * 17})
    documents, errors = read(tmp_path / "n.jsonl", content)
    assert [document.text[0] for document in documents] == ["a", "c", "d"]
    assert errors == [":2: longer than 0 MiB; split it into several documents"]


def test_numbers_may_be_ids(tmp_path):
    documents, _ = read(tmp_path / "n.jsonl", jsonl({"id": 7, "text": "a"}, {"id": 0, "text": "b"}))
    assert [document.id for document in documents] == ["7", "0"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_any_text_comes_back_from_a_table(texts):
    content = table(["text"], *([text] for text in texts)).encode("utf-8")
    items = list(read_csv(Source(io.BytesIO(content), "n", "n.csv")))
    kept = [item.document.text for item in items if not isinstance(item, InputError)]
    assert kept == [text for text in texts if text.strip()]

"""Files of JSON: lists, single records, exports of news, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.documents import Document, read_documents
from kgraph.documents.jsonfile import ALIASES, read_json
from kgraph.documents.source import Found, Source
from kgraph.errors import InputError


def read(path: Path, content: str | bytes | object) -> tuple[list[Document], list[str]]:
    if not isinstance(content, str | bytes):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    errors: list[InputError] = []
    documents = list(read_documents([path], on_error=errors.append))
    return documents, [str(error).removeprefix(str(path)) for error in errors]


RECORDS = [{"text": "a", "date": "2024-07-08"}, {"id": "own", "text": "b", "other": [1]}]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda records: records,
        lambda records: {"articles": records},
        lambda records: {"status": "ok", "total": 2, "tags": ["x"], "docs": records, "next": None},
    ],
)
def test_records_may_stand_in_a_list_or_in_an_object(tmp_path, wrap, indent):
    documents, errors = read(tmp_path / "n.json", json.dumps(wrap(RECORDS), indent=indent))
    assert documents == [Document("n:1", "a", "2024-07-08"), Document("own", "b")]
    assert not errors


def test_one_record_may_be_the_file(tmp_path):
    record = {"text": "a", "authors": [{"name": "x"}]}
    assert read(tmp_path / "n.json", record) == ([Document("n:1", "a")], [])


def test_a_file_too_big_to_hold_is_read_piece_by_piece(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.documents.jsonfile.MAX_BYTES", 1000)
    monkeypatch.setattr("kgraph.documents.jsonfile._PIECE", 64)
    records = [{"text": f"{i} " + "x" * (i % 300)} for i in range(200)]
    for whole in (records, {"total": 200, "tags": ["a"], "meta": {"b": []}, "items": records}):
        documents, errors = read(tmp_path / "n.json", whole)
        assert [document.text for document in documents] == [r["text"] for r in records]
        assert not errors


@pytest.mark.parametrize(("name", "alias"), [(n, a) for n, all in ALIASES.items() for a in all])
def test_fields_of_exports_are_understood(tmp_path, name, alias):
    value = {"date": "2024-07-08T10:00:00Z"}.get(name, "value")
    record = {"text": "a", "date": None, "title": "", alias: value}
    if name == "text":
        del record["text"]
    (document,), errors = read(tmp_path / "n.json", [record])
    assert getattr(document, name) == value[:10]
    assert not errors


def test_the_fields_of_kgraph_come_first_and_a_source_may_be_an_object(tmp_path):
    record = {"text": "a", "body": "b", "source": {"id": None, "name": "Wire"}}
    (document,), _ = read(tmp_path / "n.json", [record])
    assert (document.text, document.source) == ("a", "Wire")


BAD_RECORDS = [
    (5, "not a JSON object"),
    ({}, "no text"),
    ({"text": ["a"]}, "the text is not a string"),
    ({"text": "a", "date": "soon"}, "wrong date 'soon'"),
    ({"text": "a\0"}, "the text holds a NUL character"),
    ({"text": "\ud83d"}, "the text is not UTF-8"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD_RECORDS)
def test_a_bad_record_is_named_and_its_neighbours_are_kept(tmp_path, bad, reason):
    content = ",\n".join(json.dumps(r) for r in ({"text": "a"}, bad, {"text": "b"}))
    documents, (error,) = read(tmp_path / "n.json", f"[{content}]")
    assert [document.text for document in documents] == ["a", "b"]
    assert error.startswith(f":2: record 2: {reason}")


DAMAGED = {
    '[{"text": "a"},\n{"text": "b",}]': ":2: not JSON: ",
    '[{"text": "a"},\n{"text": "b"': ":2: not JSON: ",
    '[{"text": "a"},\n{"text": "b': ":2: not JSON: Unterminated string",
    '[{"text": "a"}\n{"text": "b"}]': ":2: not JSON: ',' was expected",
    '[{"text": "a"}]\n1': ":2: not JSON: more than one value",
    '[{"text": "a"},\n' + "[" * 100_000: ":2: not JSON: ",
}


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: content[:40])
def test_what_comes_before_damage_is_kept(tmp_path, content):
    documents, errors = read(tmp_path / "n.json", content)
    assert [document.text for document in documents] == ["a"]
    assert [error[: len(DAMAGED[content])] for error in errors] == [DAMAGED[content]]
    assert "\n" not in errors[0]


@pytest.mark.parametrize("content", [b"", b" \n", b"[]", b"[ ]"])
def test_a_file_without_records_is_reported(tmp_path, content):
    assert read(tmp_path / "n.json", content) == ([], [": no documents; the file holds none"])


@pytest.mark.parametrize("content", [b"5", b'"text"', b"nonsense", b"{"])
def test_other_json_is_refused(tmp_path, content):
    documents, (error,) = read(tmp_path / "n.json", content)
    assert not documents
    assert error.startswith(":1: not JSON: ")


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path):
    _, (error,) = read(tmp_path / "n.json", b'[{"text": "a"},\n{"text": "caf\xe9"}]')
    assert error.startswith(":2: not UTF-8 (byte 0xe9)")


def test_a_record_over_the_limit_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.documents.jsonfile.MAX_BYTES", 1000)
    monkeypatch.setattr("kgraph.documents.jsonfile._PIECE", 64)
    documents, (error,) = read(tmp_path / "n.json", [{"text": "a"}, {"text": "b" * 5000}])
    assert [document.text for document in documents] == ["a"]
    assert "longer than" in error


class Slow:
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, step: int) -> None:
        self._content, self._step = content, step

    def read(self, size: int) -> bytes:
        step = min(size, self._step)
        piece, self._content = self._content[:step], self._content[step:]
        return piece


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1),
    st.integers(1, 40),
    st.booleans(),
    st.booleans(),
)
def test_records_are_the_same_wherever_the_pieces_are_cut(texts, step, ascii, inside):
    records = [{"text": text, "n": [1, {"x": None}]} for text in texts]
    content = json.dumps({"all": records} if inside else records, ensure_ascii=ascii).encode()
    items = list(read_json(Source(Slow(content, step), "n", "n.json")))
    kept = [item.document.text for item in items if isinstance(item, Found)]
    assert kept == [text for text in texts if text.strip()]

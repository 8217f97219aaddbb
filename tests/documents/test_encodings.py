"""Bytes of any encoding: what is declared, what is guessed, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.documents import read_documents
from kgraph.documents.encoding import guessed
from kgraph.errors import InputError

ENGLISH = (
    "Norway asked Iceland for talks on Tuesday. The envoys had met before, and they said that "
    "there was much to speak of. “We shall see,” one of them added – Norway’s offer stands. "
)
ACCENTS = "Bogotá and Brasília were in touch, and the envoys of both met in a café near São Paulo. "


def read(path: Path, content: bytes, **options: str) -> tuple[list[str], list[str], list[str]]:
    """Return texts, errors and notes."""
    path.write_bytes(content)
    errors: list[InputError] = []
    notes: list[object] = []
    found = read_documents([path], on_error=errors.append, on_note=notes.append, **options)
    texts = [document.text for document in found]
    return texts, *([str(x).removeprefix(str(path)) for x in said] for said in (errors, notes))


def wrapped(suffix: str, text: str) -> str:
    """Return the text in a file of a format, once."""
    return {
        ".txt": text,
        ".md": f"---\ntitle: x\n---\n{text}",
        ".jsonl": json.dumps({"text": text}, ensure_ascii=False) + "\n",
        ".json": json.dumps([{"text": text}], ensure_ascii=False),
        ".csv": f'text,title\r\n"{text}",x\r\n',
        ".tsv": f"text\ttitle\r\n{text}\tx\r\n",
        ".html": f"<html><body><p>{text.strip()}</p></body></html>",
    }[suffix]


ALL = (".txt", ".md", ".jsonl", ".json", ".csv", ".tsv", ".html")
GUESSED = (".txt", ".md", ".csv", ".tsv", ".html")


@pytest.mark.parametrize("suffix", ALL)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_tells_the_encoding(tmp_path, suffix, encoding):
    content = wrapped(suffix, ACCENTS).encode(encoding)
    texts, errors, notes = read(tmp_path / f"a{suffix}", content)
    assert [text.strip() for text in texts] == [ACCENTS.strip()]
    assert errors == notes == []


@pytest.mark.parametrize("suffix", GUESSED)
@pytest.mark.parametrize("text", [ENGLISH, ACCENTS, ENGLISH + ACCENTS])
def test_what_is_surely_of_another_encoding_is_read_with_a_note(tmp_path, suffix, text):
    content = wrapped(suffix, text.replace('"', "")).encode("cp1252")
    texts, errors, (note,) = read(tmp_path / f"a{suffix}", content)
    assert [found.strip() for found in texts] == [text.strip()]
    assert errors == []
    line = 1 + content[: next(i for i, byte in enumerate(content) if byte > 127)].count(b"\n")
    assert note == f":{line}: not UTF-8; read as windows-1252, --encoding names another"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nul_bytes(tmp_path, encoding):
    texts, errors, notes = read(tmp_path / "a.txt", ENGLISH.encode(encoding))
    assert (texts, errors) == ([ENGLISH], [])
    assert notes == [f":1: not UTF-8; read as {encoding}, --encoding names another"]


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_json_is_utf8_and_never_guessed(tmp_path, suffix):
    content = wrapped(suffix, ENGLISH).encode("cp1252")
    texts, (error,), notes = read(tmp_path / f"a{suffix}", content)
    assert texts == notes == []
    assert error.startswith(":1: not UTF-8")


@pytest.mark.parametrize("content", [b"Per\xfa", b"\xff\xfa\x00\x01" * 50, bytes(range(128, 256))])
def test_what_could_be_anything_is_reported_with_its_line(tmp_path, content):
    texts, (error,), notes = read(tmp_path / "a.txt", b"one\ntwo\n" + content)
    assert texts == notes == []
    assert error.startswith(":3: not UTF-8 (byte 0x")
    assert error.endswith("name its encoding with --encoding")


@pytest.mark.parametrize("suffix", ALL)
def test_an_encoding_that_is_named_counts(tmp_path, suffix):
    content = wrapped(suffix, "Peru’s café closed.").encode("cp1252")
    texts, errors, notes = read(tmp_path / f"a{suffix}", content, encoding="windows-1252")
    assert texts == ["Peru’s café closed."]
    assert errors == notes == []


def test_a_wrong_encoding_spoils_only_the_lines_that_it_does_not_fit(tmp_path):
    lines = [b'{"text": "a"}', b'{"text": "caf\xe9"}', b'{"text": "b"}']
    texts, (error,), _ = read(tmp_path / "a.jsonl", b"\n".join(lines), encoding="ascii")
    assert texts == ["a", "b"]
    assert error == ":2: not ascii; the file is damaged, or --encoding names the wrong one"


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "", "utf-8\0"])
def test_an_encoding_that_there_is_not_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="no such encoding"):
        read_documents([tmp_path], encoding=name or "?")


def test_a_late_bad_byte_in_a_long_table_spoils_its_row_alone(tmp_path):
    rows = [b"text", *[b"Norway thanked Iceland."] * 10_000, b"caf\xe9", b"last"]
    texts, (error,), notes = read(tmp_path / "a.csv", b"\r\n".join(rows))
    assert len(texts) == 10_001
    assert error.startswith(":10002: the text is not UTF-8")
    assert notes == []


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<meta charset="no-such-thing">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
    ],
)
def test_a_page_may_declare_its_encoding(tmp_path, declaration, encoding):
    text = "Peru met Chile in the café." if encoding in ("cp1252", "utf-8") else "Перу и Чили."
    page = f"<html><head>{declaration}</head><body><p>{text}</p></body></html>"
    texts, errors, notes = read(tmp_path / "a.html", page.encode(encoding))
    assert texts == [text]
    assert errors == notes == []


def test_a_guess_that_fails_beyond_its_sample_is_none():
    content = ACCENTS.encode("cp1252") * 1000
    assert guessed(content) == "cp1252"
    assert guessed(content + b"\x81") is None

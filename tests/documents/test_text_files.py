"""Plain text and Markdown: the text as given, and the block of metadata above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.documents import read_documents
from kgraph.documents.text import split_metadata
from kgraph.errors import InputError


def one(path: Path, content: str | bytes):
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (document,) = read_documents([path])
    return document


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.TXT"])
def test_a_single_file_is_named_after_its_stem(tmp_path, name):
    document = one(tmp_path / name, "Peru thanked Chile.")
    assert document.id == "note"
    assert document.text == "Peru thanked Chile."
    assert (document.date, document.title, document.source, document.url) == (None,) * 4


@pytest.mark.parametrize(
    "text",
    [
        "Peru thanked Chile.\r\nChile replied.\r\n",
        "  leading blanks and trailing ones \n\n",
        "a\rb\u2028c\u0085d",
        "“Quotes” – and 北京",
        "---\nonly a rule above, no entries\n",
        "--- not a fence\n\nkey: value\n",
        "date: 2024-01-01\n\na key without a fence is text",
    ],
)
def test_text_is_kept_as_given(tmp_path, text):
    assert one(tmp_path / "a.txt", text).text == text


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    assert one(tmp_path / "a.txt", b"\xef\xbb\xbfPeru").text == "Peru"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("close", ["", "---"])
def test_a_block_of_entries_above_the_text_is_metadata(tmp_path, end, close):
    lines = [
        "---",
        "Date: 2024-07-08",
        "title: Talks: the second day",
        "source: Wire",
        "url:",
        close,
    ]
    document = one(tmp_path / "a.md", end.join([*lines, f"Body{end}{end}more"]))
    assert document.text == f"Body{end}{end}more"
    assert document.date == "2024-07-08"
    assert document.title == "Talks: the second day"
    assert document.source == "Wire"
    assert document.url is None


def test_quotes_around_a_value_are_no_part_of_it():
    assert split_metadata("---\ntitle: \"A: b\"\nsource: 'C'\n\nText")[0] == {
        "title": "A: b",
        "source": "C",
    }


def test_entries_of_other_programs_are_passed_over():
    metadata, text = split_metadata("---\nlayout: post\nid: x\ntext: y\ndate: 2024-01-01\n\nText")
    assert metadata == {"date": "2024-01-01"}
    assert text == "Text"


def test_the_first_of_two_equal_entries_counts():
    assert split_metadata("---\ntitle: one\ntitle: two\n\nText")[0] == {"title": "one"}


@pytest.mark.parametrize("value", ["2024-07-08T09:30:00Z", "2024-07-08 09:30", "2024-07-08"])
def test_a_time_of_day_is_cut_from_the_date(tmp_path, value):
    assert one(tmp_path / "a.txt", f"---\ndate: {value}\n\nText").date == "2024-07-08"


@pytest.mark.parametrize(
    "value",
    ["8 July", "2024-13-01", "2023-02-29", "20240708", "2024-07", "2024-07-08x", "0000-01-01"],
)
def test_a_wrong_date_is_refused(tmp_path, value):
    with pytest.raises(InputError, match=rf"a\.txt: wrong date '{value}'.*YYYY-MM-DD"):
        one(tmp_path / "a.txt", f"---\ndate: {value}\n\nText")


@pytest.mark.parametrize(
    "content", ["", " \n\t\n", "\ufeff", "---\ntitle: x\n\n", "---\ntitle: x\n\n \n"]
)
def test_a_file_without_text_is_refused(tmp_path, content):
    with pytest.raises(InputError, match=r"a\.txt: no text"):
        one(tmp_path / "a.txt", content)


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path):
    with pytest.raises(InputError, match=r"a\.txt:3: not UTF-8 \(byte 0xe9\)"):
        one(tmp_path / "a.txt", b"one\ntwo\ncaf\xe9\n")


def test_a_file_with_nul_characters_is_no_text(tmp_path):
    with pytest.raises(InputError, match=r"a\.txt: the text holds a NUL character"):
        one(tmp_path / "a.txt", b"Peru\0Chile")


@pytest.mark.parametrize("below", ["  - a\n  - b\n", "- a\n- b\n", "  more of it\n", "# said\n"])
def test_what_stands_below_an_entry_belongs_to_the_block(tmp_path, below):
    document = one(tmp_path / "a.md", f"---\ndate: 2024-07-08\ntags:\n{below}title: T\n---\nText")
    assert (document.date, document.title, document.text) == ("2024-07-08", "T", "Text")


def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.documents.text.MAX_BYTES", 10)
    assert one(tmp_path / "a.txt", "0123456789").text == "0123456789"
    with pytest.raises(InputError, match=r"a\.txt: longer than .* MiB; split it"):
        one(tmp_path / "a.txt", "0123456789a")

"""The card tells what the record holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import card, record

META = {
    "seed": 3,
    "epochs": 2,
    "teachers": None,
    "versions": {"python": "3.11.0"},
    "corpora": {"ud/a.conllu": "00ff"},
    "files": {"model.onnx": "ab12"},
}
EMPTY = """\
# Card
<!-- figures -->
old
<!-- end of figures -->
words
<!-- origin -->
<!-- end of origin -->
"""


def test_figures_and_origin_are_put_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(EMPTY, encoding="utf-8")
    (tmp_path / record.META).write_text(json.dumps(META), encoding="utf-8")
    card.write_card(tmp_path, {"en_ewt-dev": {"UAS": 90.04, "LAS": 87.96}})
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| EWT dev |  |  |  | 90.0 | 88.0 |  |  |" in text
    assert "| `model.onnx` | `ab12` |" in text
    assert "| python | 3.11.0 |" in text
    assert "old" not in text
    assert "words" in text
    written = json.loads((tmp_path / record.META).read_text(encoding="utf-8"))
    assert written["figures"] == {"en_ewt-dev": {"UAS": 90.04, "LAS": 87.96}}


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    once = card.filled(EMPTY, {"figures": "| a |", "origin": "b"})
    assert card.filled(once, {"figures": "| a |", "origin": "b"}) == once


def test_a_card_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="<!-- origin -->"):
        card.filled("# Card", {"origin": "x"})


def test_hashes_are_of_the_bytes(tmp_path: Path) -> None:
    for folder in ("ud", "ner"):
        (tmp_path / folder).mkdir()
    (tmp_path / "ud" / "a.conllu").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"not a corpus")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert record.corpora_hashes(tmp_path) == {"ud/a.conllu": empty}

"""The shipped tokenizer keeps the pieces of English and numbers them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from training.vocabulary import is_useful, shorten

PIECES = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "мир", "peace", "##ful", "é", "€", "和"]


@pytest.mark.parametrize("piece", ["peace", "##ful", "é", "€", "—", "[UNK]", "7", "!"])
def test_pieces_of_english_text_are_useful(piece: str) -> None:
    assert is_useful(piece)


@pytest.mark.parametrize("piece", ["мир", "##ир", "和", "[unused12]", "سلام"])
def test_place_holders_and_other_scripts_are_not(piece: str) -> None:
    assert not is_useful(piece)


def test_a_shortened_tokenizer_cuts_words_as_before(tmp_path: Path) -> None:
    content = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": i,
                "content": PIECES[i],
                "special": True,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
            }
            for i in (0, 2, 3, 4)
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: i for i, piece in enumerate(PIECES)},
        },
    }
    old = tmp_path / "old.json"
    old.write_text(json.dumps(content), encoding="utf-8")
    kept = shorten(old, tmp_path / "new.json")
    assert [PIECES[i] for i in kept] == [p for p in PIECES if is_useful(p)]
    before, after = (Tokenizer.from_file(str(p)) for p in (old, tmp_path / "new.json"))
    for text in ("peaceful", "peace é €", "мир"):
        expected = [t if is_useful(t) else "[UNK]" for t in before.encode(text).tokens]
        assert after.encode(text).tokens == expected
    assert [kept[i] for i in after.encode("peaceful €").ids] == before.encode("peaceful €").ids

"""Words are cut where the treebanks cut them, and the text is never changed."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kgraph.language import tokens


@cache
def nlp() -> Language:
    pipeline = spacy.blank("en")
    tokens.tune(pipeline)
    return pipeline


def words(text: str) -> list[str]:
    return [t.text for t in nlp()(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a U.S.-led force", "a U.S. - led force"),
        ("an 11-day siege", "an 11 - day siege"),
        ("a cease-fire", "a cease - fire"),
        ("Thursday/Friday", "Thursday / Friday"),
        ("and/or", "and / or"),
        ("the pro-Kremlin party", "the pro - Kremlin party"),
        ("an anti-NATO rally", "an anti - NATO rally"),
        ("ex-Soviet states", "ex - Soviet states"),
        ("1990-1995", "1990 - 1995"),
        ("worth $5bn", "worth $ 5 bn"),
        ("at 7:30PM", "at 7:30 PM"),
        ("for 24hrs", "for 24 hrs"),
        ("what?! Never!!!", "what ?! Never !!!"),
        ("he DIDN'T go", "he DID N'T go"),
        ("wanna go", "wan na go"),
        ("quit(see below)", "quit ( see below )"),
        ("grain, oil, etc., were sold", "grain , oil , etc. , were sold"),
        ("-said the envoy", "- said the envoy"),
    ],
)
def test_words_that_are_written_together_are_cut(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@pytest.mark.parametrize(
    "word",
    [
        *("non-aligned", "re-elected", "co-sponsor", "mid-July", "e-mail", "Pre-war", "anti-war"),
        *("pro-independence", "ex-minister", "counter-attack", "cross-border", "multi-party"),
        *("555-0142", "202-555-0142", "1-800-555-0142", "12-20-2024", "1990's", "80's"),
        *("Lt.", "Col.", "Capt.", "MAJ.", "Sgt.", "Thurs.", "b/c", "#ceasefire", "report.pdf"),
        *("https://example.org/a-b/", "U.S.", "e.g."),
    ],
)
def test_one_word_stays_one(word: str) -> None:
    assert words(f"The {word} here") == ["The", word, "here"]


@pytest.mark.parametrize("text", ["a photo id", "they wed in June", "the hows and whys"])
def test_words_that_look_like_contractions_are_left_whole(text: str) -> None:
    assert words(text) == text.split()


@given(st.text(alphabet="aZ9 .,!?-–/()[]\"'’$#@<>:;=+*\n\tnon", max_size=40))
def test_no_character_is_lost(text: str) -> None:
    assert nlp()(text).text == text


def test_the_table_is_clean() -> None:
    kinds = {"prefix", "stance", "abbreviation", "split", "word", "unit"}
    table = tokens.read_table()
    assert set(table) == kinds
    for kind, rows in table.items():
        for word, parts in rows.items():
            assert word and word == word.strip()
            assert bool(parts) == (kind == "split")
            assert parts.replace(" ", "") in ("", word)

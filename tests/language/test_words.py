"""Word shapes, normalised spellings and lemma scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.language import lemmas
from kgraph.language.words import SHAPES, normalise, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("treaty", "lower"),
        ("Kenya", "title"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("I", "initial"),
        ("McDonald", "mixed"),
        ("iPhone", "mixed"),
        ("1994", "digit"),
        ("G7", "digit"),
        ("—", "other"),
        ("…", "other"),
        ("Łódź", "title"),
    ],
)
def test_shape_gives_the_pattern_of_capitals(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


@pytest.mark.parametrize(
    ("written", "plain"),
    [("’s", "'s"), ("“", '"'), ("—", "-"), ("…", "..."), ("``", "''"), ("ceasefire", "ceasefire")],
)
def test_typographic_characters_become_plain_ones(written: str, plain: str) -> None:
    assert normalise(written) == plain


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("signed", "sign"),
        ("Talks", "talk"),
        ("went", "go"),
        ("countries", "country"),
        ("Poles", "Pole"),
        ("US", "US"),
        ("'s", "be"),
        ("IS", "be"),
    ],
)
def test_a_script_made_from_a_pair_gives_the_lemma_back(word: str, lemma: str) -> None:
    assert lemmas.apply(word, lemmas.script(word, lemma)) == lemma


def test_a_script_carries_over_to_words_of_the_same_ending() -> None:
    assert lemmas.apply("armies", lemmas.script("parties", "party")) == "army"


@given(st.text(min_size=1, max_size=12), st.integers(0, 15), st.text(max_size=4))
def test_any_script_on_any_word_gives_a_lemma(word: str, cut: int, add: str) -> None:
    add = add.replace("|", "")
    for case in "L=T":
        made = lemmas.apply(word, f"{cut}|{add}|{case}")
        assert isinstance(made, str)
        assert made or not word.strip()


TABLE = lemmas.LemmaTable(
    words={"talks|NOUN": "talk"}, endings={"fied|VERB": "3|y|L", "ian|ADJ": "0||L"}
)


@pytest.mark.parametrize(
    ("word", "upos", "guess", "lemma"),
    [
        ("Talks", "NOUN", "ID", "talk"),
        ("ratified", "VERB", "1||L", "ratify"),
        ("Ratified", "VERB", "1||L", "ratify"),
        ("Kenyian", "ADJ", "0||=", "Kenyian"),
        ("pedestrian", "ADJ", "0||L", "pedestrian"),
        ("went", "VERB", "4|go|L", "go"),
    ],
)
def test_the_table_knows_the_spelling_and_the_network_the_case(
    word: str, upos: str, guess: str, lemma: str
) -> None:
    assert TABLE.lemma(word, upos, guess) == lemma

"""British and American spellings, hyphens and blanks lead to the same entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key

SAME_WORD = [
    ("criticise", "criticize"),
    ("mobilisation", "mobilization"),
    ("paralyse", "paralyze"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("neighbour", "neighbor"),
    ("neighbouring", "neighboring"),
    ("labour", "labor"),
    ("centre", "center"),
    ("programme", "program"),
    ("manoeuvre", "maneuver"),
    ("counsellor", "counselor"),
    ("co-operate", "cooperate"),
    ("re-open", "reopen"),
    ("air-strike", "airstrike"),
    ("air strike", "airstrike"),
    ("cease-fire", "ceasefire"),
    ("secretary-general", "Secretary General"),
    ("test-fire", "test fire"),
    ("advisor", "adviser"),
]


@pytest.mark.parametrize(("one", "other"), SAME_WORD)
def test_spellings_of_one_word_share_their_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tour", "tower"), ("arm", "army"), ("strike", "strife"), ("four", "five")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize("lemma", ["criticise", "mobilise", "recognise", "neighbour", "honour"])
def test_both_spellings_of_a_verb_are_found(lemma: str) -> None:
    american = lemma.replace("ise", "ize").replace("our", "or")
    codebook = Codebook.load()
    assert codebook.verb(lemma) is not None
    assert codebook.verb(lemma) == codebook.verb(american)


@given(st.text(max_size=30))
def test_a_key_is_stable_and_any_text_can_be_looked_up(text: str) -> None:
    codebook = Codebook.load()
    assert spelling_key(text) == spelling_key(f" {text} ")
    assert codebook.verb(text, object=text) == codebook.verb(text, object=text)
    assert codebook.noun(text) == codebook.noun(f" {text} ")

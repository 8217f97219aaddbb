"""British and American spellings, hyphens and blanks lead to the same entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import endings, ends_in, spelling_key

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


@pytest.mark.parametrize(
    ("listed", "word"),
    [
        ("attack", "attack"),
        ("attack", "counter-attack"),
        ("air strike", "strike"),
        ("air strike", "airstrike"),
        ("co-founder", "founder"),
        ("buildup", "up"),
        ("defence minister", "Minister"),
        ("labour", "labor"),
    ],
)
def test_a_word_that_a_listed_phrase_may_end_in_is_known(listed: str, word: str) -> None:
    assert ends_in(endings([spelling_key(listed)]), word)


@pytest.mark.parametrize("word", ["table", "air", "re", "", "minis"])
def test_a_word_in_which_no_listed_phrase_ends_is_not_known(word: str) -> None:
    assert not ends_in(endings(["air strike", "minister"]), word)


def test_no_noun_or_role_is_passed_over_by_its_last_word() -> None:
    codebook = Codebook.load()
    for noun in codebook._nouns.values():
        assert codebook.ends_noun(noun.lemma.split()[-1])
    for role in codebook._roles.values():
        assert codebook.heads_role(role.lemma.partition(" of ")[0].split()[-1])
        assert codebook.heads_role(role.lemma.split()[-1])

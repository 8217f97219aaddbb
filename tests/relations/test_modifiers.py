"""Hyphenated modifiers: who leads, backs or owns whom a noun names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[[str], set[tuple[str, str, str]]]

JOINED = """
The    the    DET   5 det
Chad   Chad   PROPN 4 compound TCD
-      -      PUNCT 4 punct
{word} {word} {pos} 5 amod
NATO   NATO   PROPN 6 nsubj NATO
left   leave  VERB  0 ROOT
"""
STANCE = """
The        the        DET   5 det
{prefix}   {prefix}   ADJ   5 amod
-          -          PUNCT 2 punct
Chad       Chad       PROPN 5 compound TCD
group      group      NOUN  7 nsubj
FROLINAT   FROLINAT   PROPN 5 appos FROLINAT
left       leave      VERB  0 ROOT
"""
ATTACK = """
The      the      DET   5 det
anti     anti     ADJ   5 amod
-        -        PUNCT 2 punct
Chad     Chad     PROPN 5 compound TCD
attacks  attack   NOUN  8 nsubj
on       on       ADP   7 case
Norway   Norway   PROPN 5 nmod NOR
failed   fail     VERB  0 ROOT
"""


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("led", "VERB", ("TCD", "LEADS", "NATO")),
        ("backed", "VERB", ("TCD", "SUPPORT", "NATO")),
        ("funded", "VERB", ("TCD", "AID", "NATO")),
        ("based", "VERB", ("NATO", "LOCATED_IN", "TCD")),
        ("friendly", "ADJ", ("TCD", "ALLY_OF", "NATO")),
    ],
)
def test_a_word_joined_to_a_name_says_what_it_is_to_the_noun(
    facts: Facts, word: str, pos: str, expected: tuple[str, str, str]
):
    assert facts(JOINED.format(word=word, pos=pos)) == {expected}


def test_a_joined_word_that_is_not_listed_says_nothing(facts: Facts):
    assert facts(JOINED.format(word="bound", pos="ADJ")) == set()


def test_the_name_must_be_joined_by_a_hyphen(facts: Facts):
    assert facts(JOINED.format(word="led", pos="VERB").replace("-      -", "of     of")) == set()


@pytest.mark.parametrize(("prefix", "category"), [("anti", "OPPONENT_OF"), ("pro", "SUPPORT")])
def test_a_group_is_for_or_against_whom_its_prefix_joins(facts: Facts, prefix: str, category: str):
    assert facts(STANCE.format(prefix=prefix)) == {("FROLINAT", category, "TCD")}


def test_whom_an_act_is_against_does_not_do_it(facts: Facts):
    assert ("TCD", "ASSAULT", "NOR") not in facts(ATTACK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan-led African Union closed the port.", ("KEN", "LEADS", "AU")),
        ("A Togo-backed Kurdish militia left.", ("TGO", "SUPPORT", "KURDS:militia")),
        ("Chilean-brokered talks between Peru and Ecuador ended.", ("CHL", "CONSULT", "PER")),
        ("The Boko Haram-held town of Kobani was calm.", ("BOKOHARAM", "COERCE", "place:kobani")),
        (
            "The Hamas-linked militants fled.",
            ("HAMAS:linked-militants", "AFFILIATED_WITH", "HAMAS"),
        ),
        ("Pro-Kenyan rebels took the road.", ("KEN:pro-rebels", "SUPPORT", "KEN")),
        ("Anti-Peruvian fighters took the road.", ("PER:anti-fighters", "OPPONENT_OF", "PER")),
    ],
)
def test_modifiers_in_parsed_text(said: Facts, text: str, expected: tuple[str, str, str]):
    assert expected in said(text)


def test_of_two_named_after_a_modifier_only_the_first_is_meant(said: Facts):
    found = said("The Kenyan-led African Union and Norway met.")
    assert ("KEN", "LEADS", "NOR") not in found

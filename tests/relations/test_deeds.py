"""Event nouns whose parties stand in loose phrases and clauses, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Fact = tuple[str, str, str]
Facts = Callable[[str], set[Fact]]

CARRIED_OUT = """
raids    raid    NOUN  9 nsubj
{verb}   {lemma} VERB  1 acl VerbForm=Part Tense=Past
by       by      ADP   4 case
Kenya    Kenya   PROPN 2 obl:agent KEN
against  against ADP   6 case
Norway   Norway  PROPN 2 obl NOR
very     very    ADV   8 advmod
soon     soon    ADV   9 advmod
failed   fail    VERB  0 ROOT
"""
LAID = """
raids    raid    NOUN  7 nsubj
on       on      ADP   3 case
Norway   Norway  PROPN 1 nmod NOR
blamed   blame   VERB  1 acl VerbForm=Part Tense=Past
on       on      ADP   6 case
Kenya    Kenya   PROPN 4 obl KEN
failed   fail    VERB  0 ROOT
"""
DONE_RELATIVE = """
crimes      crime      NOUN  0 ROOT
that        that       PRON  4 obj
Kenya       Kenya      PROPN 4 nsubj KEN
perpetrated perpetrate VERB  1 acl:relcl
against     against    ADP   6 case
Norway      Norway     PROPN 4 obl NOR
"""
SUFFERED = """
Norway     Norway     PROPN 3 nmod:poss NOR
's         's         PART  1 case
occupation occupation NOUN  6 nsubj
by         by         ADP   5 case
Kenya      Kenya      PROPN 3 nmod KEN
ended      end        VERB  0 ROOT
"""
JOINED = """
Kenya       Kenya       PROPN 3 compound KEN
-           -           PUNCT 1 punct
Norway      Norway      PROPN 4 compound NOR
cooperation cooperation NOUN  5 nsubj
ended       end         VERB  0 ROOT
"""
OBTAINED = """
Kenya     Kenya    PROPN 2 nsubj KEN
secured   secure   VERB  0 ROOT
NATO      NATO     PROPN 4 compound NATO
sanctions sanction NOUN  2 obj
on        on       ADP   6 case
Norway    Norway   PROPN 4 nmod NOR
"""
PART = """
Kenya    Kenya    PROPN 3 nmod:poss KEN
's       's       PART  1 case
{word}   {word}   NOUN  7 nsubj
in       in       ADP   5 case
raids    raid     NOUN  3 nmod
{on}     {on}     ADP   8 case
ended    end      VERB  0 ROOT
Norway   Norway   PROPN 5 nmod NOR
"""


@pytest.mark.parametrize(
    "table",
    [CARRIED_OUT.format(verb="launched", lemma="launch"), LAID, DONE_RELATIVE, SUFFERED],
)
def test_who_did_it_may_stand_in_a_clause_or_phrase_about_the_noun(facts: Facts, table: str):
    assert ("KEN", "ASSAULT", "NOR") in facts(table)


def test_a_clause_that_says_more_than_that_it_was_done_has_its_own_meaning(facts: Facts):
    found = facts(CARRIED_OUT.format(verb="condemned", lemma="condemn"))
    assert ("KEN", "ASSAULT", "NOR") not in found


def test_two_names_that_a_hyphen_joins_are_the_parties(facts: Facts):
    assert facts(JOINED) == {("KEN", "COOPERATE", "NOR")}


@pytest.mark.parametrize(("word", "does"), [("role", True), ("interest", False)])
def test_who_has_a_part_in_an_act_does_it(facts: Facts, word: str, does: bool):
    assert (("KEN", "ASSAULT", "NOR") in facts(PART.format(word=word, on="on"))) == does


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The report lists abuses carried out by the Kenyan army against Somalis.",
            ("KEN:army", "COERCE", "SOM:people"),
        ),
        ("A strike blamed on Kenya killed Somalis.", ("KEN", "ASSAULT", "SOM:people")),
        ("Kenya was freed after its occupation by Norway.", ("NOR", "ASSAULT", "KEN")),
        ("Talks on Kenya-Norway co-operation failed.", ("KEN", "COOPERATE", "NOR")),
        ("Half of the UN's requests were rejected by Sudan.", ("UN", "REQUEST", "SDN")),
        (
            "Norway has caused ruin, including atrocities against the Kurds.",
            ("NOR", "ASSAULT", "KURDS"),
        ),
        ("Kenya raised it in a call with Norway.", ("KEN", "CONSULT", "NOR")),
    ],
)
def test_deeds_in_parsed_text(said: Facts, text: str, expected: Fact):
    assert expected in said(text)


def test_sanctions_that_one_obtains_from_another_are_not_against_oneself(facts: Facts):
    assert facts(OBTAINED) == {("NATO", "SANCTION", "NOR")}


INTERRUPTED = """
talks    talk    NOUN  11 nsubj
between  between ADP   3 case
Kenya    Kenya   PROPN 1 nmod KEN
,        ,       PUNCT 5 punct
led      lead    VERB  3 acl VerbForm=Part Tense=Past
by       by      ADP   7 case
Hamas    Hamas   PROPN 5 obl:agent HAMAS
,        ,       PUNCT 10 punct
and      and     CCONJ 10 cc
Norway   Norway  PROPN {head} {label} NOR
failed   fail    VERB  0 ROOT
"""


@pytest.mark.parametrize(("head", "label"), [(7, "conj"), (11, "nsubj")])
def test_a_clause_in_commas_does_not_part_the_parties(facts: Facts, head: int, label: str):
    found = facts(INTERRUPTED.format(head=head, label=label))
    assert ("KEN", "CONSULT", "NOR") in found
    assert not any("NOR" in (a, b) for a, category, b in found if category != "CONSULT")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pact between Kenya, led by Amina Okoye, and Norway ended the war.",
            ("KEN", "AGREE", "NOR"),
        ),
        ("Talks between Kenya, Norway, and Chad collapsed.", ("KEN", "CONSULT", "TCD")),
    ],
)
def test_interrupted_lists_in_parsed_text(said: Facts, text: str, expected: Fact):
    assert expected in said(text)


def test_who_brokers_a_truce_is_no_party_to_it(said: Facts):
    found = said("A ceasefire between Israel and Hamas, brokered by Egypt, took effect.")
    assert ("ISR", "RETREAT", "HAMAS") in found
    assert not any(category == "RETREAT" and "EGY" in (a, b) for a, category, b in found)
    assert ("EGY", "CONSULT", "ISR") in found


def test_who_condemns_a_strike_did_not_do_it(said: Facts):
    found = said("Strikes on Norway condemned by Kenya killed Somalis.")
    assert not any(id == "KEN" and category == "ASSAULT" for id, category, _ in found)

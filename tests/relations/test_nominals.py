"""Event nouns, in invented phrases parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]
Triples = Callable[..., list[Triple]]

OWNED_OF = """
Kenya    Kenya    PROPN 3 nmod:poss KEN
's       's       PART  1 case
invasion invasion NOUN  6 nsubj
of       of       ADP   5 case
Norway   Norway   PROPN 3 nmod NOR
failed   fail     VERB  0 ROOT
"""
BY_OF = """
The      the      DET   2 det
invasion invasion NOUN  7 nsubj
of       of       ADP   4 case
Norway   Norway   PROPN 2 nmod NOR
by       by       ADP   6 case
Kenya    Kenya    PROPN 2 nmod KEN
failed   fail     VERB  0 ROOT
"""
DEMONYM_ON = """
Kenyan   Kenyan   ADJ   2 amod KEN
attacks  attack   NOUN  5 nsubj
on       on       ADP   4 case
Norway   Norway   PROPN 2 nmod NOR
failed   fail     VERB  0 ROOT
"""
POSSESSOR_OF_PART = """
Kenya    Kenya    PROPN 3 nmod:poss KEN
's       's       PART  1 case
bombing  bombing  NOUN  7 nsubj
of       of       ADP   6 case
Norwegian Norwegian ADJ 6 amod NOR
ports    port     NOUN  3 nmod
failed   fail     VERB  0 ROOT
"""


@pytest.mark.parametrize("table", [OWNED_OF, BY_OF, DEMONYM_ON, POSSESSOR_OF_PART])
def test_owner_and_by_phrase_act_and_of_or_on_suffers(table: str, facts: Facts) -> None:
    assert facts(table) == {("KEN", "ASSAULT", "NOR")}


@pytest.mark.parametrize(
    "table",
    [
        """
        Talks    talk     NOUN  6 nsubj
        between  between  ADP   3 case
        Kenya    Kenya    PROPN 1 nmod KEN
        and      and      CCONJ 5 cc
        Norway   Norway   PROPN 3 conj NOR
        failed   fail     VERB  0 ROOT
        """,
        """
        Kenya    Kenya    PROPN 3 nmod:poss KEN
        's       's       PART  1 case
        talks    talk     NOUN  6 nsubj
        with     with     ADP   5 case
        Norway   Norway   PROPN 3 nmod NOR
        failed   fail     VERB  0 ROOT
        """,
    ],
)
def test_parties_of_a_mutual_event_are_symmetric(table: str, triples: Triples) -> None:
    (triple,) = triples(table)
    assert {triple.subject.id, triple.object.id} == {"KEN", "NOR"}
    assert (triple.category, triple.symmetric) == ("CONSULT", True)


def test_an_event_noun_with_one_actor_states_nothing(facts: Facts) -> None:
    table = """
    Kenyan   Kenyan   ADJ   2 amod KEN
    attacks  attack   NOUN  3 nsubj
    failed   fail     VERB  0 ROOT
    """
    assert facts(table) == set()


def test_who_condemns_an_attack_has_not_committed_it(facts: Facts) -> None:
    table = """
    Kenya     Kenya   PROPN 2 nsubj KEN
    condemned condemn VERB  0 ROOT
    the       the     DET   4 det
    attack    attack  NOUN  2 obj
    on        on      ADP   6 case
    Norway    Norway  PROPN 4 nmod NOR
    """
    assert ("KEN", "ASSAULT", "NOR") not in facts(table)


def test_the_doer_of_a_light_verb_commits_its_noun(facts: Facts) -> None:
    table = """
    Kenya     Kenya   PROPN 2 nsubj KEN
    launched  launch  VERB  0 ROOT
    an        a       DET   4 det
    attack    attack  NOUN  2 obj
    on        on      ADP   6 case
    Norway    Norway  PROPN 4 nmod NOR
    """
    assert facts(table) == {("KEN", "ASSAULT", "NOR")}


def test_an_answered_request_was_made_to_who_answers(facts: Facts) -> None:
    table = """
    Kenya     Kenya   PROPN 2 nsubj KEN
    rejected  reject  VERB  0 ROOT
    Norway    Norway  PROPN 5 nmod:poss NOR
    's        's      PART  3 case
    demand    demand  NOUN  2 obj
    """
    found = facts(table)
    assert ("KEN", "REJECT", "NOR") in found
    assert ("NOR", "REQUEST", "KEN") in found


def test_a_name_with_of_is_read_whole(said: Callable[[str], set[tuple[str, str, str]]]) -> None:
    assert said("A war of words between Kenya and Chad broke out.") == {("KEN", "ACCUSE", "TCD")}
    assert ("KEN", "THREATEN", "TCD") in said("Kenya's declaration of war on Chad came at dawn.")


def test_by_may_hang_on_what_stands_after_of(
    said: Callable[[str], set[tuple[str, str, str]]],
) -> None:
    found = said("The torture of Chadian prisoners by Kenya went on for years.")
    assert {(a, category, b[:3]) for a, category, b in found} >= {("KEN", "ASSAULT", "TCD")}


def test_an_act_that_is_given_up_befell_who_stands_after_of(
    said: Callable[[str], set[tuple[str, str, str]]],
) -> None:
    assert ("KEN", "RETREAT", "TCD") in said("Kenya ended its blockade of Chad.")

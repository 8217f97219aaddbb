"""Titles, offices, membership and other standing relations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]
Triples = Callable[..., list[Triple]]

OKOYE = "person:amina-okoye"
TITLE = f"""
Kenyan    Kenyan    ADJ   3 amod KEN
President President PROPN 3 nmod:desc
Amina     Amina     PROPN 5 nsubj {OKOYE}
Okoye     Okoye     PROPN 3 flat {OKOYE}
left      leave     VERB  0 ROOT
"""
TITLE_AS_HEAD = f"""
Kenyan    Kenyan    ADJ   2 amod KEN
President President PROPN 5 nsubj
Amina     Amina     PROPN 2 flat {OKOYE}
Okoye     Okoye     PROPN 3 flat {OKOYE}
left      leave     VERB  0 ROOT
"""
APPOSITION = f"""
Amina     Amina     PROPN 9 nsubj {OKOYE}
Okoye     Okoye     PROPN 1 flat {OKOYE}
,         ,         PUNCT 5 punct
the       the       DET   5 det
president president NOUN  1 appos
of        of        ADP   7 case
Kenya     Kenya     PROPN 5 nmod KEN
,         ,         PUNCT 5 punct
left      leave     VERB  0 ROOT
"""
COPULA = f"""
Amina     Amina     PROPN 5 nsubj {OKOYE}
Okoye     Okoye     PROPN 1 flat {OKOYE}
is        be        AUX   5 cop
the       the       DET   5 det
president president NOUN  0 ROOT
of        of        ADP   7 case
Kenya     Kenya     PROPN 5 nmod KEN
"""
POSSESSOR = f"""
Kenya     Kenya     PROPN 3 nmod:poss KEN
's        's        PART  1 case
president president NOUN  7 nsubj
,         ,         PUNCT 5 punct
Amina     Amina     PROPN 3 appos {OKOYE}
Okoye     Okoye     PROPN 5 flat {OKOYE}
left      leave     VERB  0 ROOT
"""
BECAME = f"""
Amina     Amina     PROPN 3 nsubj {OKOYE}
Okoye     Okoye     PROPN 1 flat {OKOYE}
became    become    VERB  0 ROOT
president president NOUN  3 xcomp
of        of        ADP   6 case
Kenya     Kenya     PROPN 4 nmod KEN
"""


@pytest.mark.parametrize("table", [TITLE, TITLE_AS_HEAD, APPOSITION, COPULA, POSSESSOR, BECAME])
def test_a_president_leads_the_state(table: str, facts: Facts) -> None:
    assert facts(table) == {(OKOYE, "LEADS", "KEN")}


def test_a_role_that_is_denied_is_negated(triples: Triples) -> None:
    table = COPULA.replace("is        be        AUX   5 cop", "isn't be AUX 5 cop")
    assert not triples(COPULA)[0].negated
    negated = COPULA.replace("the       the       DET   5 det", "not not PART 5 advmod")
    assert triples(negated)[0].negated
    assert table != COPULA


@pytest.mark.parametrize("label", ["appos", "conj"])
def test_membership_set_off_by_commas(label: str, facts: Facts) -> None:
    table = f"""
    Kenya   Kenya  PROPN 7 nsubj KEN
    ,       ,      PUNCT 5 punct
    an      a      DET   5 det
    OPEC    OPEC   PROPN 5 compound OPEC
    member  member NOUN  1 {label}
    ,       ,      PUNCT 5 punct
    left    leave  VERB  0 ROOT
    """
    assert facts(table) == {("KEN", "MEMBER_OF", "OPEC")}


def test_membership_by_an_as_phrase(facts: Facts) -> None:
    table = """
    As      as     ADP   3 case
    a       a      DET   3 det
    member  member NOUN  8 obl
    of      of     ADP   5 case
    OPEC    OPEC   PROPN 3 nmod OPEC
    ,       ,      PUNCT 3 punct
    Kenya   Kenya  PROPN 8 nsubj KEN
    left    leave  VERB  0 ROOT
    """
    assert ("KEN", "MEMBER_OF", "OPEC") in facts(table)


def test_the_holder_may_be_the_predicate(facts: Facts) -> None:
    table = """
    A        a        DET   4 det
    vital    vital    ADJ   4 amod
    Kenyan   Kenyan   ADJ   4 amod KEN
    ally     ally     NOUN  7 nsubj
    has      have     AUX   7 aux
    been     be       AUX   7 cop
    Norway   Norway   PROPN 0 ROOT NOR
    """
    assert {frozenset((a, b)) for a, c, b in facts(table) if c == "ALLY_OF"} == {
        frozenset(("NOR", "KEN"))
    }


@pytest.mark.parametrize(
    "table",
    [
        """
        the     the    DET   2 det
        border  border NOUN  0 ROOT
        between between ADP  4 case
        Kenya   Kenya  PROPN 2 nmod KEN
        and     and    CCONJ 6 cc
        Norway  Norway PROPN 4 conj NOR
        """,
        """
        Kenya   Kenya  PROPN 3 nmod:poss KEN
        's      's     PART  1 case
        border  border NOUN  0 ROOT
        with    with   ADP   5 case
        Norway  Norway PROPN 3 nmod NOR
        """,
    ],
)
def test_borders_are_symmetric_and_stated_once(table: str, triples: Triples) -> None:
    (triple,) = triples(table)
    assert (triple.category, triple.symmetric) == ("BORDERS", True)
    assert {triple.subject.id, triple.object.id} == {"KEN", "NOR"}


def test_a_person_of_a_body_belongs_to_it(facts: Facts) -> None:
    table = f"""
    Amina  Amina  PROPN 6 nsubj {OKOYE}
    Okoye  Okoye  PROPN 1 flat {OKOYE}
    of     of     ADP   5 case
    the    the    DET   5 det
    OPEC   OPEC   PROPN 1 nmod OPEC
    left   leave  VERB  0 ROOT
    """
    assert facts(table) == {(OKOYE, "AFFILIATED_WITH", "OPEC")}


def test_an_adjective_with_its_preposition_relates(facts: Facts) -> None:
    table = """
    Kenya    Kenya    PROPN 3 nsubj KEN
    is       be       AUX   3 cop
    critical critical ADJ   0 ROOT
    of       of       ADP   5 case
    Norway   Norway   PROPN 3 obl NOR
    """
    assert facts(table) == {("KEN", "ACCUSE", "NOR")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amina Okoye, one of the founders of Greenpeace, left.",
            (OKOYE, "LEADS", "GREENPEACE"),
        ),
        (
            "Amina Okoye is among the directors of Gazprom.",
            (OKOYE, "LEADS", "GAZPROM"),
        ),
        (
            "As the largest contributor to NATO, Italy sent troops.",
            ("ITA", "MEMBER_OF", "NATO"),
        ),
        ("FARC's sister group ELN fled.", ("ELN", "ALLY_OF", "FARC")),
        ("FARC's rival group ELN fled.", ("ELN", "OPPONENT_OF", "FARC")),
        ("Gazprom's parent company Rosneft sued.", ("GAZPROM", "AFFILIATED_WITH", "ROSNEFT")),
        ("HSBC is based in London.", ("HSBC", "LOCATED_IN", "GBR")),
        ("The UN is disappointed with Sudan.", ("UN", "ACCUSE", "SDN")),
        ("Kenya is one of the states criticised by the UN.", ("UN", "ACCUSE", "KEN")),
        ("Kenya was among the states targeted by Chad.", ("TCD", "ASSAULT", "KEN")),
    ],
)
def test_roles_and_predicates_in_parsed_text(
    said: Facts, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(text)


def test_what_is_not_one_of_those_to_whom_it_is_done_is_spared(triples: Triples) -> None:
    (found,) = triples(
        """
        Kenya      Kenya     PROPN 4 nsubj KEN
        is         be        AUX   4 cop
        not        not       PART  4 advmod Polarity=Neg
        one        one       NUM   0 ROOT
        of         of        ADP   7 case
        the        the       DET   7 det
        states     state     NOUN  4 nmod
        criticised criticise VERB  7 acl VerbForm=Part Tense=Past
        by         by        ADP   10 case
        Norway     Norway    PROPN 8 obl:agent NOR
        """
    )
    assert (found.subject.id, found.object.id, found.negated) == ("NOR", "KEN", True)


def test_who_is_somewhere_is_not_what_is_there(facts: Facts) -> None:
    found = facts(
        """
        US      US      PROPN 2 compound USA
        forces  force   NOUN  6 nsubj
        were    be      AUX   6 cop
        already already ADV   6 advmod
        inside  inside  ADP   6 case
        Baghdad Baghdad PROPN 0 ROOT IRQ
        """
    )
    assert found == set()

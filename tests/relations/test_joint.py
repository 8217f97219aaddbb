"""Acts done with each other, in invented sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Triples = Callable[..., list[Triple]]


def subjects(verb: str, lemma: str, rest: str) -> str:
    return f"""
    Kenya  Kenya  PROPN 4 nsubj KEN
    and    and    CCONJ 3 cc
    Norway Norway PROPN 1 conj NOR
    {verb} {lemma} VERB 0 ROOT
    {rest}
    """


@pytest.mark.parametrize(
    ("table", "category", "relation"),
    [
        (subjects("held", "hold", "talks talk NOUN 4 obj"), "CONSULT", "hold talk with"),
        (subjects("met", "meet", ""), "CONSULT", "meet with"),
        (subjects("signed", "sign", "pact pact NOUN 4 obj"), "AGREE", "sign pact with"),
        (subjects("act", "act", "together together ADV 4 advmod"), "COOPERATE", "act with"),
        (
            """
            Talks   talk   NOUN  2 nsubj
            resumed resume VERB  0 ROOT
            between between ADP  4 case
            Kenya   Kenya  PROPN 2 obl KEN
            and     and    CCONJ 6 cc
            Norway  Norway PROPN 4 conj NOR
            """,
            "CONSULT",
            "resume talk with",
        ),
    ],
)
def test_parties_are_one_symmetric_pair(
    table: str, category: str, relation: str, triples: Triples
) -> None:
    (found,) = triples(table)
    assert {found.subject.id, found.object.id} == {"KEN", "NOR"}
    assert (found.category, found.relation, found.symmetric) == (category, relation, True)


def test_three_parties_are_three_pairs(triples: Triples) -> None:
    table = """
    Kenya  Kenya  PROPN 6 nsubj KEN
    ,      ,      PUNCT 3 punct
    Peru   Peru   PROPN 1 conj PER
    and    and    CCONJ 5 cc
    Norway Norway PROPN 1 conj NOR
    met    meet   VERB  0 ROOT
    """
    pairs = {frozenset((t.subject.id, t.object.id)) for t in triples(table)}
    assert pairs == {
        frozenset(("KEN", "PER")),
        frozenset(("KEN", "NOR")),
        frozenset(("PER", "NOR")),
    }


def test_what_is_theirs_is_not_done_to_one_of_them(triples: Triples) -> None:
    table = subjects(
        "closed", "close", "their their PRON 6 nmod:poss ~KEN+~NOR\nports port NOUN 4 obj"
    )
    assert triples(table) == []


def test_a_joint_act_and_one_with_a_third_party_are_told_apart(triples: Triples) -> None:
    table = subjects(
        "held", "hold", "talks talk NOUN 4 obj\nwith with ADP 7 case\nPeru Peru PROPN 5 nmod PER"
    )
    pairs = {(t.subject.id, t.object.id) for t in triples(table)}
    assert pairs == {("KEN", "PER"), ("NOR", "PER")}


def test_the_place_of_a_meeting_is_no_party(triples: Triples) -> None:
    table = subjects(
        "held", "hold", "talks talk NOUN 4 obj\nin in ADP 7 case\nPeru Peru PROPN 4 obl PER"
    )
    assert {frozenset((t.subject.id, t.object.id)) for t in triples(table)} == {
        frozenset(("KEN", "NOR"))
    }

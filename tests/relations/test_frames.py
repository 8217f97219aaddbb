"""Who does, receives and suffers it, where grammar hides it. Invented sentences, parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]
Triples = Callable[..., list[Triple]]


@pytest.mark.parametrize(
    "objects",
    [
        "Norway Norway PROPN 2 iobj NOR\ntanks tank NOUN 2 obj",
        "Norway Norway PROPN 4 compound NOR\ntanks tank NOUN 2 obj",
        "tanks tank NOUN 2 obj\nto to ADP 5 case\nNorway Norway PROPN 2 obl NOR",
    ],
)
def test_what_is_sent_to_someone_is_aid(objects: str, triples: Triples) -> None:
    (found,) = triples(f"Kenya Kenya PROPN 2 nsubj KEN\nsent send VERB 0 ROOT\n{objects}")
    assert (found.subject.id, found.category, found.object.id) == ("KEN", "AID", "NOR")
    assert found.relation == "send tank to"


def test_who_receives_is_the_object(triples: Triples) -> None:
    table = """
    Kenya    Kenya   PROPN 2 nsubj KEN
    received receive VERB  0 ROOT
    aid      aid     NOUN  2 obj
    from     from    ADP   5 case
    Norway   Norway  PROPN 2 obl NOR
    """
    (found,) = triples(table)
    assert (found.subject.id, found.category, found.object.id) == ("NOR", "AID", "KEN")
    assert found.relation == "aid to"


def test_the_by_phrase_with_an_actor_is_the_agent(facts: Facts) -> None:
    table = """
    Norway   Norway PROPN 3 nsubj:pass NOR
    was      be     AUX   3 aux:pass
    attacked attack VERB  0 ROOT
    by       by     ADP   5 case
    night    night  NOUN  3 obl
    by       by     ADP   7 case
    Kenya    Kenya  PROPN 3 obl KEN
    """
    assert facts(table) == {("KEN", "ASSAULT", "NOR")}


def test_at_the_hands_of_names_the_agent(facts: Facts) -> None:
    table = """
    Norwegians Norwegian PROPN 3 nsubj:pass NOR:people
    were       be        AUX   3 aux:pass
    killed     kill      VERB  0 ROOT
    at         at        ADP   6 case
    the        the       DET   6 det
    hands      hand      NOUN  3 obl
    of         of        ADP   8 case
    Kenya      Kenya     PROPN 6 nmod KEN
    """
    assert facts(table) == {("KEN", "ASSAULT", "NOR:people")}


def test_a_with_phrase_acts_in_the_participles_after_it(facts: Facts) -> None:
    table = """
    It       it     PRON  2 nsubj
    ended    end    VERB  0 ROOT
    with     with   ADP   4 case
    Kenya    Kenya  PROPN 2 obl KEN
    visiting visit  VERB  2 advcl VerbForm=Part Tense=Pres
    Norway   Norway PROPN 5 obj NOR
    and      and    CCONJ 8 cc
    accusing accuse VERB  5 conj VerbForm=Part Tense=Pres
    Peru     Peru   PROPN 8 obj PER
    """
    assert facts(table) == {("KEN", "CONSULT", "NOR"), ("KEN", "ACCUSE", "PER")}


def test_who_never_stands_for_the_place_before_it(facts: Facts) -> None:
    table = """
    A         a         DET   2 det
    resident  resident  NOUN  0 ROOT
    of        of        ADP   4 case
    Kenya     Kenya     PROPN 2 nmod KEN
    who       who       PRON  6 nsubj PronType=Rel
    attacked  attack    VERB  4 acl:relcl
    Norway    Norway    PROPN 6 obj NOR
    """
    assert ("KEN", "ASSAULT", "NOR") not in facts(table)


def test_whose_deeds_are_the_deeds_of_the_antecedent(facts: Facts) -> None:
    table = """
    Kenya    Kenya  PROPN 6 nsubj KEN
    whose    whose  PRON  3 nmod:poss PronType=Rel
    jets     jet    NOUN  4 nsubj
    attacked attack VERB  1 acl:relcl
    Norway   Norway PROPN 4 obj NOR
    left     leave  VERB  0 ROOT
    """
    assert ("KEN", "ASSAULT", "NOR") in facts(table)


def test_what_hangs_on_anothers_act_is_no_argument_of_the_verb(facts: Facts) -> None:
    table = """
    Kenya     Kenya     PROPN 2 nsubj KEN
    ratified  ratify    VERB  0 ROOT
    Norway    Norway    PROPN 5 nmod:poss NOR
    's        's        PART  3 case
    accession accession NOUN  2 obj
    to        to        ADP   7 case
    OPEC      OPEC      PROPN 5 nmod OPEC
    """
    assert not any(a == "KEN" and b == "OPEC" for a, _, b in facts(table))


def test_for_someone_to_do_it_is_asked_of_them(facts: Facts) -> None:
    table = """
    Kenya   Kenya  PROPN 2 nsubj KEN
    pressed press  VERB  0 ROOT
    for     for    SCONJ 6 mark
    Norway  Norway PROPN 6 nsubj NOR
    to      to     PART  6 mark
    leave   leave  VERB  2 advcl VerbForm=Inf
    """
    assert facts(table) == {("KEN", "REQUEST", "NOR")}


def test_a_perfect_participle_after_a_noun_is_active(facts: Facts) -> None:
    table = """
    reports  report NOUN  0 ROOT
    that     that   SCONJ 5 mark
    Kenya    Kenya  PROPN 5 nsubj KEN
    has      have   AUX   5 aux
    attacked attack VERB  1 acl VerbForm=Part Tense=Past
    Norway   Norway PROPN 5 obj NOR
    """
    assert facts(table) == {("KEN", "ASSAULT", "NOR")}


def test_a_verb_whose_lemma_is_misspelt_is_known_all_the_same(facts: Facts) -> None:
    table = """
    Kenya    Kenya  PROPN 2 nsubj KEN
    expelled expell VERB  0 ROOT
    Norway   Norway PROPN 2 obj NOR
    """
    assert facts(table) == {("KEN", "SANCTION", "NOR")}


def test_a_person_is_not_what_is_his(facts: Facts) -> None:
    table = """
    His      his     PRON  2 nmod:poss ~person:amina-okoye
    country  country NOUN  3 nsubj
    attacked attack  VERB  0 ROOT
    Norway   Norway  PROPN 3 obj NOR
    """
    assert facts(table) == set()

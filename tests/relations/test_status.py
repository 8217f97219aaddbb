"""Negation, modality and attribution, in invented sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Triples = Callable[..., list[Triple]]


def clause(*before: str, verb: str = "attack", label: str = "ROOT", head: int = 0) -> str:
    """Return "Kenya … attack Norway" with words between subject and verb."""
    place = len(before) + 2
    rows = [f"Kenya Kenya PROPN {place} nsubj KEN"]
    rows += [row.replace("@", str(place)) for row in before]
    rows += [f"{verb} {verb} VERB {head} {label}", f"Norway Norway PROPN {place} obj NOR"]
    return "\n".join(rows)


def attack(found: list[Triple]) -> Triple:
    return next(t for t in found if t.category == "ASSAULT")


@pytest.mark.parametrize(
    ("before", "modality", "negated"),
    [
        ([], "asserted", False),
        (["did do AUX @ aux", "not not PART @ advmod"], "asserted", True),
        (["never never ADV @ advmod"], "asserted", True),
        (["will will AUX @ aux"], "planned", False),
        (["may may AUX @ aux"], "possible", False),
        (["could could AUX @ aux"], "possible", False),
        (["will will AUX @ aux", "not not PART @ advmod"], "planned", True),
        (["allegedly allegedly ADV @ advmod"], "reported", False),
    ],
)
def test_words_beside_the_verb(
    before: list[str], modality: str, negated: bool, triples: Triples
) -> None:
    found = attack(triples(clause(*before)))
    assert (found.modality, found.negated) == (modality, negated)


def test_not_only_is_no_negation(triples: Triples) -> None:
    table = clause("not not PART 3 advmod", "only only ADV @ advmod")
    assert not attack(triples(table)).negated


def governed(verb: str, mark: str) -> str:
    return f"""
    Kenya  Kenya  PROPN 2 nsubj KEN
    {verb}  {verb} VERB  0 ROOT
    {mark} {mark} PART  4 mark
    attack attack VERB  2 xcomp VerbForm=Inf
    Norway Norway PROPN 4 obj NOR
    """


@pytest.mark.parametrize(
    ("verb", "modality", "negated"),
    [
        ("plan", "planned", False),
        ("refuse", "asserted", True),
        ("fail", "asserted", True),
        ("threaten", "possible", False),
    ],
)
def test_a_governing_verb_gives_its_complement_a_status(
    verb: str, modality: str, negated: bool, triples: Triples
) -> None:
    found = attack(triples(governed(verb, "to")))
    assert found.negated is negated
    if not negated:
        assert found.modality == modality


def test_what_someone_says_is_reported_and_attributed(triples: Triples) -> None:
    table = """
    Peru     Peru   PROPN 2 nsubj PER
    said     say    VERB  0 ROOT
    Kenya    Kenya  PROPN 4 nsubj KEN
    attacked attack VERB  2 ccomp
    Norway   Norway PROPN 4 obj NOR
    """
    found = attack(triples(table))
    assert (found.modality, found.attributed_to_id) == ("reported", "PER")
    assert found.attributed_to_text == "Peru"


def test_according_to_attributes(triples: Triples) -> None:
    table = """
    Kenya     Kenya     PROPN 2 nsubj KEN
    attacked  attack    VERB  0 ROOT
    Norway    Norway    PROPN 2 obj NOR
    according according ADP   6 case
    to        to        ADP   4 fixed
    Peru      Peru      PROPN 2 obl PER
    """
    found = attack(triples(table))
    assert (found.modality, found.attributed_to_id) == ("reported", "PER")


def test_a_clause_after_the_statement_attributes(triples: Triples) -> None:
    table = """
    Kenya    Kenya  PROPN 2 nsubj KEN
    attacked attack VERB  0 ROOT
    Norway   Norway PROPN 2 obj NOR
    ,        ,      PUNCT 6 punct
    Peru     Peru   PROPN 6 nsubj PER
    said     say    VERB  2 parataxis
    """
    found = attack(triples(table))
    assert (found.modality, found.attributed_to_id) == ("reported", "PER")


def test_a_denial_is_negated_and_attributed(triples: Triples) -> None:
    table = """
    Kenya     Kenya  PROPN 2 nsubj KEN
    denied    deny   VERB  0 ROOT
    attacking attack VERB  2 xcomp VerbForm=Ger
    Norway    Norway PROPN 3 obj NOR
    """
    found = attack(triples(table))
    assert found.negated
    assert found.attributed_to_id == "KEN"


def test_scope_follows_the_tree(triples: Triples) -> None:
    table = """
    Kenya    Kenya  PROPN 4 nsubj KEN
    did      do     AUX   4 aux
    not      not    PART  4 advmod
    attack   attack VERB  0 ROOT
    Norway   Norway PROPN 4 obj NOR
    but      but    CCONJ 7 cc
    shelled  shell  VERB  4 conj
    Peru     Peru   PROPN 7 obj PER
    """
    negated = {t.object.id: t.negated for t in triples(table) if t.category == "ASSAULT"}
    assert negated == {"NOR": True, "PER": False}


def test_a_condition_makes_it_possible(triples: Triples) -> None:
    table = """
    If      if     SCONJ 3 mark
    Kenya   Kenya  PROPN 3 nsubj KEN
    attacks attack VERB  7 advcl
    Norway  Norway PROPN 3 obj NOR
    ,       ,      PUNCT 3 punct
    Peru    Peru   PROPN 7 nsubj PER
    leaves  leave  VERB  0 ROOT
    """
    assert attack(triples(table)).modality == "possible"

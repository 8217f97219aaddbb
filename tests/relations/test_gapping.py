"""Verbs said once for two pairs, in invented sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[[str], set[tuple[str, str, str]]]

_FIRST = """
    Kenya    Kenya  PROPN 2 nsubj KEN
    attacked attack VERB  0 ROOT
    Chad     Chad   PROPN 2 obj TCD
    ,        ,      PUNCT 6 punct"""


def test_the_second_pair_takes_the_verb_of_the_first(facts: Facts) -> None:
    found = facts(
        _FIRST
        + """
    and      and    CCONJ 6 cc
    Norway   Norway PROPN 3 conj NOR
    Peru     Peru   PROPN 6 flat PER
    """
    )
    assert found == {("KEN", "ASSAULT", "TCD"), ("NOR", "ASSAULT", "PER")}


def test_a_comma_alone_may_part_the_pairs(facts: Facts) -> None:
    found = facts(
        _FIRST
        + """
    Norway   Norway PROPN 3 appos NOR
    Peru     Peru   PROPN 3 appos PER
    """
    )
    assert found == {("KEN", "ASSAULT", "TCD"), ("NOR", "ASSAULT", "PER")}


def test_a_list_of_objects_is_no_second_pair(facts: Facts) -> None:
    found = facts(
        _FIRST
        + """
    Norway   Norway PROPN 3 conj NOR
    and      and    CCONJ 7 cc
    Peru     Peru   PROPN 3 conj PER
    """
    )
    assert {b for _, _, b in found} == {"TCD", "NOR", "PER"}
    assert {a for a, _, _ in found} == {"KEN"}


def test_a_state_before_its_own_office_is_no_pair(facts: Facts) -> None:
    found = facts(
        _FIRST
        + """
    and      and    CCONJ 7 cc
    Norway   Norway PROPN 7 compound NOR
    Police   police PROPN 3 conj NOR:police
    """
    )
    assert found == {("KEN", "ASSAULT", "TCD"), ("KEN", "ASSAULT", "NOR:police")}

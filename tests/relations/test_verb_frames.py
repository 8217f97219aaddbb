"""Verbs whose arguments hang where a careless parse, or another clause, has put them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]


@pytest.mark.parametrize("label", ["nmod", "obl"])
def test_a_by_phrase_may_hang_on_the_last_noun_of_a_passive(facts: Facts, label: str) -> None:
    found = facts(
        f"""
        Kenya    Kenya  PROPN 3 nsubj:pass KEN
        was      be     AUX   3 aux:pass
        supplied supply VERB  0 ROOT VerbForm=Part
        with     with   ADP   5 case
        drones   drone  NOUN  3 obl
        by       by     ADP   7 case
        Norway   Norway PROPN 5 {label} NOR
        """
    )
    assert found == {("NOR", "AID", "KEN")}


def test_the_noun_after_under_decides_and_from_names_the_doer(facts: Facts) -> None:
    found = facts(
        """
        Kenya  Kenya  PROPN 2 nsubj KEN
        came   come   VERB  0 ROOT
        under  under  ADP   4 case
        attack attack NOUN  2 obl
        from   from   ADP   6 case
        Norway Norway PROPN 2 obl NOR
        """
    )
    assert found == {("NOR", "ASSAULT", "KEN")}


def test_a_relative_pronoun_stands_for_the_noun_that_decides(facts: Facts) -> None:
    found = facts(
        """
        crimes    crime      NOUN  0 ROOT
        that      that       PRON  4 obj
        Kenya     Kenya      PROPN 4 nsubj KEN
        committed commit     VERB  1 acl:relcl VerbForm=Fin
        against   against    ADP   6 case
        Norway    Norway     PROPN 4 obl NOR
        """
    )
    assert found == {("KEN", "ASSAULT", "NOR")}


def test_two_verbs_with_doers_of_their_own_share_a_late_object(facts: Facts) -> None:
    found = facts(
        """
        Kenya    Kenya   PROPN 2 nsubj KEN
        supports support VERB  0 ROOT
        and      and     CCONJ 5 cc
        Norway   Norway  PROPN 5 nsubj NOR
        opposes  oppose  VERB  2 conj
        Peru     Peru    PROPN 5 obj PER
        """
    )
    assert found == {("KEN", "SUPPORT", "PER"), ("NOR", "REJECT", "PER")}


@pytest.mark.parametrize(
    ("verb", "noun", "category"),
    [
        ("hit", "sanction", "SANCTION"),
        ("hit", "missile", "ASSAULT"),
        ("target", "threat", "THREATEN"),
    ],
)
def test_what_an_actor_is_treated_with_decides(
    facts: Facts, verb: str, noun: str, category: str
) -> None:
    found = facts(
        f"""
        Kenya  Kenya  PROPN 2 nsubj KEN
        {verb} {verb} VERB  0 ROOT
        Norway Norway PROPN 2 obj NOR
        with   with   ADP   5 case
        {noun}s {noun} NOUN 2 obl
        """
    )
    assert found == {("KEN", category, "NOR")}


@pytest.mark.parametrize(
    ("verb", "noun", "category"),
    [
        ("see", "rival", "ACCUSE"),
        ("regard", "partner", "SUPPORT"),
        ("describe", "threat", "ACCUSE"),
        ("list", "terrorist", "COERCE"),
        ("see", "kingdom", "OTHER"),
    ],
)
def test_what_an_actor_is_named_decides(facts: Facts, verb: str, noun: str, category: str) -> None:
    found = facts(
        f"""
        Kenya  Kenya  PROPN 2 nsubj KEN
        {verb} {verb} VERB  0 ROOT
        Norway Norway PROPN 2 obj NOR
        as     as     ADP   5 case
        {noun} {noun} NOUN 2 obl
        """
    )
    assert found == {("KEN", category, "NOR")}


def test_an_envoy_called_home_is_called_home_from_someone(facts: Facts) -> None:
    found = facts(
        """
        Kenya      Kenya      PROPN 2 nsubj KEN
        recalled   recall     VERB  0 ROOT
        its        its        PRON  4 nmod:poss ~KEN
        ambassador ambassador NOUN  2 obj KEN:ambassador
        from       from       ADP   6 case
        Norway     Norway     PROPN 2 obl NOR
        """
    )
    assert ("KEN", "SANCTION", "NOR") in found


def test_who_mediates_acts_on_both(facts: Facts) -> None:
    found = facts(
        """
        Kenya    Kenya   PROPN 2 nsubj KEN
        mediated mediate VERB  0 ROOT
        between  between ADP   4 case
        Norway   Norway  PROPN 2 obl NOR
        and      and     CCONJ 6 cc
        Peru     Peru    PROPN 4 conj PER
        """
    )
    assert {("KEN", "CONSULT", "NOR"), ("KEN", "CONSULT", "PER")} <= found


def test_subjects_cut_in_two_by_a_comma_are_one_list(facts: Facts) -> None:
    found = facts(
        """
        Kenya    Kenya    PROPN 8 nsubj KEN
        ,        ,        PUNCT 5 punct
        the      the      DET   5 det
        wider    wide     ADJ   5 amod
        alliance alliance NOUN  8 nsubj
        and      and      CCONJ 7 cc
        Norway   Norway   PROPN 5 conj NOR
        attacked attack   VERB  0 ROOT
        Peru     Peru     PROPN 8 obj PER
        """
    )
    assert found == {("KEN", "ASSAULT", "PER"), ("NOR", "ASSAULT", "PER")}


def test_made_them_do_it_needs_no_to(facts: Facts) -> None:
    found = facts(
        """
        Kenya  Kenya  PROPN 2 nsubj KEN
        made   make   VERB  0 ROOT
        Norway Norway PROPN 2 obj NOR
        close  close  VERB  2 xcomp VerbForm=Inf
        ports  port   NOUN  4 obj
        """
    )
    assert found == {("KEN", "COERCE", "NOR")}


@pytest.mark.parametrize("of", ["case", "fixed"])
def test_out_of_after_an_object_belongs_to_the_verb(facts: Facts, of: str) -> None:
    head = 7 if of == "case" else 4
    found = facts(
        f"""
        Kenya  Kenya  PROPN 2 nsubj KEN
        drove  drive  VERB  0 ROOT
        Norway Norway PROPN 2 obj NOR
        out    out    ADP   7 case
        of     of     ADP   {head} {of}
        the    the    DET   7 det
        town   town   NOUN  2 obl
        """
    )
    assert found == {("KEN", "ASSAULT", "NOR")}


def test_names_that_share_their_last_word_are_two_parties(facts: Facts) -> None:
    found = facts(
        """
        North     North    PROPN 4 compound PRK
        and       and      CCONJ 3 cc
        South     South    PROPN 1 conj KOR
        Korea     Korea    PROPN 5 nsubj KOR
        exchanged exchange VERB  0 ROOT
        fire      fire     NOUN  5 obj
        """
    )
    assert {frozenset((a, b)) for a, _, b in found} == {frozenset(("PRK", "KOR"))}


@pytest.mark.parametrize("subject", ["nsubj", "nsubj:pass"])
def test_a_passive_keeps_its_subject_whatever_its_label(facts: Facts, subject: str) -> None:
    found = facts(
        f"""
        Kenya     Kenya    PROPN 3 {subject} KEN
        is        be       AUX   3 aux:pass
        committed commit   VERB  0 ROOT VerbForm=Part
        to        to       SCONJ 5 mark
        arming    arm      VERB  3 advcl VerbForm=Ger
        Norway    Norway   PROPN 5 obj NOR
        """
    )
    assert found == {("KEN", "AID", "NOR")}


@pytest.mark.parametrize(
    ("verb", "mark"), [("help", "in"), ("send", "to"), ("support", "to"), ("lead", "to")]
)
def test_who_is_helped_or_sent_to_act_acts(facts: Facts, verb: str, mark: str) -> None:
    found = facts(
        f"""
        Kenya    Kenya    PROPN 2 nsubj KEN
        {verb}s  {verb}   VERB  0 ROOT
        Norway   Norway   PROPN 2 obj NOR
        {mark}   {mark}   PART  5 mark
        bombing  bomb     VERB  2 advcl VerbForm=Ger
        Peru     Peru     PROPN 5 obj PER
        """
    )
    assert ("NOR", "ASSAULT", "PER") in found
    assert ("KEN", "ASSAULT", "PER") not in found


def test_who_has_done_so_is_the_subject_of_the_clause(facts: Facts) -> None:
    found = facts(
        """
        Kenya     Kenya  PROPN 2 nsubj KEN
        leads     lead   VERB  0 ROOT
        efforts   effort NOUN  2 obj
        having    have   AUX   5 aux VerbForm=Ger
        armed     arm    VERB  3 acl VerbForm=Part
        Norway    Norway PROPN 5 obj NOR
        """
    )
    assert found == {("KEN", "AID", "NOR")}


def test_an_idiom_may_repeat_its_noun(facts: Facts) -> None:
    found = facts(
        """
        Kenya    Kenya    PROPN 2 nsubj KEN
        stands   stand    VERB  0 ROOT
        shoulder shoulder NOUN  2 obj
        to       to       ADP   5 case
        shoulder shoulder NOUN  2 obl
        with     with     ADP   7 case
        Norway   Norway   PROPN 5 nmod NOR
        """
    )
    assert found == {("KEN", "SUPPORT", "NOR")}


def test_sums_of_money_are_aid(facts: Facts) -> None:
    found = facts(
        """
        Kenya     Kenya  PROPN 2 nsubj KEN
        committed commit VERB  0 ROOT
        over      over   ADV   5 advmod
        £         £      SYM   2 obj
        5         5      NUM   4 nummod
        to        to     ADP   7 case
        Norway    Norway PROPN 2 obl NOR
        """
    )
    assert found == {("KEN", "AID", "NOR")}


@pytest.mark.parametrize(("verb", "ends"), [("reiterated", set()), ("praised", {"NOR"})])
def test_the_act_of_an_owner_is_not_done_to_it(facts: Facts, verb: str, ends: set[str]) -> None:
    lemma = verb.removesuffix("d")
    found = facts(
        f"""
        Kenya      Kenya      PROPN 2 nsubj KEN
        {verb}     {lemma}    VERB  0 ROOT
        Norway     Norway     PROPN 5 nmod:poss NOR
        's         's         PART  3 case
        commitment commitment NOUN  2 obj
        """
    )
    assert {object for _, _, object in found} == ends


def test_what_has_no_category_is_not_turned_round(triples: Callable[[str], list[Triple]]) -> None:
    (found,) = triples(
        """
        Kenya  Kenya  PROPN 2 nsubj KEN
        lost   lose   VERB  0 ROOT
        to     to     ADP   4 case
        Norway Norway PROPN 2 obl NOR
        """
    )
    assert (found.subject.id, found.category, found.object.id) == ("KEN", "OTHER", "NOR")
    assert found.relation.startswith("lose")

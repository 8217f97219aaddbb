"""Verbs with their arguments, in invented sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]
Triples = Callable[..., list[Triple]]

ACTIVE = """
Kenya   Kenya   PROPN 2 nsubj KEN
accused accuse  VERB  0 ROOT
Norway  Norway  PROPN 2 obj NOR
.       .       PUNCT 2 punct
"""
PASSIVE = """
Norway  Norway  PROPN 3 nsubj:pass NOR
was     be      AUX   3 aux:pass
accused accuse  VERB  0 ROOT
by      by      ADP   5 case
Kenya   Kenya   PROPN 3 obl:agent KEN
.       .       PUNCT 3 punct
"""
RELATIVE = """
Kenya   Kenya   PROPN 6 nsubj KEN
,       ,       PUNCT 4 punct
which   which   PRON  4 nsubj PronType=Rel
accused accuse  VERB  1 acl:relcl
Norway  Norway  PROPN 4 obj NOR
left    leave   VERB  0 ROOT
"""
RELATIVE_OBJECT = """
Norway  Norway  PROPN 6 nsubj NOR
,       ,       PUNCT 5 punct
which   which   PRON  5 obj PronType=Rel
Kenya   Kenya   PROPN 5 nsubj KEN
accused accuse  VERB  1 acl:relcl
left    leave   VERB  0 ROOT
"""
PARTICIPLE = """
They    they    PRON  2 nsubj
watched watch   VERB  0 ROOT
Kenya   Kenya   PROPN 2 obj KEN
accusing accuse VERB  3 acl VerbForm=Ger
Norway  Norway  PROPN 4 obj NOR
"""
REDUCED = """
The     the     DET   2 det
ships   ship    NOUN  7 nsubj
of      of      ADP   4 case
Norway  Norway  PROPN 2 nmod NOR
accused accuse  VERB  4 acl VerbForm=Part Tense=Past
by      by      ADP   8 case
left    leave   VERB  0 ROOT
Kenya   Kenya   PROPN 5 obl:agent KEN
"""
CONTROL = """
Kenya   Kenya   PROPN 2 nsubj KEN
wanted  want    VERB  0 ROOT
to      to      PART  4 mark
accuse  accuse  VERB  2 xcomp VerbForm=Inf
Norway  Norway  PROPN 4 obj NOR
"""
COORDINATED_VERBS = """
Kenya   Kenya   PROPN 2 nsubj KEN
waited  wait    VERB  0 ROOT
and     and     CCONJ 4 cc
accused accuse  VERB  2 conj
Norway  Norway  PROPN 4 obj NOR
"""
ADVERBIAL = """
Accusing accuse VERB  4 advcl VerbForm=Part Tense=Pres
Norway  Norway  PROPN 1 obj NOR
Kenya   Kenya   PROPN 4 nsubj KEN
left    leave   VERB  0 ROOT
"""


@pytest.mark.parametrize(
    "table",
    [
        ACTIVE,
        PASSIVE,
        RELATIVE,
        RELATIVE_OBJECT,
        PARTICIPLE,
        REDUCED,
        CONTROL,
        COORDINATED_VERBS,
        ADVERBIAL,
    ],
)
def test_the_doer_is_the_subject_in_every_construction(table: str, facts: Facts) -> None:
    assert ("KEN", "ACCUSE", "NOR") in facts(table)
    assert ("NOR", "ACCUSE", "KEN") not in facts(table)


def test_coordinated_subjects_and_objects_multiply(facts: Facts) -> None:
    table = """
    Kenya   Kenya   PROPN 4 nsubj KEN
    and     and     CCONJ 3 cc
    Peru    Peru    PROPN 1 conj PER
    accused accuse  VERB  0 ROOT
    Norway  Norway  PROPN 4 obj NOR
    and     and     CCONJ 7 cc
    Chad    Chad    PROPN 5 conj TCD
    """
    pairs = [("KEN", "NOR"), ("KEN", "TCD"), ("PER", "NOR"), ("PER", "TCD")]
    assert facts(table) == {(a, "ACCUSE", b) for a, b in pairs}


def test_a_light_verb_takes_its_category_from_its_noun(triples: Triples) -> None:
    table = """
    Kenya   Kenya    PROPN 2 nsubj KEN
    imposed impose   VERB  0 ROOT
    sanctions sanction NOUN 2 obj
    on      on       ADP   5 case
    Norway  Norway   PROPN 3 nmod NOR
    """
    found = [t for t in triples(table) if (t.subject.id, t.object.id) == ("KEN", "NOR")]
    assert {t.category for t in found} == {"SANCTION"}
    assert found[0].relation == "impose sanction on"
    assert found[0].relation_text == "imposed sanctions"


def test_an_act_done_jointly_is_one_symmetric_triple(triples: Triples) -> None:
    table = """
    Kenya   Kenya    PROPN 4 nsubj KEN
    and     and      CCONJ 3 cc
    Peru    Peru     PROPN 1 conj PER
    began   begin    VERB  0 ROOT
    joint   joint    ADJ   7 amod
    military military ADJ  7 amod
    exercises exercise NOUN 4 obj
    """
    (triple,) = triples(table)
    assert {triple.subject.id, triple.object.id} == {"KEN", "PER"}
    assert triple.symmetric
    assert triple.category in {"COOPERATE", "MOBILIZE"}


def test_several_subjects_without_a_joint_act_are_not_related(triples: Triples) -> None:
    table = """
    Kenya   Kenya    PROPN 4 nsubj KEN
    and     and      CCONJ 3 cc
    Peru    Peru     PROPN 1 conj PER
    accused accuse   VERB  0 ROOT
    Norway  Norway   PROPN 4 obj NOR
    """
    assert all({t.subject.id, t.object.id} != {"KEN", "PER"} for t in triples(table))


def test_places_and_times_are_no_objects(facts: Facts) -> None:
    table = """
    Kenya   Kenya   PROPN 2 nsubj KEN
    waited  wait    VERB  0 ROOT
    in      in      ADP   4 case
    Norway  Norway  PROPN 2 obl NOR
    """
    assert facts(table) == set()


def test_an_actor_inside_an_object_is_found_with_less_confidence(triples: Triples) -> None:
    table = """
    Kenya   Kenya   PROPN 2 nsubj KEN
    attacked attack VERB  0 ROOT
    Norwegian Norwegian ADJ 4 amod NOR
    positions position NOUN 2 obj
    """
    (inside,) = triples(table)
    assert (inside.subject.id, inside.category, inside.object.id) == ("KEN", "ASSAULT", "NOR")
    direct = ACTIVE.replace("accused accuse", "attacked attack")
    assert inside.confidence < triples(direct)[0].confidence


def test_gerund_after_of_has_the_accused_as_doer(facts: Facts) -> None:
    table = ACTIVE.replace(
        ".       .       PUNCT 2 punct",
        "of of ADP 5 mark\narming arm VERB 2 advcl VerbForm=Ger\nPeru Peru PROPN 5 obj PER",
    )
    assert ("NOR", "AID", "PER") in facts(table)
    assert ("KEN", "AID", "PER") not in facts(table)


def test_an_actor_has_no_relation_with_itself(facts: Facts) -> None:
    assert facts(ACTIVE.replace("obj NOR", "obj KEN")) == set()


def test_evidence_offsets_give_back_the_words(triples: Triples) -> None:
    (t,) = triples(PASSIVE)
    text = "Norway was accused by Kenya."
    assert t.sentence == text[t.sentence_start : t.sentence_end] == text
    for side in (t.subject, t.object):
        assert text[side.start : side.end] == side.text
    assert text[t.relation_start : t.relation_end] == t.relation_text == "accused"

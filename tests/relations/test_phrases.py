"""Set phrases that bring an actor into a clause, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.relations.tables import listed, read_table
from kgraph.triples import Triple

Facts = Callable[[str], set[tuple[str, str, str]]]
Triples = Callable[..., list[Triple]]

WITH_HELP = """
Norway   Norway   PROPN 2 nsubj NOR
rebuilt  rebuild  VERB  0 ROOT
Tema     Tema     PROPN 2 obj
with     with     ADP   6 case
the      the      DET   6 det
help     help     NOUN  2 obl
of       of       ADP   8 case
Kenya    Kenya    PROPN 6 nmod KEN
"""
PASSIVE_HELP = """
Norway   Norway   PROPN 3 nsubj:pass NOR
was      be       AUX   3 aux:pass
rebuilt  rebuild  VERB  0 ROOT
with     with     ADP   5 case
help     help     NOUN  3 obl
from     from     ADP   7 case
Kenya    Kenya    PROPN 5 nmod KEN
"""
PASSIVE_GUIDANCE = """
Norway   Norway   PROPN 3 nsubj:pass NOR
was      be       AUX   3 aux:pass
trained  train    VERB  0 ROOT
under    under    ADP   5 case
guidance guidance NOUN  3 obl
of       of       ADP   7 case
Kenya    Kenya    PROPN 5 nmod KEN
"""
OWN_DOER = """
Norway   Norway   PROPN 2 nsubj NOR
spoke    speak    VERB  0 ROOT
in       in       ADP   6 case
Chad     Chad     PROPN 6 nmod:poss TCD
's       's       PART  4 case
support  support  NOUN  2 obl
of       of       ADP   8 case
Kenya    Kenya    PROPN 6 nmod KEN
"""
SUFFERING = """
Norway   Norway   PROPN 2 nsubj NOR
{word}   {lemma}  VERB  0 ROOT
at       at       ADP   5 case
the      the      DET   5 det
hands    hand     NOUN  2 obl
of       of       ADP   7 case
Kenya    Kenya    PROPN 5 nmod KEN
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (WITH_HELP, {("KEN", "AID", "NOR")}),
        (PASSIVE_HELP, set()),
        (PASSIVE_GUIDANCE, {("KEN", "AID", "NOR")}),
    ],
)
def test_help_goes_to_who_acts(facts: Facts, table: str, expected: set[tuple[str, str, str]]):
    assert facts(table) == expected


def test_a_noun_with_a_doer_of_its_own_is_not_the_clauses(facts: Facts):
    assert ("NOR", "SUPPORT", "KEN") not in facts(OWN_DOER)


def test_only_who_suffers_does_so_at_anothers_hands(facts: Facts):
    suffered = SUFFERING.format(word="suffered", lemma="suffer")
    marked = SUFFERING.format(word="marked", lemma="mark")
    assert facts(suffered) == {("KEN", "ASSAULT", "NOR")}
    assert ("KEN", "ASSAULT", "NOR") not in facts(marked)


def test_the_phrase_is_where_the_relation_is_read(triples: Triples):
    (found,) = triples(WITH_HELP)
    assert (found.rule, found.relation, found.relation_text) == ("phrase", "help", "help")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana took the island with the help of Togo.", ("TGO", "AID", "GHA")),
        ("With the backing of Peru, Chile called a vote.", ("PER", "SUPPORT", "CHL")),
        ("Ghana remains firm in support of Togo.", ("GHA", "SUPPORT", "TGO")),
        ("Ghana sent ships in support of Togo.", ("GHA", "SUPPORT", "TGO")),
        ("Peru closed the bank at the request of Chile.", ("CHL", "REQUEST", "PER")),
        ("Peru freed the sailors under pressure from Chile.", ("CHL", "COERCE", "PER")),
        ("Ghana came to the aid of Togo.", ("GHA", "AID", "TGO")),
        ("Kenya is at odds with Uganda over the lake.", ("KEN", "OPPONENT_OF", "UGA")),
        ("Chile marched in solidarity with Peru.", ("CHL", "SUPPORT", "PER")),
        (
            "Amina Okoye bought oil on behalf of Togo.",
            ("person:amina-okoye", "AFFILIATED_WITH", "TGO"),
        ),
        (
            "A court jailed three Germans for spying on behalf of Greece.",
            ("DEU:people", "AFFILIATED_WITH", "GRC"),
        ),
        (
            "A court sentenced three Germans to prison for spying on behalf of Greece.",
            ("DEU:people", "AFFILIATED_WITH", "GRC"),
        ),
    ],
)
def test_what_set_phrases_say_in_parsed_text(
    said: Facts, text: str, expected: tuple[str, str, str]
):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana took the island without the help of Togo.",
        "Ghana sent a letter in the language of Togo.",
    ],
)
def test_other_phrases_of_that_shape_say_nothing(said: Facts, text: str):
    assert said(text) == set()


def test_rows_are_told_apart_by_preposition_noun_and_link():
    keys = [
        (preposition, row["noun"], link)
        for row in read_table("phrases.csv")
        for preposition in listed(row["prepositions"])
        for link in listed(row["links"])
    ]
    assert len(keys) == len(set(keys))
    assert all(row["passive"] in {"yes", "no"} for row in read_table("phrases.csv"))

"""Titles whose name or owner stands apart from them, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Fact = tuple[str, str, str]
Facts = Callable[[str], set[Fact]]

OKOYE = "person:amina-okoye"
OWNER_BETWEEN = f"""
Director  director  NOUN  0 ROOT
of        of        ADP   3 case
NATO      NATO      PROPN 1 nmod NATO
Amina     Amina     PROPN 6 nsubj {OKOYE}
Okoye     Okoye     PROPN 4 flat {OKOYE}
left      leave     VERB  1 parataxis
"""
ADVISER_TO = f"""
the       the       DET   2 det
adviser   adviser   NOUN  6 nsubj
to        to        ADP   4 case
Amina     Amina     PROPN 2 nmod {OKOYE}
Okoye     Okoye     PROPN 4 flat {OKOYE}
left      leave     VERB  0 ROOT
"""
TWO_PORTFOLIOS = f"""
Kenya     Kenya     PROPN 6 nmod:poss KEN
's        's        PART  1 case
trade     trade     NOUN  0 ROOT
and       and       CCONJ 5 cc
energy    energy    NOUN  3 conj
minister  minister  NOUN  7 nmod:desc
Amina     Amina     PROPN 9 nsubj {OKOYE}
Okoye     Okoye     PROPN 7 flat {OKOYE}
left      leave     VERB  3 parataxis
"""
FRONTED = f"""
In        in        ADP   2 case
Kenya     Kenya     PROPN 3 compound KEN
Minister  minister  PROPN 4 nmod:desc
Amina     Amina     PROPN 6 nsubj {OKOYE}
Okoye     Okoye     PROPN 4 flat {OKOYE}
spoke     speak     VERB  0 ROOT
"""
AS_PART = """
Kenya     Kenya     PROPN 7 nsubj KEN
,         ,         PUNCT 4 punct
as        as        ADP   4 case
part      part      NOUN  1 nmod
of        of        ADP   6 case
NATO      NATO      PROPN 4 nmod NATO
left      leave     VERB  0 ROOT
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (OWNER_BETWEEN, {(OKOYE, "LEADS", "NATO")}),
        (TWO_PORTFOLIOS, {(OKOYE, "LEADS", "KEN")}),
        (ADVISER_TO, set()),
        (FRONTED, set()),
        (AS_PART, {("KEN", "PART_OF", "NATO")}),
    ],
)
def test_a_title_finds_its_name_and_its_owner(facts: Facts, table: str, expected: set[Fact]):
    assert facts(table) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Director of the Lagos office of the World Bank Jan Kowal resigned.",
            ("person:jan-kowal", "LEADS", "WORLD-BANK"),
        ),
        (
            "Spain's foreign and energy minister Ana Ruiz flew to Chile.",
            ("person:ana-ruiz", "LEADS", "ESP"),
        ),
        (
            "Praise came from US President Jan Kowal and others.",
            ("person:jan-kowal", "LEADS", "USA"),
        ),
        (
            "Ambassador to the United Nations Linda Moreau rebuked Russia.",
            ("person:linda-moreau", "AFFILIATED_WITH", "UN"),
        ),
        (
            "Mayor of London Amina Okoye rebuked Russia.",
            ("person:amina-okoye", "LEADS", "place:london"),
        ),
        (
            "Prime Minister of Norway Erna Lund met the Danish queen.",
            ("person:erna-lund", "LEADS", "NOR"),
        ),
    ],
)
def test_titles_in_parsed_text(said: Facts, text: str, expected: Fact):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Norway Foreign Minister Lund met with the World Bank.",
        "The president of Norway and Lund met.",
        "He told the head of the World Bank Jan Lund had lied.",
    ],
)
def test_who_stands_near_a_title_need_not_hold_it(said: Facts, text: str):
    assert not any(category == "LEADS" and "lund" in id for id, category, _ in said(text))


def test_who_runs_a_branch_in_a_country_does_not_lead_the_country(said: Facts):
    found = said("The head of the Kenya office of the World Bank, Jan Kowal, resigned.")
    assert ("person:jan-kowal", "LEADS", "KEN") not in found


def test_a_name_with_a_description_after_of_is_whose_relative_it_is(said: Facts):
    found = said("Nina Moreau, a writer and daughter of the film pioneer Jan Kowal, won a prize.")
    assert ("person:nina-moreau", "AFFILIATED_WITH", "person:jan-kowal") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The head of the World Bank, Jan Kowal, left.",
            ("person:jan-kowal", "LEADS", "WORLD-BANK"),
        ),
        (
            "The chief of Kenya's central bank, Ann Moreau, resigned.",
            ("person:ann-moreau", "LEADS", "KEN:central-bank"),
        ),
        (
            "The leader of Hamas, Ali Karim, left.",
            ("person:ali-karim", "LEADS", "HAMAS"),
        ),
    ],
)
def test_a_name_set_off_after_the_owner_is_the_holders(said: Facts, text: str, expected: Fact):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials met the head of the World Bank, Jan Kowal and Ann Moreau.",
        "Officials met the head of the World Bank, Jan Kowal, and Ann Moreau.",
    ],
)
def test_a_name_in_a_list_after_an_office_does_not_hold_it(said: Facts, text: str):
    assert not any(category == "LEADS" and "person" in id for id, category, _ in said(text))


def test_of_two_offices_the_first_is_the_names(said: Facts):
    found = said("The wife of the president of Chad, Ann Moreau, left.")
    assert ("person:ann-moreau", "LEADS", "TCD") not in found


@pytest.mark.parametrize("title", ["shadow chancellor", "Shadow Home Secretary"])
def test_a_shadow_minister_leads_no_party(said: Facts, title: str):
    found = said(f"Labour's {title} Ann Moreau rebuked Russia.")
    assert ("person:ann-moreau", "AFFILIATED_WITH", "LABOUR") in found

"""Who belongs to whom by "of", by a genitive and by what stands beside a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Fact = tuple[str, str, str]
Facts = Callable[[str], set[Fact]]

A, B = "person:amina-okoye", "person:jan-kowal"
BRACKETS = f"""
Amina     Amina     PROPN 5 nsubj {A}
(         (         PUNCT 3 punct
Hamas     Hamas     PROPN 1 {{label}} HAMAS
)         )         PUNCT 3 punct
left      leave     VERB  0 ROOT
"""
LIST = f"""
Amina     Amina     PROPN 5 nsubj {A}
,         ,         PUNCT 3 punct
Hamas     Hamas     PROPN 1 conj HAMAS
,         ,         PUNCT 3 punct
left      leave     VERB  0 ROOT
"""
SHARED = f"""
{{owner}} {{owner}} PROPN 3 nmod:poss {{owner}}
's        's        PART  1 case
Amina     Amina     PROPN 6 nsubj {A}
and       and       CCONJ 5 cc
Jan       Jan       PROPN 3 conj {B}
left      leave     VERB  0 ROOT
"""
RESPECTIVELY = f"""
Amina        Amina        PROPN 0 ROOT {A}
and          and          CCONJ 3 cc
Jan          Jan          PROPN 1 conj {B}
of           of           ADP   6 case
respectively respectively ADV   6 advmod
Hamas        Hamas        PROPN 1 nmod HAMAS
and          and          CCONJ 8 cc
NATO         NATO         PROPN 6 conj NATO
"""
OF_THE_LAST = f"""
Amina     Amina     PROPN 0 ROOT {A}
and       and       CCONJ 3 cc
Jan       Jan       PROPN 1 conj {B}
of        of        ADP   5 case
NATO      NATO      PROPN 1 nmod NATO
"""


@pytest.mark.parametrize("label", ["appos", "nmod", "parataxis"])
def test_a_body_in_brackets_is_the_persons(facts: Facts, label: str):
    assert {(a, b) for a, _, b in facts(BRACKETS.format(label=label))} == {(A, "HAMAS")}


def test_a_body_listed_after_a_person_is_not_the_persons(facts: Facts):
    assert facts(LIST) == set()


def test_an_organisation_before_two_names_has_both(facts: Facts):
    both = {(A, "AFFILIATED_WITH", "HAMAS"), (B, "AFFILIATED_WITH", "HAMAS")}
    assert facts(SHARED.format(owner="HAMAS")) == both


def test_a_state_before_two_names_has_the_first(facts: Facts):
    assert facts(SHARED.format(owner="KEN")) == {(A, "AFFILIATED_WITH", "KEN")}


def test_respectively_deals_the_owners_out_in_order(facts: Facts):
    expected = {(A, "AFFILIATED_WITH", "HAMAS"), (B, "AFFILIATED_WITH", "NATO")}
    assert facts(RESPECTIVELY) == expected


def test_of_after_two_names_is_the_nearest_ones(facts: Facts):
    assert facts(OF_THE_LAST) == {(B, "AFFILIATED_WITH", "NATO")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moreau (Labour) left.", ("person:ann-moreau", "MEMBER_OF", "LABOUR")),
        (
            "Senator Ann Moreau, Democrat from Ohio, left.",
            ("person:ann-moreau", "MEMBER_OF", "DEMOCRATIC-PARTY"),
        ),
        (
            "Senator Ann Moreau, a Republican, left.",
            ("person:ann-moreau", "MEMBER_OF", "REPUBLICAN-PARTY"),
        ),
        ("A Kurd, Azad Karim, was arrested.", ("person:azad-karim", "MEMBER_OF", "KURDS")),
        (
            "The candidate was Ann Moreau of Greenpeace.",
            ("person:ann-moreau", "AFFILIATED_WITH", "GREENPEACE"),
        ),
    ],
)
def test_memberships_in_parsed_text(said: Facts, text: str, expected: Fact):
    assert expected in said(text)


def test_what_befalls_one_of_a_people_befalls_the_one_who_is_named(said: Facts):
    found = said("A Kurd, Azad Karim, was arrested by Norway.")
    assert ("NOR", "COERCE", "person:azad-karim") in found
    assert ("NOR", "COERCE", "KURDS") not in found


def test_a_new_owner_or_description_ends_the_row(said: Facts):
    found = said("Winners were Labour's Ann Moreau, Greenpeace's Jan Kowal and actor Ali Karim.")
    assert ("person:ann-moreau", "AFFILIATED_WITH", "LABOUR") in found
    assert ("person:jan-kowal", "AFFILIATED_WITH", "GREENPEACE") in found
    assert not any(
        person == "person:ali-karim" and category == "AFFILIATED_WITH"
        for person, category, _ in found
    )


def test_a_role_makes_a_bare_affiliation_needless(said: Facts):
    found = said("She met publisher Ann Moreau of Greenpeace.")
    assert {(a, b) for a, _, b in found} == {("person:ann-moreau", "GREENPEACE")}
    assert len(found) == 1


def test_the_initials_of_a_name_are_no_body(facts: Facts):
    assert facts(BRACKETS.format(label="appos").replace("Hamas  ", "A      ")) == set()


def test_a_verb_joined_to_a_name_is_no_part_of_the_row(said: Facts):
    found = said("I am Ann Moreau and I come from Greenpeace.")
    assert not any(category == "AFFILIATED_WITH" for _, category, _ in found)

"""Codes with their dates, and which of them holds on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors.dictionaries.agentfile import Agent
from kgraph.actors.dictionaries.codes import Code, contains, in_force, parse_codes, parse_date
from kgraph.actors.dictionaries.compose import compose, longest_codes

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def codes(text):
    return list(parse_codes(text))


def on(text, day):
    return in_force(codes(text), date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("19991231", "1999-12-31"),
        ("991231", "1999-12-31"),
        ("310101", "1931-01-01"),
        ("300101", "2030-01-01"),
        ("000229", "2000-02-29"),
        ("20240229", "2024-02-29"),
    ],
)
def test_dates_have_two_or_four_digits_for_the_year(digits, day):
    assert parse_date(digits).isoformat() == day


@pytest.mark.parametrize(
    "digits", ["990229", "20011301", "0", "99", "9901011", "199901011", "19990100", "00000000"]
)
def test_impossible_dates_are_none(digits):
    with pytest.raises(ValueError, match="is no date"):
        parse_date(digits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[SYL]", Code("SYL")),
        ("[ SYL ]", Code("SYL")),
        ("[syl]", Code("SYL")),
        ("[SYL}", Code("SYL")),
        ("[SYL", Code("SYL")),
        ("[SYL<950601]", Code("SYL", None, date(1995, 6, 1))),
        ("[SYL < 19950601]", Code("SYL", None, date(1995, 6, 1))),
        ("[SYL > 950601]", Code("SYL", date(1995, 6, 1), None)),
        ("[SYL 950601]", Code("SYL", date(1995, 6, 1), None)),
        ("[SYLGOV 950601 - 19960601]", Code("SYLGOV", date(1995, 6, 1), date(1996, 6, 1))),
        ("[SYLGOV 950601-950601]", Code("SYLGOV", date(1995, 6, 1), date(1995, 6, 1))),
        ("[---]", Code("---")),
        ("[+++]", Code("+++")),
        ("[--- <950601]", Code("---", None, date(1995, 6, 1))),
        ("[SYL/BOR/FRE]", Code("SYL/BOR/FRE")),
        ("[NGO211]", Code("NGO211")),
    ],
)
def test_a_code_is_read_in_each_of_its_forms(text, expected):
    assert codes(text) == [expected]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[]", "not a code"),
        ("[950601-960601]", "not a code"),
        ("[SYL950601-960601]", "not a code"),
        ("[~GOV]", "file of agents"),
        ("[SYL 960601-950601]", "before it begins"),
        ("[SYL <950601-960601]", "is no date"),
        ("[SYL someday]", "is no date"),
        ("[SYL <990231]", "is no date"),
        ("[SYL --]", "is no date"),
    ],
)
def test_a_bad_code_says_what_is_wrong(text, wrong):
    (error,) = codes(text)
    assert isinstance(error, str)
    assert wrong in error


def test_several_codes_stand_on_one_line():
    assert [code.text for code in codes("[SYLGOV 900101-911231] [SYLELI] [BOR")] == [
        "SYLGOV",
        "SYLELI",
        "BOR",
    ]


class TestBounds:
    """Both ends of an interval belong to it."""

    @pytest.mark.parametrize(
        ("text", "day", "code"),
        [
            ("[OLD <950601]", "1995-05-31", "OLD"),
            ("[OLD <950601]", "1995-06-01", "OLD"),
            ("[OLD <950601]", "1995-06-02", None),
            ("[NEW >950601]", "1995-05-31", None),
            ("[NEW >950601]", "1995-06-01", "NEW"),
            ("[MID 950601-950630]", "1995-05-31", None),
            ("[MID 950601-950630]", "1995-06-01", "MID"),
            ("[MID 950601-950630]", "1995-06-30", "MID"),
            ("[MID 950601-950630]", "1995-07-01", None),
            ("[DAY 950601-950601]", "1995-06-01", "DAY"),
        ],
    )
    def test_at_the_bound(self, text, day, code):
        assert on(text, day) == code

    @pytest.mark.parametrize("text", ["[ANY] [MID 950601-950630]", "[MID 950601-950630] [ANY]"])
    def test_an_undated_code_is_the_fallback_wherever_it_stands(self, text):
        assert on(text, "1995-06-15") == "MID"
        assert on(text, "1996-06-15") == "ANY"

    def test_of_undated_codes_the_last_holds(self):
        assert on("[ONE] [TWO]", "1995-06-15") == "TWO"

    @pytest.mark.parametrize(
        "text",
        [
            "[LNG 900101-991231] [SHO 950101-950131]",
            "[SHO 950101-950131] [LNG 900101-991231]",
            "[LNG <991231] [SHO 950101-950131]",
            "[SHO 950101-950131] [LNG >900101]",
        ],
    )
    def test_the_shorter_of_two_intervals_wins_in_any_order(self, text):
        assert on(text, "1995-01-31") == "SHO"
        assert on(text, "1995-02-01") == "LNG"

    def test_of_equal_intervals_the_first_wins(self):
        assert on("[ONE 950101-950131] [TWO 950101-950131]", "1995-01-10") == "ONE"

    @pytest.mark.parametrize(
        "text",
        [
            "[OLD 940601-950601] [NEW 950601-990601]",
            "[OLD 940601-950601] [NEW >950601]",
            "[NEW >950601] [OLD <950601]",
        ],
    )
    def test_on_the_day_of_a_change_the_later_holds(self, text):
        assert on(text, "1995-06-01") == "NEW"
        assert on(text, "1995-05-31") == "OLD"

    def test_one_day_inside_another_interval(self):
        assert on("[LNG 900101-991231] [DAY 950601-950601]", "1995-06-01") == "DAY"

    def test_without_a_date_only_codes_without_an_end_hold(self):
        assert on("[OLD <950601] [MID 950602-990101]", None) is None
        assert on("[OLD <950601] [ANY]", None) == "ANY"
        assert on("[OLD <950601] [NEW >950602]", None) == "NEW"
        assert on("[ANY] [NEW >950602]", None) == "NEW"

    @given(st.lists(st.tuples(DAYS, DAYS), max_size=6), DAYS, st.booleans())
    def test_what_holds_contains_the_day(self, intervals, day, fallback):
        made = [Code(f"C{i}", min(pair), max(pair)) for i, pair in enumerate(intervals)]
        found = in_force([*made, Code("ANY")] if fallback else made, day)
        holding = {code.text for code in made if code.holds(day)}
        assert found in (holding or {"ANY" if fallback else None})

    @given(DAYS, st.integers(1, 5000), st.integers(1, 5000))
    def test_a_change_leaves_no_gap(self, day, before, after):
        made = [
            Code("OLD", day - timedelta(before), day),
            Code("NEW", day, day + timedelta(after)),
        ]
        assert in_force(made, day) == "NEW"
        assert in_force(made, day - timedelta(1)) == "OLD"


class TestComposing:
    """An actor's code with the roles beside it."""

    @pytest.mark.parametrize(
        ("actor", "agents", "code"),
        [
            ("SYL", "~GOV", "SYLGOV"),
            ("SYL", "NGO~", "NGOSYL"),
            ("SYL", "NGO~ ~GOV", "NGOSYLGOV"),
            ("SYLGOV", "~GOV", "SYLGOV"),
            ("SYLGOV", "~GOVMED", "SYLGOVMED"),
            ("SYL", "~MED ~GOVMED", "SYLMEDGOV"),
            ("SYL", "~GOV ~GOV", "SYLGOV"),
            ("SYL", "~PPL ~OPP", "SYLOPP"),
            ("SYL", "~PPL", "SYLPPL"),
            ("---", "~GOV", "---GOV"),
            ("---", "NGO~", "---NGO"),
            ("---", "~REL ~OPP", "---RELOPP"),
            ("ABGOVX", "~GOV", "ABGOVXGOV"),
            ("NGOSYL", "NGO~", "NGOSYL"),
        ],
    )
    def test_each_role_is_added_once(self, actor, agents, code):
        given = [Agent(text.strip("~"), text.endswith("~")) for text in agents.split()]
        assert compose(actor, given) == code

    def test_of_codes_that_contain_one_another_the_longer_stays(self):
        assert longest_codes(["SYL", "SYLGOV", "BOR", "SYL"]) == ["SYLGOV", "BOR"]
        assert longest_codes(["SYL", "SYL"]) == ["SYL"]
        assert contains("SYLGOVMED", "SYLMED")
        assert not contains("ABSYLX", "SYL")

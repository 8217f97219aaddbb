"""Dates in words, resolved against the date of the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kgraph.relations.calendar import last_day, parse
from kgraph.relations.moments import Point
from kgraph.triples import Triple

WRITTEN = date(2019, 5, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 3 March 2011", "2011-03-03"),
        ("on March 3, 2011", "2011-03-03"),
        ("on 2011-03-03", "2011-03-03"),
        ("in March 2011", "2011-03"),
        ("in Sept. 2011", "2011-09"),
        ("in the spring of 2011", "2011"),
        ("in 2011", "2011"),
        ("since 1998", "1998"),
        ("on 3 March", "2019-03-03"),
        ("on December 20", "2018-12-20"),
        ("in May", "2019-05"),
        ("in June", "2018-06"),
        ("in March last year", "2018-03"),
        ("on Monday", "2019-05-13"),
        ("Wednesday", "2019-05-15"),
        ("on Thursday", "2019-05-09"),
        ("last Wednesday", "2019-05-08"),
        ("next Friday", "2019-05-17"),
        ("next Wednesday", "2019-05-22"),
        ("on Friday last week", "2019-05-10"),
        ("yesterday", "2019-05-14"),
        ("tomorrow", "2019-05-16"),
        ("last night", "2019-05-14"),
        ("last month", "2019-04"),
        ("last year", "2018"),
        ("six days ago", "2019-05-09"),
        ("a month ago", "2019-04"),
        ("ten years ago", "2009"),
        ("on 31 February 2011", "2011-02"),
    ],
)
def test_a_date_is_as_precise_as_the_words(text: str, iso: str) -> None:
    found = parse(text, Point(WRITTEN))
    assert found is not None
    assert found.iso == iso
    assert found.text in text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Wednesday", "2019-05-15"),
        ("on Thursday", "2019-05-16"),
        ("on Monday", "2019-05-20"),
        ("in March", "2020-03"),
        ("in May", "2019-05"),
        ("on 14 May", "2020-05-14"),
        ("on May 15", "2019-05-15"),
        ("last Monday", "2019-05-13"),
    ],
)
def test_what_is_still_to_come_is_on_the_next_such_day(text: str, iso: str) -> None:
    found = parse(text, Point(WRITTEN, ahead=True))
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("the next day", "2019-05-04"),
        ("the previous day", "2019-05-02"),
        ("the day before", "2019-05-02"),
        ("two days earlier", "2019-05-01"),
        ("a week later", "2019-05"),
        ("three months before", "2019-02"),
        ("one year later", "2020"),
    ],
)
def test_days_before_and_after_count_from_the_day_told_of(text: str, iso: str) -> None:
    found = parse(text, Point(WRITTEN, told=date(2019, 5, 3)))
    assert found is not None
    assert found.iso == iso
    alone = parse(text, Point(WRITTEN))
    assert alone is not None
    assert alone.iso is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("from March to May", "2019"),
        ("from March to May 2011", "2011"),
        ("on 3-5 March", "2019-03"),
        ("on March 3 and 4", "2019-03"),
        ("on Monday and Tuesday", "2019-05"),
        ("last week", "2019-05"),
        ("in the 1990s", None),
        ("between 2011 and 2014", None),
    ],
)
def test_a_span_has_the_date_that_holds_all_of_it(text: str, iso: str | None) -> None:
    found = parse(text, Point(WRITTEN))
    assert found is not None
    assert found.iso == iso


def test_a_week_in_two_months_is_in_their_year_and_one_in_two_years_is_nowhere() -> None:
    assert parse("last week", Point(date(2019, 5, 8))).iso == "2019"  # type: ignore[union-attr]
    assert parse("last week", Point(date(2019, 1, 8))).iso is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        *("in Norway", "may attack", "the march on", "the 2011 troops", "", "for two years"),
        *("over the last year", "several days ago", "in recent weeks", "in 20111"),
    ],
)
def test_other_words_are_no_dates(text: str) -> None:
    assert parse(text, Point(WRITTEN)) is None


def test_relative_words_without_a_document_date_stay_words() -> None:
    found = parse("on Monday", Point())
    assert found is not None
    assert (found.iso, found.text) == (None, "on Monday")


def test_numbers_too_large_for_a_calendar_give_no_date() -> None:
    for text in ("9999 years ago", "999999999 days ago", "99999 months ago"):
        found = parse(text, Point(WRITTEN))
        assert found is not None
        assert found.iso is None


def test_the_last_day_told_of() -> None:
    text = "On 1 March it rained, on Monday it snowed and in April nothing happened."
    assert last_day(text, WRITTEN) == date(2019, 5, 13)
    assert last_day("It rained in 2011.", WRITTEN) is None


def test_the_date_of_a_clause_goes_to_its_triples(
    triples: Callable[..., list[Triple]],
) -> None:
    table = """
    Kenya    Kenya    PROPN 2 nsubj KEN
    attacked attack   VERB  0 ROOT
    Norway   Norway   PROPN 2 obj NOR
    in       in       ADP   5 case
    February February PROPN 2 obl
    2022     2022     NUM   5 nummod
    """
    (found,) = triples(table)
    assert (found.date, found.date_text) == ("2022-02", "February 2022")

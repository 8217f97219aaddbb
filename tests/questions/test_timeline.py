"""Timelines: every period, gaps too, and what belongs to none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.cli.sparkline import sparkline
from kgraph.questions.corpus import Corpus
from kgraph.questions.dates import first_day, following, last_day, periods
from kgraph.questions.timeline import timeline


@pytest.fixture
def corpus(store_of, event):
    return Corpus(
        store_of(
            event("BLR", "ACCUSE", "POL", "2023-11-02"),
            event("POL", "ASSAULT", "BLR", "2023-11"),
            event("BLR", "ASSAULT", "POL", "2023-11-05", negated=True),
            event("BLR", "AID", "POL", "2024-02-01", doc_id="b"),
            event("BLR", "BORDERS", "POL", "2024-02-01"),
            event("BLR", "CONSULT", "POL", "2024"),
            event("BLR", "CONSULT", "POL"),
            event("BLR", "CONSULT", "CHN", "2022-01-01"),
        )
    )


def test_gaps_are_rows_of_zeros(corpus):
    found = timeline(corpus, "POL", "BLR")
    assert [(p.period, p.counts.triples) for p in found.periods] == [
        ("2023-11", 3), ("2023-12", 0), ("2024-01", 0), ("2024-02", 2),
    ]  # fmt: skip
    assert found.periods[1].counts.intensity is None


def test_classes_are_counted_and_denials_apart(corpus):
    first, *_, last = timeline(corpus, "BLR", "POL").periods
    assert (first.counts.verbal_conflict, first.counts.material_conflict) == (1, 1)
    assert (first.counts.denied, first.counts.intensity) == (1, -6.0)
    assert (last.counts.material_cooperation, last.counts.other) == (1, 1)
    assert (last.counts.documents, last.counts.intensity) == (2, 10.0)


def test_what_is_too_coarse_or_undated_is_told_apart(corpus):
    months = timeline(corpus, "BLR", "POL")
    assert (months.coarse, months.undated) == ({"2024": 1}, 1)
    years = timeline(corpus, "BLR", "POL", "year")
    assert (years.coarse, years.undated) == ({}, 1)
    assert [(p.period, p.counts.triples) for p in years.periods] == [("2023", 3), ("2024", 3)]


def test_of_one_actor_all_partners_count(corpus):
    found = timeline(corpus, "BLR", step="year")
    assert [p.counts.triples for p in found.periods] == [1, 3, 3]


def test_nothing_said_is_an_empty_timeline(corpus):
    assert timeline(corpus, "POL", "CHN").periods == ()


days = st.dates().map(lambda day: day.isoformat())
dates = st.builds(lambda day, size: day[:size], days, st.sampled_from([4, 7, 10]))


@settings(deadline=None)
@given(days, st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_its_month_and_year(day, size):
    assert first_day(day[:size]) <= day <= last_day(day[:size])


@settings(deadline=None)
@given(dates)
def test_first_and_last_days_begin_as_the_date_does(date):
    assert first_day(date).startswith(date) and last_day(date).startswith(date)
    assert len(first_day(date)) == len(last_day(date)) == 10


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, 12), st.integers(0, 40))
def test_months_follow_one_another(year, month, steps):
    first = period = f"{year:04d}-{month:02d}"
    for _ in range(steps):
        period = following(period)
    found = periods(first, period)
    assert len(found) == steps + 1
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("values", "width", "encoding", "expected"),
    [
        ([], 10, "utf-8", ""),
        ([0, 1, 4, 8], 10, "utf-8", "·▁▄█"),
        ([0, 0], 10, "utf-8", "··"),
        ([1, 1000], 10, "utf-8", "▁█"),
        ([1, 1, 0, 0, 2, 2], 3, "utf-8", "▄·█"),
        ([1, 1, 0, 0, 2], 3, "utf-8", "█·█"),
        ([0, 1, 8], 10, "ascii", "._@"),
        ([0, 1, 8], 10, "latin-1", "._@"),
        ([0, 1, 8], 10, "no-such", "._@"),
    ],
)
def test_a_sparkline_is_as_high_as_its_numbers(values, width, encoding, expected):
    assert sparkline(values, width, encoding) == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6)), st.integers(1, 50))
def test_a_sparkline_fits_and_hides_nothing(values, width):
    drawn = sparkline(values, width)
    assert len(drawn) <= width
    assert (set(drawn) <= {"·"}) == (not any(values))

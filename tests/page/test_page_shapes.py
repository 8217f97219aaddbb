"""What the page works out about time and curves, each on its own in the browser."""

from __future__ import annotations

import itertools
import math
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

EPOCH = date(1970, 1, 1).toordinal()
DAYS = st.integers(date(1900, 1, 1).toordinal() - EPOCH, date(2100, 1, 1).toordinal() - EPOCH)
QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def run(page: Page, code: str, *values: Any) -> Any:
    return page.evaluate(
        f"(values) => {{ const [a, b, c] = values; return {code}; }}", list(values)
    )


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - EPOCH


@pytest.mark.parametrize(
    ("first", "last", "unit", "labels"),
    [
        ("2024-02-29", "2024-02-29", "month", ["2024-02"]),
        ("2023-11-30", "2024-01-01", "month", ["2023-11", "2023-12", "2024-01"]),
        ("2021-01-01", "2024-01-01", "quarter", ["2021 Q1", "2021 Q2"]),
        ("1969-12-31", "1970-01-01", "month", ["1969-12", "1970-01"]),
        ("1990-05-05", "2024-01-01", "year", ["1990", "1991"]),
    ],
)
def test_a_span_has_months_quarters_or_years(
    blank: Page, first: str, last: str, unit: str, labels: list[str]
) -> None:
    found = run(blank, "periodsOf(a, b)", day(first), day(last))
    assert found["unit"] == unit
    assert [one["label"] for one in found["periods"]][: len(labels)] == labels


@QUICK
@given(st.lists(DAYS, min_size=1, max_size=8))
def test_periods_follow_one_another_and_hold_every_day(blank: Page, days: list[int]) -> None:
    found = run(
        blank,
        "[a].map((all) => [periodsOf(Math.min(...all), Math.max(...all))].map((span) =>"
        " [span.periods, all.map((one) => periodAt(span, one, one))])[0])[0]",
        days,
    )
    periods, places = found
    for one, following in itertools.pairwise(periods):
        assert following["first"] == one["last"] + 1
    for one, place in zip(days, places, strict=True):
        assert periods[place]["first"] <= one <= periods[place]["last"]


def test_counts_and_means_leave_out_what_is_too_vague_and_say_so(blank: Page) -> None:
    january, march, year = (
        [day(f"2024-{a}-01"), day(f"2024-{b}")]
        for a, b in (("01", "01-31"), ("03", "03-01"), ("01", "12-31"))
    )
    items = [[*january, 0], [*march, 1], [*march, 0], [*year, 1]]
    found = run(blank, "countsOf(a, spanOf(a), 2)", items)
    assert found == {"counts": [[1, 0, 1], [0, 0, 1]], "vague": 1}
    items = [[*january, -10], [*march, 5], [*march, 2], [*year, 9]]
    found = run(blank, "meansOf(a, spanOf(a))", items)
    assert found["vague"] == 1
    assert [(one["at"], one["n"], one["mean"]) for one in found["points"]] == [
        (0, 1, -10),
        (2, 2, 3.5),
    ]


def test_years_alone_have_a_span_of_their_own(blank: Page) -> None:
    items = [[day(f"{year}-01-01"), day(f"{year}-12-31"), 0] for year in (2022, 2024)]
    found = run(blank, "countsOf(a, spanOf(a), 1)", items)
    assert found["vague"] + sum(found["counts"][0]) == 2


POINT = st.fixed_dictionaries({"x": st.integers(-900, 900), "y": st.integers(-900, 900)})


@QUICK
@given(POINT, POINT, POINT, st.integers(5, 40), st.integers(5, 40))
def test_a_trimmed_curve_ends_at_the_borders(
    blank: Page, start: Any, pull: Any, end: Any, one: int, other: int
) -> None:
    ends = [(point["x"], point["y"]) for point in (start, pull, end)]
    if min(math.dist(*pair) for pair in (ends[:2], ends[1:], ends[::2])) < 200:
        return
    curve = run(blank, "trimmed(a, b[0], b[1])", [start, pull, end], [one, other])
    for point, centre, radius in ((curve[0], start, one), (curve[2], end, other)):
        found = math.dist((point["x"], point["y"]), (centre["x"], centre["y"]))
        assert found == pytest.approx(radius, abs=0.01)


def test_the_part_of_a_curve_lies_on_it(blank: Page) -> None:
    curve = [{"x": 0, "y": 0}, {"x": 50, "y": 100}, {"x": 100, "y": 0}]
    found = run(blank, "curvePoint(curvePart(a, 0.2, 0.6), 0.5)", curve)
    whole = run(blank, "curvePoint(a, 0.4)", curve)
    assert (found["x"], found["y"]) == pytest.approx((whole["x"], whole["y"]))


def test_an_arrow_points_where_the_line_goes(blank: Page) -> None:
    line = [{"x": 0, "y": 0}, {"x": 50, "y": 0}, {"x": 100, "y": 0}]
    tip, left, right = run(blank, "arrowHead(a, 10)", line)
    assert tip == [100, 0]
    assert left[0] == right[0] < 100 and left[1] == pytest.approx(-right[1])


@pytest.mark.parametrize("shape", ["square", "diamond", "triangle", "triangleDown", "hexagon"])
def test_symbols_stand_about_their_place(blank: Page, shape: str) -> None:
    found = run(blank, "corners(a, 100, 50, 10)", shape)
    assert len(found) >= 3
    assert all(math.dist(point, (100, 50)) < 17 for point in found)
    assert run(blank, "corners('dot', 0, 0, 1)") == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("a bb ccc dd e", ["a bb", "ccc", "dd e"]), ("abcdefgh i", ["abcdefgh", "i"]), ("", [""])],
)
def test_words_are_broken_into_lines(blank: Page, words: str, wanted: list[str]) -> None:
    assert run(blank, "brokenInto(a, 5, (text) => text.length)", words.split(" ")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("a\r\n b", "a b"), ("x\u202ey\u2066z", "xyz"), (" \x00\x1b[1m ", "[1m"), ("ä ", "ä")],
)
def test_a_line_has_no_controls(blank: Page, text: str, wanted: str) -> None:
    assert run(blank, "oneLine(a)", text) == wanted

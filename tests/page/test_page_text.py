"""Labels and offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.page.dates import days
from kgraph.page.text import cap, cells, clean, utf16_length, utf16_span, wrap

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", "plain"),
        ("two\nlines\tand  gaps ", "two lines and gaps"),
        ("evil\u202etxt.exe\u202c", "eviltxt.exe"),
        ("a\u0000b", "a b"),
        ("👨‍👩‍👧 family", "👨‍👩‍👧 family"),
    ],
)
def test_labels_lose_controls_and_direction_overrides(text: str, wanted: str) -> None:
    assert clean(text) == wanted


@given(TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXT, st.integers(1, 30))
def test_capped_text_is_never_longer(text: str, limit: int) -> None:
    assert len(cap(text, limit)) <= limit


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert [cells(text) for text in ("abc", "大久", "e\u0301")] == [3, 4, 1]


def test_names_break_at_spaces() -> None:
    assert wrap("Ardanian defence ministry") == ["Ardanian", "defence", "ministry"]
    assert wrap("Mira Solén") == ["Mira Solén"]


def test_a_name_without_visible_characters_still_has_a_label() -> None:
    assert wrap("\u202e \n") == ["?"]


@given(TEXT)
def test_label_lines_are_bounded(name: str) -> None:
    assert all(line and len(line) <= 24 for line in wrap(name))


@given(TEXT, st.integers(-5, 70), st.integers(-5, 70))
def test_utf16_spans_cut_what_python_cuts(text: str, start: int, end: int) -> None:
    span = utf16_span(text, start, end)
    wanted = text[max(start, 0) : max(min(end, len(text)), 0)] if start < end else ""
    if span is None:
        assert wanted == ""
    else:
        units = text.encode("utf-16-le")[span[0] * 2 : span[1] * 2]
        assert units.decode("utf-16-le") == wanted


@given(TEXT)
def test_utf16_length_is_that_of_the_encoding(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1970-01-01", (0, 0)),
        ("1970-01", (0, 30)),
        ("1970", (0, 364)),
        ("1969-12-31", (-1, -1)),
        ("2024-02", (19754, 19782)),
        ("1970-01-02T10:00:00Z", (1, 1)),
    ],
)
def test_partial_dates_are_intervals(text: str, wanted: tuple[int, int]) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "2024-13", "2024-02-30", "0000", "24-01-01"]
)
def test_what_is_no_date_has_no_interval(text: str | None) -> None:
    assert days(text) is None

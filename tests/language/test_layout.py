"""Line breaks: paragraphs and headlines end sentences, wrapped lines do not."""

from __future__ import annotations

import pytest

from kgraph.language.layout import is_boundary, is_wrapped

WRAPPED = (
    "The two delegations met on the border on Thursday morning and\n"
    "agreed to reopen three crossings that had been shut since the\n"
    "fighting of last year, officials from both of the sides said\n"
    "in a statement."
)
PARAGRAPHS = "Envoys meet\nThe two delegations met on Thursday.\nThey agreed to reopen a crossing."


def test_text_cut_at_full_lines_is_wrapped() -> None:
    assert is_wrapped(WRAPPED)


@pytest.mark.parametrize("text", ["", "one line", PARAGRAPHS, "a\nb", "x" * 300 + "\n" + "y" * 300])
def test_paragraphs_of_one_line_are_not_wrapped(text: str) -> None:
    assert not is_wrapped(text)


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", " \n \n "])
def test_a_blank_line_is_always_a_boundary(blank: str) -> None:
    assert is_boundary(blank, "x" * 60, "a", wrapped=True)


def test_a_headline_ends_at_its_line() -> None:
    assert is_boundary("\n", "Envoys meet", "T", wrapped=False)
    assert is_boundary("\r\n", "Envoys meet", "T", wrapped=True)


def test_a_line_that_goes_on_in_small_letters_does_not_end() -> None:
    assert not is_boundary("\n", "Envoys meet", "a", wrapped=False)


def test_a_full_line_of_wrapped_text_does_not_end() -> None:
    assert not is_boundary("\n", "x" * 60, "T", wrapped=True)


def test_blanks_without_a_line_break_are_no_boundary() -> None:
    assert not is_boundary("  \t", "x", "T", wrapped=False)

"""Dates in words, resolved against the date of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.relations.dates import parse
from kgraph.triples import Triple

PUBLISHED = "2019-05-15"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 3 March 2011", "2011-03-03"),
        ("on March 3, 2011", "2011-03-03"),
        ("in March 2011", "2011-03"),
        ("in Sept. 2011", "2011-09"),
        ("in 2011", "2011"),
        ("since 1998", "1998"),
        ("on 3 March", "2019-03-03"),
        ("on December 20", "2018-12-20"),
        ("in June", "2019-06"),
        ("on Monday", "2019-05-13"),
        ("Wednesday", "2019-05-15"),
        ("on Thursday", "2019-05-09"),
        ("next Friday", "2019-05-17"),
        ("yesterday", "2019-05-14"),
        ("tomorrow", "2019-05-16"),
        ("last month", "2019-04"),
        ("last year", "2018"),
        ("on 31 February 2011", "2011-02"),
    ],
)
def test_a_date_is_as_precise_as_the_words(text: str, iso: str) -> None:
    found = parse(text, PUBLISHED)
    assert found is not None
    assert found.iso == iso
    assert found.text in text


@pytest.mark.parametrize("text", ["in Norway", "may attack", "the march on", "the 2011 troops", ""])
def test_other_words_are_no_dates(text: str) -> None:
    assert parse(text, PUBLISHED) is None


def test_relative_words_without_a_document_date_stay_words() -> None:
    found = parse("on Monday", None)
    assert found is not None
    assert (found.iso, found.text) == (None, "on Monday")


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

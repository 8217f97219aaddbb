"""Levels: a person counts as the office held at the date of the triple."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.graph import build
from kgraph.triples import Mention

_MEDVEDEV = Mention("person:dmitry-medvedev", "Dmitry Medvedev", "person", "RUS", "Medvedev", 0, 8)


def edges(triples, level):
    return sorted(build(triples, level=level).edges())


@pytest.fixture
def by_medvedev(make_triple):
    return lambda **changes: replace(make_triple(**changes), subject=_MEDVEDEV)


@pytest.mark.parametrize(
    ("date", "actor"),
    [
        ("2010-03-01", "RUS:president"),
        ("2015", "RUS:prime-minister"),
        ("2024-03", "RUS:security-council-deputy-chair"),
        ("1995", "RUS"),
    ],
)
def test_the_date_of_the_triple_decides(by_medvedev, date, actor):
    assert edges([by_medvedev(date=date)], "institution") == [(actor, "NATO")]
    assert edges([by_medvedev(doc_date=date)], "institution") == [(actor, "NATO")]


def test_the_event_goes_before_the_report(by_medvedev):
    triple = by_medvedev(date="2010-03-01", doc_date="2024-03-01")
    assert edges([triple], "institution") == [("RUS:president", "NATO")]


def test_one_person_is_two_actors_on_two_dates(by_medvedev):
    triples = [by_medvedev(date="2010-03-01"), by_medvedev(date="2015-03-01", at=50)]
    graph = build(triples, level="institution")
    assert {"RUS:president", "RUS:prime-minister"} <= set(graph)
    assert graph.nodes["RUS:president"]["name"] == "Russian president"
    assert graph.nodes["RUS:president"]["state"] == "RUS"
    assert edges(triples, "state") == [("RUS", "NATO")]


def test_the_table_goes_before_what_the_text_says(by_medvedev, make_triple):
    chairs = make_triple("person:jan-kowal", "chair", "POL:parliament", category="LEADS")
    triples = [replace(chairs, subject=_MEDVEDEV), by_medvedev(date="2010", at=50)]
    assert ("RUS:president", "NATO") in edges(triples, "institution")


def test_without_a_date_the_text_decides(by_medvedev, make_triple):
    chairs = make_triple("person:jan-kowal", "chair", "POL:parliament", category="LEADS")
    triples = [
        replace(chairs, subject=_MEDVEDEV, doc_date=None),
        by_medvedev(doc_date=None, at=50),
    ]
    assert edges(triples, "institution") == [("POL:parliament", "NATO")]


@pytest.mark.parametrize(
    ("relation", "office"),
    [
        ("president of", "POL:president"),
        ("foreign minister of", "POL:foreign-minister"),
        ("premier of", "POL:prime-minister"),
        ("critic of", "person:jan-kowal"),
    ],
)
def test_who_holds_an_office_of_a_state_counts_as_it(make_triple, relation, office):
    triples = [
        make_triple("person:jan-kowal", relation, "POL", category="LEADS"),
        make_triple("person:jan-kowal", "thank", "CHN", at=50),
    ]
    assert (office, "CHN") in edges(triples, "institution")


def test_the_same_document_goes_before_others(make_triple):
    def leads(what, document):
        return make_triple(
            "person:jan-kowal", "lead", what, category="LEADS", doc_id=document, doc_date=None
        )

    triples = [
        leads("POL:parliament", "a"),
        leads("BLR:military", "b"),
        leads("BLR:military", "c"),
        make_triple("person:jan-kowal", "thank", "CHN", at=50, doc_id="a"),
        make_triple("person:jan-kowal", "thank", "UKR", at=50, doc_id="d"),
    ]
    found = edges(triples, "institution")
    assert ("POL:parliament", "CHN") in found
    assert ("BLR:military", "UKR") in found


def test_a_person_without_a_state_has_that_of_the_institution(make_triple):
    triples = [
        make_triple("person:jan-kowal", "lead", "POL:parliament", category="LEADS"),
        make_triple("person:jan-kowal", "thank", "CHN", at=50),
    ]
    assert edges(triples, "state") == [("POL", "CHN")]


@pytest.mark.parametrize("level", ["institution", "state"])
def test_the_order_of_triples_does_not_matter(by_medvedev, make_triple, level):
    triples = [
        by_medvedev(date="2010"),
        by_medvedev(date="2015", at=50),
        make_triple("person:jan-kowal", "president of", "POL", category="LEADS", at=90),
        make_triple("person:jan-kowal", "thank", "CHN", at=150),
    ]
    assert edges(triples, level) == edges(triples[::-1], level)

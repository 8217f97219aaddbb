"""Filters and levels: which triples a graph is made of, and who counts as whom."""

from __future__ import annotations

import pytest

from kgraph.graph import build
from kgraph.graph.select import within


def edges(triples, **options) -> list[tuple[str, str, int]]:
    graph = build(triples, **options)
    return [(source, target, weight) for source, target, weight in graph.edges(data="weight")]


@pytest.fixture
def triples(make_triple):
    return [
        make_triple("BLR", "accuse", "NATO"),
        make_triple("BLR", "accuse", "NATO", at=50),
        make_triple(
            "POL",
            "visit",
            "CHN",
            category="CONSULT",
            modality="planned",
            date="2024-08",
            source="Wire",
        ),
        make_triple(
            "CHN",
            "attack",
            "POL",
            category="ASSAULT",
            negated=True,
            date="2023",
            quad_class="material conflict",
            confidence=0.95,
        ),
        make_triple(
            "UKR", "thank", "POL", category="SUPPORT", doc_date=None, attributed_to_id="BLR"
        ),
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"categories": ["CONSULT", "ASSAULT"]}, {("POL", "CHN"), ("CHN", "POL")}),
        ({"categories": "CONSULT"}, {("POL", "CHN")}),
        ({"categories": []}, set()),
        ({"modality": ["planned"]}, {("POL", "CHN")}),
        ({"negated": True}, {("CHN", "POL")}),
        ({"negated": False, "categories": ["ASSAULT"]}, set()),
        ({"since": "2024-07-09"}, {("POL", "CHN")}),
        ({"until": "2023-12-31"}, {("CHN", "POL")}),
        ({"since": "2024", "until": "2024-07"}, {("BLR", "NATO")}),
        ({"quad_classes": ["material conflict"]}, {("CHN", "POL")}),
        ({"sources": ["Wire"]}, {("POL", "CHN")}),
        ({"attributed_to": ("POL", "BLR")}, {("UKR", "POL")}),
        ({"min_confidence": 0.95}, {("CHN", "POL")}),
        ({"min_weight": 2}, {("BLR", "NATO")}),
        ({"min_weight": 3}, set()),
    ],
)
def test_filters_choose_the_edges(triples, options, expected):
    graph = build(triples, **options)
    assert set(graph.edges()) == expected
    assert set(graph) == {actor for pair in expected for actor in pair}


def test_actors_of_no_known_owner_are_left_out_unless_asked_for(make_triple):
    triples = [
        make_triple("BLR", "accuse", "NATO"),
        make_triple("unknown:police", "arrest", "BLR"),
        make_triple("BLR", "accuse", "unknown:rebels", at=50),
    ]
    assert edges(triples) == [("BLR", "NATO", 1)]
    assert len(edges(triples, unowned=True)) == 3


@pytest.mark.parametrize(
    ("date", "since", "until", "expected"),
    [
        (None, None, None, True),
        (None, "2024", None, False),
        (None, None, "2024", False),
        ("2024", "2024-07-08", "2024-07-09", True),
        ("2024-07", "2024-07-08", None, True),
        ("2024-06", "2024-07-08", None, False),
        ("2024-07-08", "2024-07-08", "2024-07-08", True),
        ("2024-07-08", "2024-07-09", None, False),
        ("2024-07-08", None, "2024-07-07", False),
        ("2024-07-08", "2024", "2024", True),
        ("2024-07-08", None, "2023", False),
    ],
)
def test_a_period_includes_its_ends_at_their_precision(date, since, until, expected):
    assert within(date, since, until) is expected


def test_an_unknown_level_is_an_error_of_the_caller(triples):
    with pytest.raises(
        ValueError, match="no level 'city'; choose one of actor, institution, state"
    ):
        build(triples, level="city")


ROLLED = {
    "BLR:military": "BLR",
    "POL:parliament": "POL",
    "NATO:troops": "NATO",
    "person:anna-nowak": "POL",
    "person:jan-kowal": "person:jan-kowal",
    "place:brest": "BLR",
    "org:acme": "org:acme",
    "UKR": "UKR",
    "NATO": "NATO",
}


@pytest.mark.parametrize("actor", ROLLED)
def test_at_the_level_of_states_whoever_has_an_owner_counts_as_it(make_triple, actor):
    assert edges([make_triple(actor, "thank", "CHN")], level="state") == [(ROLLED[actor], "CHN", 1)]
    assert edges([make_triple("CHN", "thank", actor)], level="state") == [("CHN", ROLLED[actor], 1)]


@pytest.mark.parametrize("actor", ROLLED)
def test_at_the_level_of_institutions_only_people_are_rolled_up(make_triple, actor):
    expected = "POL" if actor == "person:anna-nowak" else actor
    assert edges([make_triple(actor, "thank", "CHN")], level="institution") == [
        (expected, "CHN", 1)
    ]


def test_people_count_as_the_institution_that_the_text_puts_them_in(make_triple):
    triples = [
        make_triple("person:anna-nowak", "lead", "POL:parliament", category="LEADS"),
        make_triple("person:anna-nowak", "thank", "CHN", at=50),
        make_triple("person:jan-kowal", "thank", "CHN", at=99),
        make_triple(
            "person:jan-kowal", "lead", "POL:parliament", category="LEADS", negated=True, at=200
        ),
    ]
    graph = build(triples, level="institution")
    assert sorted(graph.edges()) == [
        ("POL:parliament", "CHN"),
        ("person:jan-kowal", "CHN"),
        ("person:jan-kowal", "POL:parliament"),
    ]
    assert graph.nodes["POL:parliament"]["name"] == "Polish parliament"


def test_rolled_up_evidence_is_merged_and_kept(make_triple):
    triples = [
        make_triple("BLR", "accuse", "NATO"),
        make_triple("BLR:military", "accuse", "NATO:troops", at=60),
    ]
    graph = build(triples, level="state")
    ((source, target, data),) = graph.edges(data=True)
    assert (source, target, data["weight"]) == ("BLR", "NATO", 2)
    assert data["evidence"] == sorted(triple.id for triple in triples)
    assert graph.nodes["BLR"]["name"] == "Belarus"
    assert graph.nodes["BLR"]["type"] == "state"
    assert graph.nodes["BLR"]["mentions"] == 2


def test_an_owner_that_no_text_names_has_its_usual_name(make_triple):
    graph = build([make_triple("BLR:military", "thank", "NATO:troops")], level="state")
    assert (graph.nodes["BLR"]["name"], graph.nodes["BLR"]["state"]) == ("Belarus", "BLR")
    assert (graph.nodes["NATO"]["name"], graph.nodes["NATO"]["type"]) == ("NATO", "organisation")


def test_an_owner_that_nobody_knows_goes_by_its_id(make_triple):
    from dataclasses import replace

    triple = make_triple("NOWHERE:rebels", "thank", "CHN")
    graph = build([triple], level="state")
    assert graph.nodes["NOWHERE"]["name"] == "NOWHERE"
    stateless = replace(triple, subject=replace(triple.subject, state="QQQ"))
    graph = build([stateless], level="state")
    assert [graph.nodes["QQQ"][name] for name in ("name", "type", "state")] == [
        "QQQ",
        "state",
        "QQQ",
    ]


def test_what_becomes_a_loop_is_dropped(make_triple):
    triple = make_triple("BLR:military", "obey", "BLR")
    assert edges([triple], level="state") == []
    assert edges([triple], level="institution") == [("BLR:military", "BLR", 1)]
    assert edges([make_triple("BLR", "praise", "BLR")]) == [("BLR", "BLR", 1)]


def test_a_symmetric_edge_is_sorted_after_rolling_up(make_triple):
    triples = [
        make_triple("POL:parliament", "meet", "CHN", symmetric=True),
        make_triple("CHN", "meet", "POL", symmetric=True, at=50),
    ]
    assert edges(triples, level="state") == [("CHN", "POL", 2)]

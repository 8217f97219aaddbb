"""Merging: one edge for what is said alike, the same graph for any order of the triples."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.graph import build

ACTORS = ["BLR", "CHN", "POL", "BLR:military", "NATO:troops", "person:anna-nowak", "place:brest"]


def same(one: nx.MultiDiGraph, two: nx.MultiDiGraph) -> bool:
    """Compare everything, the order of insertion included."""
    nodes = list(one.nodes(data=True)) == list(two.nodes(data=True))
    return nodes and list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


@st.composite
def changes(draw):
    """Draw the arguments of a triple."""
    subject, object = draw(st.permutations(ACTORS))[:2]
    return {
        "subject": subject,
        "object": object,
        "relation": draw(st.sampled_from(["accuse", "meet", "leader of"])),
        "category": draw(st.sampled_from(["ACCUSE", "CONSULT", "LEADS"])),
        "at": draw(st.integers(0, 5)) * 100,
        "doc_id": draw(st.sampled_from(["a", "b"])),
        "doc_date": draw(st.sampled_from([None, "2024-07-08"])),
        "date": draw(st.sampled_from([None, "2024", "2024-07-01"])),
        "symmetric": draw(st.booleans()),
        "negated": draw(st.booleans()),
        "modality": draw(st.sampled_from(["asserted", "planned"])),
        "intensity": draw(st.sampled_from([None, -3.0, 0.1, 0.2, 0.3])),
    }


def test_an_edge_is_the_sum_of_its_triples(make_triple):
    triples = [
        make_triple(intensity=-2.0, date="2024-07-01"),
        make_triple(at=50, intensity=-3.0),
        make_triple(doc_id="b", doc_date="2024-08-01", intensity=None),
    ]
    graph = build(triples)
    assert dict(graph.nodes["BLR"]) == {
        "name": "Belarus",
        "type": "state",
        "state": "BLR",
        "mentions": 3,
        "first_date": "2024-07-01",
        "last_date": "2024-08-01",
    }
    ((source, target, key, attributes),) = graph.edges(keys=True, data=True)
    assert (source, target) == ("BLR", "NATO")
    assert isinstance(key, str)
    assert attributes == {
        "relation": "accuse",
        "category": "ACCUSE",
        "quad_class": "verbal conflict",
        "intensity": -2.5,
        "symmetric": False,
        "negated": False,
        "modality": "asserted",
        "weight": 3,
        "documents": 2,
        "sources": 1,
        "first_date": "2024-07-01",
        "last_date": "2024-08-01",
        "evidence": sorted(triple.id for triple in triples),
    }


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "POL"},
        {"object": "POL"},
        {"relation": "blame"},
        {"category": "THREATEN"},
        {"negated": True},
        {"modality": "reported"},
    ],
)
def test_what_is_said_otherwise_is_another_edge(make_triple, change):
    graph = build([make_triple(), make_triple(**change)])
    assert graph.number_of_edges() == 2
    assert len({key for _, _, key in graph.edges(keys=True)}) == 2


@pytest.mark.parametrize(
    "change",
    [{"rule": "noun"}, {"confidence": 0.1}, {"intensity": 1.0}, {"at": 9}, {"doc_id": "b"}],
)
def test_what_is_only_evidenced_otherwise_is_the_same_edge(make_triple, change):
    graph = build([make_triple(), make_triple(**change)])
    assert [data["weight"] for _, _, data in graph.edges(data=True)] == [2]


def test_a_symmetric_relation_is_one_edge_in_either_order(make_triple):
    triples = [
        make_triple("POL", "meet", "CHN", symmetric=True),
        make_triple("CHN", "meet", "POL", symmetric=True, at=50),
    ]
    ((source, target, data),) = build(triples).edges(data=True)
    assert (source, target) == ("CHN", "POL")
    assert data["symmetric"] is True
    assert data["weight"] == 2


def test_directions_are_kept_apart(make_triple):
    graph = build([make_triple("POL", "thank", "CHN"), make_triple("CHN", "thank", "POL")])
    assert sorted(graph.edges()) == [("CHN", "POL"), ("POL", "CHN")]


def test_the_most_frequent_name_counts(make_triple):
    from dataclasses import replace

    triple = make_triple()
    other = replace(triple.subject, name="Byelorussia")
    triples = [triple, make_triple(at=50), replace(triple, subject=other)]
    assert build(triples).nodes["BLR"]["name"] == "Belarus"
    assert build([triple, replace(triple, subject=other)]).nodes["BLR"]["name"] == "Belarus"


def test_nothing_makes_an_empty_graph():
    assert len(build([])) == 0


def test_undated_triples_have_no_dates(make_triple):
    graph = build([make_triple(doc_date=None)])
    assert graph.nodes["BLR"]["first_date"] is None
    assert next(iter(graph.edges(data="last_date")))[2] is None


def test_the_same_triple_twice_counts_once(make_triple):
    assert same(build([make_triple(), make_triple()]), build([make_triple()]))


@pytest.mark.parametrize("level", ["actor", "institution", "state"])
@given(data=st.data())
def test_the_order_of_the_triples_does_not_matter(make_triple, level, data):
    triples = [make_triple(**change) for change in data.draw(st.lists(changes(), max_size=12))]
    shuffled = data.draw(st.permutations(triples))
    assert same(build(triples, level=level), build(shuffled, level=level))


@given(st.lists(changes(), max_size=12), st.integers(0, 12))
def test_merging_in_parts_adds_up(make_triple, all_changes, cut):
    triples = list(
        {triple.id: triple for triple in (make_triple(**c) for c in all_changes)}.values()
    )
    whole = build(triples)
    parts = [build(triples[:cut]), build(triples[cut:])]
    weights: dict[str, int] = {}
    evidence: dict[str, list[str]] = {}
    for part in parts:
        for _, _, key, data in part.edges(keys=True, data=True):
            weights[key] = weights.get(key, 0) + data["weight"]
            evidence[key] = sorted(evidence.get(key, []) + data["evidence"])
    assert weights == {key: data["weight"] for _, _, key, data in whole.edges(keys=True, data=True)}
    assert evidence == {k: data["evidence"] for _, _, k, data in whole.edges(keys=True, data=True)}


@given(st.lists(changes(), max_size=12))
def test_every_triple_is_evidence_of_exactly_one_edge(make_triple, all_changes):
    triples = [make_triple(**change) for change in all_changes]
    found = [id for _, _, ids in build(triples).edges(data="evidence") for id in ids]
    assert sorted(found) == sorted({triple.id for triple in triples})


@given(st.lists(changes(), max_size=12))
def test_keys_nodes_and_edges_are_in_order_and_unique(make_triple, all_changes):
    graph = build(make_triple(**change) for change in all_changes)
    assert list(graph) == sorted(graph)
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(keys) == len(set(keys))
    assert list(graph.edges()) == sorted(graph.edges())
    assert all(degree > 0 for _, degree in graph.degree())

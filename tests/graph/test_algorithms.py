"""Algorithms of networkx work on a graph as it is, and merging adds up."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.graph import build

ACTORS = ["BLR", "CHN", "POL", "NATO", "BLR:military", "person:anna-nowak"]


@pytest.fixture
def graph(make_triple):
    triples = [
        make_triple(one, "accuse", other, at=100 * number)
        for number, (one, other) in enumerate(
            [("BLR", "CHN"), ("CHN", "POL"), ("POL", "BLR"), ("POL", "NATO"), ("BLR", "CHN")]
        )
    ]
    return build(triples)


def test_paths(graph):
    assert nx.shortest_path(graph, "BLR", "NATO") == ["BLR", "CHN", "POL", "NATO"]
    assert nx.shortest_path_length(graph, "BLR", "NATO", weight="weight") == 4


def test_centrality(graph):
    ranks = nx.pagerank(graph, weight="weight")
    assert set(ranks) == set(graph)
    assert sum(ranks.values()) == pytest.approx(1)


def test_communities(graph):
    found = nx.community.louvain_communities(graph, weight="weight", seed=1)
    assert set().union(*found) == set(graph)


def test_other_views(graph):
    assert set(graph.to_undirected()) == set(graph)
    parts = nx.condensation(graph)
    assert sorted(len(data["members"]) for _, data in parts.nodes(data=True)) == [1, 3]


def test_sources_are_counted_once_and_those_without_one_together(make_triple):
    triples = [
        make_triple(doc_id=str(number), source=source)
        for number, source in enumerate(["Wire", "Wire", "Post", None, None])
    ]
    ((_, _, data),) = build(triples).edges(data=True)
    assert (data["weight"], data["documents"], data["sources"]) == (5, 5, 3)


@pytest.mark.parametrize(
    ("options", "weights"),
    [
        ({"sources": ["Wire"]}, [1]),
        ({"sources": "Post"}, [1]),
        ({"sources": ["Wire", "Post"]}, [2]),
        ({"sources": []}, []),
        ({"quad_classes": ["verbal conflict"]}, [3]),
        ({"quad_classes": ["material conflict"]}, []),
    ],
)
def test_sources_and_quad_classes_choose_triples(make_triple, options, weights):
    triples = [make_triple(doc_id=str(s), source=s) for s in ("Wire", "Post", None)]
    assert [w for *_, w in build(triples, **options).edges(data="weight")] == weights


def everything(graph):
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


changes = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(ACTORS),
        "object": st.sampled_from(ACTORS),
        "at": st.sampled_from([0, 100]),
        "doc_id": st.sampled_from(["a", "b"]),
        "source": st.sampled_from([None, "Wire", "Post"]),
        "symmetric": st.booleans(),
    }
)
lots = st.lists(changes, max_size=6)


@settings(max_examples=50, deadline=None)
@given(lots, lots, lots, st.sampled_from(["actor", "institution", "state"]))
def test_merging_lots_in_any_order_is_the_same(make_triple, a, b, c, level):
    a, b, c = ([make_triple(**change) for change in lot] for lot in (a, b, c))
    whole = everything(build([*a, *b, *c], level=level))
    assert everything(build([*c, *a, *b], level=level)) == whole
    # The same lot again says nothing new.
    assert everything(build([*b, *c, *b, *a], level=level)) == whole

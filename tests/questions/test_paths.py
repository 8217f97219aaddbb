"""Chains: the shortest, the strongest, and those whose dates never go back."""

from __future__ import annotations

from itertools import pairwise, permutations, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import KgraphError
from kgraph.questions.corpus import Corpus
from kgraph.questions.dates import first_day, last_day
from kgraph.questions.paths import paths
from kgraph.questions.routes import Search, perhaps, surely


@pytest.fixture
def store(store_of, event):
    return store_of(
        event("BLR", "ACCUSE", "POL", "2024-03-01"),
        event("POL", "CONSULT", "CHN", "2024-02-01", symmetric=True),
        event("BLR", "CONSULT", "NATO", "2023", doc_id="b"),
        event("NATO", "CONSULT", "UKR", "2023-06", doc_id="b"),
        event("UKR", "AID", "CHN", "2024-05-05", doc_id="b"),
        event("BLR", "CONSULT", "NATO", "2023-01", doc_id="c"),
        event("NATO", "CONSULT", "UKR", doc_id="c"),
        event("UKR", "AID", "CHN", "2024-05-05", doc_id="c"),
        event("BLR", "BORDERS", "CHN"),
        event("BLR", "ACCUSE", "unknown:police", "2024"),
        event("unknown:police", "ACCUSE", "CHN", "2024"),
    )


def chains(store, one="BLR", other="CHN", options=None, **asked):
    found = paths(Corpus(store, **(options or {})), one, other, **asked)
    return [" ".join([one, *(hop.target for hop in path.hops)]) for path in found.paths]


def test_the_shortest_has_fewest_hops_and_unknown_owners_link_nobody(store):
    assert chains(store) == ["BLR POL CHN", "BLR NATO UKR CHN"]


def test_the_strongest_is_told_by_most_documents(store):
    found = paths(Corpus(store), "BLR", "CHN", order="strongest").paths
    assert [path.cost for path in found] == [1.5, 2.0]
    assert [hop.documents for hop in found[0].hops] == [2, 2, 2]


def test_hops_are_limited(store):
    assert chains(store, max_hops=2) == ["BLR POL CHN"]
    assert chains(store, max_hops=2, order="strongest") == ["BLR POL CHN"]
    assert chains(store, max_hops=1) == []
    assert chains(store, top=1) == ["BLR POL CHN"]


def test_standing_relations_make_a_hop_only_when_asked_for(store):
    assert chains(store, standing=True)[0] == "BLR CHN"


def test_directed_chains_run_from_who_acts_to_on_whom(store):
    assert chains(store, directed=True) == ["BLR POL CHN", "BLR NATO UKR CHN"]
    assert chains(store, "CHN", "BLR", directed=True) == []
    assert chains(store, "CHN", "POL", directed=True) == ["CHN POL"]


def test_dates_never_go_back(store):
    assert chains(store, order="time") == ["BLR NATO UKR CHN"]
    answer = paths(Corpus(store), "BLR", "CHN", order="time")
    (path,) = answer.paths
    assert (path.in_order, answer.undated) == (True, 1)
    assert [hop.date for hop in path.hops] == ["2023-01", "2023-06", "2024-05-05"]
    assert [hop.evidence.date for hop in path.hops] == [hop.date for hop in path.hops]


def test_coarse_dates_may_be_in_order_and_it_is_said(store_of, event):
    store = store_of(event("BLR", "AID", "POL", "2024-03"), event("POL", "AID", "CHN", "2024"))
    (path,) = paths(Corpus(store), "BLR", "CHN", order="time").paths
    assert path.in_order is False


def test_a_coarse_date_does_not_bend_back(store_of, event):
    """Each pair may be in order, but no days can be chosen for all three."""
    store = store_of(
        event("BLR", "AID", "POL", "2024-02-24"),
        event("POL", "AID", "UKR", "2024-02"),
        event("UKR", "AID", "CHN", "2024-02-03"),
    )
    assert chains(store, order="time") == []


def test_every_hop_is_told_with_its_sentence(store):
    (path, _) = paths(Corpus(store), "BLR", "CHN").paths
    first, second = path.hops
    assert (first.source_name, first.direction, first.target_name) == ("Belarus", "→", "Poland")
    assert (second.direction, second.categories) == ("↔", {"CONSULT": 1})
    assert first.evidence.sentence == "Belarus accuse Poland."
    words = [first.evidence.sentence[a:b] for a, b, _ in first.evidence.spans]
    assert words == ["Belarus", "accuse", "Poland"]


def test_filters_choose_what_links(store):
    cooperation = {"quad_classes": ["verbal cooperation", "material cooperation"]}
    assert chains(store, options=cooperation) == ["BLR NATO UKR CHN"]


def test_one_actor_twice_is_an_error(store):
    with pytest.raises(KgraphError, match="one actor; name two"):
        paths(Corpus(store), "BLR", "BLR")


NODES = "abcde"
dates = st.sampled_from(["2023", "2024", "2024-01", "2024-02", "2024-01-10", "2024-02-03"])
node = st.sampled_from(NODES)
edges = st.dictionaries(
    st.tuples(node, node).filter(lambda pair: pair[0] != pair[1]),
    st.tuples(st.integers(1, 4), st.lists(dates, min_size=1, max_size=3)),
    max_size=14,
)  # fmt: skip


def graph_of(found, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    for (one, other), (documents, days) in found.items():
        graph.add_edge(one, other, cost=1 / documents, dates=sorted(set(days)))
    return graph


def walks(graph, max_hops):
    """Yield all chains from a to e, each tried."""
    for size in range(max_hops):
        for middle in permutations(NODES[1:-1], size):
            nodes = ("a", *middle, "e")
            if all(graph.has_edge(*pair) for pair in pairwise(nodes)):
                yield nodes


@settings(deadline=None, max_examples=200)
@given(edges, st.booleans(), st.booleans(), st.integers(1, 4))
def test_all_chains_are_found_in_their_order(found, directed, strongest, max_hops):
    graph = graph_of(found, directed)

    def rank(nodes):
        cost = round(sum(graph.edges[pair]["cost"] for pair in pairwise(nodes)), 9)
        return (cost, len(nodes), nodes) if strongest else (len(nodes), cost, nodes)

    search = Search(graph, "a", "e", max_hops, strongest=strongest)
    assert [route.nodes for route in search.routes()] == sorted(walks(graph, max_hops), key=rank)


def in_order(days, surely_so):
    """Try every date of every hop."""
    for chosen in product(*days):
        if surely_so and all(last_day(a) <= first_day(b) for a, b in pairwise(chosen)):
            return True
        latest = "0"
        fits = True
        for date in chosen:
            latest = max(latest, first_day(date))
            fits = fits and latest <= last_day(date)
        if not surely_so and fits:
            return True
    return False


@settings(deadline=None, max_examples=300)
@given(edges, st.booleans(), st.booleans(), st.integers(1, 4))
def test_chains_in_time_are_those_that_trying_all_finds(found, directed, sure, max_hops):
    graph = graph_of(found, directed)
    search = Search(graph, "a", "e", max_hops, advance=surely if sure else perhaps)
    routes = list(search.routes())
    expected = [
        nodes
        for nodes in walks(graph, max_hops)
        if in_order([graph.edges[pair]["dates"] for pair in pairwise(nodes)], sure)
    ]
    assert sorted(route.nodes for route in routes) == sorted(expected)
    assert [len(route.nodes) for route in routes] == sorted(len(nodes) for nodes in expected)
    for route in routes:
        assert in_order([[date] for date in route.dates], sure)

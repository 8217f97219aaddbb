"""How two actors hang together: chains of actors, with a sentence for each hop."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import networkx as nx

from kgraph.errors import KgraphError
from kgraph.questions.corpus import Corpus, Ends, Fact
from kgraph.questions.counting import clearest, span
from kgraph.questions.evidence import Evidence, evidence
from kgraph.questions.routes import Route, Search, perhaps, surely
from kgraph.store.briefs import TIES
from kgraph.store.tables import BITS

ORDERS = ("shortest", "strongest", "time")
_STANDING = (*TIES, "PART_OF", "BORDERS", "LOCATED_IN", "ALLY_OF", "OPPONENT_OF")


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: how much is said of the two, and a sentence that says so.

    ``direction`` is who acts on whom in the triples of the hop. ``date`` is the one that keeps
    a chain of ``time`` in order.
    """

    path: int
    hop: int
    source: str
    source_name: str
    direction: str
    target: str
    target_name: str
    triples: int
    documents: int
    categories: dict[str, int]
    first_date: str | None
    last_date: str | None
    date: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Path:
    """A chain from one actor to another.

    ``cost`` is the sum of 1 / documents over its hops: little where many documents tell of every
    hop. ``in_order`` is None unless dates were asked for: True where they surely do not go back,
    False where they are too coarse to tell.
    """

    number: int
    cost: float
    in_order: bool | None
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best chains, and how many triples were passed over because they have no date."""

    paths: tuple[Path, ...]
    undated: int


def paths(
    corpus: Corpus,
    one: str,
    other: str,
    *,
    order: str = "shortest",
    directed: bool = False,
    standing: bool = False,
    max_hops: int = 4,
    top: int = 3,
) -> Paths:
    """Return the best chains of at most ``max_hops`` from one actor to another.

    ``order`` is shortest (fewest hops), strongest (least cost) or time (dates never go back).
    ``directed`` chains run from who acts to on whom. Standing relations make no hop unless
    ``standing``, actors whose owner is unknown never do. Raises KgraphError for one actor twice.
    """
    if one == other:
        raise KgraphError(f"{corpus.name(one)} and itself are one actor; name two")
    graph, undated = _graph(corpus, directed, standing, timed=order == "time")
    found = _routes(graph, one, other, order, max_hops, top)
    numbered = [
        _path(corpus, number, route, sure, directed, standing)
        for number, (route, sure) in enumerate(found, 1)
    ]
    return Paths(tuple(numbered), undated)


def _graph(corpus: Corpus, directed: bool, standing: bool, timed: bool) -> tuple[nx.Graph, int]:
    documents: dict[Ends, int] = {}
    latest: dict[Ends, int] = {}
    dates: defaultdict[Ends, set[str]] = defaultdict(set)
    undated = 0
    for ends, number, day, symmetric in _links(corpus, standing):
        if timed and day is None:
            undated += 1
            continue
        for pair in _pairs(ends, directed, symmetric):
            # The triples of a document come together, so that counting needs no sets.
            if latest.get(pair) != number >> BITS:
                latest[pair] = number >> BITS
                documents[pair] = documents.get(pair, 0) + 1
            if timed:
                dates[pair].add(day)
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_weighted_edges_from(
        ((*pair, 1 / number) for pair, number in documents.items()), weight="cost"
    )
    for (one, other), days in dates.items():
        graph[one][other]["dates"] = sorted(days)
    return graph, undated


def _links(corpus: Corpus, standing: bool) -> Iterator[tuple[Ends, int, Any, bool]]:
    """Yield who acts on whom, in the order of documents, with the number of the fact and its day.

    The last is whether order means nothing. Actors of no known owner are left out.
    """
    passed = {number for number, term in corpus.terms.items() if term in _STANDING}
    unowned = corpus.unowned
    rows = corpus.rows("f.symmetric, f.category", corpus.selection(), ordered=True)
    for ends, (_, _, number, day, symmetric, category) in rows:
        if (standing or category not in passed) and unowned.isdisjoint(ends):
            yield ends, number, day, symmetric


def _pairs(ends: Ends, directed: bool, symmetric: bool) -> tuple[Ends, ...]:
    one, other = ends
    back = (other, one)
    if not directed:
        return (ends,) if one < other else (back,)
    return (ends, back) if symmetric else (ends,)


def _routes(
    graph: nx.Graph, one: str, other: str, order: str, max_hops: int, top: int
) -> list[tuple[Route, bool | None]]:
    if order != "time":
        search = Search(graph, one, other, max_hops, strongest=order == "strongest")
        return [(route, None) for route in islice(search.routes(), top)]
    sure = list(islice(Search(graph, one, other, max_hops, advance=surely).routes(), top))
    known = {route.nodes for route in sure}
    more = (
        route
        for route in Search(graph, one, other, max_hops, advance=perhaps).routes()
        if route.nodes not in known
    )
    unsure = islice(more, top - len(sure))
    return [*((route, True) for route in sure), *((route, False) for route in unsure)]


def _path(
    corpus: Corpus, number: int, route: Route, sure: bool | None, directed: bool, standing: bool
) -> Path:
    steps = zip(route.nodes, route.nodes[1:], route.dates, strict=False)
    hops = tuple(
        _hop(corpus, (number, place), ends, date or None, _said(corpus, ends, directed, standing))
        for place, (*ends, date) in enumerate(steps, 1)
    )
    return Path(number, round(route.label.cost, 4), sure, hops)


def _said(corpus: Corpus, ends: Collection[str], directed: bool, standing: bool) -> list[Fact]:
    one, other = ends
    return [
        fact
        for fact in corpus.facts(between=(one, other))
        if (standing or fact.category not in _STANDING)
        and (not directed or fact.symmetric or fact.subject == one)
    ]


def _hop(
    corpus: Corpus, place: tuple[int, int], ends: list[str], date: str | None, facts: list[Fact]
) -> Hop:
    shown = clearest(f for f in facts if date is None or f.date == date)
    first, last = span(facts)
    categories = Counter(fact.category for fact in facts)
    return Hop(
        *place,
        source=ends[0],
        source_name=corpus.name(ends[0]),
        direction=_direction(ends[0], facts),
        target=ends[1],
        target_name=corpus.name(ends[1]),
        triples=len(facts),
        documents=len({fact.document for fact in facts}),
        categories=dict(sorted(categories.items(), key=lambda item: (-item[1], item[0]))),
        first_date=first,
        last_date=last,
        date=date,
        evidence=evidence(corpus.triple(shown.id)),
    )


def _direction(source: str, facts: list[Fact]) -> str:
    forth: list[Any] = [f for f in facts if f.symmetric or f.subject == source]
    back = [f for f in facts if f.symmetric or f.subject != source]
    return "↔" if forth and back else "→" if forth else "←"

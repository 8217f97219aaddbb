"""Graphs and triples for all formats, among them such as nobody writes on purpose."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import strategies as st

from kgraph.graph import build
from kgraph.triples import MODALITIES, Triple

NASTY = (
    *('"', "'", "<&>\"'", "]]>", "-->", "\\", "a\\", "\\u0041", "`", "$1", "${x}", "{{x}}", "%s"),
    *("a\nb", "a\r\nb", "\t", " a ", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufffe", "\ufeff"),
    *("=1+1", "+1", "-1", "@a", "'=1", "a;b", "a,b", "a|b", "#", "<script>", "a b", "a/b?c#d"),
    *(
        "__proto__",
        "constructor",
        "None",
        "null",
        "true",
        "NaN",
        "",
        "😀",
        "👩‍👩‍👧",
        "مرحبا",
        "\u202eabc",
    ),
    *("Беларусь", "İ", "ß", "x" * 100_000),
)
HASHES = ("0", "1", "4711")
_ROOT = Path(__file__).parents[2]


def _text() -> st.SearchStrategy[str]:
    """Draw any text that UTF-8 can hold, and often what programs stumble over."""
    usual = st.text(st.characters(exclude_categories=["Cs"]))
    return st.one_of(st.sampled_from(NASTY), usual)


def _intensity() -> st.SearchStrategy[float]:
    return st.floats(-10, 10).map(lambda number: round(number, 4))


@st.composite
def _triples(draw: st.DrawFn, make_triple: Callable[..., Triple]) -> list[Triple]:
    ids = draw(st.lists(_text().filter(bool), min_size=2, max_size=4, unique=True))
    rows = [
        {
            "subject": draw(st.sampled_from(ids)),
            "relation": draw(_text()),
            "object": draw(st.sampled_from(ids)),
            "subject_text": draw(_text()),
            "at": draw(st.integers(0, 2**31 - 300_000)),
            "doc_id": draw(_text()),
            "source": draw(st.none() | _text()),
            "category": draw(st.sampled_from(["ACCUSE", "OTHER", "MEMBER_OF"])),
            "intensity": draw(st.none() | _intensity()),
            "negated": draw(st.booleans()),
            "symmetric": draw(st.booleans()),
            "modality": draw(st.sampled_from(MODALITIES)),
            "attributed_to_id": draw(st.none() | st.sampled_from(ids)),
            "attributed_to_text": draw(st.none() | _text()),
            "date": draw(st.sampled_from([None, "2022", "2022-02", "2024-02-29"])),
            "date_text": draw(st.none() | _text()),
        }
        for _ in range(draw(st.integers(0, 4)))
    ]
    return [make_triple(**row) for row in rows]


@st.composite
def _graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    ids = draw(st.lists(_text(), min_size=1, max_size=4, unique=True))
    graph = nx.MultiDiGraph()
    for id in ids:
        graph.add_node(id, name=draw(_text()), type="person", state=None, mentions=1)
    for number in range(draw(st.integers(0, 4))):
        graph.add_edge(
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(ids)),
            f"e{number}",
            relation=draw(_text()),
            category=draw(st.sampled_from(["ACCUSE", "OTHER", "MEMBER_OF"])),
            intensity=draw(st.none() | _intensity()),
            negated=draw(st.booleans()),
            symmetric=draw(st.booleans()),
            weight=draw(st.integers(1, 2**40)),
            first_date=draw(st.sampled_from([None, "2022", "2022-02", "2024-02-29"])),
            evidence=[f"t{number}"],
        )
    return graph


@pytest.fixture(scope="session")
def hostile_text() -> st.SearchStrategy[str]:
    """Return a strategy for any text."""
    return _text()


@pytest.fixture(scope="session")
def hostile_graphs() -> st.SearchStrategy[nx.MultiDiGraph]:
    """Return a strategy for graphs with any ids, names and values."""
    return _graphs()


@pytest.fixture(scope="session")
def hostile_triples(make_triple) -> st.SearchStrategy[list[Triple]]:
    """Return a strategy for triples whose every text is hostile."""
    return _triples(make_triple)


@pytest.fixture(scope="session")
def triples(make_triple) -> list[Triple]:
    """Return triples of several documents, dates, statuses and categories."""
    return [
        make_triple("BLR", "accuse", "NATO", date="2022-02", doc_date=None),
        make_triple("BLR", "accuse", "NATO", at=50, date="2022-03-01"),
        make_triple("BLR", "accuse", "NATO", at=150, date="2024"),
        make_triple("BLR", "threaten", "NATO", category="THREATEN", attributed_to_id="POL"),
        make_triple("NATO", "accuse", "BLR", negated=True, intensity=None),
        make_triple("CHN", "meet", "BLR", symmetric=True, doc_date=None, quad_class=None),
        make_triple(
            *("person:anna-nowak", "visit", "place:brest"),
            category="",
            doc_id="näxt/ö 1",
            source='a "b",\nc',
        ),
    ]


@pytest.fixture
def graph(triples) -> nx.MultiDiGraph:
    """Return the graph of the triples."""
    return build(triples)


@pytest.fixture(scope="session")
def with_hashes() -> Callable[[str], set[bytes]]:
    """Return a function that runs code under several hash seeds and collects what it prints."""

    def run(code: str) -> set[bytes]:
        seen = set()
        for seed in HASHES:
            environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)}
            done = subprocess.run(
                [sys.executable, "-c", code],
                env=environment,
                cwd=_ROOT,
                capture_output=True,
                check=True,
            )
            seen.add(done.stdout)
        return seen

    return run

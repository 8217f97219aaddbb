"""Leads in the way of news agencies: all events that a careful reader would note, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.triples import Triple

LINES = Path(__file__).with_name("wire_leads.txt").read_text("utf-8").splitlines()
CASES = [line.split(" ->") for line in LINES if not line.startswith("#")]
Fact = tuple[str, str, str]


@pytest.fixture(scope="module")
def read() -> dict[str, set[Fact]]:
    """Return the events of every lead, read at once."""
    documents = [Document(id=text, text=text, date="2024-03-06") for text, _ in CASES]
    return {e.document.id: _events(e.triples) for e in Pipeline().pipe(documents)}


def _events(triples: tuple[Triple, ...]) -> set[Fact]:
    """Return what happened, in alphabetical order where it has no direction."""
    found = set()
    for t in triples:
        if t.quad_class is not None or t.category == "OTHER":
            ends = (t.subject.id, t.object.id)
            first, second = sorted(ends) if t.symmetric else ends
            found.add((first, t.category, second))
    return found


def _owed(facts: str) -> set[Fact]:
    split = [fact.split() for fact in facts.split(";") if fact.strip()]
    return {(a, category, b) for a, category, b in split}


def _either_way(facts: set[Fact], read: set[Fact]) -> set[Fact]:
    """Return the facts, turned where they were read as having no direction."""
    return {f if f in read or (f[2], f[1], f[0]) not in read else (f[2], f[1], f[0]) for f in facts}


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text for text, _ in CASES])
def test_a_lead_says_this_and_no_more(text: str, facts: str, read: dict[str, set[Fact]]) -> None:
    assert read[text] == _either_way(_owed(facts), read[text])

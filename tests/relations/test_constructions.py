"""Constructions of English, each in a sentence of its own, from text to triples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.triples import Triple

CASES = [
    line.split(" -> ")
    for line in Path(__file__).with_name("constructions.txt").read_text("utf-8").splitlines()
]
Fact = tuple[str, str, str]


@pytest.fixture(scope="module")
def read() -> dict[str, set[Fact]]:
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    documents = [Document(id=text, text=text, date="2024-03-06") for text, _ in CASES]
    return {e.document.id: _facts(e.triples) for e in Pipeline().pipe(documents)}


def _facts(triples: tuple[Triple, ...]) -> set[Fact]:
    facts = {(t.subject.id, t.category, t.object.id) for t in triples}
    return facts | {(t.object.id, t.category, t.subject.id) for t in triples if t.symmetric}


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text for text, _ in CASES])
def test_a_construction_says_who_did_what_to_whom(
    text: str, facts: str, read: dict[str, set[Fact]]
) -> None:
    owed = {tuple(fact.split()) for fact in facts.split("; ")}
    assert owed <= read[text]


def test_no_sentence_is_told_twice() -> None:
    assert len({text for text, _ in CASES}) == len(CASES)

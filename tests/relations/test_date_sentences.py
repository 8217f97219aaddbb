"""Dates of events in whole sentences, read with the shipped model; written on 15 May 2019."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.triples import Triple

with (Path(__file__).parent / "date_sentences.csv").open(encoding="utf-8") as stream:
    CASES = list(csv.DictReader(stream, delimiter="|", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Triple, ...]]:
    texts = dict.fromkeys(case["text"] for case in CASES)
    documents = (Document(id=text, text=text, date="2019-05-15") for text in texts)
    return {e.document.text: e.triples for e in Pipeline().pipe(documents)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['class']}: {case['text']}")
def test_an_event_has_the_date_of_its_own_clause(
    case: dict[str, str], read: dict[str, tuple[Triple, ...]]
) -> None:
    ends = {case["subject"], case["object"]}
    found = [t for t in read[case["text"]] if {t.subject.id, t.object.id} == ends]
    assert {t.date for t in found} == {case["date"] or None}
    if case["words"]:
        assert {t.date_text for t in found} == {case["words"]}

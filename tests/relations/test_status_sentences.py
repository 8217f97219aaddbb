"""Negation, modality and attribution in whole sentences, read with the shipped model."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.triples import Triple

with (Path(__file__).parent / "status_sentences.csv").open(encoding="utf-8") as stream:
    CASES = list(csv.DictReader(stream, delimiter="|", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Triple, ...]]:
    texts = dict.fromkeys(case["text"] for case in CASES)
    documents = (Document(id=text, text=text) for text in texts)
    return {e.document.text: e.triples for e in Pipeline().pipe(documents)}


def is_meant(triple: Triple, case: dict[str, str]) -> bool:
    ends = (triple.subject.id, triple.object.id)
    wanted = (case["subject"], case["object"])
    turned = triple.symmetric and ends == wanted[::-1]
    return triple.category == case["category"] and (ends == wanted or turned)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['class']}: {case['text']}")
def test_a_relation_has_the_standing_that_the_text_gives_it(
    case: dict[str, str], read: dict[str, tuple[Triple, ...]]
) -> None:
    (found,) = [t for t in read[case["text"]] if is_meant(t, case)]
    assert (found.negated, found.modality) == (case["negated"] == "yes", case["modality"])
    speaker = {found.attributed_to_id or "", found.attributed_to_text or ""}
    assert case["attributed"] in speaker if case["attributed"] else speaker == {""}

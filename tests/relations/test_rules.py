"""Every rule: what it reads, with an example that it reads, and how far it is trusted."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from kgraph.documents import Document
from kgraph.relations.confidence import confidence, features
from kgraph.relations.reader import Reading, readings
from kgraph.relations.tracing import construction, reason, trace


def _table(name: str) -> list[dict[str, str]]:
    path = resources.files("kgraph.relations") / "data" / name
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


RULES = _table("rules.csv")
WEIGHTS = {row["feature"] for row in _table("confidence.csv")}


@pytest.fixture(scope="module")
def pipeline():  # type: ignore[no-untyped-def]
    from kgraph.pipeline import Pipeline

    return Pipeline()


@pytest.fixture(scope="module")
def read(pipeline):  # type: ignore[no-untyped-def]
    def reading(text: str) -> list[Reading]:
        for doc, document in pipeline.parsed([Document(id="d", text=text)]):
            return [r for r in readings(doc, document) if not r.dropped]
        return []

    return reading


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["rule"])
def test_each_rule_reads_its_example(row, read):
    found = [
        r
        for r in read(row["example"])
        if r.triple.category == row["category"]
        and {r.triple.subject.id, r.triple.object.id} == {row["subject"], row["object"]}
    ]
    assert [r.triple.rule for r in found] == [row["rule"]]
    assert found[0].triple.symmetric or found[0].triple.subject.id == row["subject"]
    assert construction(row["rule"]) in reason(found[0])


def test_every_rule_has_an_example_and_a_weight():
    rules = [row["rule"] for row in RULES]
    assert rules == sorted(set(rules))
    assert {f"rule {rule}" for rule in rules} <= WEIGHTS


def test_features_without_a_weight_are_none(read):
    told = {name for row in RULES for r in read(row["example"]) for name in features(r.candidate)}
    assert told <= WEIGHTS


SURER = [
    ("Kenya attacked Norway.", "It attacked Norway.", "Kenya met Peru. "),
    ("Kenya attacked Norway.", "Kenya attacked Norwegian positions.", ""),
    ("Kenya attacked Norway.", "Kenya fascinated Norway.", ""),
    ("Norway was attacked by Kenya.", "Kenya reacted with an attack on Norway.", ""),
]


@pytest.mark.parametrize(("plain", "reaching", "before"), SURER)
def test_what_is_said_plainly_is_trusted_more(read, plain, reaching, before):
    (sure,) = [r.triple.confidence for r in read(plain)]
    unsure = [r.triple.confidence for r in read(before + reaching)]
    assert unsure and min(unsure) < sure


# What a careful reader takes from each, by pairs of actors in either order.
JUDGED = [
    ("Kenya attacked Norway.", {("KEN", "NOR")}),
    ("Kenya sanctioned Norway after Peru had left.", {("KEN", "NOR")}),
    ("Kenya's president visited Oslo.", {("KEN", "KEN:president"), ("KEN:president", "NOR")}),
    ("Norway was accused by Kenya of theft.", {("KEN", "NOR")}),
    ("Amina Okoye, the president of Kenya, spoke.", {("KEN", "person:amina-okoye")}),
    ("Kenya and Norway signed a treaty.", {("KEN", "NOR")}),
    ("Peru lent Kenya a copy of the treaty of Norway.", {("KEN", "PER")}),
    ("The Chinese soup pleased the Danes in Kenya.", set()),
    ("Kenya met Peru. It greeted the Danish chess club.", {("KEN", "PER")}),
    ("Norway sold Peru's flag to a museum in Kenya.", set()),
    ("Kenya eclipsed Norway in the ranking.", set()),
    ("Kenya won the Danish prize for Peru.", set()),
    ("Kenya spoke of Peru. She reminded him of Chad.", set()),
]


def test_the_order_of_confidence_is_informative(read):
    right, wrong = [], []
    for text, pairs in JUDGED:
        for r in read(text):
            ends = tuple(sorted((r.triple.subject.id, r.triple.object.id)))
            (right if ends in {tuple(sorted(p)) for p in pairs} else wrong).append(
                confidence(r.candidate)
            )
    above = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    assert len(right) >= 6 and len(wrong) >= 3
    assert sum(above) / len(above) > 0.7


def test_what_was_nearly_read_is_told(pipeline):
    text = "Kenya slept. The attack on Norway failed. Kenya stayed in Norway. It was hit by Peru."
    for doc, document in pipeline.parsed([Document(id="d", text=text)]):
        _, near = trace(doc, document)
        told = {one.words: one.missing for one in near}
        assert "to no actor" in told["sleep"]
        assert "only Norway" in told["attack"]
        assert "Norway" in told["stay"]


def test_a_reading_that_is_dropped_says_why(pipeline):
    text = "Kenya held talks with Norway, and Kenya and Norway held talks."
    for doc, document in pipeline.parsed([Document(id="d", text=text)]):
        found, _ = trace(doc, document)
        assert all(r.dropped == "" or len(r.dropped) > 10 for r in found)
        assert any(r.dropped for r in found)

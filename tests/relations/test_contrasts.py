"""Pairs of sentences that share a word and differ in what happens, read from their text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations.categories import Categories
from kgraph.triples import Triple

LINES = Path(__file__).with_name("contrasts.txt").read_text("utf-8").splitlines()
LINE = re.compile(
    r"(?P<open>! )?(?P<pair>\d+)\. (?P<text>.+) -> (?P<holds>[^#]+)(?:# (?P<why>.+))?"
)
STATUSES = {"planned", "possible", "reported"}
SCHEME = Categories()


class Case(NamedTuple):
    """A sentence with what it should hold; ``why`` is empty where it does."""

    pair: int
    text: str
    holds: tuple[str, ...]
    why: str


def parse(line: str) -> Case:
    found = LINE.fullmatch(line)
    assert found, line
    assert bool(found["open"]) == bool(found["why"]), line
    holds = tuple(part.strip() for part in found["holds"].split(";"))
    return Case(int(found["pair"]), found["text"], holds, found["why"] or "")


CASES = [parse(line) for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Triple, ...]]:
    """Return the triples of every sentence, read at once."""
    documents = [Document(str(i), case.text) for i, case in enumerate(CASES)]
    read = Pipeline().pipe(documents)
    return {case.text: found.triples for case, found in zip(CASES, read, strict=True)}


def is_of(id: str, owner: str) -> bool:
    return id == owner or id.startswith(f"{owner}:")


def is_between(triple: Triple, ends: str) -> bool:
    first, sign, second = re.split("([>=])", ends)
    there = is_of(triple.subject.id, first) and is_of(triple.object.id, second)
    back = is_of(triple.subject.id, second) and is_of(triple.object.id, first)
    return there or (back and (sign == "=" or triple.symmetric))


def is_coded(triple: Triple, name: str) -> bool:
    category, _, mode = name.partition(".")
    score = SCHEME.score(category, mode)
    return triple.category == category and (not mode or triple.intensity == score)


def holds(expected: str, triples: tuple[Triple, ...]) -> bool:
    first, *rest = expected.split()
    if first == "nothing":
        return not [t for t in triples if t.quad_class]
    if first == "no":
        return not [t for t in triples if t.category == rest[0]]
    name, *status = rest
    modality = next((s for s in status if s in STATUSES), "asserted")
    return any(
        is_between(t, first)
        and is_coded(t, name)
        and t.negated == ("negated" in status)
        and (t.negated or t.modality == modality)
        for t in triples
    )


def cases() -> list[object]:
    marks = {case: [pytest.mark.xfail(reason=case.why)] if case.why else [] for case in CASES}
    return [pytest.param(case, id=f"{case.pair} {case.text}", marks=marks[case]) for case in CASES]


@pytest.mark.parametrize("case", cases())
def test_a_sentence_holds_what_it_says(case: Case, read: dict[str, tuple[Triple, ...]]) -> None:
    triples = read[case.text]
    got = [
        (t.subject.id, t.relation, t.category, t.intensity, t.object.id, t.modality, t.negated)
        for t in triples
    ]
    assert [part for part in case.holds if not holds(part, triples)] == [], got


def test_each_contrast_has_two_sides() -> None:
    pairs = [case.pair for case in CASES]
    assert sorted(pairs) == sorted([*range(1, 84)] * 2)

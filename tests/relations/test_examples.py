"""The examples and boundaries of the codebook hold, read from their text."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations.categories import Categories
from kgraph.relations.coding import NONE
from kgraph.relations.explain import Example, boundaries, examples
from kgraph.triples import Triple

SCHEME = Categories()
NAMES = [
    *SCHEME.names,
    *(f"{category}.{mode}" for category in SCHEME.names for mode in SCHEME.modes(category)),
]


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Triple, ...]]:
    """Return the triples of every example, read at once."""
    found = Pipeline().pipe(Document(str(i), e.sentence) for i, e in enumerate(examples()))
    return {e.sentence: one.triples for e, one in zip(examples(), found, strict=True)}


def is_of(id: str, owner: str) -> bool:
    return id == owner or id.startswith(f"{owner}:")


def is_between(triple: Triple, first: str, second: str) -> bool:
    there = is_of(triple.subject.id, first) and is_of(triple.object.id, second)
    back = is_of(triple.subject.id, second) and is_of(triple.object.id, first)
    return there or (back and triple.symmetric)


@pytest.mark.parametrize("example", examples(), ids=lambda e: f"{e.category} {e.sentence}")
def test_an_example_gets_its_answer(example: Example, read: dict[str, tuple[Triple, ...]]) -> None:
    triples = [t for t in read[example.sentence] if is_between(t, example.subject, example.object)]
    got = {(t.category, t.intensity) for t in triples}
    category, _, mode = example.answer.partition(".")
    if category == NONE:
        assert got == set()
    elif mode:
        assert (category, SCHEME.score(category, mode)) in got
    else:
        assert category in {name for name, _ in got}
    if not example.positive and example.category != category:
        assert example.category not in {name for name, _ in got}


@pytest.mark.parametrize("name", NAMES)
def test_each_category_and_mode_has_three_examples_and_three_counterexamples(name: str) -> None:
    category, _, mode = name.partition(".")
    own = [e for e in examples() if (e.category, e.mode) == (category, mode)]
    positive = sum(e.positive for e in own)
    assert min(positive, len(own) - positive) >= 3


def test_examples_and_boundaries_name_what_exists() -> None:
    for example in examples():
        assert f"{example.category}.{example.mode}".rstrip(".") in NAMES
        assert example.answer in {*NAMES, NONE}
        assert example.sentence.endswith(".")
    for boundary in boundaries():
        assert boundary.category in SCHEME.events
        assert boundary.elsewhere in {*NAMES, NONE}
        assert boundary.elsewhere.partition(".")[0] != boundary.category


def test_each_event_category_says_what_goes_elsewhere() -> None:
    told: dict[str, list[str]] = defaultdict(list)
    for boundary in boundaries():
        told[boundary.category].append(boundary.elsewhere)
    assert min(len(told[category]) for category in SCHEME.events) >= 3

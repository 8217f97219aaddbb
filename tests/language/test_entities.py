"""Entity tags always form names, and are the likeliest that do."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kgraph.language.entities import EntityDecoder, named

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def makes_sense(tags: tuple[str, ...] | list[str]) -> bool:
    before = "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


def total(scores: np.ndarray, tags: tuple[str, ...] | list[str]) -> float:
    return float(sum(scores[k, TAGS.index(tag)] for k, tag in enumerate(tags)))


@given(
    st.integers(0, 4).flatmap(
        lambda n: arrays(np.float32, (n, 5), elements=st.floats(-9, 9, width=16))
    )
)
def test_no_sensible_sequence_is_likelier(scores: np.ndarray) -> None:
    tags = EntityDecoder(TAGS).decode(scores)
    assert makes_sense(tags)
    best = max(total(scores, t) for t in product(TAGS, repeat=len(scores)) if makes_sense(t))
    assert total(scores, tags) == pytest.approx(best, abs=1e-3)


def test_a_name_without_a_proper_noun_is_none() -> None:
    tags = ["B-LOC", "I-LOC", "O", "B-PER", "B-LOC"]
    assert named(tags, ["DET", "NOUN", "VERB", "PROPN", "NOUN"]) == ["O", "O", "O", "B-PER", "O"]


def test_a_name_may_hold_other_words() -> None:
    tags = ["B-LOC", "I-LOC", "I-LOC"]
    assert named(tags, ["PROPN", "ADP", "PROPN"]) == tags

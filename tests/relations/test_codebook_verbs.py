"""Uses of verbs and the category and direction that the codebook gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.relations.codebook import Codebook

USES = Path(__file__).with_name("uses_of_verbs.txt").read_text("utf-8")


def parse(line: str) -> tuple[str, str, tuple[str, ...], str, str, str, str]:
    """Return verb, particle, prepositions, object, category, mode and direction of a line."""
    use, _, answer = line.partition(" -> ")
    noun = use.partition("[")[2].rstrip("]")
    words = use.partition("[")[0].strip()
    words, _, preposition = (part.strip() for part in words.partition("/"))
    verb, _, particle = words.partition("+")
    coded, _, direction = answer.partition(" ")
    category, _, mode = coded.partition(".")
    prepositions = (preposition,) if preposition else ()
    return verb, particle, prepositions, noun, category, mode, direction


LINES = [line for line in USES.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_a_use_of_a_verb_is_coded_by_its_most_specific_entry(line: str) -> None:
    verb, particle, prepositions, noun, category, mode, direction = parse(line)
    coding = Codebook.load().verb(verb, particle=particle, prepositions=prepositions, object=noun)
    assert coding is not None
    assert (coding.category, coding.direction) == (category, direction), coding.detail
    if mode:
        assert coding.mode == mode, coding.detail


@pytest.mark.parametrize("line", [line for line in LINES if "/" in line])
def test_the_preposition_of_the_recipient_is_reported_or_left_open(line: str) -> None:
    verb, particle, prepositions, noun, *_ = parse(line)
    coding = Codebook.load().verb(verb, particle=particle, prepositions=prepositions, object=noun)
    assert coding is not None
    assert coding.preposition in {"", *prepositions, prepositions[0].split()[-1]}

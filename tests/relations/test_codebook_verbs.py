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


SEVERAL = [
    "accept",
    "address",
    "admit",
    "appeal",
    "approve",
    "attack",
    "back",
    "ban",
    "bar",
    "prohibit",
    "beat",
    "block",
    "break",
    "bring",
    "call",
    "cancel",
    "capture",
    "charge",
    "clash",
    "clear",
    "close",
    "commit",
    "condemn",
    "cut",
    "declare",
    "defeat",
    "defend",
    "deliver",
    "deny",
    "deploy",
    "dismiss",
    "draw",
    "drive",
    "drop",
    "end",
    "engage",
    "enter",
    "exchange",
    "execute",
    "expel",
    "extend",
    "fight",
    "find",
    "fire",
    "force",
    "free",
    "freeze",
    "give",
    "grant",
    "halt",
    "stop",
    "hand",
    "head",
    "help",
    "protect",
    "hit",
    "hold",
    "honour",
    "host",
    "impose",
    "issue",
    "join",
    "kill",
    "launch",
    "lead",
    "leave",
    "level",
    "lift",
    "ease",
    "relax",
    "lodge",
    "file",
    "lose",
    "make",
    "march",
    "meet",
    "move",
    "mount",
    "stage",
    "observe",
    "occupy",
    "offer",
    "open",
    "order",
    "oust",
    "pay",
    "plant",
    "pledge",
    "promise",
    "vow",
    "swear",
    "press",
    "push",
    "protest",
    "pull",
    "put",
    "question",
    "raid",
    "raise",
    "rally",
    "reach",
    "recall",
    "receive",
    "recognise",
    "release",
    "remove",
    "return",
    "resume",
    "rule",
    "sanction",
    "seek",
    "seize",
    "send",
    "set",
    "settle",
    "share",
    "sign",
    "stand",
    "step",
    "storm",
    "strike",
    "summon",
    "supply",
    "support",
    "surrender",
    "suspend",
    "take",
    "target",
    "test",
    "threaten",
    "trade",
    "train",
    "try",
    "turn",
    "walk",
    "warn",
    "welcome",
    "win",
    "withdraw",
    "work",
    "yield",
]
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


@pytest.mark.parametrize("verb", SEVERAL)
def test_a_verb_of_several_meanings_has_uses_with_different_answers(verb: str) -> None:
    answers = {parse(line)[4:6] for line in LINES if parse(line)[0] == verb}
    assert len(answers) > 1

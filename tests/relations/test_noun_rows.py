"""Every row of the event nouns and light verbs has its sentence, and near ones it has no say in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE
from kgraph.relations.tables import Row, listed, read_table

Answers = Callable[..., list[Any]]

NOUNS = [dict(row) for row in read_table("nouns.csv") if row["category"] != NONE]
NO_EVENTS = [row["lemma"] for row in read_table("nouns.csv") if row["category"] == NONE]
LIGHT = [dict(row) for row in read_table("light_verbs.csv")]
LETTERS = sorted({row["lemma"][0] for row in NOUNS})

_FAILED = " V=failed~fail/VERB:root"
_NAME = "N={noun}/NOUN:nsubj>V O=of/ADP:case>E E={end}/NOUN:nmod>N "
_CHAD = "P={preposition}/ADP:case>B B=Chad/PROPN:nmod>N@{other}"
# "Kenya's N on Chad failed", "The N of Kenya with Chad failed"
OWNED = "A=Kenya/PROPN:nmod:poss>N@{doer} S='s/PART:case>A " + _NAME + _CHAD + _FAILED
OF = _NAME + "F=of/ADP:case>A A=Kenya/PROPN:nmod>N@{doer} " + _CHAD + _FAILED
# "N between Kenya and Chad failed", "Kenya's and Chad's N failed"
BETWEEN = (
    _NAME + "P=between/ADP:case>A A=Kenya/PROPN:nmod>N@{doer} C=and/CCONJ:cc>B "
    "B=Chad/PROPN:conj>A@{other}" + _FAILED
)
BY = _NAME + _CHAD + " G=by/ADP:case>A A=Kenya/PROPN:nmod>N@{doer}" + _FAILED
LENT = (
    "A=Kenya/PROPN:nsubj>V@{doer} V={verb}/VERB:root Q={particle}/ADP:compound:prt>V "
    "N={noun}/NOUN:obj>V P={preposition}/ADP:case>B B=Chad/PROPN:nmod>N@{other}"
)

# "Kenya launched Norway's attack on Chad"
ANOTHERS = (
    "A=Kenya/PROPN:nsubj>V@{doer} V={verb}/VERB:root Q={particle}/ADP:compound:prt>V "
    "C=Norway/PROPN:nmod:poss>N@NOR S='s/PART:case>C N={noun}/NOUN:obj>V " + _CHAD
)
ACTS = (
    *(("attack", "on"), ("attack", "from"), ("criticism", "of"), ("criticism", "from")),
    *(("aid", "to"), ("aid", "from"), ("talk", "with"), ("ban", "on"), ("sanction", "on")),
    *(("curfew", "in"), ("agreement", "with"), ("visit", "to"), ("meeting", "with")),
)


def slots(noun: str, preposition: str, **more: str) -> dict[str, str]:
    head, _, end = noun.partition(" of ")
    filled = {"noun": head, "end": end, "preposition": preposition, "doer": "KEN", "other": "TCD"}
    return {**filled, **more}


def template(shape: str, noun: str) -> str:
    """Return a shape without the words of "of Y" where the noun has none."""
    return shape if " of " in noun else shape.replace(" O=of/ADP:case>E E={end}/NOUN:nmod>N", "")


def expected(row: Row, first: str = "KEN", second: str = "TCD") -> tuple[str, ...]:
    pair = (second, first) if row["direction"] == "inverse" else (first, second)
    ends = sorted(pair) if row["direction"] == "symmetric" else pair
    return (*ends, row["category"], row["mode"])


def told(found: list[Any]) -> set[tuple[str, ...]]:
    return {(*(sorted(f[:4:3]) if f.symmetric else f[:4:3]), f.category, f.mode) for f in found}


def after(row: Row) -> list[str]:
    """Return the prepositions that lead to whom the noun befalls."""
    own = [preposition for preposition in listed(row["prepositions"]) if preposition != "between"]
    return own + (["of"] if row["of_role"] == "recipient" and "of" not in own else [])


def sentences(row: Row) -> Iterator[tuple[str, dict[str, str]]]:
    noun = row["lemma"]
    for preposition in after(row):
        yield template(OWNED, noun), slots(noun, preposition)
        if row["of_role"] == "recipient":
            yield template(BY, noun), slots(noun, preposition)
        elif row["of_role"] and preposition != "of":
            yield template(OF, noun), slots(noun, preposition)
    if row["direction"] == "symmetric":
        yield template(BETWEEN, noun), slots(noun, "")
    if not after(row):
        # "Kenya conducted tests to Chad": what it is to another only a verb can tell.
        yield LENT, slots(noun, "to", verb="conduct", particle="")


def numbered(letter: str) -> list[Row]:
    return [row for row in NOUNS if row["lemma"].startswith(letter)]


@pytest.mark.parametrize("letter", LETTERS)
def test_each_noun_is_read_with_its_parties(letter: str, answers: Answers) -> None:
    wrong = []
    for row in numbered(letter):
        for shape, filled in sentences(row):
            there = told(answers(shape, **filled))
            back = told(answers(shape, **{**filled, "doer": "TCD", "other": "KEN"}))
            if there != {expected(row)} or back != {expected(row, "TCD", "KEN")}:
                wrong.append((row, filled["preposition"], there, back))
    assert wrong == []


def test_each_noun_that_names_two_parties_has_a_sentence() -> None:
    assert [row["lemma"] for row in NOUNS if not list(sentences(row))] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_a_noun_without_a_second_party_says_nothing(letter: str, answers: Answers) -> None:
    wrong = []
    for row in numbered(letter):
        # "Kenya's attack despite Chad", "Kenya's attack since Chad"
        for preposition in ("despite", "since"):
            noun = row["lemma"]
            found = answers(template(OWNED, noun), **slots(noun, preposition))
            if found:
                wrong.append((noun, found))
    assert wrong == []


@pytest.mark.parametrize("letter", LETTERS)
def test_of_tells_the_recipient_only_where_the_row_says_so(letter: str, answers: Answers) -> None:
    wrong = []
    for row in numbered(letter):
        noun = row["lemma"]
        # "the attack of Chad since Kenya": whose it is, but nobody else.
        shape = template(OF, noun)
        found = answers(shape, **slots(noun, "since"))
        if found:
            wrong.append((noun, found))
    assert wrong == []


@pytest.mark.parametrize("noun", NO_EVENTS)
def test_a_name_that_is_no_event_does_not_tell_what_its_last_word_does(
    noun: str, answers: Answers
) -> None:
    last = noun.split()[-1]
    entry = Codebook.load().noun(last)
    prepositions = ("on", "with", "against", "in", "to", "between")
    for preposition in prepositions:
        assert answers(template(OWNED, noun), **slots(noun, preposition)) == []
    if len(noun.split()) > 1 and entry is not None and entry.category != NONE:
        alone = [
            told(answers(template(OWNED, last), **slots(last, preposition)))
            for preposition in entry.prepositions
        ]
        assert all((c[2] == entry.category) for found in alone for c in found) and any(alone)


@pytest.mark.parametrize("row", LIGHT, ids=lambda row: f"{row['lemma']} {row['particle']}".strip())
def test_the_noun_that_is_its_object_decides_what_a_light_verb_means(
    row: Row, answers: Answers
) -> None:
    found = [one for act in ACTS for one in said(row, answers, LENT, *act)]
    by_noun = {one[:4:3] for one in found if one.detail.count('the noun "')}
    by_verb = [one for one in found if one.detail.startswith('the verb "')]
    assert {
        "light": ("KEN", "TCD") in by_noun,
        "starter": ("KEN", "TCD") in by_noun,
        "inverse": ("TCD", "KEN") in by_noun,
        "ender": bool(by_verb),
    }[row["kind"]]


@pytest.mark.parametrize("row", LIGHT, ids=lambda row: f"{row['lemma']} {row['particle']}".strip())
def test_a_light_verb_does_not_make_anothers_act_its_own(row: Row, answers: Answers) -> None:
    found = said(row, answers, ANOTHERS, "attack", "on")
    by_noun = {(*one[:4:3], one.category) for one in found if one.detail.startswith("the noun")}
    assert by_noun == {("NOR", "TCD", "ASSAULT")}
    # "Kenya launched umbrellas on Chad": a noun of no act gets nothing from a light verb.
    plain = said(row, answers, LENT, "umbrella", "on")
    assert not any("light verb" in one.detail for one in plain)


def said(row: Row, answers: Answers, shape: str, noun: str, preposition: str) -> list[Any]:
    verb = {"verb": row["lemma"], "particle": row["particle"]}
    return answers(shape, **slots(noun, preposition, **verb))

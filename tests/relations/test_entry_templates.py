"""Every entry answers: its own use gets its category, and other uses of the word their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.entries import members
from kgraph.relations.tables import Row, listed, read_table
from kgraph.triples import ACTOR_TYPES

VERBS = list(read_table("verbs.csv"))
NOUNS = list(read_table("nouns.csv"))
FOLLOWING = {"{infinitive}", "{clause}", "{predicate}"}
TYPES = {f"{{{type}}}" for type in ACTOR_TYPES}


def events() -> dict[str, list[str]]:
    """Return the event nouns of each category in braces, as entries of verbs name them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in NOUNS:
        found[f"{{{row['category']}}}"].append(row["lemma"])
    return found


EVENTS = events()


def words(name: str) -> list[str]:
    """Return the objects that an entry's cell names: itself, or the members of a class."""
    if not name.startswith("{") or name in FOLLOWING:
        return [name]
    return [*members().get(name, ()), *EVENTS.get(name, ()), *([name] if name in TYPES else [])]


def uses(row: Row) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield preposition and object of each use that an entry names."""
    for preposition in listed(row["preposition"]) or ("",):
        for name in listed(row["object"]) or ("",):
            for word in words(name):
                yield ((preposition,) if preposition else ()), word


def asked(row: Row, prepositions: tuple[str, ...], word: str) -> Coding | None:
    return Codebook.load().verb(
        row["lemma"], particle=row["particle"], prepositions=prepositions, object=word
    )


def answers(row: Row, coding: Coding | None) -> bool:
    wanted = (row["category"], row["mode"], row["direction"])
    return coding is not None and (coding.category, coding.mode, coding.direction) == wanted


@pytest.mark.parametrize("letter", sorted({row["lemma"][0] for row in VERBS}))
def test_each_entry_of_a_verb_answers_to_one_of_its_uses_at_least(letter: str) -> None:
    dead = [
        row
        for row in VERBS
        if row["lemma"].startswith(letter)
        and not any(answers(row, asked(row, *use)) for use in uses(row))
    ]
    assert dead == []


def test_a_verb_of_several_categories_tells_them_apart() -> None:
    categories: dict[tuple[str, str], set[str]] = defaultdict(set)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in VERBS:
        verb = (row["lemma"], row["particle"])
        categories[verb].add(row["category"])
        told[verb] |= {c.category for use in uses(row) if (c := asked(row, *use)) is not None}
    assert {verb for verb in categories if categories[verb] - told[verb]} == set()


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["lemma"])
def test_each_noun_answers_and_its_longer_phrase_too(row: Row) -> None:
    codebook = Codebook.load()
    for phrase in (row["lemma"], f"zzyzx {row['lemma']}"):
        entry = codebook.noun(phrase)
        assert entry is not None
        assert (entry.category, entry.mode) == (row["category"], row["mode"])


@pytest.mark.parametrize("word", ["zzyzx", "qwertise", "un-agree"])
def test_a_word_of_no_entry_gets_no_category(word: str) -> None:
    assert Codebook.load().verb(word) is None
    assert Codebook.load().noun(word) is None

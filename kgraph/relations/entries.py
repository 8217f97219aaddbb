"""Reads nouns, titles, light verbs, status words and noun classes into dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from kgraph.relations.categories import Categories
from kgraph.relations.coding import Coding, Cue, NounEntry, RoleEntry, StatusEntry
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import Row, listed, read_table, yes


def suffixes(lemma: str) -> Iterator[str]:
    """Yield the spelling keys of a phrase and of its endings, longest first."""
    words = spelling_key(lemma).split()
    for start in range(len(words)):
        # "build up" is one word by itself, but not yet within a longer phrase.
        yield spelling_key(" ".join(words[start:]))


def read_nouns(categories: Categories, own: Iterable[Row] = ()) -> dict[str, NounEntry]:
    """Return the event nouns by spelling key; ``own`` rows override those of the table."""
    entries = {}
    for row in chain(read_table("nouns.csv"), own):
        lemma, category = row["lemma"], row["category"]
        detail = f'the noun "{lemma}" is {category}'
        coding = categories.coding(category, row["mode"], row["direction"], detail)
        prepositions = listed(row["prepositions"])
        entries[spelling_key(lemma)] = NounEntry(
            lemma, coding, row.get("verb", ""), row["of_role"], prepositions
        )
    return entries


def read_roles(categories: Categories, own: Iterable[Row] = ()) -> dict[str, RoleEntry]:
    """Return the titles and relational nouns by spelling key; ``own`` rows override."""
    entries = {}
    for row in chain(read_table("roles.csv"), own):
        lemma, category = row["lemma"], row["category"]
        detail = f'the role "{lemma}" is {category}'
        coding = categories.coding(category, "", row["direction"], detail)
        relation = row["relation"] or f"{lemma} of"
        entry = RoleEntry(lemma, coding, yes(row["person"]), relation)
        entries[spelling_key(lemma)] = entry
    return entries


def read_adjectives(
    categories: Categories, own: Iterable[Row] = ()
) -> dict[tuple[str, str], Coding]:
    """Return the predicative adjectives by spelling key and preposition; ``own`` rows override."""
    entries = {}
    for row in chain(read_table("adjectives.csv"), own):
        detail = f'the adjective "{row["lemma"]}" is {row["category"]}'
        coding = categories.coding(row["category"], "", row["direction"], detail)
        for preposition in listed(row["prepositions"]):
            entries[spelling_key(row["lemma"]), preposition] = coding
    return entries


def read_light_verbs() -> dict[tuple[str, str], str]:
    """Return the kind of each light verb by spelling key and particle."""
    rows = read_table("light_verbs.csv")
    return {(spelling_key(row["lemma"]), row["particle"]): row["kind"] for row in rows}


def read_statuses() -> dict[str, tuple[StatusEntry, ...]]:
    """Return the governing words by spelling key, each with its entries in file order."""
    entries: dict[str, tuple[StatusEntry, ...]] = {}
    for row in read_table("status.csv"):
        entry = StatusEntry(
            row["lemma"],
            row["pos"],
            row["kind"],
            listed(row["complement"]),
            row["modality"],
            yes(row["negated"]),
            yes(row["own_event"]),
        )
        key = spelling_key(row["lemma"])
        entries[key] = (*entries.get(key, ()), entry)
    return entries


def read_cues() -> dict[str, Cue]:
    """Return reporting verbs, modals, hedges and negators by spelling key."""
    return {
        spelling_key(row["lemma"]): Cue(
            row["lemma"], row["kind"], row["modality"], yes(row["negated"])
        )
        for row in read_table("reporting.csv")
    }


@cache
def members() -> dict[str, tuple[str, ...]]:
    """Return the nouns of each class, whose name is in braces."""
    return {f"{{{row['class']}}}": listed(row["lemmas"]) for row in read_table("noun_classes.csv")}


def read_noun_classes() -> dict[str, tuple[str, ...]]:
    """Return for each noun's spelling key its classes in braces, the smallest class first."""
    classes: dict[str, tuple[str, ...]] = {}
    for name in sorted(members(), key=lambda name: (len(members()[name]), name)):
        for lemma in members()[name]:
            key = spelling_key(lemma)
            classes[key] = (*classes.get(key, ()), name)
    return classes

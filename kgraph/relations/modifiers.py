"""Hyphenated modifiers: "the Kenyan-led force", "the Nairobi-based bank", "pro-Kenyan fighters"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import read_table
from kgraph.relations.uses import BETWEEN

# The labels of words that may be such a modifier.
LABELS = {"amod", "compound", "nmod"}
_PLACES = {"place", "state"}
_PARTIES = BETWEEN | {"with"}


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a modifier says: its category, direction from who stands in it, and its name."""

    category: str
    direction: str
    relation: str


@cache
def _table() -> dict[str, Modifier]:
    return {
        spelling_key(row["word"]): Modifier(row["category"], row["direction"], row["relation"])
        for row in read_table("modifiers.csv")
    }


def is_one(word: str) -> bool:
    """Tell whether a word in small letters may be such a modifier."""
    return spelling_key(word) in _table()


def read(word: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a modifier of a noun says of the actor in it and the one whom the noun names."""
    modifier = _table().get(spelling_key(word.lower_))
    if modifier is None or ud.base(word) not in LABELS:
        return
    noun = word.head
    if attached.stance(noun):
        # "pro-Kenyan fighters": the prefix may hang on the name that it is joined to.
        noun = noun.head
    if noun.i <= word.i:
        return
    inner = _inner(word, arguments)
    if not inner:
        return
    mediating = modifier.category == "CONSULT"
    targets = _parties(noun, arguments) if mediating else _targets(noun, arguments)
    for owner in inner:
        for target in targets:
            yield _candidate(word, modifier, owner, target, codebook)


def _candidate(
    word: Token,
    modifier: Modifier,
    owner: ActorMention,
    target: ActorMention,
    codebook: Codebook,
) -> Candidate:
    a, b = (target, owner) if modifier.direction == "inverse" else (owner, target)
    return Candidate(
        subject=a,
        object=b,
        relation=modifier.relation,
        coding=codebook.coding(modifier.category, "", modifier.direction),
        head=word,
        trigger=[word],
        rule="modifier",
        symmetric=modifier.direction == "symmetric",
        standing=True,
    )


def _inner(word: Token, arguments: Arguments) -> list[ActorMention]:
    """Return the actor that a hyphen joins to a modifier: before "-led", after "pro-"."""
    doc = word.doc
    if word.i + 2 < len(doc) and attached.stance(doc[word.i + 2]):
        return arguments.at(doc[word.i + 2])
    if word.i < 2 or doc[word.i - 1].text not in ud.HYPHENS:
        return []
    before = doc[word.i - 2]
    while ud.base(before) == "flat":
        before = before.head
    return arguments.at(before)


def _targets(noun: Token, arguments: Arguments) -> list[ActorMention]:
    """Return whom a noun names, else what the place is that it describes: "the port of Tema"."""
    found = arguments.at(noun) or arguments.direct(noun)
    if found:
        return found
    of = [t for preposition, t in attached.prepositional(noun) if preposition == "of"]
    return [m for t in of for m in arguments.direct(t) if m.type in _PLACES]


def _parties(noun: Token, arguments: Arguments) -> list[ActorMention]:
    phrases = [t for preposition, t in attached.prepositional(noun) if preposition in _PARTIES]
    return [m for t in phrases for m in arguments.direct(t)]

"""Adjectives said of someone: "A is critical of B", "A remained hostile to B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.relations import attached, subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE


def read(word: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the relations of a predicative adjective with the actor after its preposition."""
    if not (codebook.has_adjective(word.lemma_) or codebook.has_adjective(word.lower_)):
        return
    if word.pos_ not in {"ADJ", "VERB"} or _is_plain_verb(word):
        return
    holder = subjects.predicate_subject(word)
    if holder is None and word.pos_ == "VERB" and word.dep_ == "acl":
        # "militants linked to Kenya"
        holder = subjects.said_of(word.head)
    if holder is None:
        return
    for preposition, token in attached.prepositional(word):
        entry = codebook.adjective(str(word.lemma_).lower(), preposition)
        if entry is None:
            entry = codebook.adjective(str(word.lower_), preposition)
        if entry is None or entry.category == NONE:
            continue
        given, doing = arguments.of(holder), arguments.of(token)
        # "Aleppo traders close to Kenya" are no town.
        given = [f for f in given if f.directness == 1.0 or f.mention.type != "place"]
        turned = entry.direction == "inverse"
        for a in doing if turned else given:
            for b in given if turned else doing:
                yield Candidate(
                    subject=a.mention,
                    object=b.mention,
                    relation=_name(word, preposition, turned),
                    coding=entry,
                    head=word,
                    trigger=[word],
                    rule="adjective",
                    directness=a.directness * b.directness,
                    symmetric=entry.direction == "symmetric",
                    standing=entry.category == "LOCATED_IN",
                )


def _name(word: Token, preposition: str, turned: bool) -> str:
    """Return the relation as it reads: "hostile to", and "arm" of who "is armed by" another."""
    return word.lower_.removesuffix("ed") if turned else f"{word.lower_} {preposition}"


def _is_plain_verb(word: Token) -> bool:
    """A participle may be an adjective ("is opposed to"); with an object or agent it is a verb."""
    if word.pos_ != "VERB":
        return False
    active = any(c.dep_ == "aux" and c.lemma_ in {"have", "do"} for c in word.children)
    return active or ud.child(word, "obj", "obl:agent") is not None

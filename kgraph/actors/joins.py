"""Whether a name goes on with the next word: hyphens, particles, chains of proper nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.actors.spans import is_capitalised

PARTICLES = frozenset({"al", "el", "bin", "ibn", "bint", "de", "da", "del", "der", "van", "von"})
_PERSONS = frozenset({"PER", "PERSON"})
_LONGEST_SYLLABLE = 5


def hyphenated(doc: Doc, at: int) -> bool:
    """Tell whether a hyphen without blanks ties the next word to the one before."""
    if at + 1 >= len(doc) or doc[at].text not in {"-", "‐", "‑"}:
        return False
    tight = not doc[at - 1].whitespace_ and not doc[at].whitespace_
    if tight and doc[at - 1].ent_type_ in _PERSONS and doc[at + 1].is_lower:
        return doc[at + 1].is_alpha and len(doc[at + 1]) <= _LONGEST_SYLLABLE
    return tight and doc[at + 1].pos_ in {"PROPN", "X", "NOUN"} and not _is_joint(doc, at)


def particled(doc: Doc, at: int) -> bool:
    """Tell whether a particle and a name go on from a person's name: Qaboos bin Said."""
    if at + 1 >= len(doc) or doc[at - 1].ent_type_ not in _PERSONS:
        return False
    return doc[at].text in PARTICLES and is_capitalised(doc[at + 1])


def _doubled(left: Token, right: Token) -> bool:
    """Tell whether the parser gave two parts of a person's name the same place in a clause."""
    if left.ent_type_ not in _PERSONS or right.ent_type_ or not is_capitalised(right):
        return False
    first = left.head if left.dep_.startswith("flat") else left
    return first.dep_ == right.dep_ and first.head.i == right.head.i and right.dep_ != "conj"


def _is_joint(doc: Doc, at: int) -> bool:
    """Tell whether a hyphen stands between two names: Peru-Chile."""
    return is_capitalised(doc[at + 1]) and doc[at - 1].ent_type_ in {"LOC", "GPE"}


def continues(left: Token, right: Token) -> bool:
    """Tell whether two neighbours are parts of one chain of proper nouns."""
    if left.pos_ != "PROPN" or right.pos_ != "PROPN" or left.is_space or right.is_space:
        return False
    if right.ent_iob_ == "B" and left.ent_type_ not in ("", "PER"):
        return False
    flat = right.dep_.startswith("flat") and right.head.i <= left.i
    return flat or _doubled(left, right) or (left.dep_ == "compound" and left.head.i >= right.i)

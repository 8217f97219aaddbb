"""First names that places bear too: Chad Lindqvist, Georgia Bellwood, Victoria Sand."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.found import Names
from kgraph.actors.proper import is_direction, named, organisation_type
from kgraph.actors.spans import is_capitalised, is_plural
from kgraph.actors.tables import column, rows
from kgraph.actors.titles import title_at, title_before
from kgraph.actors.words import where

_PERSONS = frozenset({"PER", "PERSON"})
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III"})
_SHORTEST = 2


def read_first_names(names: Names) -> None:
    """Read a first name of ``place_first_names.csv`` and the proper name behind it as a person.

    It does not matter how the two were parsed. A name that is rarely a first name needs to have
    a person behind it by what the language model says.
    """
    doc = names.doc
    for at in where(doc, _table().keys()):
        if _is_inside(names, doc[at]):
            continue
        token = doc[at]
        end = token.i + 1
        if not (end < len(doc) and _is_surname(names, doc[end], common=_table()[token.text])):
            continue
        end += 1
        while end < len(doc) and _goes_on(names, doc[end]):
            end += 1
        first = token.i + names.has_officer(token.i, token.i + 1, end)
        if person := named(doc, first, end, "person"):
            names.add(person)


@cache
def _table() -> dict[str, bool]:
    return {row["name"]: row["common"] == "yes" for row in rows("place_first_names")}


def _is_inside(names: Names, token: Token) -> bool:
    """Tell whether the word is a part of a longer name: "New Georgia", "South Dakota"."""
    known = names.known_at(token.i)
    if known is not None and (known.end - known.start > 1 or known.kind != "name"):
        return True
    if names.is_taken(token.i, token.i + 1):
        return True
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.pos_ != "PROPN" or not is_capitalised(before):
        return False
    return before.text != "," and title_before(token.doc, token.i) == token.i


def _is_surname(names: Names, token: Token, *, common: bool) -> bool:
    doc, at = token.doc, token.i
    if not _is_proper(token) or token.text.isupper() or is_plural(token) or is_direction(token):
        return False
    if names.known_at(at) is not None or names.is_government(at):
        return False
    if token.text in column("landmark_words", "word") | column("thing_names", "word"):
        return False
    if organisation_type(doc, at, at + 1) or title_at(doc, at, at + 1) > at:
        return False
    if token.ent_iob_ == "B" and token.ent_type_ in {"LOC", "GPE"}:
        return False
    if token.ent_type_ in _PERSONS:
        return True
    modifies = token.dep_ == "compound" and token.head.i > at
    return common and not modifies and not _is_long_body(doc, at) and not _is_headline(token)


def _is_proper(token: Token) -> bool:
    letters = token.text.replace("-", "").replace("'", "").replace("’", "")
    return token.pos_ == "PROPN" and is_capitalised(token) and letters.isalpha()


def _is_long_body(doc: Doc, at: int) -> bool:
    """Tell whether the name of a body goes on behind the word: Jordan Phosphate Mines."""
    inside = doc[at].ent_type_ in {"ORG", "LOC", "GPE", "FAC"}
    return inside and at + 1 < len(doc) and doc[at + 1].ent_iob_ == "I"


def _is_headline(token: Token) -> bool:
    """Tell whether all words around have capitals, so that a verb may pass for a name."""
    words = [t for t in token.sent if t.is_alpha]
    return len(words) > _SHORTEST + 1 and not any(t.is_lower for t in words)


def _goes_on(names: Names, token: Token) -> bool:
    if token.text in _SUFFIXES:
        return True
    person = token.ent_type_ in _PERSONS and token.ent_iob_ == "I"
    flat = token.dep_.startswith("flat") or person
    return flat and _is_proper(token) and names.known_at(token.i) is None

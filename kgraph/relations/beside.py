"""Whose member somebody is by what stands beside the name, without a word that says so.

Covers "Amina Okoye (Labour)", "Amina Okoye, Democrat from Ohio", "Democrat Amina Okoye",
"a Kurd, Azad Barzan, …", "Azad Barzan is a Kurd".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook

_BODIES = {"group", "organisation"}
_OPENING = {"(", ","}
_CLOSING = {")", ",", ".", "from", "of", "-", "–", "who", "whose"}
_BESIDE = {"appos", "amod", "nmod", "parataxis", "dep", "list", "flat"}


def read(word: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the membership of a person in the body or people named right beside the name."""
    for body in arguments.at(word):
        if body.root == word.i and body.kind in {"name", "demonym"}:
            for person in _persons(word, body, arguments):
                yield _candidate(word, person, body, codebook)


def _persons(word: Token, body: ActorMention, arguments: Arguments) -> list[ActorMention]:
    if body.kind == "demonym" or body.type == "group":
        # "a Kurd, Azad Barzan, was …": the person is beside the word for the people.
        named = [m for c in ud.children(word, "appos") if c.i > word.i for m in arguments.at(c)]
        persons = [m for m in named if m.type == "person"]
        if persons and _is_one(word):
            return persons
        if body.type == "group" and (after := _named_after(word, body, arguments)):
            return after
        subject = ud.child(word, "nsubj") if ud.child(word, "cop") is not None else None
        if subject is not None and body.kind == "demonym" and _is_one(word):
            # "Azad Barzan is a Kurd"
            return [m for m in arguments.at(subject) if m.type == "person"]
    if body.type not in _BODIES or ud.base(word) not in _BESIDE:
        return []
    doc, start, end = word.doc, body.start, body.end
    start -= start > 0 and doc[start - 1].pos_ == "DET"
    if start < 2 or doc[start - 1].text not in _OPENING:
        return []
    if end < len(doc) and doc[end].lower_ not in _CLOSING:
        return []
    before = [m for m in arguments.ending_at(start - 1) if m.type == "person"]
    if any(_is_short_for(body, person, word) for person in before):
        return []
    return [m for m in before if m.start <= word.head.i < m.end]


def _named_after(word: Token, body: ActorMention, arguments: Arguments) -> list[ActorMention]:
    """Return the person that a word for a party stands before: "Democrat Amina Okoye"."""
    person = arguments.person_from(body.end, word.doc)
    if person is None or body.id.endswith(":people") or ud.case(word):
        return []
    hung = word.head in (person, person.head) or person.head == word
    return arguments.at(person) if hung else []


def _is_short_for(body: ActorMention, name: ActorMention, word: Token) -> bool:
    """Tell whether what stands in brackets is made of the initials of the name before it."""
    initials = "".join(t.text[0] for t in word.doc[name.start : name.end] if t.is_alpha)
    return word.doc[body.start : body.end].text.casefold() == initials.casefold()


def _is_one(word: Token) -> bool:
    """Tell whether a word for a people is of one of them: "a Kurd", "one Rohingya"."""
    doc, at = word.doc, word.left_edge.i
    return any(t.lower_ in {"a", "an", "one", "another"} for t in doc[max(at - 1, 0) : word.i])


def _candidate(
    word: Token, person: ActorMention, body: ActorMention, codebook: Codebook
) -> Candidate:
    people = body.id.endswith(":people")
    member = not people and (body.type == "group" or body.kind == "demonym")
    return Candidate(
        subject=person,
        object=body,
        relation="member of" if member else "affiliated with",
        coding=codebook.coding("MEMBER_OF" if member else "AFFILIATED_WITH"),
        head=word,
        trigger=[word],
        rule="belonging",
        standing=True,
    )

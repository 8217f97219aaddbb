"""Conditions, questions and happenings: whether a clause leaves open that something happens."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import coordination, ud
from kgraph.relations.codebook import Codebook

_AHEAD = {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
# Verbs that only say of an act that it takes place.
_HAPPENING = {
    *("attend", "be", "broker", "chair", "continue", "convene", "facilitate", "find", "happen"),
    *("have", "host", "mediate", "moderate", "occur", "organise", "organize", "oversee", "resume"),
    *("see", "sponsor"),
}
_CONDITIONS = {"if", "unless", "whether", "lest", "in case", "in the event"}
# "provided that", "as long as", "assuming that": words above a clause that make it a condition.
_CONDITIONAL = {"assuming", "long", "provided", "providing", "supposing"}
# What is said by the very act that is done for it: "marched to protest", "called to thank".
_VOICING = {
    *("apologise", "apologize", "appeal", "back", "celebrate", "commemorate", "complain"),
    *("condemn", "congratulate", "convey", "criticise", "criticize", "decry", "demand"),
    *("denounce", "express", "honor", "honour", "mark", "mourn", "oppose", "praise", "protest"),
    *("reaffirm", "reiterate", "thank", "urge", "voice"),
}
_QUESTION_WORDS = {"how", "what", "when", "where", "which", "who", "whom", "whose", "why"}


def conditional(verb: Token) -> bool:
    """Return whether a clause is a condition: "if A leaves", "had A left", "provided A leaves"."""
    if any(ud.introduction(c) in _CONDITIONS for c in verb.children):
        return True
    label = ud.base(verb)
    if label == "acl" and _were_to(verb):
        return True
    if verb.head.lower_ in _CONDITIONAL and label in {"advcl", "ccomp"}:
        return verb.head.lower_ != "long" or "as" in ud.marker(verb).split()
    if label != "advcl" or ud.marker(verb):
        return False
    if ud.child(verb, "cc") is not None:
        # "if A leaves and B stays", both hanging on the same verb
        return any(_is_earlier(c, verb) and conditional(c) for c in verb.head.children)
    return _is_inverted(verb)


def unfulfilled(verb: Token) -> bool:
    """Return whether a clause depends on a condition; "even if" is none."""
    return any(
        conditional(c) and not any(k.lower_ in {"even", "whether"} for k in _introducing(c))
        for c in ud.children(verb, "advcl")
    )


def is_asked(word: Token) -> bool:
    """Return whether a clause is a yes-or-no question; "why did …" takes the act for a fact."""
    if not any(c.text == "?" for c in ud.children(word, "punct")):
        return False
    return not any(c.lower_ in _QUESTION_WORDS for c in word.children)


def voices(step: Token, governor: Token) -> bool:
    """Return whether "to" tells what an act says and not what it is for: "rallied to demand"."""
    if step.dep_ != "advcl" or not ud.is_verb(governor) or step.i < governor.i:
        return False
    return step.lemma_.lower() in _VOICING and ud.marker(step) == "to"


def is_future(verb: Token) -> bool:
    """Return whether a verb's auxiliaries look ahead: "may attack", not "may have attacked"."""
    helpers = {c.lemma_.lower() for c in ud.children(verb, "aux")}
    return bool(helpers & _AHEAD) and "have" not in helpers


def reporter(verb: Token) -> Token | None:
    """Return the verb that a clause is the content of: before it, or after as in ", A said"."""
    first = coordination.first_conjunct(verb)
    if ud.base(first) == "ccomp":
        return first.head
    asides = ud.children(first, "parataxis")
    return asides[0] if asides else None


def happens(noun: Token, verb: Token, codebook: Codebook) -> bool:
    """Return whether a verb only says of an act that it takes place, or is there."""
    if not ud.is_verb(verb):
        return False
    lemma, placed = codebook.lemma(str(verb.lemma_).lower()), ud.child(verb, "obj")
    light = lemma in _HAPPENING or codebook.is_light(lemma, ud.particle(verb))
    if ud.base(noun) == "nsubj" and not ud.is_passive(verb):
        took_place = placed is not None and placed.lower_ == "place"
        return took_place or (light and placed is None)
    return light and noun.dep_ in {"obj", "nsubj:pass"}


def _is_earlier(clause: Token, verb: Token) -> bool:
    return ud.base(clause) == "advcl" and clause.i < verb.i


def _introducing(clause: Token) -> list[Token]:
    near = [c for c in clause.children if c.i < clause.i]
    return [t for c in near for t in (c, *c.children)]


def _were_to(verb: Token) -> bool:
    """Return whether a clause begins with "were A to"."""
    first = verb.head.left_edge.i - 1
    named = verb.head.pos_ == "PROPN" and first >= verb.sent.start
    return named and verb.doc[first].lower_ == "were"


def _is_inverted(verb: Token) -> bool:
    """Return whether the auxiliary stands before the subject: "had A left", "should A leave"."""
    helpers, subject = ud.children(verb, "aux"), ud.child(verb, "nsubj", "nsubj:pass")
    return bool(helpers) and subject is not None and helpers[0].i < subject.i

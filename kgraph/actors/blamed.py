"""Whose act somebody is blamed or praised for: "criticised Peru over its policy" is Peru's."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.spans import children
from kgraph.actors.tables import column

_ABOUT = frozenset({"for", "over", "about"})
_TO = frozenset({"at", "to", "with"})


def blamed(token: Token) -> Token | None:
    """Return the noun that a possessive pronoun takes up because what is its is judged, or None.

    "Lashed out at Peru over its ban", "thanked Peru for its help": the ban and help are Peru's.
    """
    if token.dep_ != "nmod:poss":
        return None
    # "Over its ban", "for jailing its envoy", but not "for an attack on its embassy".
    reason = token.head
    if reason.dep_ == "obj":
        reason = reason.head
    verb = reason.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in column("judging_verbs", "lemma"):
        return None
    return _judged(verb, reason, token)


def _judged(verb: Token, reason: Token, pronoun: Token) -> Token | None:
    """Return whom a verb judges, if the pronoun stands in its reason and not in its object."""
    marks = {c.lower_ for c in children(reason, "case", "mark")}
    if marks.isdisjoint(_ABOUT):
        return None
    found = children(verb, "obj")
    for noun in children(verb, "obl"):
        if _TO & {c.lower_ for c in children(noun, "case")}:
            found.append(noun)
    before = [noun for noun in found if noun.i < pronoun.i and noun != reason]
    return before[-1] if before else None

"""Whose a verb's object is, and what it is many of."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import subjects, ud
from kgraph.relations.arguments import Arguments

_QUANTITIES = {"dozen", "handful", "hundred", "million", "number", "score", "thousand"}


def own(verb: Token, arguments: Arguments) -> Token | None:
    """Return an object that is a part of the doer: "recalled its ambassador from Chad"."""
    doing = _doing(verb, arguments)
    for token in ud.children(verb, "obj", "nsubj:pass"):
        named = arguments.direct(token)
        if named and all(m.kind == "institution" and m.owner in doing for m in named):
            return token
    return None


def is_of_another(noun: Token, verb: Token, arguments: Arguments) -> bool:
    """Return whether a noun has an owner who is none of the doers: "its attacks" are theirs."""
    possessors = ud.possessors(noun)
    owners = {m.id for token in possessors for m in arguments.direct(token)}
    return bool(possessors) and not (owners and owners <= _doing(verb, arguments))


def counted(noun: Token) -> Token:
    """Return what a quantity counts, the refugees of "hundreds of refugees", else the noun."""
    inner = ud.child(noun, "nmod") if noun.lemma_ in _QUANTITIES else None
    return noun if inner is None or ud.case(inner) != "of" else inner


def _doing(verb: Token, arguments: Arguments) -> set[str]:
    return {f.mention.id for token in subjects.doers(verb) for f in arguments.of(token)}

"""A verb's objects: where they stand, whose they are, and where a way among them leads."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import ud
from kgraph.relations.arguments import Arguments, Found

_LEADING = {"lead", "run", "go", "head", "flow", "connect"}


def objects(verb: Token) -> list[Token]:
    """Return the objects of a verb, also one that a relative clause or a later verb holds."""
    found = ud.children(verb, "iobj", "obj")
    if found:
        return found
    if verb.dep_ == "acl:relcl" and ud.child(verb, "nsubj") is not None:
        # "the convoy that Kenya attacked", "the convoy Kenya attacked"
        gap = not any(ud.is_relative(c) for c in verb.children)
        return [verb.head] if gap and verb.head != verb else []
    if ud.child(verb, "obl", "ccomp", "xcomp") is not None:
        return []
    # "attacked and occupied the town": the object after the last verb serves both.
    return [c for v in ud.children(verb, "conj") if ud.is_verb(v) for c in _late_objects(v)]


def _late_objects(verb: Token) -> list[Token]:
    if ud.child(verb, "nsubj", "nsubj:pass") is not None or verb.i - verb.head.i > 2:
        return []
    return ud.children(verb, "obj")


def leading(noun: Token) -> list[tuple[str, Token]]:
    """Return where a way goes: "the roads leading into Chad", "pipelines running to Kenya"."""
    clauses = [c for c in ud.children(noun, "acl", "acl:relcl") if c.lemma_ in _LEADING]
    return [(ud.case(t), t) for clause in clauses for t in ud.children(clause, "obl")]


def is_of_another(noun: Token, doers: list[Found], arguments: Arguments) -> bool:
    """Return whether a noun has an owner who is none of the doers: "its attacks" are theirs."""
    owners = {m.id for token in ud.possessors(noun) for m in arguments.direct(token)}
    doing = {f.mention.id for f in doers}
    return bool(ud.possessors(noun)) and not (owners and owners <= doing)


def is_own(named: list[ActorMention], doers: list[Found]) -> bool:
    """Return whether an object is a part of the doer: "recalled its ambassador from Chad"."""
    doing = {f.mention.id for f in doers}
    return all(m.kind == "institution" and m.owner in doing for m in named)

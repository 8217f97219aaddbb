"""Whose a verb's object is, and what it is many of."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import attached, subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.deeds import COUNTING

_QUANTITIES = COUNTING | {"handful", "million", "number"}
_DENYING = {"denied", "denies", "disputed", "disputes", "refuted", "refutes", "rejects"}
_OF = {"of", "for", "from"}


def own(verb: Token, arguments: Arguments) -> Token | None:
    """Return an object that is a part of the doer: "recalled its ambassador from Chad"."""
    doing = _doing(verb, arguments)
    for token in ud.children(verb, "obj", "nsubj:pass"):
        named = arguments.direct(token)
        if named and all(m.kind == "institution" and m.owner in doing for m in named):
            return token
    return None


def is_own(token: Token, verb: Token, arguments: Arguments) -> bool:
    """Return whether a noun names what belongs to the doers: "its troops"."""
    found = arguments.direct(token)
    doing = _doing(verb, arguments) if found else set()
    return bool(found) and all(m.owner in doing for m in found)


def is_of_another(noun: Token, verb: Token, arguments: Arguments) -> bool:
    """Return whether a noun has an owner who is none of the doers: "its attacks" are theirs."""
    possessors = attached.possessors(noun)
    owners = {m.id for token in possessors for m in arguments.direct(token)}
    return bool(possessors) and not (owners and owners <= _doing(verb, arguments))


def counted(noun: Token) -> Token:
    """Return what a quantity counts, the refugees of "hundreds of refugees", else the noun."""
    return attached.counted(noun, _QUANTITIES)


def _doing(verb: Token, arguments: Arguments) -> set[str]:
    return {f.mention.id for token in subjects.doers(verb) for f in arguments.of(token)}


def of_verb(verb: Token) -> list[Token]:
    # "Kenya bombed it, said the minister": who stands behind the verb above is not its object.
    found = [
        c
        for c in ud.children(verb, "iobj", "obj")
        if not (verb.dep_ == "ccomp" and verb.i < verb.head.i < c.i)
    ]
    found = [*found, *_bare(verb, found)]
    if len(found) > 1:
        # "which Kenya accuses Chad of arming": what is armed is no object of "accuses".
        found = [c for c in found if not (ud.is_relative(c) and _gapped(verb))] or found
    if found:
        found = [counted(ud.antecedent(token)) for token in found if not _is_claim(token, verb)]
        return found
    if verb.dep_ == "amod" and verb.head.i > verb.i and ud.goes_on_from(verb) is not None:
        return [counted(verb.head)]
    if verb.dep_ == "acl:relcl" and ud.child(verb, "nsubj") is not None:
        # "the convoy that Kenya attacked", "the convoy Kenya attacked"
        gap = not any(ud.is_relative(c) for c in verb.children)
        return [verb.head] if gap and verb.head != verb else []
    if ud.child(verb, "obl", "ccomp", "xcomp") is not None:
        return []
    if (noun := _far_antecedent(verb)) is not None:
        return [counted(noun)]
    # "attacked and occupied the town": the object after the last verb serves both.
    return [c for v in ud.children(verb, "conj") if ud.is_verb(v) for c in _late(v)]


def _is_claim(token: Token, verb: Token) -> bool:
    """Return whether "which" takes up all that was said: "shelled Chad, which Chad denies"."""
    if verb.lower_ not in _DENYING or not ud.is_relative(token):
        return False
    return ud.antecedent(token).pos_ == "PROPN"


def _gapped(verb: Token) -> bool:
    """Return whether a clause of a verb lacks an object: "of arming" in "accused of arming"."""
    return any(_is_gap(clause) for clause in ud.children(verb, "advcl", "obl"))


def _is_gap(clause: Token) -> bool:
    gerund = ud.marker(clause) in _OF and clause.lower_.endswith("ing")
    held = ud.child(clause, "obj", "iobj", "obl", "ccomp", "xcomp", "nmod", "det", "amod")
    return gerund and held is None


def _far_antecedent(verb: Token) -> Token | None:
    """Return what stands before "which Kenya is accused of arming", the object of the last word."""
    above = verb.head
    if above.dep_ != "acl:relcl" or verb.dep_ != "advcl" or not _is_gap(verb):
        return None
    if ud.child(above, "aux:pass") is None and ud.child(above, "obj") is None:
        return None
    named = [c for c in ud.children(above, "nsubj") if not ud.is_relative(c)]
    return above.head if named and above.head != above else None


def _bare(verb: Token, found: list[Token]) -> list[Token]:
    """Return an object that a parser takes for something else: "shot down drones"."""
    if not found:
        if (second := _second_subject(verb)) is not None:
            return [second]
        if (late := _after_terms(verb) or _judged(verb)) is not None:
            return [late]
        particle = ud.child(verb, "compound:prt")
        bare = [c for c in ud.children(verb, "obl") if c.dep_ == "obl" and not ud.case(c)]
        bare += [c for c in ud.children(verb, "xcomp") if c.pos_ == "NOUN" and not ud.marker(c)]
        return [c for c in bare if particle is not None and c.left_edge.i == particle.i + 1]
    if [token.dep_ for token in found] == ["iobj"]:
        # "gave Kenya a month to leave": what is given is taken for a time.
        times = (c for c in verb.children if c.dep_ == "obl:unmarked")
        return [c for c in times if c.left_edge.i == found[0].right_edge.i + 1]
    return []


def _second_subject(verb: Token) -> Token | None:
    """Return what stands right behind a verb that has a subject before it: "Kenya fines a bank"."""
    named = ud.children(verb, "nsubj")
    behind = [c for c in named if c.left_edge.i == verb.i + 1]
    return behind[0] if behind and named[0].i < verb.i else None


def _judged(verb: Token) -> Token | None:
    """Return whom a judgement is of: "called Amina Okoye a liar", both taken for judgements."""
    said = ud.children(verb, "xcomp")
    return said[0] if len(said) == 2 and said[0].pos_ == "PROPN" else None


def _after_terms(verb: Token) -> Token | None:
    """Return the object after a phrase: "condemned in the strongest terms the attack on …"."""
    for c in ud.children(verb, "obl"):
        if c.lemma_ == "term" and ud.case(c) == "in":
            late = [t for t in ud.children(c, "appos", "conj", "dep") if t.i > c.i]
            return late[0] if late and late[0].left_edge.i == c.i + 1 else None
    return None


def _late(verb: Token) -> list[Token]:
    """Return the object of a later verb where the earlier breaks off: "A arms and B trains C"."""
    broken = verb.doc[verb.head.i + 1].dep_ == "cc"
    return ud.children(verb, "obj") if broken or verb.i - verb.head.i <= 2 else []


def deciding(verb: Token, arguments: Arguments) -> Token | None:
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    for token in [*of_verb(verb), *([undergoer] if undergoer is not None else [])]:
        token = counted(ud.antecedent(token))
        if not arguments.direct(token) and token.pos_ in {"NOUN", "PROPN", "SYM"}:
            return token
    return None

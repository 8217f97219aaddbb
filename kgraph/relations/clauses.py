"""Verbs with their arguments: actives, passives, prepositional and light-verb uses.

Covers "A accused B", "B was accused by A", "A signed a pact with B", "A, which armed B, …",
"A visiting B and talking to C", "the ship seized by A", "A and B held talks".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import subjects, ud
from kgraph.relations.arguments import THROUGH_NOUN, Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, Coding

_BETWEEN = {"between", "among"}
_INTO = {"in", "into", "to", "under", "at", "on"}
_TOGETHER = {"together", "jointly"}
_JOINT = {"joint", "mutual", "bilateral", "common", "trilateral", "combined", "reciprocal"}
_EACH_OTHER = {"each", "one"}
# Phrases of time, place or topic do not name the one it is done to unless the codebook says so.
_CIRCUMSTANCE = {
    "about", "according to", "across", "after", "along", "amid", "among", "around", "as", "at",
    "because of", "before", "beyond", "by", "despite", "due to", "during", "for", "from", "in",
    "including", "inside", "like", "near", "of", "on", "outside", "over", "past", "per",
    "regarding", "since", "such as", "than", "through", "throughout", "under", "until", "via",
    "within", "without", "out of", "off", "between",
}  # fmt: skip


@dataclass(slots=True)
class Argument:
    """An argument of a verb: the preposition before it ("" for objects), its head, its actors."""

    preposition: str
    token: Token
    found: list[Found]
    object_noun: Token | None = None


def read(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the relations that a verb states between its arguments."""
    if not ud.is_verb(verb) or verb.dep_ in {"aux", "cop", "aux:pass"}:
        return
    yield from _between(verb, arguments, codebook)
    doer, doers = _doers(verb, arguments)
    if not doers:
        return
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    given = _arguments(verb, arguments, undergoer, codebook)
    yield from _joint(verb, doer, doers, given, arguments, codebook)
    for argument in given:
        yield from _pairs(verb, doer, doers, argument, codebook)


def _doers(verb: Token, arguments: Arguments) -> tuple[Token | None, list[Found]]:
    """Return who does it: the first of the possible doers that names or holds actors."""
    for token in subjects.doers(verb):
        found = arguments.of(token)
        if found:
            return token, found
    return None, []


def _arguments(
    verb: Token, arguments: Arguments, undergoer: Token | None, codebook: Codebook
) -> list[Argument]:
    result: list[Argument] = []
    if undergoer is not None:
        result += _object(undergoer, arguments)
    for token in _objects(verb):
        result += _object(token, arguments)
    for clause in ud.children(verb, "xcomp", "ccomp", "advcl"):
        # "pressed for Kenya to leave": who is to do it is who is asked.
        asked = ud.child(clause, "nsubj")
        if asked is not None and {"for", "to"} <= set(ud.marker(clause).split()):
            result.append(Argument("for", asked, arguments.of(asked)))
    for token in _obliques(verb):
        preposition = ud.case(token)
        if not preposition or preposition in _BETWEEN or _is_agent(verb, token):
            continue
        noun = _object_noun(verb, arguments)
        found = arguments.of(token)
        result.append(Argument(preposition, token, found, noun))
        if noun is None and preposition in _INTO and codebook.noun(_phrase(token)) is not None:
            # "came under attack from", "entered into talks with"
            result += [
                Argument(p, t, arguments.of(t), token)
                for p, t in ud.prepositional(token)
                if p != "of"
            ]
    return result


def _objects(verb: Token) -> list[Token]:
    found = ud.children(verb, "iobj", "obj")
    if not found and verb.dep_ == "conj" and ud.is_verb(verb.head):
        # "attacked and occupied Kherson": the object after the last verb serves both.
        return []
    if not found and verb.dep_ == "acl:relcl" and ud.child(verb, "nsubj") is not None:
        gap = not any(ud.is_relative(c) for c in verb.children)
        return [verb.head] if gap and verb.head != verb else []
    shared = [c for v in ud.children(verb, "conj") if ud.is_verb(v) for c in _late(v)]
    return found or (shared if ud.child(verb, "obl", "ccomp", "xcomp") is None else [])


def _late(verb: Token) -> list[Token]:
    """Return the objects of a coordinated verb that the verb before it has to share."""
    if ud.child(verb, "nsubj", "nsubj:pass") is not None or verb.i - verb.head.i > 2:
        return []
    return ud.children(verb, "obj")


def _obliques(verb: Token) -> list[Token]:
    own = [c for c in verb.children if ud.base(c) in {"obl", "nmod"}]
    return own


def _is_agent(verb: Token, token: Token) -> bool:
    return token.dep_ == "obl:agent" or (ud.case(token) == "by" and ud.is_passive(verb))


def _object(token: Token, arguments: Arguments) -> list[Argument]:
    """Return the object and, where it is no actor, the phrases that hang on it."""
    result: list[Argument] = []
    named = arguments.direct(token)
    noun = None if named else token
    result.append(Argument("", token, arguments.of(token), noun))
    if not named:
        for part in ud.conjuncts(token):
            for preposition, phrase in ud.prepositional(part):
                if preposition not in {"of", "from"}:
                    found = arguments.of(phrase)
                    result.append(Argument(preposition, phrase, found, part))
    return result


def _object_noun(verb: Token, arguments: Arguments) -> Token | None:
    for token in [*ud.children(verb, "obj"), *ud.children(verb, "nsubj:pass")]:
        if not arguments.direct(token) and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


def _of_the_doing(doer: Token | None, codebook: Codebook) -> Coding | None:
    """Return the coding of an attack that does something: "Kenyan shelling wrecked …"."""
    entry = codebook.noun(_phrase(doer)) if doer is not None else None
    if entry is None or entry.direction or "material" not in (entry.coding.quad_class or ""):
        return None
    return entry.coding


def _pairs(
    verb: Token,
    doer: Token | None,
    doers: list[Found],
    argument: Argument,
    codebook: Codebook,
) -> Iterator[Candidate]:
    coding = _coding(verb, argument, codebook)
    if coding is None or coding.category == NONE:
        return
    if coding.category == "OTHER" and not argument.preposition:
        coding = _of_the_doing(doer, codebook) or coding
    names = _names(verb, argument, codebook)
    for agent in doers:
        for found in argument.found:
            if found.mention.id == agent.mention.id:
                continue
            # What is not in the codebook is kept only where it is said of the actor itself.
            if coding.category == "OTHER" and found.directness * agent.directness < 1.0:
                continue
            inverse = coding.direction == "inverse"
            a, b = (found, agent) if inverse else (agent, found)
            yield Candidate(
                subject=a.mention,
                object=b.mention,
                relation=names,
                coding=coding,
                head=verb,
                trigger=_trigger(verb, argument.object_noun),
                rule=_rule(verb, argument),
                directness=agent.directness * found.directness,
                symmetric=coding.direction == "symmetric",
            )


def _coding(verb: Token, argument: Argument, codebook: Codebook) -> Coding | None:
    """Return the codebook's reading, or OTHER for a plain object of a verb it does not know."""
    noun = argument.object_noun
    particle = ud.particle(verb)
    prepositions = (argument.preposition,) if argument.preposition else ()
    lemma = codebook.lemma(str(verb.lemma_).lower())
    coding = codebook.verb(
        lemma,
        particle=particle,
        prepositions=prepositions,
        object=_object_name(verb, argument),
    )
    if argument.preposition == "for" and argument.token.dep_ == "nsubj":
        return coding if coding is not None and coding.category == "REQUEST" else None
    if argument.preposition and argument.preposition in _CIRCUMSTANCE:
        return coding if coding is not None and coding.preposition else None
    if coding is not None:
        return coding
    if argument.preposition and noun is not None:
        return None
    return codebook.coding("OTHER")


def _object_name(verb: Token, argument: Argument) -> str:
    """Return what the codebook knows an object by.

    That is a noun's lemma; beside an actor "{infinitive}" or "{clause}" where one follows the
    verb; else the actor's type in braces.
    """
    if argument.object_noun is not None:
        return _phrase(argument.object_noun)
    if any("to" in ud.marker(c).split() for c in ud.children(verb, "xcomp", "advcl")):
        return "{infinitive}"
    if ud.child(verb, "ccomp") is not None:
        return "{clause}"
    if argument.preposition or not argument.found:
        return ""
    return f"{{{argument.found[0].mention.type}}}"


def _phrase(noun: Token) -> str:
    """Return a noun's lemma with its compounds: "peace talk"."""
    parts = [c for c in noun.children if ud.base(c) == "compound" and c.i < noun.i]
    return " ".join(str(t.lemma_).lower() for t in [*parts, noun])


def _names(verb: Token, argument: Argument, codebook: Codebook) -> str:
    parts = [codebook.lemma(str(verb.lemma_).lower()), ud.particle(verb)]
    if argument.object_noun is not None and argument.object_noun != argument.token:
        parts.append(str(argument.object_noun.lemma_).lower())
    elif argument.object_noun is not None:
        parts.append(str(argument.token.lemma_).lower())
    parts.append(argument.preposition)
    return " ".join(p for p in parts if p)


def _trigger(verb: Token, noun: Token | None) -> list[Token]:
    words = [verb, *ud.children(verb, "compound:prt")]
    if noun is not None and 0 < noun.i - verb.i <= 4:
        words.append(noun)
    return words


def _rule(verb: Token, argument: Argument) -> str:
    voice = "passive" if ud.is_passive(verb) else "active"
    if argument.preposition:
        return f"verb-{voice}-oblique"
    return f"verb-{voice}-object" if argument.object_noun is None else f"verb-{voice}-inside"


def _joint(
    verb: Token,
    doer: Token | None,
    doers: list[Found],
    given: list[Argument],
    arguments: Arguments,
    codebook: Codebook,
) -> Iterator[Candidate]:
    """Yield "A and B held talks": those who do a joint act do it with each other."""
    direct = [f for f in doers if f.directness == 1.0]
    parties = direct if len(direct) > 1 else doers
    if doer is None or len(parties) < 2:
        return
    noun = _object_noun(verb, arguments)
    argument = Argument("", noun if noun is not None else verb, [], noun)
    coding = codebook.verb(
        codebook.lemma(str(verb.lemma_).lower()),
        particle=ud.particle(verb),
        object=_phrase(noun) if noun is not None else "",
    )
    others = [f for a in given for f in a.found if f.directness == 1.0]
    reciprocal = _is_reciprocal(verb, given)
    joint = noun is not None and any(c.lemma_.lower() in _JOINT for c in noun.children)
    mutual = coding is not None and coding.direction == "symmetric" and not others
    if not mutual and noun is not None and not others:
        entry = codebook.noun(_phrase(noun))
        mutual = entry is not None and entry.direction == "symmetric"
        if mutual and entry is not None and (coding is None or coding.direction != "symmetric"):
            coding = entry.coding
    if not (mutual or reciprocal or joint):
        return
    # Drills held together are not a threat to each other: what is joint is cooperation.
    if coding is None or (joint and coding.category == "MOBILIZE"):
        coding = codebook.coding("COOPERATE")
    if coding.category == NONE:
        return
    names = _names(verb, argument, codebook)
    seen: list[ActorMention] = []
    for found in parties:
        for earlier in seen:
            if earlier.id != found.mention.id:
                yield Candidate(
                    subject=earlier,
                    object=found.mention,
                    relation=names,
                    coding=coding,
                    head=verb,
                    trigger=_trigger(verb, noun),
                    rule="verb-joint",
                    directness=found.directness,
                    symmetric=True,
                )
        seen.append(found.mention)


def _between(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield "a deal was reached between A and B", "fighting broke out between A and B"."""
    for token in _obliques(verb):
        if ud.case(token) not in _BETWEEN:
            continue
        parties = [f for f in arguments.of(token) if f.directness == 1.0]
        for noun in ud.children(verb, "obj", "nsubj", "nsubj:pass") or [verb.head]:
            entry = codebook.noun(_phrase(noun))
            if entry is None or entry.category == NONE or arguments.direct(noun):
                continue
            for k, first in enumerate(parties):
                for second in parties[k + 1 :]:
                    if first.mention.id != second.mention.id:
                        yield Candidate(
                            subject=first.mention,
                            object=second.mention,
                            relation=f"{verb.lemma_.lower()} {noun.lemma_.lower()} between",
                            coding=entry.coding,
                            head=verb,
                            trigger=_trigger(verb, noun),
                            rule="verb-between",
                            symmetric=True,
                        )


def _is_reciprocal(verb: Token, given: list[Argument]) -> bool:
    if any(c.lower_ in _TOGETHER for c in verb.children):
        return True
    return any(
        a.token.lower_ in {"other", "another"}
        and any(c.lower_ in _EACH_OTHER for c in a.token.children)
        for a in given
    )


__all__ = ["THROUGH_NOUN", "read"]

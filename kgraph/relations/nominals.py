"""Event nouns with their parties: "A's invasion of B", "talks between A and B", "A-B trade war"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Token

from kgraph.relations import lending, subjects, ud
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, NounEntry
from kgraph.relations.frames import BETWEEN

_WITH = {"with", "alongside"}
_AGAINST = {"on", "against", "upon"}
# What happens to one party amid a conflict or in talks is said of a party to them.
_PARTIES = {"obj", "iobj", "obl", "nmod", "appos", "conj"}
_AMID = {"in", "into", "during", "amid"}
_OFFERS = {"offer", "propose", "invite"}
_ANSWERS = {"REJECT", "CONCEDE", "AGREE", "COOPERATE", "SUPPORT"}
_FARTHEST = 2
LENT = 0.6


@dataclass(slots=True)
class Parties:
    """Who stands where in an event noun's phrase."""

    actors: list[Found] = field(default_factory=list)
    recipients: list[tuple[str, Found]] = field(default_factory=list)
    mutual: list[Found] = field(default_factory=list)


def read(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the relations that an event noun states between the actors of its phrase."""
    if noun.pos_ not in {"NOUN", "PROPN"} or arguments.at(noun):
        return
    entry = codebook.noun(phrase(noun))
    if entry is None or entry.category == NONE or lending.ends(noun, phrase(noun), codebook):
        return
    parties = _parties(noun, entry, arguments)
    if len(parties.mutual) > 1:
        yield from _mutual(noun, entry, parties.mutual)
        return
    if not parties.recipients:
        parties.recipients = _beside(noun, entry, arguments, codebook)
    if not parties.recipients:
        yield from _answered(noun, entry, parties.actors, arguments, codebook)
        return
    actors, head, rule = parties.actors, noun, "noun-event"
    if not actors:
        actors, head = _lent(noun, entry, arguments, codebook)
        rule = "noun-event-lent"
    for actor in actors:
        for preposition, recipient in parties.recipients:
            yield _candidate(noun, entry, actor, recipient, preposition, rule, head)


def phrase(noun: Token) -> str:
    """Return a noun's lemma with the compounds and adjectives that may belong to its entry."""
    parts = [
        c
        for c in noun.children
        if c.i < noun.i and (ud.base(c) == "compound" or (c.dep_ == "amod" and c.text.islower()))
    ]
    return " ".join(str(t.lemma_).lower() for t in [*parts, noun])


def _parties(noun: Token, entry: NounEntry, arguments: Arguments) -> Parties:
    result = Parties()
    symmetric = entry.direction == "symmetric"
    front: list[Found] = []
    for possessor in ud.possessors(noun):
        front += arguments.of(possessor)
    premodifiers: list[Found] = []
    for modifier in ud.premodifiers(noun):
        premodifiers += arguments.of(modifier, deep=False)
    if len(premodifiers) > 1 and (symmetric or not front):
        result.mutual += premodifiers
    elif front or not premodifiers:
        result.actors += front
        # "its Ukraine invasion": with an owner before it, a bare name is what it is done to.
        result.recipients += [("of", f) for f in premodifiers]
    else:
        result.actors += premodifiers
    for preposition, token in ud.prepositional(noun):
        _place(result, preposition, arguments.of(token), entry, bool(result.actors))
    if symmetric and len(result.actors) > 1 and not result.recipients:
        result.mutual += result.actors
    return result


def _place(
    parties: Parties, preposition: str, found: list[Found], entry: NounEntry, owned: bool
) -> None:
    if preposition in BETWEEN:
        parties.mutual += found
    elif preposition == "by":
        parties.actors += found
    elif preposition == "of":
        if entry.of_role == "recipient" or owned:
            parties.recipients += [("of", f) for f in found]
        elif entry.of_role == "party" and len(found) > 1:
            parties.mutual += found
        elif entry.of_role in {"actor", "party"}:
            parties.actors += found
    elif preposition == "from" and preposition not in entry.prepositions:
        parties.actors += found
    elif _introduces(preposition, entry):
        parties.recipients += [(preposition, f) for f in found]


def _introduces(preposition: str, entry: NounEntry) -> bool:
    """Return whether a preposition after the noun leads to its recipient."""
    if preposition in entry.prepositions:
        return True
    if preposition in _AGAINST:
        return "conflict" in (entry.coding.quad_class or "")
    return preposition in _WITH and entry.direction == "symmetric"


def _beside(
    noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook
) -> list[tuple[str, Found]]:
    """Return the recipients of "ruled out sanctions on Kenya" where they hang on the verb."""
    verb = noun.head
    if (
        ud.base(noun) != "obj"
        or not ud.is_verb(verb)
        or not lending.intends(verb, "obj", "", codebook)
    ):
        return []
    return [
        (ud.case(token), found)
        for token in ud.children(verb, "obl", "nmod")
        if token.i > noun.i and _introduces(ud.case(token), entry)
        for found in arguments.of(token)
    ]


def _answered(
    noun: Token, entry: NounEntry, actors: list[Found], arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield "A rejected B's request": who answers a request or offer is who it was made to."""
    verb = noun.head
    answerable = entry.category == "REQUEST" or entry.verb in _OFFERS
    if not answerable or not ud.is_verb(verb):
        return
    if ud.base(noun) not in {"obj", "obl", "nsubj:pass"}:
        return
    coding = codebook.verb(
        str(verb.lemma_).lower(), prepositions=(ud.case(noun),), object=phrase(noun)
    )
    if coding is None or coding.category not in _ANSWERS:
        return
    for token in subjects.doers(verb):
        for actor in actors:
            for answerer in arguments.of(token):
                yield _candidate(noun, entry, actor, answerer, "to", "noun-answered", noun)


def _lent(
    noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook
) -> tuple[list[Found], Token]:
    """Return the doer of the clause that lends the noun one, and the word whose clause it is."""
    mutual = entry.direction == "symmetric"
    if mutual and ud.child(noun, "cop") is not None:
        # "Kenya is in talks with …"
        holder = subjects.predicate_subject(noun)
        return (arguments.of(holder) if holder is not None else []), noun
    step = noun
    for distance, head in enumerate(ud.ancestors(noun)):
        if distance > _FARTHEST:
            break
        if ud.is_verb(head):
            if not lending.lends(head, step, entry, codebook):
                break
            tokens = subjects.doers(head)
            amid = mutual and ud.case(step) in _AMID
            if amid and (other := _between(head, step, arguments)) is not None:
                tokens = [other]
            elif mutual and not tokens and (drawn := subjects.patient(head)) is not None:
                # "was drawn into a war with …"
                tokens = [drawn]
            found = [f for token in tokens for f in arguments.of(token)]
            return [Found(f.mention, f.directness * LENT) for f in found], head
        label = ud.base(step)
        if label not in {"obj", "obl", "nmod", "conj", "compound"}:
            break
        if label in {"nmod", "obl"} and ud.case(step) not in lending.LENDING | {"of"}:
            break
        named = arguments.direct(head)
        if named:
            # "support for Kenya in its fight against …": the nearest name is in the fight.
            near = ud.case(step) in {"in", "during"}
            return [Found(m, LENT) for m in named] if near else [], noun
        step = head
    return [], noun


def _between(verb: Token, argument: Token, arguments: Arguments) -> Token | None:
    """Return the last word between a verb and an argument after it that names an actor."""
    for token in reversed(verb.doc[verb.i + 1 : argument.left_edge.i]):
        if arguments.at(token) and ud.base(token) in _PARTIES:
            return token
    return None


def _mutual(noun: Token, entry: NounEntry, parties: list[Found]) -> Iterator[Candidate]:
    for first, second in combinations(parties, 2):
        candidate = _candidate(noun, entry, first, second, "between", "noun-mutual", noun)
        candidate.symmetric = True
        yield candidate


def _candidate(
    noun: Token,
    entry: NounEntry,
    actor: Found,
    recipient: Found,
    preposition: str,
    rule: str,
    head: Token,
) -> Candidate:
    symmetric = entry.direction == "symmetric"
    inverse = entry.coding.direction == "inverse"
    a, b = (recipient, actor) if inverse else (actor, recipient)
    return Candidate(
        subject=a.mention,
        object=b.mention,
        relation=f"{noun.lemma_.lower()} {'with' if symmetric else preposition}",
        coding=entry.coding,
        head=head,
        trigger=[noun],
        rule=rule,
        directness=actor.directness * recipient.directness,
        symmetric=symmetric,
    )

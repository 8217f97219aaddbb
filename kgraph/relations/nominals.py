"""Event nouns with their parties: "A's invasion of B", "talks between A and B", "A-B trade war"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from kgraph.relations import attached, deeds, lending, phrases, places, subjects, ud
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, NounEntry
from kgraph.relations.parties import Parties, introduces, parties_of
from kgraph.relations.uses import is_answer, is_of_part, of_part, phrase

_OFFERS = {"offer", "propose", "invite"}
_ACCUSATIONS = {"accusation", "allegation", "charge"}
_ANSWERS = {"REJECT", "CONCEDE", "AGREE", "COOPERATE", "SUPPORT"}


def read(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the relations that an event noun states between the actors of its phrase."""
    if noun.pos_ not in {"NOUN", "PROPN"} or is_of_part(noun) or arguments.at(noun):
        return
    if is_answer(noun) or (noun.lemma_ == "connection" and ud.case(noun) == "in"):
        # "in connection with" joins nobody.
        return
    if not codebook.ends_noun(noun.lemma_) and of_part(noun) is None:
        return
    entry = codebook.noun(phrase(noun))
    if entry is None or entry.category == NONE or lending.ends(noun, phrase(noun), codebook):
        return
    entry = deeds.in_words(noun, entry, codebook)
    parties = parties_of(noun, entry, arguments, codebook)
    if entry.category == "ALLY_OF" and _is_said_of_one(noun, arguments):
        return
    if len(parties.mutual) > 1:
        yield from _mutual(noun, entry, parties.mutual)
        return
    if not parties.recipients:
        parties.recipients = _beside(noun, entry, arguments, codebook)
    if not parties.recipients and entry.category == "ASSAULT":
        yield from _struck(noun, entry, parties, arguments, codebook)
    if not parties.recipients and noun.lemma_ in _ACCUSATIONS:
        parties.recipients = _accused(noun, arguments)
    if not parties.recipients:
        yield from _answered(noun, entry, parties.actors, arguments, codebook)
        return
    actors, head, rule = _actors(noun, entry, parties, arguments, codebook)
    for actor in actors:
        for preposition, recipient in parties.recipients:
            yield _candidate(noun, entry, actor, recipient, preposition, rule, head)


def _is_said_of_one(noun: Token, arguments: Arguments) -> bool:
    """Tell whether it is what a body is: "the X, an alliance of A and B", who are its members."""
    if ud.base(noun) == "appos":
        return bool(arguments.at(noun.head))
    subject = ud.child(noun, "nsubj") if ud.child(noun, "cop") is not None else None
    return subject is not None and bool(arguments.at(subject))


def _actors(
    noun: Token, entry: NounEntry, parties: Parties, arguments: Arguments, codebook: Codebook
) -> tuple[list[Found], Token, str]:
    """Return who does it, the word whose clause that is, and the rule that found them."""
    if parties.actors:
        return parties.actors, noun, "noun-event"
    return *lending.doers(noun, entry, arguments, codebook), "noun-event-lent"


def _struck(
    noun: Token, entry: NounEntry, parties: Parties, arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield attacks on what has no owner but lies in a state: "A's strikes on villages in B"."""
    verb = noun.head if ud.base(noun) == "obj" else noun
    beside = [*attached.prepositional(noun), *((ud.case(t), t) for t in ud.children(verb, "obl"))]
    struck = [
        (preposition, found)
        for preposition, token in beside
        if preposition in attached.AGAINST and token.i > noun.i
        for found in places.of_target(token, arguments)
    ]
    if not struck:
        return
    actors, head, _ = _actors(noun, entry, parties, arguments, codebook)
    for actor in actors:
        for preposition, place in struck:
            if not places.is_own(place.mention, actor.mention):
                rule = "place-of-target"
                yield _candidate(noun, entry, actor, place, preposition, rule, head)


def _beside(
    noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook
) -> list[tuple[str, Found]]:
    """Return the recipients of "ruled out sanctions on Kenya" where they hang on the verb."""
    verb = noun.head
    if (
        ud.base(noun) != "obj"
        or not ud.is_verb(verb)
        or not (verb.lemma_ == "join" or lending.intends(verb, "obj", "", codebook))
    ):
        return []
    return [
        (ud.case(token), found)
        for token in ud.children(verb, "obl", "nmod")
        if token.i > noun.i and introduces(ud.case(token), entry) and not phrases.named(token)
        for found in arguments.of(token)
    ]


def _accused(noun: Token, arguments: Arguments) -> list[tuple[str, Found]]:
    """Return of whom an accusation tells: "Kenya's accusation that Chad armed rebels"."""
    clauses = [c for c in ud.children(noun, "acl", "ccomp") if ud.marker(c) == "that"]
    doers = [t for c in clauses for t in ud.children(c, "nsubj") if t.i > noun.i]
    return [("against", f) for t in doers for f in arguments.of(t, deep=False)]


def _answered(
    noun: Token, entry: NounEntry, actors: list[Found], arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield "A rejected B's request": who answers a request or offer is who it was made to."""
    counted = deeds.amount(noun)
    verb = counted.head
    answerable = entry.category == "REQUEST" or entry.verb in _OFFERS
    if not answerable or not ud.is_verb(verb):
        return
    if counted.dep_ not in {"obj", "obl", "nsubj:pass"}:
        return
    coding = codebook.verb(
        str(verb.lemma_).lower(), prepositions=(ud.case(counted),), object=phrase(noun)
    )
    if coding is None or coding.category not in _ANSWERS:
        return
    for token in subjects.doers(verb):
        for actor in actors:
            for answerer in arguments.of(token):
                # Its answer takes nothing back: "rejected a request" says that there was one.
                yield _candidate(noun, entry, actor, answerer, "to", "noun-answered", verb)


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
        # "agreed to reopen their border": it is there all the same.
        standing=entry.category == "BORDERS",
    )

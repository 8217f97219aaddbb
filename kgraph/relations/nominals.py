"""Event nouns with their parties: "A's invasion of B", "talks between A and B", "A-B trade war"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Token

from kgraph.relations import (
    attached,
    coordination,
    deeds,
    lending,
    phrases,
    places,
    removals,
    subjects,
    ud,
)
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, NounEntry
from kgraph.relations.uses import BETWEEN, is_answer, is_of_part, of_part, phrase

_WITH = {"with", "alongside"}
_AGAINST = {"on", "against", "upon"}
_OFFERS = {"offer", "propose", "invite"}
_ACCUSATIONS = {"accusation", "allegation", "charge"}
_ANSWERS = {"REJECT", "CONCEDE", "AGREE", "COOPERATE", "SUPPORT"}


@dataclass(slots=True)
class Parties:
    """Who stands where in an event noun's phrase."""

    actors: list[Found] = field(default_factory=list)
    recipients: list[tuple[str, Found]] = field(default_factory=list)
    mutual: list[Found] = field(default_factory=list)


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
    parties = _parties(noun, entry, arguments, codebook)
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
        if preposition in _AGAINST and token.i > noun.i
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


def _parties(noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook) -> Parties:
    result = Parties()
    symmetric = entry.direction == "symmetric"
    front: list[Found] = []
    for possessor in attached.possessors(noun):
        front += arguments.of(possessor)
    premodifiers: list[Found] = []
    hyphenated = False
    for modifier in attached.premodifiers(noun):
        joined = deeds.joined_before(modifier, arguments)
        hyphenated = hyphenated or bool(joined)
        premodifiers += [*joined, *arguments.of(modifier, deep=False)]
    premodifiers = deeds.apart(premodifiers)
    # "Kenyan and Ugandan strikes" are no strikes on each other.
    mutual = symmetric or (hyphenated and not front and not _is_on(noun, entry, arguments))
    if len(premodifiers) > 1 and mutual:
        result.mutual += premodifiers
    elif front or not premodifiers:
        result.actors += front
        # "its Ukraine invasion": with an owner before it, a bare name is what it is done to.
        result.recipients += [("of", f) for f in premodifiers]
    else:
        result.actors += premodifiers
    inner = of_part(noun)
    # "a war of words with Kenya" may be hung on the words.
    loose = attached.prepositional(inner) if inner is not None else ()
    for preposition, token in (*attached.prepositional(noun), *loose):
        if phrases.named(token):
            # "sabotage on behalf of Kenya" is not done to Kenya.
            continue
        found = arguments.of(token) if token != inner else []
        if late := coordination.late_party(token):
            found += [Found(m) for m in arguments.starting_at(late, noun.doc)]
        _place(result, preposition, found, entry, bool(result.actors))
        suffered = preposition == "of" and entry.of_role == "recipient"
        if suffered or (preposition in _AGAINST and not arguments.at(token)):
            # "the torture of prisoners by Kenya", where "by" hangs on the prisoners.
            result.actors += [f for t in attached.agents(token) for f in arguments.of(t)]
        elif preposition == "of" and symmetric and found:
            # "the merger of Kenya with Chad", where "with" hangs on Kenya
            for inner_case, t in attached.prepositional(token):
                if inner_case in _WITH:
                    _place(result, inner_case, arguments.of(t), entry, owned=True)
        elif preposition == "by":
            # "the attack by Kenya on Chad", where "on" hangs on Kenya.
            on = [(p, t) for p, t in attached.prepositional(token) if p in _AGAINST]
            for inner_case, t in on:
                _place(result, inner_case, arguments.of(t), entry, owned=True)
    if front and len(result.actors) > len(front) and entry.of_role == "recipient":
        # "Kenya's occupation by Norway": with a doer after it, the owner is whom it befalls.
        result.actors = [f for f in result.actors if f not in front]
        result.recipients = [("of", f) for f in front]
    _place_loose(result, noun, entry, arguments, codebook)
    given = any(preposition == "from" for preposition, _ in attached.prepositional(noun))
    # "help and cooperation from A and B" is given to another.
    if symmetric and len(result.actors) > 1 and not result.recipients and not given:
        result.mutual += result.actors
    return result


def _is_on(noun: Token, entry: NounEntry, arguments: Arguments) -> bool:
    """Tell whether a phrase says to whom it is done: "US-British strikes on Iraq"."""
    behind = (t for p, t in attached.prepositional(noun) if _introduces(p, entry))
    return any(arguments.of(t) for t in behind)


def _place_loose(
    parties: Parties, noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook
) -> None:
    """Add who stands in the clauses about the noun, where its own phrase does not tell."""
    if parties.mutual:
        # "a truce between A and B, brokered by C"
        return
    actors, recipients = deeds.clause_parties(noun, arguments, codebook)
    parties.actors = parties.actors or actors
    if not parties.recipients:
        parties.recipients += [(p, f) for p, f in recipients if _introduces(p, entry)]
    if not parties.recipients and entry.of_role == "recipient":
        parties.recipients += [("of", f) for f in deeds.taken(noun, arguments)]
    parties.actors = parties.actors or deeds.partaker(noun, arguments)


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
            # "the battles of Mombasa and Kisumu" were there.
            parties.mutual += [f for f in found if f.mention.type != "place"]
        elif entry.of_role in {"actor", "party"}:
            parties.actors += found
    elif preposition == "from" and preposition not in entry.prepositions:
        if removals.noun_takes_away(entry):
            # "the evacuation of its citizens from Chad" tells whence.
            return
        # "rockets from Gaza" come from a place, not from who fires them.
        parties.actors += [f for f in found if f.mention.type != "place"]
    elif preposition == "including" and entry.of_role == "recipient":
        parties.recipients += [("of", f) for f in found]
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
        or not (verb.lemma_ == "join" or lending.intends(verb, "obj", "", codebook))
    ):
        return []
    return [
        (ud.case(token), found)
        for token in ud.children(verb, "obl", "nmod")
        if token.i > noun.i and _introduces(ud.case(token), entry) and not phrases.named(token)
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

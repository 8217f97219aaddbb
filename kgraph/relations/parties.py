"""Who stands where in the phrase of an event noun: who does it, to whom, with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kgraph.relations import attached, coordination, deeds, phrases, removals
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NounEntry
from kgraph.relations.uses import BETWEEN, of_part

WITH = {"with", "alongside"}


@dataclass(slots=True)
class Parties:
    """Who stands where in an event noun's phrase."""

    actors: list[Found] = field(default_factory=list)
    recipients: list[tuple[str, Found]] = field(default_factory=list)
    mutual: list[Found] = field(default_factory=list)


def parties_of(noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook) -> Parties:
    """Return the actors of an event noun's phrase and of the clauses about it, by their part."""
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
        if suffered or (preposition in attached.AGAINST and not arguments.at(token)):
            # "the torture of prisoners by Kenya", where "by" hangs on the prisoners.
            result.actors += [f for t in attached.agents(token) for f in arguments.of(t)]
        elif preposition == "of" and symmetric and found:
            # "the merger of Kenya with Chad", where "with" hangs on Kenya
            for inner_case, t in attached.prepositional(token):
                if inner_case in WITH:
                    _place(result, inner_case, arguments.of(t), entry, owned=True)
        elif preposition == "by":
            # "the attack by Kenya on Chad", where "on" hangs on Kenya.
            on = [(p, t) for p, t in attached.prepositional(token) if p in attached.AGAINST]
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
    behind = (t for p, t in attached.prepositional(noun) if introduces(p, entry))
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
        parties.recipients += [(p, f) for p, f in recipients if introduces(p, entry)]
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
    elif introduces(preposition, entry):
        parties.recipients += [(preposition, f) for f in found]


def introduces(preposition: str, entry: NounEntry) -> bool:
    """Return whether a preposition after the noun leads to its recipient."""
    if preposition in entry.prepositions:
        return True
    if preposition in attached.AGAINST:
        return "conflict" in (entry.coding.quad_class or "")
    return preposition in WITH and entry.direction == "symmetric"

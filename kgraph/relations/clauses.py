"""Verbs with their arguments: actives, passives, prepositional and light-verb uses.

Covers "A accused B", "B was accused by A", "A signed a pact with B", "A, which armed B, …",
"A visiting B and talking to C", "the ship seized by A".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgraph.relations import (
    attached,
    bystanders,
    complements,
    doers,
    ends,
    enrolment,
    joint,
    objects,
    places,
    protests,
    stance,
    subjects,
    ud,
)
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, Coding
from kgraph.relations.frames import Frame, telling_frame, trigger
from kgraph.relations.uses import phrase

_BEFORE = {"at", "before", "in", "to", "with"}
_DEBATING = {"debate", "discuss"}
_TO = {"for", "to"}
_ABOUT = {"about", "against"}
_COMPLAINING = {"complain", "protest"}
_JOINING = {"back", "extend", "join"}


def read(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the relations that a verb states between its arguments."""
    if not ud.is_verb(verb):
        return
    found = telling_frame(verb, arguments, codebook)
    if found is None:
        return
    yield from joint.read(found, arguments, codebook)
    yield from stance.read(found, arguments, codebook)
    yield from _situated(found, arguments, codebook)
    if not found.doers:
        return
    yield from protests.read(_given(found, arguments, codebook), verb, codebook)


def _given(found: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what the doers do to the actors of each argument."""
    listening = _listener(found)
    read = [
        (a, list(pairs(found, a, arguments, codebook))) for a in found.given if a is not listening
    ]
    received = any(some and a.noun is not None and a.preposition in _TO for a, some in read)
    blaming = any(some and a.noun is not None and a.preposition == "against" for a, some in read)
    for argument, candidates in read:
        if blaming and argument.preposition in _BEFORE and argument.noun is not None:
            # "filed a complaint with a court against Kenya" complains of Kenya alone.
            candidates = [c for c in candidates if c.coding.category != "ACCUSE"]
        # "gave the Kenyan flag to Norway" gives Kenya nothing.
        if not (received and argument.noun is not None and not argument.preposition):
            yield from candidates
    if not any(candidates for _, candidates in read):
        yield from _struck(found, arguments, codebook)


def _listener(frame: Frame) -> Argument | None:
    """Return to whom somebody complains, where it is told about whom."""
    if frame.lemma not in _COMPLAINING:
        return None
    if not any(a.found and a.preposition in _ABOUT for a in frame.given):
        return None
    return next((a for a in frame.given if a.preposition == "to"), None)


def _struck(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield attacks on what has no owner but lies in a state: "A bombed villages in B"."""
    for argument in frame.given:
        struck = places.of_target(argument.token, arguments, frame.verb)
        if argument.found or not struck or codebook.noun(phrase(argument.token)) is not None:
            continue
        for candidate in pairs(frame, argument.with_found(*struck), arguments, codebook):
            own = places.is_own(candidate.object, candidate.subject)
            if candidate.coding.category == "ASSAULT" and not own and not candidate.symmetric:
                yield replace(candidate, rule="place-of-target")


def pairs(
    frame: Frame, argument: Argument, arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield what a verb says of its doers and the actors of one of its arguments."""
    coding = complements.coding_of(frame, argument, codebook)
    if (
        coding is None
        or coding.category == NONE
        or _is_its_owners(frame, argument, coding, codebook)
    ):
        return
    if _is_theme(frame, argument, coding) or ends.is_end(frame.lemma, argument.noun):
        return
    # "took weapons to Chad" gives what "took weapons from Chad" gets.
    turned = _is_turned(coding) and not (frame.lemma == "take" and argument.preposition in _TO)
    together = {f.mention.id for f in frame.doers}
    for doer in frame.doers:
        if doer.directness < 1.0 and doer.mention.type == "place":
            # "the Aleppo fighting killed …": no town did.
            continue
        for found in argument.found:
            if found.mention.kind == "reference" and found.mention.id in together:
                # "A and B reopened their border": they do it, it is not done to one of them.
                continue
            if bystanders.is_one(frame, argument, coding, (doer, found), codebook, turned=turned):
                continue
            a, b = (found, doer) if turned else (doer, found)
            decided = doers.coding(frame.lemma, coding, a.mention, b.mention, codebook)
            if decided is None:
                continue
            yield Candidate(
                subject=a.mention,
                object=b.mention,
                relation=_name(frame, argument, coding),
                coding=decided,
                head=frame.verb,
                trigger=trigger(frame, argument.noun, arguments),
                rule=_rule(frame, argument),
                directness=doer.directness * found.directness,
                symmetric=coding.direction == "symmetric",
            )


def _is_theme(frame: Frame, argument: Argument, coding: Coding) -> bool:
    """Return whether a phrase tells what somebody is given: "presented Chad with a plan from …"."""
    if not argument.preposition and frame.lemma in _DEBATING:
        # "discussed Ukraine with …", "discussed Ukraine's debts" tell of what they talked.
        indirect = all(f.directness < 1.0 for f in argument.found)
        return indirect or any(a.preposition == "with" and a.found for a in frame.given)
    lost = frame.lemma in complements.YIELDING and ud.base(argument.token) == "obj"
    if lost and any(a.found for a in frame.given if a.token != argument.token):
        # "lost Aleppo to …": the town takes nothing.
        return _is_turned(coding)
    if argument.preposition != "with" or coding.direction == "symmetric":
        return False
    if any(f.directness == 1.0 for f in argument.found):
        return False
    return any(not a.preposition and a.noun is None and a.found for a in frame.given)


def _is_its_owners(frame: Frame, argument: Argument, coding: Coding, codebook: Codebook) -> bool:
    """Return whether the object is the act of its owner: "reiterated Kenya's commitment"."""
    noun = argument.noun
    entry = codebook.noun(phrase(noun)) if noun is not None else None
    if noun is None or argument.preposition or entry is None:
        return False
    light = codebook.light_kind(frame.lemma, frame.particle) in {"light", "starter"}
    # "joined EU sanctions": what one joins is the other's act too.
    joins = frame.lemma in _JOINING and complements.is_conflict(entry.coding)
    joins = joins and bool(attached.premodifiers(noun))
    # "has Norway's support": that is Norway's.
    owned = bool(attached.possessors(noun)) and not _is_turned(coding)
    return light and (joins or owned)


def _situated(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield "A is based in B", "A is made up of B and C" and "A was elected to B"."""
    if enrolment.is_one(frame):
        yield from enrolment.read(frame, arguments, codebook)
        return
    passive = ud.is_passive(frame.verb) and not frame.doers
    seated = subjects.patient(frame.verb) if passive else None
    for argument in frame.given if seated is not None else ():
        coding = complements.coding_of(frame, argument, codebook) if argument.preposition else None
        if seated is None or coding is None or coding.category not in {"LOCATED_IN", "MEMBER_OF"}:
            continue
        for whole in arguments.of(seated, deep=False):
            for part in argument.found:
                # "is based in", but "is composed of"
                a, b = (part, whole) if _is_turned(coding) else (whole, part)
                if coding.category == "MEMBER_OF" and part.directness < 1.0:
                    continue
                yield Candidate(
                    subject=a.mention,
                    object=b.mention,
                    relation=_name(frame, argument, coding),
                    coding=coding,
                    head=frame.verb,
                    trigger=[frame.verb],
                    rule="verb-passive-oblique",
                    directness=part.directness,
                    standing=True,
                )


def _name(frame: Frame, argument: Argument, coding: Coding) -> str:
    """Return the relation as it reads from subject to object."""
    noun = objects.counted(argument.noun).lemma_.lower() if argument.noun is not None else ""
    if _is_turned(coding):
        return _turned(noun, coding)
    if argument.noun is not None and argument.preposition == (ud.case(argument.noun) or "as"):
        return f"{frame.name} {argument.preposition} {noun}"
    if argument.noun is not None and ud.base(argument.noun) == "obl":
        noun = f"{ud.case(argument.noun)} {noun}".strip()
    return " ".join(part for part in (frame.name, noun, argument.preposition) if part)


def _is_turned(coding: Coding) -> bool:
    """Return whether the object is who does it; without a category a verb is told as it stands."""
    return coding.direction == "inverse" and coding.category != "OTHER"


def _turned(noun: str, coding: Coding) -> str:
    """Return a name for what the object of "A received aid from B" does: "aid to"."""
    if coding.quad_class is None:
        return coding.category.lower().replace("_", " ")
    if noun:
        return f"{noun} {'on' if coding.quad_class == 'material conflict' else 'to'}"
    return coding.category.lower()


def _rule(frame: Frame, argument: Argument) -> str:
    voice = "passive" if ud.is_passive(frame.verb) else "active"
    if argument.preposition:
        return f"verb-{voice}-oblique"
    return f"verb-{voice}-object" if argument.noun is None else f"verb-{voice}-inside"

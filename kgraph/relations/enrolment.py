"""Whom others make a member: "A was elected to B", "voters elected A to B"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.actors.mention import ActorMention
from kgraph.relations import subjects, ud
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.frames import Frame

_ENROLLING = {"admit", "elect", "re-elect", "reelect"}
_INTO = {"for", "into", "to", "with"}
# One is elected for or with a party, but to a parliament.
_FOR = {"for", "with"}
_BODIES = {"group", "institution", "organisation"}


def is_one(frame: Frame) -> bool:
    """Tell whether a verb may make its object a member of a body."""
    return frame.lemma in _ENROLLING


def read(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the membership of whom a verb of electing or admitting brings into a body."""
    passive = ud.is_passive(frame.verb)
    token = subjects.patient(frame.verb) if passive else ud.child(frame.verb, "obj")
    members = arguments.direct(token) if token is not None else []
    for argument in frame.given if members else ():
        for body in _bodies(argument):
            for member in members:
                # "was admitted to the clinic"
                if frame.lemma != "admit" or member.type == "state":
                    yield Candidate(
                        subject=member,
                        object=body,
                        relation=f"{frame.name} {argument.preposition}",
                        coding=codebook.coding("MEMBER_OF"),
                        head=frame.verb,
                        trigger=[frame.verb],
                        rule="verb-passive-oblique",
                    )


def _bodies(argument: Argument) -> list[ActorMention]:
    if argument.preposition not in _INTO or argument.noun is not None:
        return []
    kinds = _BODIES - {"institution"} if argument.preposition in _FOR else _BODIES
    return [f.mention for f in argument.found if f.directness == 1.0 and f.mention.type in kinds]

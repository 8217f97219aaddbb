"""Whose an attacked thing is by where it lies: "A bombed villages in B", "raids on bases in B"."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import coordination, ud
from kgraph.relations.arguments import THROUGH_NOUN, Arguments, Found

_WITHIN = {"across", "in", "inside", "near", "within"}
# Where one of these is tells not whose it is.
_MOVING = {
    *("aircraft", "boat", "bus", "car", "convoy", "drone", "helicopter", "jet", "patrol", "plane"),
    *("ship", "tanker", "train", "truck", "vehicle", "vessel", "warship"),
}
_PLACES = {"place", "state"}


def of_target(target: Token, arguments: Arguments, verb: Token | None = None) -> list[Found]:
    """Return the places that a target lies in, by what hangs on it or, beside it, on its verb."""
    if target.pos_ != "NOUN" or target.lemma_ in _MOVING or arguments.direct(target):
        return []
    found = [m for part in coordination.conjuncts(target) for m in _within(part, arguments)]
    if not found and verb is not None:
        found = _within(verb, arguments, after=target.i)
    return [Found(m, THROUGH_NOUN) for m in found]


def is_own(place: ActorMention, doer: ActorMention) -> bool:
    """Return whether who does it is the place itself or a body of it: its police, its army."""
    # A people of the state may well be whom its army attacks.
    lord = place.id if place.type == "group" else place.state
    return doer.id == place.id or doer.owner in {place.id, lord}


def _within(word: Token, arguments: Arguments, after: int = 0) -> list[ActorMention]:
    return [
        m
        for token in ud.children(word, "nmod", "obl")
        if token.i > after and ud.case(token) in _WITHIN
        for m, whole in ((f.mention, f.directness == 1.0) for f in arguments.of(token))
        # "in a Kurdish village": a people only where the place is theirs.
        if m.type in _PLACES or (m.type == "group" and not whole)
    ]

"""What an act comes to by who does it: police that storm an embassy are no protest."""

from __future__ import annotations

from kgraph.actors.mention import ActorMention
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding

_ARMED = {
    *("army", "fighters", "forces", "gunmen", "militants", "military", "militia", "police"),
    *("rebels", "security-forces", "settlers", "soldiers", "special-forces", "troops"),
}
_CIVILIAN = {
    *("activists", "doctors", "drivers", "farmers", "lawyers", "miners", "nurses", "people"),
    *("protesters", "students", "teachers", "trade-union", "unions", "workers"),
}
_VIOLENT = {"riot", "vandalize"}
_OBSTRUCTING = {"barricade", "block", "blockade", "obstruct", "picket"}


def coding(
    verb: str, found: Coding, doer: ActorMention, other: ActorMention, codebook: Codebook
) -> Coding:
    """Return the coding of a verb with its doer, the one found unless the two decide.

    Armed bodies riot in no protest but attack; crowds that block do not refuse but protest; a
    state that withdraws from an organisation leaves it.
    """
    if found.mode == "withdraw" and doer.type == "state" and other.type == "organisation":
        return codebook.coding("SANCTION", "withdraw")
    armed = _kind(doer) in _ARMED or (doer.type == "state" and verb == "storm")
    if found.category == "PROTEST" and found.mode in _VIOLENT and armed:
        return codebook.coding("ASSAULT", "destroy")
    if found.category == "REJECT" and verb in _OBSTRUCTING and _kind(doer) in _CIVILIAN:
        return codebook.coding("PROTEST", "obstruct")
    if _kind(doer) in _CIVILIAN and verb == "march" and found.category == "ASSAULT":
        return codebook.coding("PROTEST", "demo")
    if _kind(doer) in _CIVILIAN and found.mode == "ceasefire" and other.type == "state":
        # "teachers suspended their strike against the government"
        return codebook.coding("CONCEDE")
    return found


def _kind(doer: ActorMention) -> str:
    return doer.id.rpartition(":")[2]

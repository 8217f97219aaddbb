"""What an act comes to by who does it: police that storm an embassy are no protest."""

from __future__ import annotations

from kgraph.actors.armed import is_armed
from kgraph.actors.mention import ActorMention
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding

_ARMED = {
    *("army", "fighters", "forces", "gunmen", "militants", "military", "militia", "police"),
    *("rebels", "security-forces", "settlers", "soldiers", "special-forces", "troops"),
}
_CIVILIAN = {"farmers", "protesters", "students", "workers"}
_VIOLENT = {"riot", "vandalize"}
_OBSTRUCTING = {"barricade", "block", "blockade", "obstruct", "picket"}


def coding(verb: str, found: Coding, doer: ActorMention, codebook: Codebook) -> Coding:
    """Return the coding of a verb with its doer, the one found unless the doer decides.

    Armed bodies riot in no protest but attack; crowds that block do not refuse but protest.
    """
    if found.category == "PROTEST" and found.mode in _VIOLENT and _is_armed(doer):
        return codebook.coding("ASSAULT", "destroy")
    if verb == "attack" and found.category == "ACCUSE" and is_armed(doer.id):
        # A group "attacked Norwegian projects" with more than words.
        return codebook.coding("ASSAULT")
    if found.category == "REJECT" and verb in _OBSTRUCTING and _kind(doer) in _CIVILIAN:
        return codebook.coding("PROTEST", "obstruct")
    return found


def _is_armed(doer: ActorMention) -> bool:
    return _kind(doer) in _ARMED or is_armed(doer.id) or is_armed(doer.owner or "")


def _kind(doer: ActorMention) -> str:
    return doer.id.rpartition(":")[2]

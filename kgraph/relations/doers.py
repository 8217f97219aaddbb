"""What an act comes to by who does it: police that storm an embassy are no protest."""

from __future__ import annotations

from kgraph.actors.mention import ActorMention
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding

_ARMED = {
    "NATO",
    *("army", "fighters", "forces", "gunmen", "militants", "military", "militia", "police"),
    *("rebels", "security-forces", "settlers", "soldiers", "special-forces", "troops"),
}
_CIVILIAN = {"farmers", "protesters", "students", "workers"}
_WORDED = {
    *("journalists", "lawmakers", "media", "opposition", "parliament", "people", "protesters"),
    *("rights-groups", "unions"),
}
_GOING = {"cross", "enter", "flood", "march", "move", "pour", "stream", "walk"}
_PEOPLE = {"children", "people", "refugees", "women"}
_VIOLENT = {"riot", "vandalize"}
_OBSTRUCTING = {"barricade", "block", "blockade", "obstruct", "picket"}


def coding(verb: str, found: Coding, doer: ActorMention, codebook: Codebook) -> Coding | None:
    """Return the coding of a verb with its doer, the one found unless the doer decides.

    Armed bodies riot in no protest but attack; crowds that block do not refuse but protest; people
    who cross into a state do nothing to it, so that there is no coding.
    """
    if found.category in {"ASSAULT", "MOBILIZE"} and verb in _GOING and _kind(doer) in _PEOPLE:
        return None
    if found.category == "PROTEST" and found.mode in _VIOLENT and _kind(doer) in _ARMED:
        return codebook.coding("ASSAULT", "destroy")
    if found.category == "REJECT" and verb in _OBSTRUCTING and _kind(doer) in _CIVILIAN:
        return codebook.coding("PROTEST", "obstruct")
    if found.category == "ASSAULT" and verb in _GOING and _kind(doer) in _CIVILIAN:
        return codebook.coding("PROTEST", "demo")
    if found.category == "ASSAULT" and verb == "come" and _speaks(doer):
        # "came under fire from the opposition"
        return codebook.coding("ACCUSE", "disapprove")
    return found


def _speaks(doer: ActorMention) -> bool:
    return _kind(doer) in _WORDED or (doer.type == "organisation" and doer.id not in _ARMED)


def _kind(doer: ActorMention) -> str:
    return doer.id.rpartition(":")[2]

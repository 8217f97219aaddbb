"""What an act comes to by who does it: police that storm an embassy are no protest."""

from __future__ import annotations

from kgraph.actors.armed import is_armed
from kgraph.actors.mention import ActorMention
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding

_ARMED = {
    "NATO",
    *("army", "fighters", "forces", "gunmen", "militants", "military", "militia", "police"),
    *("rebels", "security-forces", "settlers", "soldiers", "special-forces", "troops"),
}
_CIVILIAN = {
    *("activists", "doctors", "drivers", "farmers", "lawyers", "miners", "nurses", "people"),
    *("protesters", "students", "teachers", "trade-union", "unions", "workers"),
}
_WORDED = {
    *("journalists", "lawmakers", "media", "opposition", "parliament", "people", "protesters"),
    *("rights-groups", "unions"),
}
_GOING = {"cross", "enter", "flood", "march", "move", "pour", "stream", "walk"}
_TRAVELLING = {"come", "get", "go", "move", "return"}
_PEOPLE = {"children", "people", "refugees", "women"}
_VIOLENT = {"riot", "vandalize"}
_OBSTRUCTING = {"barricade", "block", "blockade", "obstruct", "picket"}


def coding(
    verb: str, found: Coding, doer: ActorMention, other: ActorMention, codebook: Codebook
) -> Coding | None:
    """Return the coding of a verb with its doer, the one found unless the two decide.

    Armed bodies riot in no protest but attack; crowds that block do not refuse but protest; a
    state that withdraws from an organisation leaves it; people who cross into a state do nothing
    to it, so that there is no coding.
    """
    entering = verb in _GOING and verb != "march"
    if found.category in {"ASSAULT", "MOBILIZE"} and entering:
        # "Okoye moved into Kenya"
        moved = verb == "move" and doer.type == "person"
        if moved or _kind(doer) in _PEOPLE:
            return None
    if verb in _TRAVELLING and found.category == "CONSULT":
        # "came to Houston", "went to Harvard" meet nobody.
        unknown = other.type == "organisation" and other.id.startswith("org:")
        if unknown or other.type == "place":
            return None
    if found.mode == "withdraw" and doer.type == "state" and other.type == "organisation":
        return codebook.coding("SANCTION", "withdraw")
    armed = _is_armed(doer) or (doer.type == "state" and verb == "storm")
    if found.category == "PROTEST" and found.mode in _VIOLENT and armed:
        return codebook.coding("ASSAULT", "destroy")
    if found.category == "ASSAULT" and verb == "come" and _speaks(doer):
        # "came under fire from the opposition"
        return codebook.coding("ACCUSE", "disapprove")
    if verb == "attack" and found.category == "ACCUSE" and is_armed(doer.id):
        # A group "attacked Norwegian projects" with more than words.
        return codebook.coding("ASSAULT")
    if _kind(doer) in _CIVILIAN:
        return _of_crowd(verb, found, other, codebook)
    return found


def _of_crowd(verb: str, found: Coding, other: ActorMention, codebook: Codebook) -> Coding:
    if found.category == "ACCUSE" and verb == "come":
        # "Demonstrators came out against the king."
        return codebook.coding("PROTEST", "demo")
    if found.category == "REJECT" and verb in _OBSTRUCTING:
        return codebook.coding("PROTEST", "obstruct")
    if found.category == "ASSAULT" and verb in _GOING:
        return codebook.coding("PROTEST", "demo")
    if found.mode == "ceasefire" and other.type == "state":
        # "teachers suspended their strike against the government"
        return codebook.coding("CONCEDE")
    return found


def _speaks(doer: ActorMention) -> bool:
    return _kind(doer) in _WORDED or (doer.type == "organisation" and doer.id not in _ARMED)


def _is_armed(doer: ActorMention) -> bool:
    return _kind(doer) in _ARMED or is_armed(doer.id) or is_armed(doer.owner or "")


def _kind(doer: ActorMention) -> str:
    return doer.id.rpartition(":")[2]

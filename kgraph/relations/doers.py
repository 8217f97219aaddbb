"""What an act comes to by who does it: police that storm an embassy are no protest."""

from __future__ import annotations

from functools import cache

from kgraph.actors.armed import is_armed
from kgraph.actors.mention import ActorMention
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.tables import listed, read_table

_GOING = {"cross", "enter", "flood", "march", "move", "pour", "stream", "walk"}
_TRAVELLING = {"come", "get", "go", "move", "return"}
_VIOLENT = {"riot", "vandalize"}
_STANDING = {"run"}
_WINNING = {"beat", "defeat", "unseat"}
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
        if moved or is_of(doer, "passing"):
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
    if verb in _WINNING and doer.type == other.type == "person":
        # Of two persons that are named one beats the other in an election or a game.
        return codebook.coding("OTHER")
    if verb == "stand" and found.preposition == "against" and doer.type == other.type == "person":
        # "who stood against Okoye": in an election
        return codebook.coding("OPPONENT_OF")
    if found.category == "MEMBER_OF" and doer.type == other.type == "place":
        # "the park includes a lake"
        return codebook.coding("PART_OF")
    if verb in _STANDING and found.preposition == "for" and other.type == "institution":
        # "ran for Congress" tells no more than "ran for office".
        return None
    if is_of(doer, "civilian"):
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


def is_of(actor: ActorMention, trait: str) -> bool:
    """Return whether an actor is of a kind that has a trait in ``doers.csv``, whoever owns it."""
    return actor.id.rpartition(":")[2] in _kinds(trait)


def _speaks(doer: ActorMention) -> bool:
    unarmed = doer.type == "organisation" and not is_of(doer, "armed")
    return is_of(doer, "speaking") or unarmed


def _is_armed(doer: ActorMention) -> bool:
    return is_of(doer, "armed") or is_armed(doer.id) or is_armed(doer.owner or "")


@cache
def _kinds(trait: str) -> frozenset[str]:
    return frozenset(
        row["kind"] for row in read_table("doers.csv") if trait in listed(row["traits"])
    )

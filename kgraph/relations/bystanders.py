"""Actors in a verb's arguments to whom nothing is done: what is sent, where it was, who is told."""

from __future__ import annotations

from kgraph.actors.mention import ActorMention, is_unowned
from kgraph.relations import complements
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.frames import Frame
from kgraph.relations.uses import phrase

_MOVING = {
    *("base", "close", "commit", "deploy", "dispatch", "evacuate", "mass", "mobilise", "mobilize"),
    *("move", "open", "order", "pull", "rally", "recall", "redeploy", "relocate", "reopen", "send"),
    *("station", "withdraw"),
}
_FEW = 3
_LYING = {"across", "at", "in", "inside", "near"}
_MEDIA = {
    *("agency", "broadcaster", "channel", "daily", "magazine", "monthly", "network", "newspaper"),
    *("outlet", "paper", "radio", "station", "television", "tv", "weekly"),
}
_GROUND = {"place", "state"}


def is_one(
    frame: Frame,
    argument: Argument,
    coding: Coding,
    pair: tuple[Found, Found],
    codebook: Codebook,
    *,
    turned: bool,
) -> bool:
    """Tell whether the doer, first of the pair, does nothing to the second by this verb.

    ``turned`` is a coding by which the object of the verb does it.
    """
    doer, found = pair
    mention, place = found.mention, found.mention.type == "place"
    own = mention.owner == doer.mention.id
    if frame.lemma in _MOVING and (own or _is_sent(frame, mention)):
        # "deployed its army", "moved its embassy": nothing is done to these.
        return True
    formed = frame.lemma == "form" and not argument.preposition
    if formed and (coding.direction or is_unowned(mention.id)):
        # "formed a government with Kenya": nothing is done to what is formed.
        return True
    if mention.type in _GROUND and _is_where(frame, argument, mention):
        return True
    if found.directness < 1.0 and _is_suffered(argument, coding, codebook):
        # "signed an order for the jailing of monks" does them no good.
        return True
    directness = doer.directness * found.directness
    land = mention.type in _GROUND and directness < 1.0
    struck = coding.category == "ASSAULT" and argument.noun is not None
    if turned and struck and _is_scene(argument, found):
        # "faced attacks in Kenya"
        return True
    loose = directness < 1.0 or len(frame.doers) > _FEW
    if coding.category == "MEMBER_OF" and frame.lemma == "include" and loose:
        # "an article included a rumour by …", two lists one after the other
        return True
    if land and coding.category == "CONSULT" and _is_told(argument):
        # "told a Kenyan daily" tells Kenya nothing.
        return True
    if directness < 1.0 and place and _is_said(coding):
        # "summoned the envoy over floods in Aleppo" reproaches no town.
        return True
    # What is not in the codebook is kept only where it is said of the actors themselves,
    # and not of where it was.
    aside = directness < 1.0 or (bool(argument.preposition) and place)
    return coding.category == "OTHER" and aside


def _is_where(frame: Frame, argument: Argument, mention: ActorMention) -> bool:
    """Tell whether a phrase only says where: "shot two soldiers at the Allenby crossing"."""
    if frame.lemma == "serve" and argument.preposition == "in":
        # A soldier "served in Kenya", a minister in its government.
        return mention.kind == "name" and argument.noun is None
    return (
        mention.type == "place"
        and argument.preposition == "at"
        and any(a.found and not a.preposition and a.noun is None for a in frame.given)
    )


def _is_suffered(argument: Argument, coding: Coding, codebook: Codebook) -> bool:
    """Tell whether a friendly act bears on a hostile one, which befalls who is named in it."""
    if not argument.preposition or "cooperation" not in (coding.quad_class or ""):
        return False
    entry = codebook.noun(phrase(argument.token))
    return (
        entry is not None and entry.of_role == "recipient" and complements.is_conflict(entry.coding)
    )


def _is_scene(argument: Argument, found: Found) -> bool:
    """Tell whether a state or place is only where somebody else did it."""
    named = found.directness == 1.0 and found.mention.type in _GROUND
    return named and argument.preposition in _LYING


def _is_told(argument: Argument) -> bool:
    """Tell whether the noun is a paper or station that is told something."""
    return argument.noun is not None and argument.noun.lemma_ in _MEDIA


def _is_sent(frame: Frame, mention: ActorMention) -> bool:
    """Tell whether an unnamed body is the doer's own: "sent 500 police officers"."""
    return is_unowned(mention.id) and frame.lemma != "order"


def _is_said(coding: Coding) -> bool:
    return coding.quad_class == "verbal conflict"

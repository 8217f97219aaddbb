"""Who: finding the actors of a parsed document and linking them to ids."""

from __future__ import annotations

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.component import COMPONENT, ActorComponent, find_actors
from kgraph.actors.mention import KINDS, ActorMention

__all__ = [
    "COMPONENT",
    "KINDS",
    "Actor",
    "ActorComponent",
    "ActorMention",
    "Catalogue",
    "find_actors",
]

"""Who: finding the actors of a parsed document and linking them to ids."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_MODULES = {
    "Actor": "catalogue",
    "Catalogue": "catalogue",
    "COMPONENT": "component",
    "ActorComponent": "component",
    "find_actors": "component",
    "KINDS": "mention",
    "ActorMention": "mention",
}


def __getattr__(name: str) -> Any:
    # Who only asks the tables, about terms of office for example, need not wait for spaCy.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

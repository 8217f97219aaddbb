"""Other people's dictionaries: files of actors and agents that are used beside the catalogue."""

from __future__ import annotations

from kgraph.actors.dictionaries.dictionaries import Dictionaries
from kgraph.actors.dictionaries.given import Combined, Given, apart
from kgraph.actors.dictionaries.lines import Problems

__all__ = ["Combined", "Dictionaries", "Given", "Problems", "apart"]

"""The code of an actor with the roles that agents add to it."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.actors.dictionaries.agentfile import Agent
from kgraph.actors.dictionaries.codes import chunks, contains

UNATTACHED = "---"
_PEOPLE = ["PPL"]


def compose(actor: str, agents: Sequence[Agent]) -> str:
    """Return the code of an actor with its agents' roles in their order, none twice.

    ``ARN`` with ``~GOV`` is ``ARNGOV``, with ``NGO~`` it is ``NGOARN``. People add nothing beside
    another role. Without an actor (``---``) all roles stand behind.
    """
    others = [agent for agent in agents if chunks(agent.code) != _PEOPLE]
    unattached = actor == UNATTACHED
    held = chunks(actor)
    before: list[str] = []
    for agent in others or agents:
        new = [chunk for chunk in chunks(agent.code) if chunk not in {*held, *before}]
        if agent.prefix and not unattached:
            before += new
        else:
            held += new
    return "".join([*before, *held])


def longest_codes(codes: Sequence[str]) -> list[str]:
    """Return the codes in their order without those that a longer one contains."""
    return [
        code
        for code in dict.fromkeys(codes)
        if not any(len(other) > len(code) and contains(other, code) for other in codes)
    ]

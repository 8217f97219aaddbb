"""Actors and triples of documents that spaCy hands from one process to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import srsly

from kgraph.actors.mention import ActorMention
from kgraph.triples import Triple

_MENTION, _TRIPLE = "__kgraph_actor__", "__kgraph_triple__"
Chain = Callable[[Any], Any]


@srsly.msgpack_encoders("kgraph")  # type: ignore[untyped-decorator]
def pack(value: Any, chain: Chain | None = None) -> Any:
    """Return a mapping for an actor or triple, anything else as the next encoder has it."""
    if isinstance(value, ActorMention):
        return {_MENTION: asdict(value)}
    if isinstance(value, Triple):
        return {_TRIPLE: value.to_dict()}
    return value if chain is None else chain(value)


@srsly.msgpack_decoders("kgraph")  # type: ignore[untyped-decorator]
def unpack(value: Any, chain: Chain | None = None) -> Any:
    """Return the actor or triple of a mapping, anything else as the next decoder has it."""
    if isinstance(value, dict) and _MENTION in value:
        return ActorMention(**value[_MENTION])
    if isinstance(value, dict) and _TRIPLE in value:
        return Triple.from_dict(value[_TRIPLE])
    return value if chain is None else chain(value)

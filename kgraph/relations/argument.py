"""One argument of a verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgraph.relations.arguments import Found


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a verb: the preposition before it ("" for objects), its head, its actors.

    ``noun`` is the noun that decides what the verb means: the object that is no actor.
    """

    preposition: str
    token: Token
    found: list[Found]
    noun: Token | None = None

    def with_found(self, *found: Found) -> Argument:
        """Return the argument with other actors in its place."""
        return replace(self, found=list(found))

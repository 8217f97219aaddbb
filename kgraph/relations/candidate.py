"""What a rule returns: a relation between two actors, before status and offsets are added."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations.coding import Coding


@dataclass(slots=True)
class Candidate:
    """A relation that a rule has read.

    ``head`` is the word whose clause decides on negation, modality and date; ``trigger`` the
    words that say the relation. ``directness`` is 1 where both actors are the arguments
    themselves and less where one stands inside an argument ("Syrian positions").
    """

    subject: ActorMention
    object: ActorMention
    relation: str
    coding: Coding
    head: Token
    trigger: list[Token]
    rule: str
    directness: float = 1.0
    symmetric: bool = False
    standing: bool = False

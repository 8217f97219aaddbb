"""Chains of reference: everything that a document has mentioned so far, and where."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import is_adjective, is_title
from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import sentence_numbers

MAX_ACTOR_SENTENCES = 4
MAX_THING_SENTENCES = 2
REFERENCE = "ref"
_PARTS = frozenset({"compound", "flat"})


@dataclass(slots=True)
class Chain:
    """One actor, or a thing that competes with actors (``mention`` None).

    ``places`` holds (root token, how it is mentioned) in order.
    """

    mention: ActorMention | None
    places: list[tuple[int, str]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The root token of the latest mention."""
        return self.places[-1][0]

    @property
    def noun(self) -> int:
        """The root token of the first mention."""
        return self.places[0][0]


class Chains:
    """Grows while a document is read from left to right."""

    def __init__(self, doc: Doc, mentions: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.sentences = sentence_numbers(doc)
        named = [m for m in mentions if m.kind != "reference" and not is_adjective(doc, m)]
        covered = {i for m in mentions for i in range(m.start, m.end)}
        self._coming = sorted(named, key=lambda m: m.root, reverse=True)
        people = {m.root for m in mentions if m.type == "person"}
        self._things = [
            t.i for t in reversed(doc) if _competes(t, covered) and not is_title(t, people)
        ]
        self._actors: dict[str, Chain] = {}
        self._others: dict[int, Chain] = {}

    def before(self, token: Token, *, actors: int = MAX_ACTOR_SENTENCES) -> list[Chain]:
        """Return the chains near a token, the latest mentioned first.

        An actor is near that was mentioned at most ``actors`` sentences before.
        """
        self._read_up_to(token.i)
        now = self.sentences[token.i]
        near = [
            chain
            for chain in (*self._actors.values(), *self._others.values())
            if chain.last < token.i
            and now - self.sentences[chain.last]
            <= (MAX_THING_SENTENCES if chain.mention is None else actors)
        ]
        return sorted(near, key=lambda c: (-c.last, c.mention is None))

    def refer(self, mention: ActorMention, root: int) -> None:
        """Add a reference to the chain of the actor that it was linked to."""
        chain = self._actors.setdefault(mention.id, Chain(mention))
        insort(chain.places, (root, REFERENCE))

    def refer_to_thing(self, chain: Chain, root: int) -> None:
        """Add a pronoun to the chain of a thing."""
        insort(chain.places, (root, REFERENCE))

    def _read_up_to(self, end: int) -> None:
        while self._coming and self._coming[-1].root < end:
            mention = self._coming.pop()
            chain = self._actors.setdefault(mention.id, Chain(mention))
            insort(chain.places, (mention.root, mention.kind))
        while self._things and self._things[-1] < end:
            thing = self._things.pop()
            self._others[thing] = Chain(None, [(thing, "noun")])
        # Things out of reach are forgotten, so that long documents stay quick.
        if len(self._others) > 200:
            now = self.sentences[min(end, len(self.sentences) - 1)]
            self._others = {
                i: chain
                for i, chain in self._others.items()
                if now - self.sentences[chain.last] <= MAX_THING_SENTENCES
            }


def _competes(token: Token, covered: set[int]) -> bool:
    if token.pos_ != "NOUN" or token.i in covered:
        return False
    return token.dep_.split(":")[0] not in _PARTS

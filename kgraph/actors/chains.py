"""Chains of reference: everything that a document has mentioned so far, and where."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from operator import itemgetter

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import first_conjunct, is_adjective, titles
from kgraph.actors.mention import ActorMention
from kgraph.actors.profile import Profile
from kgraph.actors.spans import children, has_child, sentence_numbers, with_pos
from kgraph.trees import base

MAX_ACTOR_SENTENCES = 4
MAX_THING_SENTENCES = 2
REFERENCE = "ref"
_NOT = frozenset({"not", "n't", "n’t", "no", "never"})
_PARTS = frozenset({"compound", "flat"})


@dataclass(slots=True)
class Chain:
    """One actor, several that "and" joins, or a thing that competes with actors (no ``actors``).

    ``places`` holds (root token, how it is mentioned) in order; ``gender`` is what a pronoun told
    of somebody who is not an actor; ``mention`` is the actor, None for things and for several.
    """

    actors: tuple[ActorMention, ...] = ()
    places: list[tuple[int, str]] = field(default_factory=list)
    gender: str | None = None
    mention: ActorMention | None = field(init=False)

    def __post_init__(self) -> None:
        self.mention = self.actors[0] if len(self.actors) == 1 else None

    @property
    def last(self) -> int:
        """The root token of the latest mention."""
        return self.places[-1][0]

    @property
    def noun(self) -> int:
        """The root token of the first mention."""
        return self.places[0][0]

    def since(self, first: int) -> int:
        """Return how many of the mentions stand at a token or behind it."""
        return len(self.places) - bisect_left(self.places, first, key=itemgetter(0))


class Chains:
    """Grows while a document is read from left to right."""

    def __init__(self, doc: Doc, mentions: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.sentences = sentence_numbers(doc)
        named = [m for m in mentions if m.kind != "reference" and not is_adjective(doc, m)]
        covered = {i for m in mentions for i in range(m.start, m.end)}
        self._coming = sorted(named, key=lambda m: m.root, reverse=True)
        people = {m.root for m in mentions if m.type == "person"}
        covered |= titles(doc, people)
        nouns = (doc[i] for i in reversed(with_pos(doc, "NOUN")) if i not in covered)
        self._things = [noun.i for noun in nouns if base(noun) not in _PARTS]
        self._forgotten = 0
        # The root tokens of roles that one person holds, which whoever reads the document knows.
        self.people: Set[int] = frozenset()
        # The root tokens of all mentions read so far, references among them.
        self._roots: set[int] = set()
        self.profile = Profile(doc, mentions)
        self._actors: dict[tuple[str, ...], Chain] = {}
        self._others: dict[int, Chain] = {}
        self._joined: dict[int, list[ActorMention]] = {}

    def before(self, token: Token, *, actors: int = MAX_ACTOR_SENTENCES) -> list[Chain]:
        """Return the chains near a token, the latest mentioned first.

        An actor is near that was mentioned at most ``actors`` sentences before.
        """
        near = self.actors_before(token, actors)
        self._forget(token.i)
        earliest, things = self._since(token, actors), self._since(token, MAX_THING_SENTENCES)
        near += [
            c
            for c in self._others.values()
            if (earliest if c.gender else things) <= c.places[-1][0] < token.i
        ]
        return sorted(near, key=_lateness)

    def single_before(self, token: Token, *, actors: int) -> list[Chain]:
        """Return the chains of single actors near a token, the latest mentioned first."""
        near = self.actors_before(token, actors)
        return sorted([c for c in near if c.mention is not None], key=_lateness)

    def actors_before(self, token: Token, actors: int) -> list[Chain]:
        """Return the chains of actors near a token in the order of their first mention."""
        self._read_up_to(token.i)
        earliest = self._since(token, actors)
        return [c for c in self._actors.values() if earliest <= c.places[-1][0] < token.i]

    def _since(self, token: Token, count: int) -> int:
        """Return where the sentence begins that stands ``count`` sentences before a token's."""
        return bisect_left(self.sentences, self.sentences[token.i] - count)

    def refer(self, mention: ActorMention, root: int) -> None:
        """Add a reference to the chain of the actor that it was linked to."""
        self.go_on(self._actors.setdefault((mention.id,), Chain((mention,))), root)

    def go_on(self, chain: Chain, root: int) -> None:
        """Add a reference to a chain."""
        self._roots.add(root)
        insort(chain.places, (root, REFERENCE))

    def begin(self, root: int, gender: str | None) -> None:
        """Open a chain at a pronoun that takes up nothing known."""
        self._roots.add(root)
        self._others[root] = Chain((), [(root, REFERENCE)], gender)

    def _read_up_to(self, end: int) -> None:
        while self._coming and self._coming[-1].root < end:
            mention = self._coming.pop()
            chain = self._actors.setdefault((mention.id,), Chain((mention,)))
            insort(chain.places, (mention.root, mention.kind))
            self._roots.add(mention.root)
            self._join(mention)
        while self._things and self._things[-1] < end:
            thing = self._things.pop()
            if not self._describes(thing):
                self._others.setdefault(thing, Chain((), [(thing, "noun")]))
                self._roots.add(thing)

    def _forget(self, end: int) -> None:
        """Forget the things out of reach, so that long documents stay quick."""
        now = self.sentences[min(end, len(self.sentences) - 1)]
        if now > self._forgotten:
            self._forgotten = now
            self._others = {
                i: chain
                for i, chain in self._others.items()
                if now - self.sentences[chain.last] <= MAX_ACTOR_SENTENCES
            }

    def _describes(self, noun: int) -> bool:
        """Tell whether a noun says what somebody is: "Okoye is a lawyer", "Okoye, a lawyer"."""
        token = self.doc[noun]
        subjects = children(token, "nsubj") if has_child(token, "cop") else []
        named = token.head if token.dep_ == "appos" else subjects[0] if subjects else None
        if named is None or named.i not in self._roots:
            return False
        if any(child.lower_ in _NOT for child in token.children):
            return False
        chains = (*self._actors.values(), *self._others.values())
        return any(root == named.i for chain in chains for root, _ in chain.places[-4:])

    def _join(self, mention: ActorMention) -> None:
        """Open a chain for the actors of a coordination, once its second member is read."""
        first = first_conjunct(self.doc[mention.root]).i
        members = self._joined.setdefault(first, [])
        person = mention.type == "person"
        if any(m.id == mention.id or (m.type == "person") != person for m in members):
            return
        members.append(mention)
        if len(members) < 2:
            return
        before = self._actors.get(tuple(m.id for m in members[:-1]))
        if len(members) > 2 and before is not None and before.places[-1] == (first, "joined"):
            before.places.pop()
            if not before.places:
                del self._actors[tuple(m.id for m in members[:-1])]
        key = tuple(m.id for m in members)
        self._roots.add(first)
        insort(self._actors.setdefault(key, Chain(tuple(members))).places, (first, "joined"))


def _lateness(chain: Chain) -> tuple[int, bool, bool]:
    return -chain.places[-1][0], len(chain.actors) != 1, not chain.actors

"""Actors and agents of one noun phrase put together: "Arnorian soldiers" is ARNMIL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Actor
from kgraph.actors.dictionaries.codes import contains
from kgraph.actors.dictionaries.compose import UNATTACHED, compose, longest_codes
from kgraph.actors.dictionaries.matching import AgentSpan
from kgraph.actors.dictionaries.phrase_heads import (
    coordination,
    has_own_owner,
    leads_to,
    may_own,
    owners_behind,
    phrase_head,
)
from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import is_person_noun

Describe = Callable[[str], Actor]


@dataclass(slots=True)
class Phrase:
    """The actors and agents whose words belong to one head, in order."""

    head: Token
    actors: list[ActorMention] = field(default_factory=list)
    agents: list[AgentSpan] = field(default_factory=list)

    @property
    def owners(self) -> list[ActorMention]:
        """The actors that the role is held for, not the one who holds it.

        In "Arnor's minister Telemar" that is Arnor, whoever Telemar stands for otherwise.
        """
        last = self.agents[-1].end if self.agents else 0
        before = [actor for actor in self.actors if actor.start < last]
        if not before:
            return self.actors
        closer = [
            actor
            for actor in self.actors
            if actor.start >= last and any(contains(actor.id, owner.id) for owner in before)
        ]
        return closer or before


class Combiner:
    """Puts the actors and agents of one document together."""

    def __init__(
        self,
        doc: Doc,
        actors: Iterable[ActorMention],
        agents: Iterable[AgentSpan],
        describe: Describe,
    ) -> None:
        self._doc = doc
        self._describe = describe
        self._phrases: dict[int, Phrase] = {}
        self._names = sorted(actors, key=lambda m: (m.start, m.end, m.id))
        for actor in self._names:
            self._at(doc[actor.root]).actors.append(actor)
        for agent in agents:
            self._at(doc[agent.root]).agents.append(agent)
        self._join()

    def _join(self) -> None:
        """Let roles take in names that touch them, where the parse has put these elsewhere."""
        ending: dict[int, list[ActorMention]] = {}
        starting: dict[int, list[ActorMention]] = {}
        for actor in self._names:
            ending.setdefault(actor.end, []).append(actor)
            starting.setdefault(actor.start, []).append(actor)
        for phrase in [phrase for phrase in self._phrases.values() if phrase.agents]:
            first, last = phrase.agents[0], phrase.agents[-1]
            if all(actor.start >= last.end for actor in phrase.actors):
                for actor in ending.get(first.start, []):
                    if may_own(self._doc[actor.root]):
                        self._move(actor, phrase)
            if leads_to(self._doc[last.end - 1], last.end):
                for actor in starting.get(last.end, []):
                    self._move(actor, phrase)
                    phrase.head = self._doc[actor.root]

    def _move(self, actor: ActorMention, phrase: Phrase) -> None:
        holder = self._at(self._doc[actor.root])
        if actor not in phrase.actors and actor in holder.actors:
            holder.actors.remove(actor)
            phrase.actors.append(actor)
            phrase.actors.sort(key=lambda m: m.start)

    def _at(self, token: Token) -> Phrase:
        head = phrase_head(token)
        return self._phrases.setdefault(head.i, Phrase(head))

    def mentions(self) -> tuple[list[ActorMention], list[ActorMention]]:
        """Return the names that are left, and the roles with their owners."""
        found: list[ActorMention] = []
        swallowed: set[ActorMention] = set()
        for phrase in list(self._phrases.values()):
            made = list(self._combined(phrase, set())) if phrase.agents else []
            found += made
            if made:
                swallowed.update(self._swallowed(phrase, made[0]))
        return [actor for actor in self._names if actor not in swallowed], found

    def _combined(self, phrase: Phrase, seen: set[int]) -> Iterator[ActorMention]:
        """Yield one mention for each owner of the agents of a phrase."""
        agents, owners = self._owned(phrase, seen)
        codes = longest_codes([owner.id for owner in owners])
        if codes:
            # "soldiers from Arnor"; where there are several owners, all have the noun alone.
            behind = owners if len(codes) == 1 and not phrase.actors else []
            start, end, root = _extent(phrase, agents, behind)
            for code in codes:
                yield self._mention(start, end, root, code, agents)
        elif _is_headed(phrase):
            last = agents[-1]
            yield self._mention(agents[0].start, last.end, last.root, UNATTACHED, agents)

    def _owned(self, phrase: Phrase, seen: set[int]) -> tuple[list[AgentSpan], list[ActorMention]]:
        """Return the agents that hold for a phrase, and their owners, each with its own roles."""
        seen.add(phrase.head.i)
        if phrase.actors:
            return phrase.agents, phrase.owners
        if behind := self._behind(phrase, seen):
            return phrase.agents, behind
        return self._shared(phrase, seen)

    def _behind(self, phrase: Phrase, seen: set[int]) -> list[ActorMention]:
        """Return the owners in "soldiers of the government of Arnor", with their roles."""
        nouns = {phrase.head.i, *(agent.root for agent in phrase.agents)}
        found: list[ActorMention] = []
        for noun in sorted(nouns):
            for owners in owners_behind(self._doc[noun]):
                found += [m for owner in owners for m in self._tied(owner, seen)]
                if found:
                    return found
        return found

    def _tied(self, owner: Token, seen: set[int]) -> list[ActorMention]:
        other = self._phrases.get(owner.i)
        if other is None or owner.i in seen:
            return []
        if not other.agents:
            return other.actors
        return [m for m in self._combined(other, seen) if m.owner is not None]

    def _shared(self, phrase: Phrase, seen: set[int]) -> tuple[list[AgentSpan], list[ActorMention]]:
        """Take the owner of the nouns coordinated: "Arnorian police and soldiers"."""
        first, *later = coordination(phrase.head)
        giver = self._phrases.get(first.i)
        if giver is not None and giver is not phrase and giver.agents:
            before = [actor for actor in giver.owners if actor.end <= giver.agents[-1].root]
            own = has_own_owner(phrase.head, phrase.agents[0].start + 1)
            if before and not own:
                modifiers = [agent for agent in giver.agents if agent.root != giver.head.i]
                return [*modifiers, *phrase.agents], before
        for token in reversed([first, *later]):
            other = self._phrases.get(token.i)
            if other is None or token.i in seen or not other.agents or other.actors:
                continue
            if behind := self._behind(other, {*seen, token.i}):
                return phrase.agents, behind
        return phrase.agents, []

    def _mention(
        self, start: int, end: int, root: int, owner: str, agents: Sequence[AgentSpan]
    ) -> ActorMention:
        code = compose(owner, [span.agent for span in agents])
        actor = self._describe(code)
        return ActorMention(
            start=start,
            end=end,
            root=root,
            id=actor.id,
            name=actor.name,
            type=actor.type,
            state=actor.state,
            kind="institution",
            owner=owner if owner != UNATTACHED else None,
        )

    def _swallowed(self, phrase: Phrase, made: ActorMention) -> list[ActorMention]:
        """Return the names that a combined mention stands for instead of only holding them."""
        if made.root != phrase.head.i:
            return phrase.actors
        owners = phrase.owners
        return [a for a in phrase.actors if a.root == made.root or a not in owners]


def _extent(
    phrase: Phrase, agents: Sequence[AgentSpan], behind: Sequence[ActorMention]
) -> tuple[int, int, int]:
    """Return start, end and root of the words that name a role and its owner."""
    start = min([agents[0].start, *(actor.start for actor in phrase.actors)])
    end = max([agents[-1].end, *(actor.end for actor in phrase.actors)])
    end = max([end, *(owner.end for owner in behind if owner.start > end)])
    if not _is_headed(phrase):
        return start, end, agents[-1].root
    return min(start, phrase.head.i), max(end, phrase.head.i + 1), phrase.head.i


def _is_headed(phrase: Phrase) -> bool:
    """Tell whether the head of a phrase is what its agents and names are about."""
    head = phrase.head
    roots = {span.root for span in phrase.agents} | {actor.root for actor in phrase.actors}
    if head.i in roots:
        return True
    return head.pos_ == "PROPN" or is_person_noun(head.doc, head.i)

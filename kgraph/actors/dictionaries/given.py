"""What coded dictionaries name in one document, beside the names of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from spacy.tokens import Doc

from kgraph.actors.catalogue import Actor
from kgraph.actors.dictionaries.combine import Combiner
from kgraph.actors.dictionaries.compose import UNATTACHED
from kgraph.actors.dictionaries.matching import ActorSpan, AgentSpan
from kgraph.actors.dictionaries.phrase_heads import phrase_head
from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import Stretch


class Combined(NamedTuple):
    """The names of a document that stand for themselves, and the roles with their owners."""

    names: list[ActorMention]
    roles: list[ActorMention]


class Span(Protocol):
    """Anything that lies on tokens."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Some = TypeVar("Some", bound=Span)


def _place(mention: ActorMention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.id


def _tokens(span: Span) -> range:
    return range(span.start, span.end)


def apart(spans: Iterable[Some], others: Iterable[Span]) -> list[Some]:
    """Return the spans that share no token with others."""
    taken = {i for other in others for i in _tokens(other)}
    return [span for span in spans if taken.isdisjoint(_tokens(span))]


@dataclass(slots=True)
class Given:
    """The phrases of coded dictionaries in a document."""

    doc: Doc
    actors: list[ActorSpan]
    agents: list[AgentSpan]
    describe: Callable[[str], Actor]
    shipped: bool

    def over(self, known: Iterable[ActorMention]) -> list[ActorMention]:
        """Return the names given and those of the catalogue; of two that overlap the longer.

        Of two of the same length that of the dictionary stays.
        """
        catalogue = list(known)
        lengths = {i: m.end - m.start for m in catalogue for i in range(m.start, m.end)}
        self.actors = [
            span
            for span in self.actors
            if all(lengths.get(i, 0) <= span.end - span.start for i in _tokens(span))
        ]
        free = apart(catalogue, self.actors)
        return sorted([*free, *self.names()], key=_place)

    def names(self) -> list[ActorMention]:
        """Return a mention for each actor of each phrase."""
        return [self._name(span, code) for span in self.actors for code in span.codes]

    def with_others(self, names: Sequence[ActorMention]) -> list[ActorMention]:
        """Return names with the other actors of phrases that stand for several."""
        found = list(names)
        kept = {(m.start, m.end, m.id) for m in names}
        for span in self.actors:
            here = [code for code in span.codes if (span.start, span.end, code) in kept]
            found += [self._name(span, code) for code in span.codes if here and code not in here]
        return found

    def silent(self) -> list[Stretch]:
        """Return where a dictionary knows that no actor is named."""
        return [Stretch(span.start, span.end) for span in self.actors if not span.codes]

    def combined(self, names: Sequence[ActorMention]) -> Combined:
        """Return the names that are left, and the roles put together with their owners.

        A title of a person known by name stays with the person. Roles without an owner are kept
        only where the shipped catalogue, which has ways to find one, is not used.
        """
        if not self.agents:
            return Combined(list(names), [])
        able = [m for m in names if m.type != "person" and ":" not in m.id]
        others = [m for m in names if m.type == "person" or ":" in m.id]
        people = {m.root for m in others if m.type == "person"}
        agents = [
            agent
            for agent in apart(self.agents, names)
            if phrase_head(self.doc[agent.root]).i not in people
        ]
        left, made = Combiner(self.doc, able, agents, self.describe).mentions()
        if self.shipped:
            made = [m for m in made if m.owner is not None]
        return Combined(sorted([*others, *left], key=_place), made)

    def with_pronouns(
        self, names: Sequence[ActorMention], references: Sequence[ActorMention]
    ) -> list[ActorMention]:
        """Return names, roles and references; "its soldiers" belong to what "its" refers to.

        ``names`` are those that were there before roles were put to them.
        """
        owning = [
            m
            for m in references
            if self.doc[m.root].dep_.startswith("nmod") and not m.id.startswith(UNATTACHED)
        ]
        left, made = self.combined([*names, *owning])
        return list(dict.fromkeys([*left, *made, *references]))

    def _name(self, span: ActorSpan, code: str) -> ActorMention:
        actor = self.describe(code)
        kind = "demonym" if self.doc[span.root].pos_ == "ADJ" else "name"
        return ActorMention(
            span.start, span.end, span.root, actor.id, actor.name, actor.type, actor.state, kind
        )

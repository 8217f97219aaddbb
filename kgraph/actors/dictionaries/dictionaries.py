"""Other people's dictionaries of actors and agents, and how they are used in a document."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.days import middle_day
from kgraph.actors.dictionaries.actorfile import CodedActors
from kgraph.actors.dictionaries.agentfile import Agent
from kgraph.actors.dictionaries.given import Given
from kgraph.actors.dictionaries.lines import Problems
from kgraph.actors.dictionaries.matching import Cut, find_actor_spans, find_agent_spans
from kgraph.actors.dictionaries.naming import describe
from kgraph.actors.dictionaries.phrases import Phrases
from kgraph.actors.dictionaries.reading import read_files


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The actors that a pipeline knows: the shipped ones, or those of files, or both.

    ``problems`` has, for each file with lines that were left out, an error that says why for each;
    ``fingerprint`` is the same for the same contents of files, None when they were not read here.
    """

    catalogue: Catalogue
    shipped: bool = True
    actors: CodedActors = field(default_factory=CodedActors)
    agents: Phrases[Agent] = field(default_factory=Phrases)
    problems: tuple[Problems, ...] = ()
    fingerprint: str | None = None

    @classmethod
    def read(
        cls,
        actors: Iterable[str | Path] = (),
        agents: Iterable[str | Path] = (),
        *,
        catalogue: bool = True,
    ) -> Dictionaries:
        """Read files of actors (kgraph's own or PETRARCH's) and of agents (PETRARCH's).

        Without ``catalogue`` only the actors of the files are known. Raises InputError for a
        file that cannot be read or holds none of what it should.
        """
        contents = read_files(list(actors), list(agents))
        basis = Catalogue.load() if catalogue else Catalogue(())
        return cls(
            basis.extended(contents.entries) if contents.entries else basis,
            catalogue,
            contents.actors,
            contents.agents,
            tuple(contents.problems),
            "; ".join([f"catalogue {catalogue}", *contents.digests]),
        )

    def describe(self, code: str) -> Actor:
        """Return the actor that a code stands for."""
        names = ChainMap(self.actors.names, self.actors.dated_names)
        return describe(code, names, self.catalogue)

    def find(self, doc: Doc) -> Given:
        """Return what the coded dictionaries name in a document, on its date ``doc._.date``."""
        if not self.actors.phrases and not self.agents:
            return Given(doc, [], [], self.describe, self.shipped)
        cut = Cut(doc)
        day = middle_day(doc._.date)
        spans = list(find_actor_spans(cut, self.actors.phrases, day))
        agents = list(find_agent_spans(cut, self.agents, spans))
        return Given(doc, spans, agents, self.describe, self.shipped)

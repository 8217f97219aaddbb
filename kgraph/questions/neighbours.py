"""With whom an actor has to do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kgraph.questions.corpus import Corpus, Fact
from kgraph.questions.counting import Counts, count, span


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A partner of an actor: the counts of what is said of the two, and who acts on whom.

    ``given`` are triples in which the actor acts on the partner, ``taken`` the other way round,
    ``mutual`` those in which order means nothing.
    """

    id: str
    name: str
    counts: Counts
    given: int
    taken: int
    mutual: int
    first_date: str | None
    last_date: str | None

    @property
    def direction(self) -> str:
        """Return an arrow from the actor to the partner, back, or both ways."""
        if self.mutual or (self.given and self.taken):
            return "↔"
        return "→" if self.given else "←"


def neighbours(corpus: Corpus, actor: str) -> list[Neighbour]:
    """Return the partners of an actor (an id of the corpus), those with most triples first."""
    return [neighbour(corpus, actor, *partner) for partner in partners(corpus, actor)]


def partners(corpus: Corpus, actor: str) -> list[tuple[str, list[Fact]]]:
    """Return the ids of an actor's partners with what is said of the two, in the same order."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in corpus.facts(actor=actor):
        found[fact.object if fact.subject == actor else fact.subject].append(fact)
    documents = {id: len({fact.document for fact in facts}) for id, facts in found.items()}
    return sorted(found.items(), key=lambda each: (-len(each[1]), -documents[each[0]], each[0]))


def neighbour(corpus: Corpus, actor: str, id: str, facts: list[Fact]) -> Neighbour:
    """Return a partner of an actor, given what is said of the two."""
    mutual = sum(fact.symmetric for fact in facts)
    given = sum(fact.subject == actor and not fact.symmetric for fact in facts)
    first, last = span(facts)
    return Neighbour(
        id=id,
        name=corpus.name(id),
        counts=count(facts),
        given=given,
        taken=len(facts) - given - mutual,
        mutual=mutual,
        first_date=first,
        last_date=last,
    )

"""A store as its questions see it: actors joined, seen at one level, triples filtered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Any, NamedTuple, cast

from kgraph.actors.mention import is_unowned
from kgraph.errors import UnknownActorError
from kgraph.graph.rollup import Actor, roller
from kgraph.identity import Identities
from kgraph.store import Selection, Store
from kgraph.store.names import find
from kgraph.triples import Mention, Triple

STANDING = (
    *("MEMBER_OF", "LEADS", "AFFILIATED_WITH", "PART_OF"),
    *("BORDERS", "LOCATED_IN", "ALLY_OF", "OPPONENT_OF"),
)
_TIES = ["LEADS", "MEMBER_OF", "AFFILIATED_WITH"]
_MENTION = ", ".join(
    f"t.{side}_{part}" for side in ("subject", "object") for part in ("id", "name", "type", "state")
)
_REST = (
    "t.id, t.doc_id, t.source, t.category, t.relation, t.quad_class, t.intensity, t.symmetric,"
    " t.negated, t.modality, t.confidence, t.date, t.doc_date"
)
Rolled = Callable[[Mention, str, "str | None"], str]


class Fact(NamedTuple):
    """A triple without its words: who did what to whom and when, as the store's actors.

    ``date`` is the event's, or the document's where the event has none.
    """

    subject: str
    object: str
    id: str
    doc_id: str
    source: str | None
    category: str
    relation: str
    quad_class: str | None
    intensity: float | None
    symmetric: bool
    negated: bool
    modality: str
    confidence: float
    date: str | None


class _Place(NamedTuple):
    """What of a triple tells as whom somebody acts."""

    doc_id: str
    date: str | None
    doc_date: str | None = None


class Corpus:
    """The triples of a store that fulfil filters, between actors of one level.

    ``filters`` are fields of Selection. Ids that are one actor count as one, and what is said
    between two of them is left out, as it is between two offices of one state at its level.
    """

    def __init__(
        self,
        store: Store,
        *,
        level: str = "actor",
        identities: Identities | None = None,
        **filters: Any,
    ) -> None:
        self.store = store
        self.level = level
        self.identities = store.identities() if identities is None else identities
        self._filters = filters
        self._names: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Return the id, at the level, of the actor that a name, alias or id stands for.

        Raises UnknownActorError, with suggestions, when no actor or more than one bears it.
        """
        try:
            id = self.store.find_actor(name, self.identities)
        except UnknownActorError:
            if self.level == "actor":
                raise
            ids = sorted({self._of(record) for record in self.identities.records})
            return find(name, [(id, self.name(id), self.name(id)) for id in ids])
        return self._of(id) if self.level != "actor" else id

    def name(self, id: str) -> str:
        """Return the usual name of an actor, its id where it has none."""
        record = self.identities.into.get(id) or self.identities.records.get(id)
        return record.name if record is not None else self._names.get(id, id)

    def facts(
        self, *, actor: str | None = None, between: tuple[str, str] | None = None, **filters: Any
    ) -> Iterator[Fact]:
        """Yield the facts, in no order, of all actors, of one or of two in either direction."""
        selection = {**self._filters, **filters}
        if self.level == "actor":
            if actor is not None:
                selection["actor"] = self.identities.ids(actor)
            if between is not None:
                selection["between"] = tuple(self.identities.ids(id) for id in between)
        wanted = None if between is None else {*between}
        for fact in self._facts(Selection(**selection)):
            ends = {fact.subject, fact.object}
            if (actor is None or actor in ends) and (wanted is None or wanted == ends):
                yield fact

    def triple(self, id: str) -> Triple:
        """Return the triple of a fact, as the document has it."""
        return self.store.find_triple(id)

    def _facts(self, selection: Selection) -> Iterator[Fact]:
        where, parameters = selection.where()
        sql = f"SELECT {_MENTION}, {_REST} FROM triples t WHERE {where}"
        for row in self.store.rows(sql, parameters):
            (a, a_name, a_type, a_state, b, b_name, b_type, b_state, id, doc_id, source, *rest) = (
                row
            )
            category, relation, quad_class, intensity, symmetric, negated, modality, sure, *when = (
                rest
            )
            date = when[0] or when[1]
            subject, object = self.identities.id(a), self.identities.id(b)
            if subject == object and a != b:
                continue
            if self.level != "actor":
                subject = self._roll(Mention(a, a_name, a_type, a_state, "", 0, 0), doc_id, date)
                object = self._roll(Mention(b, b_name, b_type, b_state, "", 0, 0), doc_id, date)
                if subject == object:
                    continue
            yield Fact(
                *(subject, object, id, doc_id, source, category, relation, quad_class, intensity),
                *(bool(symmetric), bool(negated), modality, sure, date),
            )

    def _of(self, id: str) -> str:
        record = self.identities.records.get(id)
        if record is None:
            return id
        mention = Mention(id, record.name, record.type, record.state, "", 0, 0)
        return self._roll(mention, "", None)

    @cached_property
    def _roll(self) -> Rolled:
        ties = self.store.triples(categories=_TIES, negated=False)
        roll = roller(map(self.identities.triple, ties), self.level)
        known: dict[tuple[Any, ...], str] = {}

        def rolled(mention: Mention, doc_id: str, date: str | None) -> str:
            # Only whom a person acts for hangs on the document and the day.
            place = (doc_id, date) if mention.type == "person" else ()
            key = (mention.id, mention.type, mention.state, *place)
            if key not in known:
                joined = self.identities.mention(mention)
                actor: Actor = roll(joined, cast("Triple", _Place(doc_id, date)))
                self._names.setdefault(actor.id, actor.name)
                known[key] = actor.id
            return known[key]

        return rolled


def owned(facts: Collection[Fact] | Iterator[Fact]) -> Iterator[Fact]:
    """Yield the facts whose actors' owners are known: the police of two texts may be two."""
    return (f for f in facts if not is_unowned(f.subject) and not is_unowned(f.object))

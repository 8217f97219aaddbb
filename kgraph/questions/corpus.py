"""A store as its questions see it: actors joined, seen at one level, triples filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, cast

from kgraph.actors.mention import is_unowned
from kgraph.errors import UnknownActorError
from kgraph.identity import Identities
from kgraph.store import Selection, Store
from kgraph.store.briefs import Actor, Brief, brief
from kgraph.store.names import find
from kgraph.triples import Mention, Triple

STANDING = (
    *("MEMBER_OF", "LEADS", "AFFILIATED_WITH", "PART_OF"),
    *("BORDERS", "LOCATED_IN", "ALLY_OF", "OPPONENT_OF"),
)
_TIES = ["LEADS", "MEMBER_OF", "AFFILIATED_WITH"]
_IDS = "t.subject_id, t.object_id"
_MENTIONS = ", ".join(
    f"t.{side}_{part}" for side in ("subject", "object") for part in ("id", "name", "type", "state")
)
_REST = (
    "t.id, t.doc_id, t.source, t.category, t.relation, t.quad_class, t.intensity, t.symmetric,"
    " t.negated, t.modality, t.attributed_to_id, t.confidence, coalesce(t.date, t.doc_date)"
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
    attributed_to: str | None
    confidence: float
    date: str | None


class Link(NamedTuple):
    """A triple as a link of two actors, for questions about all of a store."""

    subject: str
    object: str
    symmetric: bool
    category: str
    doc_id: str
    date: str | None


class _Place(NamedTuple):
    """What of a triple tells as whom somebody acts."""

    document: str
    day: str | None


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
        found = self._facts(Selection(**selection))
        if actor is not None:
            found = (fact for fact in found if actor in fact[:2])
        if between is not None:
            found = (fact for fact in found if {*between} == {*fact[:2]})
        return found

    def triples(self, actors: Callable[[str, str], bool]) -> Iterator[Triple]:
        """Yield triples as the documents have them, whose ids at the level fulfil a condition."""
        for triple in self.store.triples(**self._filters):
            ends = self.ends(triple)
            if ends is not None and actors(*ends):
                yield triple

    def ends(self, triple: Triple) -> tuple[str, str] | None:
        """Return who acts on whom at the level, None where they are one."""
        sides = [
            (m.id, m.name, m.type, m.state) if self.level != "actor" else (m.id,)
            for m in (triple.subject, triple.object)
        ]
        return self._ends((*sides[0], *sides[1]), triple.doc_id, triple.date or triple.doc_date)

    def seen(self, triple: Triple) -> Triple:
        """Return a triple under the ids and names of the level; its own id is then another."""
        ends = self.ends(triple) or (triple.subject.id, triple.object.id)
        one, other = (
            replace(mention, id=id, name=self.name(id))
            for mention, id in zip((triple.subject, triple.object), ends, strict=True)
        )
        return replace(triple, subject=one, object=other)

    def triple(self, id: str) -> Triple:
        """Return the triple of a fact, as the document has it."""
        return self.store.find_triple(id)

    def links(self) -> Iterator[Link]:
        """Yield the links, those of a document together, but for actors of no known owner."""
        where, parameters = Selection(**self._filters).where()
        sides = _IDS if self.level == "actor" else _MENTIONS
        # Passing over all rows in their order is faster than finding them through an index.
        sql = (
            f"SELECT {sides}, t.symmetric, t.category, t.doc_id, coalesce(t.date, t.doc_date)"
            f" FROM triples t NOT INDEXED WHERE {where} ORDER BY t.rowid"
        )
        size = len(sides.split(", "))
        unowned = {id for id in self.identities.records if is_unowned(id)}
        for row in self.store.rows(sql, parameters):
            ends = self._ends(row[:size], row[size + 2], row[size + 3])
            if ends is not None and unowned.isdisjoint(ends):
                yield Link(*ends, *row[size:])

    def _facts(self, selection: Selection) -> Iterator[Fact]:
        where, parameters = selection.where()
        sides = _IDS if self.level == "actor" else _MENTIONS
        sql = f"SELECT {sides}, {_REST} FROM triples t WHERE {where}"
        size = len(sides.split(", "))
        for row in self.store.rows(sql, parameters):
            ends = self._ends(row[:size], row[size + 1], row[-1])
            if ends is not None:
                speaker = self._joined.get(row[-3], row[-3])
                yield _fact(ends, speaker, row[size:])

    def _ends(
        self, sides: tuple[Any, ...], doc_id: str, date: str | None
    ) -> tuple[str, str] | None:
        """Return who two mentions are, None where they are one."""
        half = len(sides) // 2
        one, other = sides[0], sides[half]
        subject, object = self._joined.get(one, one), self._joined.get(other, other)
        if subject == object and one != other:
            return None
        if self.level == "actor":
            return subject, object
        subject = self._roll(_mention(*sides[:half]), doc_id, date)
        object = self._roll(_mention(*sides[half:]), doc_id, date)
        return None if subject == object else (subject, object)

    @cached_property
    def _joined(self) -> dict[str, str]:
        return {id: actor.id for id, actor in self.identities.into.items()}

    def _of(self, id: str) -> str:
        record = self.identities.records.get(id)
        if record is None:
            return id
        return self._roll(_mention(id, record.name, record.type, record.state), "", None)

    @cached_property
    def _roll(self) -> Rolled:
        from kgraph.graph.rollup import roller

        ties = self.store.triples(categories=_TIES, negated=False)
        roll = roller((brief(self.identities.triple(tie)) for tie in ties), self.level)
        known: dict[tuple[Any, ...], str] = {}

        def rolled(mention: Mention, doc_id: str, date: str | None) -> str:
            # Only whom a person acts for hangs on the document and the day.
            place = (doc_id, date) if mention.type == "person" else ()
            key = (mention.id, mention.type, mention.state, *place)
            if key not in known:
                joined = self.identities.mention(mention)
                acting = Actor(joined.id, joined.name, joined.type, joined.state)
                actor = roll(acting, cast("Brief", _Place(doc_id, date)))
                self._names.setdefault(actor.id, actor.name)
                known[key] = actor.id
            return known[key]

        return rolled


def _mention(id: str, name: str, type: str, state: str | None) -> Mention:
    return Mention(id, name, type, state, "", 0, 0)


def _fact(ends: tuple[str, str], speaker: str | None, values: tuple[Any, ...]) -> Fact:
    id, doc_id, source, category, relation, quad_class, intensity, *status, _, sure, date = values
    symmetric, negated, modality = status
    return Fact(
        *(*ends, id, doc_id, source, category, relation, quad_class, intensity),
        symmetric=bool(symmetric),
        negated=bool(negated),
        modality=modality,
        attributed_to=speaker,
        confidence=sure,
        date=date,
    )

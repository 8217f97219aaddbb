"""A store as its questions see it: actors joined, seen at one level, triples filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.actors.mention import is_unowned
from kgraph.errors import UnknownActorError
from kgraph.identity import Identities
from kgraph.store import Selection, Store, plan
from kgraph.store.briefs import Actor, terms
from kgraph.store.names import find
from kgraph.store.tables import BITS
from kgraph.triples import Mention, Triple

if TYPE_CHECKING:
    from kgraph.questions.seeing import Sight

_FACT = (
    "f.triple, f.source, f.category, f.relation, f.quad_class, f.intensity, f.symmetric,"
    " f.negated, f.modality, f.speaker, f.confidence"
)
Ends = tuple[str, str]


class Fact(NamedTuple):
    """A triple without its words: who did what to whom and when, as the store's actors.

    ``document`` is the number of its document; ``date`` is the event's, or the document's where
    the event has none.
    """

    subject: str
    object: str
    id: str
    document: int
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
        self._documents: dict[str, int] = {}

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
        if record is not None:
            return record.name
        return id if self.level == "actor" else self._sight.names.get(id, id)

    def selection(self, **filters: Any) -> Selection:
        """Return the filters together with others, which go before them."""
        return Selection(**{**self._filters, **filters})

    def facts(
        self, *, actor: str | None = None, between: Ends | None = None, **filters: Any
    ) -> Iterator[Fact]:
        """Yield the facts, in no order, of all actors, of one or of two in either direction."""
        if self.level == "actor":
            if actor is not None:
                filters["actor"] = self.identities.ids(actor)
            if between is not None:
                filters["between"] = tuple(self.identities.ids(id) for id in between)
        said, speakers = self.terms, self._speakers
        pair = None if between is None else {*between}
        for ends, row in self.rows(_FACT, self.selection(**filters)):
            if actor is not None and actor not in ends:
                continue
            if pair is not None and pair != {*ends}:
                continue
            _, _, number, day, id, source, category, relation, quad, intensity, *rest = row
            symmetric, negated, modality, speaker, confidence = rest
            # In the order of the fields: a million are made where all of a store is asked.
            yield Fact(
                ends[0],
                ends[1],
                id,
                number >> BITS,
                said[source],
                said[category],
                said[relation],
                said[quad],
                intensity,
                symmetric == 1,
                negated == 1,
                said[modality],
                speakers[speaker],
                confidence,
                day,
            )

    def rows(
        self, wanted: str, selection: Selection, *, ordered: bool = False
    ) -> Iterator[tuple[Ends, tuple[Any, ...]]]:
        """Yield who acts on whom with a row: two numbers of actors, that of the fact, its day.

        What is ``wanted`` (columns of ``facts f``) comes behind these; ``ordered`` is by number.
        """
        at_actors = self.level == "actor"
        sides = "f.subject, f.object" if at_actors else "f.subject_form, f.object_form"
        sql, values = plan.facts(selection, f"{sides}, f.id, f.day, {wanted}")
        rows = self.store.rows(f"{sql} ORDER BY 3" if ordered else sql, values)
        return self._of_labels(rows) if at_actors else self._of_forms(rows)

    def triples(self, actors: Callable[[str, str], bool]) -> Iterator[Triple]:
        """Yield triples as the documents have them, whose ids at the level fulfil a condition."""
        for ends, row in self.rows("f.id", self.selection(), ordered=True):
            if actors(*ends):
                yield self.store.triple(row[2])

    def ends(self, triple: Triple) -> Ends | None:
        """Return who acts on whom at the level, None where they are one."""
        one, other = (_actor(mention) for mention in (triple.subject, triple.object))
        return self._ends(one, other, self._document(triple.doc_id), triple.date or triple.doc_date)

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

    def document(self, number: int) -> str:
        """Return the id of the document with a number."""
        ((id,),) = self.store.rows("SELECT id FROM documents WHERE rowid = ?", (number,))
        return str(id)

    @cached_property
    def terms(self) -> dict[Any, Any]:
        """Return the words of the columns of facts by their numbers."""
        return terms(self.store.rows)

    @cached_property
    def ids(self) -> dict[int, str]:
        """Return the ids that texts name, by the numbers of the columns of facts."""
        return dict(self.store.rows("SELECT number, id FROM labels"))

    @cached_property
    def unowned(self) -> frozenset[str]:
        """Return the ids that texts name of actors whose owner is unknown."""
        return frozenset(filter(is_unowned, self.ids.values()))

    @cached_property
    def actors(self) -> dict[int, str]:
        """Return the actors that these ids are, by the same numbers."""
        return {number: self._joined.get(id, id) for number, id in self.ids.items()}

    def _of_labels(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Ends, tuple[Any, ...]]]:
        actors, ids = self.actors, self.ids
        for row in rows:
            subject, object = actors[row[0]], actors[row[1]]
            if subject != object or ids[row[0]] == ids[row[1]]:
                yield (subject, object), row

    def _of_forms(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Ends, tuple[Any, ...]]]:
        sight, forms, fixed = self._sight, self._sight.forms, self._sight.fixed
        ids = {number: actor.id for number, actor in forms.items()}
        joined = {number: self._joined.get(id, id) for number, id in ids.items()}
        for row in rows:
            one, other, number, day = row[:4]
            if joined[one] == joined[other] and ids[one] != ids[other]:
                continue
            subject = fixed[one] or sight.id(forms[one], number >> BITS, day)
            object = fixed[other] or sight.id(forms[other], number >> BITS, day)
            if subject != object:
                yield (subject, object), row

    def _ends(self, one: Actor, other: Actor, document: int, day: str | None) -> Ends | None:
        """Return who two actors are, None where they are one."""
        joined = self._joined
        ends = joined.get(one.id, one.id), joined.get(other.id, other.id)
        if ends[0] == ends[1] and one.id != other.id:
            return None
        if self.level == "actor":
            return ends
        subject, object = (self._sight.id(actor, document, day) for actor in (one, other))
        return None if subject == object else (subject, object)

    @cached_property
    def _joined(self) -> dict[str, str]:
        return {id: actor.id for id, actor in self.identities.into.items()}

    @cached_property
    def _speakers(self) -> dict[Any, Any]:
        return {number: self._joined.get(term, term) for number, term in self.terms.items()}

    def _document(self, id: str) -> int:
        if id not in self._documents:
            rows = self.store.rows("SELECT rowid FROM documents WHERE id = ?", (id,))
            ((self._documents[id],),) = rows
        return self._documents[id]

    def _of(self, id: str) -> str:
        record = self.identities.records.get(id)
        if record is None:
            return id
        # No document has this number: it is asked apart from all of them.
        return self._sight.id(Actor(id, record.name, record.type, record.state), -1, None)

    @cached_property
    def _sight(self) -> Sight:
        from kgraph.questions.seeing import Sight

        return Sight(self.store, self.level, self.identities)


def _actor(mention: Mention) -> Actor:
    return Actor(mention.id, mention.name, mention.type, mention.state)

"""Which person each name in a document means: one of its own full names, or one of the table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors import holders
from kgraph.actors.clues import Told
from kgraph.actors.figures import (
    SURNAME,
    Words,
    alias_bearer,
    keys,
    name_words,
    namesakes,
    part_of,
    person,
)
from kgraph.actors.gender import gender_of
from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import named
from kgraph.actors.spans import has_child
from kgraph.actors.text import slug
from kgraph.actors.words import exact_text

_SHORTEST_INNER = 5

# The names of several words, each with these words.
Whole = list[tuple[ActorMention, Words]]


class Linker:
    """Links the names of persons in one document; ``told`` is what stands beside each.

    ``spoken_of`` are the states and bodies of which the document speaks.
    """

    def __init__(
        self, doc: Doc, told: Mapping[ActorMention, Told], spoken_of: Collection[str]
    ) -> None:
        self._doc = doc
        self._date: str | None = doc._.date
        self._told = told
        self._spoken_of = spoken_of
        self._words = {m: name_words(exact_text(doc, m.start, m.end)) for m in told}
        self._linked: dict[ActorMention, ActorMention] = {}
        # Of names asked about before: most stand in a document more than once.
        self._short: dict[Words, bool] = {}
        self._genders = {m: gender_of(doc, m) for m in told}

    def linked(self) -> dict[ActorMention, ActorMention]:
        """Return each mention with the id and name of the person meant."""
        whole = [(m, words) for m, words in self._words.items() if len(words) > 1]
        self._linked = {m: m for m in self._told if _is_given(m, self._doc)}
        self._link_whole([m for m, _ in whole if m not in self._linked])
        short = [m for m in self._told if m not in self._linked or self._is_short(m, whole)]
        waiting = []
        for mention in short:
            target = self._known(mention, whole)
            if target is None:
                waiting.append(mention)
            else:
                self._linked[mention] = target
        sure = dict(self._linked)
        for mention in waiting:
            self._linked[mention] = self._guessed(mention, sure)
        return self._linked

    def _link_whole(self, whole: list[ActorMention]) -> None:
        """Give names of two words or more the ids of the table, and one id to all spellings."""
        spelt: dict[Words, ActorMention] = {}
        for mention in whole:
            words = self._words[mention]
            found = self._namesake(mention, words)
            first = spelt.setdefault(keys(words, True), found)
            self._linked[mention] = _as(mention, found if person(found.id) else first)

    def _namesake(self, mention: ActorMention, words: Words) -> ActorMention:
        ids = namesakes(words)
        if not ids or holders.initialled(words):
            return mention
        if person(mention.id) is not None:
            return self._figure(mention, holders.of_same_name(ids, mention.id, self._date))
        id = ids[0] if len(ids) == 1 else None
        return self._figure(mention, id) if id and self._may_be(id, mention) else mention

    def _is_short(self, mention: ActorMention, whole: Whole) -> bool:
        """Tell whether a name of several words, of nobody known, is part of a longer one."""
        if person(self._linked[mention].id) is not None or _is_given(mention, self._doc):
            return False
        words = self._words[mention]
        if words not in self._short:
            self._short[words] = any(part_of(words, long) for _, long in whole)
        return self._short[words]

    def _known(self, mention: ActorMention, whole: Whole) -> ActorMention | None:
        """Return who is meant by a short name, by a full name or by office and state."""
        words, told = self._words[mention], self._told[mention]
        local = self._in_full(mention, whole)
        id = holders.by_office(words, told, self._date, self._spoken_of) if told.offices else None
        sure = self._date is not None or told.owners
        if local is not None:
            same = id in (None, local.id) or self._gives(local.id, told.offices)
            return _as(mention, local) if same or not sure else self._figure(mention, id)
        if id is None:
            id = holders.by_state(words, told, self._date)
        if id is None and person(mention.id) is not None:
            if told.titled and not self._may_be(mention.id, mention):
                return named(self._doc, mention.start, mention.end, "person")
            id = holders.by_date(words, mention.id, self._date)
        return self._figure(mention, id) if id is not None else None

    def _in_full(self, mention: ActorMention, whole: Whole) -> ActorMention | None:
        """Return the person named in full whom a short name takes up, the last one before it."""
        words = self._words[mention]
        graded = [(other, self._grade(mention, words, other, long)) for other, long in whole]
        best = max((grade for _, grade in graded), default=0)
        found = [other for other, grade in graded if grade and grade == best]
        before = [other for other in found if other.start < mention.start]
        if before and not self._told[mention].offices:
            # "Jeb Bush met President Bush. Bush said": the last one named is meant.
            before = sorted([*before, *self._titled_before(mention)], key=lambda m: m.start)
        chosen = before[-1] if before else next(iter(found), None)
        return self._linked[chosen] if chosen is not None else None

    def _titled_before(self, mention: ActorMention) -> list[ActorMention]:
        same = (m for m in self._linked if self._words[m] == self._words[mention])
        return [
            m
            for m in same
            if m.start < mention.start and self._told[m].offices and self._agree(mention, m)
        ]

    def _grade(self, mention: ActorMention, words: Words, other: ActorMention, long: Words) -> int:
        grade = part_of(words, long)
        if not grade or other is mention or not self._agree(mention, other):
            return 0
        inner = len(words) == 1 and words[0] == long[0]
        if grade == SURNAME or inner or len("".join(words)) >= _SHORTEST_INNER:
            known = person(mention.id) is not None
            return grade if grade == SURNAME or not known else 0
        return 0

    def _agree(self, mention: ActorMention, other: ActorMention) -> bool:
        """Tell whether gender and state allow that two names mean one person."""
        genders = {self._genders[mention], self._genders[other]} - {None}
        told, held = self._told[mention], self._told[other].state
        states = {told.state if told.titled else None, held} - {None}
        return len(genders) < 2 and len(states) < 2

    def _gives(self, id: str, offices: Collection[str]) -> bool:
        """Tell whether the document gives somebody named in full one of the offices."""
        return any(
            told.offices & set(offices)
            for mention, told in self._told.items()
            if len(self._words[mention]) > 1 and self._linked[mention].id == id
        )

    def _guessed(
        self, mention: ActorMention, sure: Mapping[ActorMention, ActorMention]
    ) -> ActorMention:
        """Return who is meant by a name for which nothing beside it speaks, or itself."""
        words = self._words[mention]
        same = [m for m in sure if keys(self._words[m], True) == keys(words, True)]
        same = [m for m in same if self._agree(mention, m)]
        if same:
            before = [m for m in same if m.start < mention.start]
            return _as(mention, sure[before[-1] if before else same[0]])
        id = alias_bearer(words)
        if id is not None and self._may_be(id, mention):
            return self._figure(mention, id)
        id = holders.by_date(words, None, self._date) if self._is_plain(mention) else None
        if id is not None and holders.known_state(id, self._date) in self._spoken_of:
            return self._figure(mention, id)
        spelt = [m for m in self._linked if keys(self._words[m], True) == keys(words, True)]
        return _as(mention, self._linked[spelt[0]]) if spelt else mention

    def _is_plain(self, mention: ActorMention) -> bool:
        """Tell whether nothing beside a name says that it is somebody's who is not known."""
        told, root = self._told[mention], self._doc[mention.root]
        described = has_child(root, "appos", "amod", "compound", "nmod:poss", "acl")
        return not told.offices and not told.owners and not described

    def _may_be(self, id: str, mention: ActorMention) -> bool:
        state = self._told[mention].state
        return state is None or state == holders.known_state(id, self._date)

    def _figure(self, mention: ActorMention, id: str | None) -> ActorMention:
        actor = person(id) if id is not None else None
        if actor is None:
            return mention
        return replace(mention, id=actor.id, name=actor.name, state=actor.state)


def _as(mention: ActorMention, target: ActorMention) -> ActorMention:
    if mention.id == target.id and mention.name == target.name and mention.state == target.state:
        return mention
    return replace(mention, id=target.id, name=target.name, state=target.state)


def _is_given(mention: ActorMention, doc: Doc) -> bool:
    """Tell whether a dictionary of the user says who is meant."""
    made = f"person:{slug(exact_text(doc, mention.start, mention.end))}"
    return mention.id != made and person(mention.id) is None

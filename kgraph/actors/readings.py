"""What a name means that several bear: Georgia, Congo, Washington, Brussels, Turkey on a plate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.culture import is_culture
from kgraph.actors.lists import listed_with
from kgraph.actors.mention import ActorMention
from kgraph.actors.places import regions
from kgraph.actors.spans import Stretch, is_capitalised, sentence_numbers, text_of
from kgraph.actors.tables import rows, values
from kgraph.actors.text import slug
from kgraph.actors.words import texts

_ANY = "*"
# The reading of a capital that is the town itself and not its state: the mayor of Oslo.
_TOWN = "town"
_CLOSING = frozenset({",", ".", ";", ")", "!", "?"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``readings.csv``: where the cue holds, the name of ``id`` means ``reading``."""

    phrases: frozenset[str]
    id: str
    cue: str
    words: tuple[str, ...]
    unless: frozenset[str]
    reading: str


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for row in rows("readings"):
        phrases = frozenset(phrase.lower() for phrase in values(row["phrases"]))
        unless = frozenset(values(row["unless"]))
        rule = Rule(phrases, row["id"], row["cue"], values(row["words"]), unless, row["reading"])
        for phrase in sorted(phrases):
            table.setdefault(phrase, []).append(rule)
    return {phrase: tuple(found) for phrase, found in table.items()}


def reread(
    doc: Doc, known: Sequence[ActorMention], offices: Iterable[int], catalogue: Catalogue
) -> tuple[list[ActorMention], list[Stretch]]:
    """Return the mentions as the words around them tell, and the places where nobody is meant.

    ``offices`` are the last tokens of the nouns for people and bodies.
    """
    text = _Text(doc, known, frozenset(offices))
    found, nobody = [], []
    for mention in known:
        if mention.kind == "demonym" and is_culture(doc, mention):
            nobody.append(Stretch(mention.start, mention.end))
            continue
        reading, reach = text.reading(mention)
        if reading == _TOWN:
            found.append(_as_town(doc, mention, catalogue))
            continue
        actor = catalogue.actor(reading)
        if not reading:
            nobody.append(reach)
        else:
            found.append(mention if actor is None else _as_actor(mention, actor))
    return found, nobody


def _as_town(doc: Doc, mention: ActorMention, catalogue: Catalogue) -> ActorMention:
    """Return the mention of a capital as the town; a state that is a town stays what it is."""
    name = text_of(doc, mention.start, mention.end)
    if name in {mention.name, mention.id}:
        return mention
    id = f"place:{slug(name)}"
    actor = catalogue.actor(id)
    return replace(mention, id=id, name=actor.name if actor else name, type="place")


def _as_actor(mention: ActorMention, actor: Actor) -> ActorMention:
    if actor.id == mention.id.removesuffix(":people"):
        return mention
    if mention.id.endswith(":people"):
        adjective = actor.adjective or actor.name
        people = f"{actor.id}:people"
        return replace(
            mention, id=people, name=f"{adjective} people", state=actor.state, owner=actor.id
        )
    return replace(
        mention, id=actor.id, name=actor.name, type=actor.type, state=actor.state, owner=None
    )


@dataclass(slots=True)
class _Text:
    """A document with its mentions, which the cues of the rules are asked of."""

    doc: Doc
    known: Sequence[ActorMention]
    offices: frozenset[int]
    _sentences: list[int] | None = None

    def reading(self, mention: ActorMention) -> tuple[str, Stretch]:
        """Return the id that the mention means ("" if nobody is meant), and what tells it."""
        phrase = text_of(self.doc, mention.start, mention.end).lower()
        named = mention.kind == "name" and mention.type == "state"
        rules = (*_rules().get(phrase, ()), *(_rules().get(_ANY, ()) if named else ()))
        for rule in rules:
            own = rule.id in (_ANY, mention.id.removesuffix(":people"))
            if own and not self._speaks(rule, rule.unless) and self._holds(rule, mention):
                return rule.reading, Stretch(mention.start, mention.end + (rule.cue == "after"))
        return mention.id, Stretch(mention.start, mention.end)

    def _holds(self, rule: Rule, mention: ActorMention) -> bool:
        return bool(_CUES[rule.cue](self, rule, mention))

    def _speaks(
        self, rule: Rule, wanted: Collection[str], sentence: int | None = None
    ) -> list[ActorMention]:
        """Return the mentions of states or actors; those by the rule's own words tell nothing."""
        if not wanted:
            return []
        return [
            m
            for m in self.known
            if (m.id in wanted or m.state in wanted)
            and (sentence is None or self._sentence(m.start) == sentence)
            and text_of(self.doc, m.start, m.end).lower() not in rule.phrases
        ]

    def _sentence(self, at: int) -> int:
        if self._sentences is None:
            self._sentences = sentence_numbers(self.doc)
        return self._sentences[at]

    def _words_around(self, mention: ActorMention) -> set[str]:
        number = self._sentence(mention.start)
        return {t.lower_ for t in self.doc if self._sentence(t.i) == number}

    def _is_before(self, phrases: tuple[str, ...], start: int) -> bool:
        last = texts(self.doc)[start - 1].lower() if start else ""
        ending = _ending(phrases).get(last, ())
        return any(_matches(self.doc, start - len(_split(p)), p) for p in ending)

    def _is_after(self, phrases: tuple[str, ...], end: int) -> bool:
        first = texts(self.doc)[end].lower() if end < len(self.doc) else ""
        return any(_matches(self.doc, end, p) for p in _beginning(phrases).get(first, ()))

    def _is_placed(self, cases: tuple[str, ...], mention: ActorMention) -> bool:
        """Tell whether a preposition makes it a place, other than behind people: police in X."""
        return self._is_before(cases, mention.start) and mention.start - 2 not in self.offices

    def _is_town(self, states: Sequence[str], mention: ActorMention) -> bool:
        """Tell whether a town of these states stands before it: "Lyon, France"."""
        start = mention.start
        if start < 2 or self.doc[start - 1].text != ",":
            return False
        town = next((m for m in self.known if m.end == start - 1), None)
        if _ANY not in states:
            return town is not None and town.state in states and _is_local(self.doc, town)
        if town is not None and not _is_local(self.doc, town):
            return False
        if town is None and not _is_proper(self.doc[start - 2]):
            return False
        end = mention.end
        return end >= len(self.doc) or self.doc[end].text in _CLOSING

    def _is_listed(self, wanted: Sequence[str], mention: ActorMention) -> bool:
        """Tell whether it stands in a list with a region of these states, or with these actors."""
        others = listed_with(self.doc, self.known, mention)
        return any(
            other.id in wanted
            or (other.state in wanted and other.type == "place" and other.name in regions())
            for other in others
        )


_CUES: dict[str, Callable[[_Text, Rule, ActorMention], object]] = {
    "before": lambda text, rule, m: text._is_before(rule.words, m.start),
    "after": lambda text, rule, m: text._is_after(rule.words, m.end),
    "near": lambda text, rule, m: text._words_around(m) & set(rule.words),
    "placed": lambda text, rule, m: text._is_placed(rule.words, m),
    "town": lambda text, rule, m: text._is_town(rule.words, m),
    "listed": lambda text, rule, m: text._is_listed(rule.words, m),
    "sentence": lambda text, rule, m: text._speaks(rule, rule.words, text._sentence(m.start)),
    "document": lambda text, rule, m: text._speaks(rule, rule.words),
    "places": lambda text, rule, m: any(
        found.type == "place" for found in text._speaks(rule, rule.words)
    ),
    "always": lambda text, rule, m: True,
}


def _is_local(doc: Doc, mention: ActorMention) -> bool:
    """Tell whether a mention names a town or region and no state."""
    name = text_of(doc, mention.start, mention.end)
    return mention.kind == "name" and (mention.type == "place" or name != mention.name)


def _is_proper(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_capitalised(token)


@cache
def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


@cache
def _beginning(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the phrases by their first words in small letters."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(_split(phrase)[0].lower(), []).append(phrase)
    return found


@cache
def _ending(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the phrases by their last words in small letters."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(_split(phrase)[-1].lower(), []).append(phrase)
    return found


def _matches(doc: Doc, at: int, phrase: str) -> bool:
    """Tell whether the words of a phrase stand at a place; capitals in it have to be there."""
    words, given = _split(phrase), texts(doc)
    if at < 0 or at + len(words) > len(given) or given[at].lower() != words[0].lower():
        return False
    found = given[at : at + len(words)]
    return all(
        text == word or (word.islower() and text.lower() == word)
        for text, word in zip(found, words, strict=True)
    )

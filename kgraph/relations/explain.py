"""What the codebook says of a category or a word, for people who ask."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from kgraph.errors import KgraphError
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import StatusEntry
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import read_table
from kgraph.relations.triggers import Trigger, triggers, with_object

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what the codebook makes of it between two actors.

    ``category`` and ``mode`` say which entry it explains; ``answer`` is how the sentence is
    coded, NONE for not at all, and differs from them where the example shows what is not meant.
    """

    category: str
    mode: str
    trigger: str
    sentence: str
    subject: str
    object: str
    answer: str

    @property
    def positive(self) -> bool:
        """Return whether the sentence is one of the category and mode that it explains."""
        return self.answer == (f"{self.category}.{self.mode}" if self.mode else self.category)


@dataclass(frozen=True, slots=True)
class Boundary:
    """What seems to belong to a category and goes elsewhere."""

    category: str
    act: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A category in one line: how many triggers it has, NONE and modes included."""

    category: str
    quad_class: str | None
    intensity: float | None
    modes: tuple[str, ...]
    triggers: dict[str, int]
    description: str


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """All about a category, or about one of its modes."""

    overview: Overview
    mode: str
    scores: dict[str, float | None]
    boundaries: tuple[Boundary, ...]
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class WordPage:
    """All about a word: its own entries, what it decides as an object, what it governs."""

    word: str
    light: str
    triggers: tuple[Trigger, ...]
    decides: tuple[Trigger, ...]
    statuses: tuple[StatusEntry, ...]
    examples: tuple[Example, ...]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples of all categories, in the order of the table."""
    return tuple(Example(**row) for row in read_table("examples.csv"))


@cache
def boundaries() -> tuple[Boundary, ...]:
    """Return what goes to another category than it seems, in the order of the table."""
    return tuple(Boundary(**row) for row in read_table("boundaries.csv"))


class Explainer:
    """Answers questions about one codebook."""

    def __init__(self, codebook: Codebook | None = None) -> None:
        self._codebook = codebook or Codebook.load()
        self._scheme = self._codebook.scheme
        self._triggers = triggers(self._codebook)

    def overviews(self) -> list[Overview]:
        """Return a line for each category, in the order of the scheme."""
        return [self._overview(category) for category in self._scheme.names]

    def is_category(self, name: str) -> bool:
        """Return whether a name, with or without a mode, is that of a category."""
        category, _, mode = name.partition(".")
        known = category in self._scheme.names
        return known and mode in ("", *self._scheme.modes(category))

    def category(self, name: str) -> CategoryPage:
        """Return all about a category or mode (``SANCTION``, ``SANCTION.expel``)."""
        category, _, mode = name.partition(".")
        modes = self._scheme.modes(category)
        return CategoryPage(
            overview=self._overview(category),
            mode=mode,
            scores={mode: modes[mode]} if mode else modes,
            boundaries=tuple(b for b in boundaries() if b.category == category),
            triggers=tuple(
                t for t in self._triggers if t.category == category and mode in {"", t.mode}
            ),
            examples=tuple(
                e for e in examples() if e.category == category and mode in {"", e.mode}
            ),
        )

    def word(self, word: str) -> WordPage:
        """Return all about a word; raises KgraphError with near words for an unknown one."""
        own = tuple(t for t in self._triggers if spelling_key(word) in _keys(t))
        decides = tuple(with_object(word, self._codebook, self._triggers))
        statuses = self._codebook.statuses(word)
        if not (own or decides or statuses):
            raise KgraphError(self._unknown(word))
        named = {name for t in (*own, *decides) for name in t.objects if name.startswith("{")}
        return WordPage(
            word=word,
            light=self._codebook.light_kind(*_split(word)),
            triggers=own,
            decides=decides,
            statuses=statuses,
            examples=tuple(e for e in examples() if spelling_key(word) in _example_keys(e)),
            classes={name: self._codebook.members(name) for name in sorted(named)},
        )

    def _overview(self, category: str) -> Overview:
        counts = Counter(t.kind for t in self._triggers if t.category == category)
        return Overview(
            category=category,
            quad_class=self._scheme.quad_class(category),
            intensity=self._scheme.score(category),
            modes=tuple(self._scheme.modes(category)),
            triggers={kind: counts[kind] for kind in ("verb", "noun", "role", "adjective")},
            description=self._scheme.descriptions[category],
        )

    def _unknown(self, word: str) -> str:
        known = sorted({name for t in self._triggers for name in (t.lemma, t.word)})
        near = get_close_matches(word.lower(), known, n=_NEAR)
        if self.is_category(word.upper()):
            near.insert(0, word.upper())
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        return f"{word!r} is in no entry of the codebook{hint}"


def _keys(trigger: Trigger) -> set[str]:
    return {spelling_key(trigger.lemma), spelling_key(trigger.word)}


def _example_keys(example: Example) -> set[str]:
    key = spelling_key(example.trigger)
    return {key, key.partition(" ")[0]}


def _split(word: str) -> tuple[str, str]:
    lemma, _, particle = word.partition(" ")
    return lemma, particle

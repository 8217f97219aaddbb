"""The entries of the codebook as a list: which words are triggers of which category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import Row, listed, read_table

_TABLES = {
    "verb": "verbs.csv",
    "noun": "nouns.csv",
    "role": "roles.csv",
    "adjective": "adjectives.csv",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry: a verb in one of its uses, an event noun, a title or an adjective.

    ``objects`` are the nouns, and classes of nouns in braces, one of which must be the object;
    ``prepositions`` introduce the other actor. ``file`` names the file of an own entry.
    """

    kind: str
    lemma: str
    particle: str
    prepositions: tuple[str, ...]
    objects: tuple[str, ...]
    category: str
    mode: str
    direction: str
    file: str

    @property
    def word(self) -> str:
        """Return the lemma with its particle: "call off"."""
        return f"{self.lemma} {self.particle}".strip()

    @property
    def name(self) -> str:
        """Return category and mode as one word: ``SANCTION.expel``."""
        return f"{self.category}.{self.mode}" if self.mode else self.category

    def to_dict(self) -> dict[str, object]:
        """Return the fields, lists as lists."""
        names = ("kind", "lemma", "particle", "prepositions", "objects")
        record: dict[str, object] = {name: getattr(self, name) for name in names}
        record |= {name: list(getattr(self, name)) for name in ("prepositions", "objects")}
        rest = ("category", "mode", "direction", "file")
        return record | {name: getattr(self, name) for name in rest}


def triggers(codebook: Codebook) -> tuple[Trigger, ...]:
    """Return all entries in the order of the tables; an own entry stands for what it overrides."""
    found: dict[tuple[object, ...], Trigger] = {}
    for kind, table in _TABLES.items():
        for row in chain(read_table(table), codebook.own.rows[kind]):
            trigger = _trigger(kind, row)
            found[_use(trigger)] = trigger
    return tuple(found.values())


def with_object(noun: str, codebook: Codebook, known: tuple[Trigger, ...]) -> Iterator[Trigger]:
    """Yield the entries of verbs that a noun decides, by itself or by a class it belongs to."""
    names = {spelling_key(noun), *codebook.classes(noun)}
    for trigger in known:
        if names & {_key(name) for name in trigger.objects}:
            yield trigger


def _trigger(kind: str, row: Row) -> Trigger:
    return Trigger(
        kind=kind,
        lemma=row["lemma"],
        particle=row.get("particle", ""),
        prepositions=listed(row.get("preposition", "") or row.get("prepositions", "")),
        objects=listed(row.get("object", "")),
        category=row["category"],
        mode=row.get("mode", ""),
        direction=row["direction"],
        file=row.get("file", ""),
    )


def _use(trigger: Trigger) -> tuple[object, ...]:
    """Return what makes two entries one: the verb's whole use, else the word."""
    word = (trigger.kind, spelling_key(trigger.lemma), trigger.particle)
    if trigger.kind == "verb":
        return (*word, trigger.prepositions, trigger.objects)
    return (*word, trigger.prepositions) if trigger.kind == "adjective" else word


def _key(name: str) -> str:
    return name if name.startswith("{") else spelling_key(name)

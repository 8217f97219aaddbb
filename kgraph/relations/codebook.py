"""The relation codebook: what a verb, noun or title says about two actors.

The scheme is PLOVER 2.0; the entries are data files beside this module.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import TypeVar

from kgraph.relations.categories import Categories
from kgraph.relations.coding import Coding, Cue, NounEntry, RoleEntry, StatusEntry
from kgraph.relations.entries import (
    read_adjectives,
    read_cues,
    read_light_verbs,
    read_noun_classes,
    read_nouns,
    read_roles,
    read_statuses,
    suffixes,
)
from kgraph.relations.spelling import spelling_key, without_prefix
from kgraph.relations.verbs import VerbTable

Entry = TypeVar("Entry")


def _longest_listed(table: Mapping[str, Entry], lemma: str) -> Entry | None:
    """Return the entry of a phrase's longest listed ending, prefixes of its words left aside."""
    for phrase in dict.fromkeys((lemma, without_prefix(lemma))):
        for end in suffixes(phrase):
            if end in table:
                return table[end]
    return None


class Codebook:
    """Look-ups in the codebook's tables; British and American spellings both work."""

    def __init__(self) -> None:
        self._categories = Categories()
        self._nouns = read_nouns(self._categories)
        self._roles = read_roles(self._categories)
        self._light = read_light_verbs()
        self._statuses = read_statuses()
        self._cues = read_cues()
        self._adjectives = read_adjectives(self._categories)
        classes = read_noun_classes()
        self._verbs = VerbTable(self._categories, self._nouns, self._light, classes)

    @classmethod
    @cache
    def load(cls) -> Codebook:
        """Return the codebook, read once for the whole process."""
        return cls()

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the names of all categories in the order of the table."""
        return self._categories.names

    def coding(self, category: str, mode: str = "", direction: str | None = None) -> Coding:
        """Return the coding of a category; without a direction, the category's usual one.

        Raises KeyError for an unknown category or mode.
        """
        return self._categories.coding(category, mode, direction)

    def lemma(self, lemma: str) -> str:
        """Return a verb's lemma, mended where only its mended spelling is in the codebook.

        A tagger may give "expell" for "expelled" or "tim" for "timed".
        """
        if self._verbs.has(lemma) or len(lemma) < 3:
            return lemma
        bare = without_prefix(lemma)
        if bare != lemma:
            return bare if self._verbs.has(bare) else lemma
        shorter = lemma[:-1] if lemma[-1] == lemma[-2] else lemma
        for mended in (shorter, lemma + "e", lemma.removesuffix("e")):
            if self._verbs.has(mended):
                return mended
        return lemma

    def verb(
        self,
        lemma: str,
        *,
        particle: str = "",
        prepositions: Collection[str] = (),
        object: str = "",
    ) -> Coding | None:
        """Return the coding of the most specific entry for this use of a verb, or None.

        ``prepositions`` are those that introduce an actor, best first. ``object`` is the
        noun that decides: the direct object's lemma, else the noun after a preposition that
        is no actor itself; a named actor is given by its type in braces, "{person}".
        """
        return self._verbs.coding(lemma, particle, tuple(prepositions), object)

    def has_verb(self, lemma: str) -> bool:
        """Return whether any entry is about this verb."""
        return self._verbs.has(lemma)

    def noun(self, lemma: str) -> NounEntry | None:
        """Return the entry of an event noun, by its longest listed ending, or None."""
        return _longest_listed(self._nouns, lemma)

    def role(self, lemma: str) -> RoleEntry | None:
        """Return the entry of a title or relational noun, by its longest ending, or None."""
        return _longest_listed(self._roles, lemma)

    def light_kind(self, lemma: str, particle: str = "") -> str:
        """Return "light", "starter", "inverse" or "ender", or an empty string."""
        return self._light.get((spelling_key(lemma), particle), "")

    def adjective(self, lemma: str, preposition: str) -> Coding | None:
        """Return the coding of an adjective said of one actor with another after it, or None."""
        return self._adjectives.get((spelling_key(lemma), preposition))

    def is_light(self, lemma: str, particle: str = "") -> bool:
        """Return whether a verb's category comes from the event noun that is its object."""
        return self.light_kind(lemma, particle) in {"light", "starter", "inverse"}

    def status(self, lemma: str, complement: str = "", pos: str = "") -> StatusEntry | None:
        """Return what a governing word does to its complement, or None.

        ``complement`` is xcomp, ccomp, gerund or noun, ``pos`` VERB, NOUN or ADJ; without them
        the first entry answers.
        """
        for entry in self._statuses.get(spelling_key(lemma), ()):
            if complement in {"", *entry.complements} and pos in {"", entry.pos}:
                return entry
        return None

    def cue(self, lemma: str) -> Cue | None:
        """Return the reporting verb, modal, hedge or negator of this lemma, or None."""
        return self._cues.get(spelling_key(lemma))

    def is_reporting(self, lemma: str) -> bool:
        """Return whether a word reports what someone says."""
        cue = self.cue(lemma)
        return cue is not None and cue.kind == "reporting"

    def is_negator(self, lemma: str) -> bool:
        """Return whether a word negates the clause or phrase it modifies."""
        cue = self.cue(lemma)
        return cue is not None and cue.kind == "negator"

"""The relation codebook: what a verb, noun or title says about two actors.

The scheme is PLOVER 2.0; the entries are data files beside this module.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeVar

from kgraph.language.verbs import irregular_forms
from kgraph.relations.categories import Categories
from kgraph.relations.coding import Coding, Cue, NounEntry, RoleEntry, StatusEntry
from kgraph.relations.entries import (
    members,
    read_adjectives,
    read_cues,
    read_light_verbs,
    read_noun_classes,
    read_nouns,
    read_roles,
    read_statuses,
    suffixes,
)
from kgraph.relations.ownfile import OwnEntries
from kgraph.relations.spelling import endings, ends_in, spelling_key, without_prefix
from kgraph.relations.verbs import VerbTable

Entry = TypeVar("Entry")
_KEPT = 8192


def _with_y(lemma: str) -> str:
    """Return a lemma with the "y" that its plural or third person hides: "denie", "deny"."""
    return lemma.removesuffix("ie") + "y" if lemma.endswith("ie") else lemma


def _longest_listed(table: Mapping[str, Entry], lemma: str) -> Entry | None:
    """Return the entry of a phrase's longest listed ending, prefixes of its words left aside."""
    for phrase in dict.fromkeys((lemma, without_prefix(lemma))):
        for end in suffixes(phrase):
            if end in table:
                return table[end]
    return None


class Codebook:
    """Look-ups in the codebook's tables; British and American spellings both work.

    ``files`` have a user's own entries, which add to the tables or override them; ``entries``
    are such that were read before. Raises InputError with file and line for a bad one.
    """

    def __init__(
        self, files: Iterable[str | Path] = (), *, entries: OwnEntries | None = None
    ) -> None:
        self._categories = Categories()
        self.own = entries or OwnEntries.read(files, self._categories)
        own = self.own.rows
        self._nouns = read_nouns(self._categories, own["noun"])
        self._roles = read_roles(self._categories, own["role"])
        self._light = read_light_verbs()
        self._statuses = read_statuses()
        self._cues = read_cues()
        self._irregular = irregular_forms()
        self._adjectives = read_adjectives(self._categories, own["adjective"])
        self._described = frozenset(word for word, _ in self._adjectives)
        self._classes = read_noun_classes()
        self._verbs = VerbTable(
            self._categories, self._nouns, self._light, self._classes, own["verb"]
        )
        # Texts say the same again and again.
        self._noun = lru_cache(_KEPT)(partial(_longest_listed, self._nouns))
        self._role = lru_cache(_KEPT)(partial(_longest_listed, self._roles))
        self._ends_noun = lru_cache(_KEPT)(partial(ends_in, endings(self._nouns)))
        # "secretary of state" is looked for where "secretary" stands.
        heads = (role.partition(" of ")[0] for role in self._roles)
        self._heads_role = lru_cache(_KEPT)(partial(ends_in, endings([*heads, *self._roles])))

    def __reduce__(self) -> tuple[Callable[[OwnEntries], Codebook], tuple[OwnEntries]]:
        # Another process reads the shipped tables itself; what texts were asked does not travel.
        return _restored, (self.own,)

    @classmethod
    @cache
    def load(cls) -> Codebook:
        """Return the codebook as shipped, read once for the whole process."""
        return cls()

    @property
    def scheme(self) -> Categories:
        """Return the categories with their modes, scores and quad classes."""
        return self._categories

    def classes(self, noun: str) -> tuple[str, ...]:
        """Return the classes in braces that a noun belongs to, that of its category the last."""
        entry = self._nouns.get(spelling_key(noun))
        category = (f"{{{entry.category}}}",) if entry is not None else ()
        return (*self._classes.get(spelling_key(noun), ()), *category)

    def members(self, name: str) -> tuple[str, ...]:
        """Return the nouns of a class in braces, none for an actor type or a category."""
        return members().get(name, ())

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
        bare = lemma.removesuffix("e")
        undoubled = bare[:-1] if bare[-2:-1] == bare[-1:] else bare
        for mended in (shorter, lemma + "e", bare, undoubled, _with_y(lemma)):
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
        of_object: bool = False,
    ) -> Coding | None:
        """Return the coding of the most specific entry for this use of a verb, or None.

        ``prepositions`` are those that introduce an actor, best first. ``object`` is the
        noun that decides: the direct object's lemma, else the noun after a preposition that
        is no actor itself; a named actor is given by its type in braces, "{person}". With
        ``of_object`` only the entries count that this noun decides.
        """
        return self._verbs.coding(lemma, particle, tuple(prepositions), object, of_object=of_object)

    def irregular(self, form: str) -> str:
        """Return the lemma of an irregular past form ("shook": shake), or an empty string."""
        return self._irregular.get(form, "")

    def has_verb(self, lemma: str) -> bool:
        """Return whether any entry is about this verb."""
        return self._verbs.has(lemma)

    def noun(self, lemma: str) -> NounEntry | None:
        """Return the entry of an event noun, by its longest listed ending, or None."""
        return self._noun(lemma)

    def role(self, lemma: str) -> RoleEntry | None:
        """Return the entry of a title or relational noun, by its longest ending, or None."""
        return self._role(lemma)

    def ends_noun(self, lemma: str) -> bool:
        """Return whether an event noun may end with a word, which is quick to tell."""
        return self._ends_noun(lemma)

    def heads_role(self, lemma: str) -> bool:
        """Return whether a word may head a title or relational noun, which is quick to tell."""
        return self._heads_role(lemma)

    def light_kind(self, lemma: str, particle: str = "") -> str:
        """Return "light", "starter", "inverse" or "ender", or an empty string."""
        return self._light.get((spelling_key(lemma), particle), "")

    def adjective(self, lemma: str, preposition: str) -> Coding | None:
        """Return the coding of an adjective said of one actor with another after it, or None."""
        return self._adjectives.get((spelling_key(lemma), preposition))

    def has_adjective(self, word: str) -> bool:
        """Return whether any entry is about this adjective."""
        return spelling_key(word) in self._described

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

    def statuses(self, lemma: str) -> tuple[StatusEntry, ...]:
        """Return all that a governing word does to its complements, in file order."""
        return self._statuses.get(spelling_key(lemma), ())

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


def _restored(own: OwnEntries) -> Codebook:
    """Return the codebook with a user's own entries, the shared one without any."""
    return Codebook(entries=own) if any(own.rows.values()) else Codebook.load()

"""Finds the most specific entry of ``verbs.csv`` for one use of a verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kgraph.relations.categories import Categories
from kgraph.relations.coding import NONE, Coding, NounEntry
from kgraph.relations.entries import suffixes
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import Row, listed, read_table

# Of one verb with one particle: (preposition, object) to row; empty strings stand for "any".
Frames = dict[tuple[str, str], Row]
_FOLLOWING = ("{infinitive}", "{clause}")


class Use(NamedTuple):
    """One use of a verb: its key and particle, what follows it, and what its object is called.

    ``objects`` has the names of the whole object first, then those of its shorter endings.
    """

    verb: tuple[str, str]
    prepositions: tuple[str, ...]
    objects: tuple[tuple[str, ...], ...]


class VerbTable:
    """The verbs of the codebook by lemma and particle."""

    def __init__(
        self,
        categories: Categories,
        nouns: Mapping[str, NounEntry],
        light: Mapping[tuple[str, str], str],
        classes: Mapping[str, tuple[str, ...]],
        own: Iterable[Row] = (),
    ) -> None:
        self._categories = categories
        self._nouns = nouns
        self._light = light
        self._classes = classes
        self._rows = _by_verb(read_table("verbs.csv"))
        self._own = _by_verb(own)
        self._frames: dict[tuple[str, str], Frames] = {}
        self._lemmas = {word for word, _ in (*self._rows, *self._own, *self._light)}

    def has(self, lemma: str) -> bool:
        """Return whether any entry is about this verb."""
        return spelling_key(lemma) in self._lemmas

    def coding(
        self,
        lemma: str,
        particle: str,
        prepositions: tuple[str, ...],
        noun: str,
        *,
        of_object: bool = False,
    ) -> Coding | None:
        """Return the coding of the most specific entry, or None for an unknown verb or use.

        With ``of_object`` only entries count that the noun itself decides.
        """
        word, objects = spelling_key(lemma), tuple(self._objects(noun))
        for part, following in self._readings(word, particle, prepositions):
            found = self._match(Use((word, part), following, objects), of_object)
            if found is not None:
                return found
        return None

    def _readings(
        self, word: str, particle: str, prepositions: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the ways to split what follows the verb into particle and prepositions."""
        if particle and self._knows(word, particle):
            # "out of" after the particle "out" is "of".
            yield particle, tuple(p.removeprefix(f"{particle} ") for p in prepositions)
        for preposition in prepositions:
            first, _, rest = preposition.partition(" ")
            if rest and not particle and self._knows(word, first):
                yield first, (rest,)
        # A parser may take the preposition of "call on" for a particle.
        yield "", (particle, *prepositions) if particle else prepositions

    def _knows(self, word: str, particle: str) -> bool:
        verb = (word, particle)
        return verb in self._rows or verb in self._own or verb in self._light

    def _objects(self, noun: str) -> Iterator[tuple[str, ...]]:
        """Yield what entries may call a noun and each of its endings: the word, its classes."""
        if noun.startswith("{"):
            yield (noun,)
            return
        for end in suffixes(noun):
            entry = self._nouns.get(end)
            category = (f"{{{entry.category}}}",) if entry is not None else ()
            yield (end, *self._classes.get(end, ()), *category)
            if category == (f"{{{NONE}}}",):
                return  # A heart attack is no attack.

    def _match(self, use: Use, of_object: bool) -> Coding | None:
        """Try object with preposition, object, light verb, preposition, the bare verb."""
        for names in use.objects:
            if names[0] in _FOLLOWING:
                # "called on R to leave" is rather a call on R than a call to leave.
                names = (*names, "")
            found = self._of_frames(use, names)
            if found is not None:
                return self._in_detail(found, names[0])
            found = self._of_noun(use, names[0])
            if found is not None:
                return found
        return None if of_object else self._of_frames(use, ("",))

    def _of_frames(self, use: Use, names: tuple[str, ...]) -> Coding | None:
        frames = self._frames_of(use.verb)
        for preposition in (*use.prepositions, ""):
            for noun in names:
                if (preposition, noun) in frames:
                    return self._of_row(frames[preposition, noun], noun, preposition)
        return None

    def _frames_of(self, verb: tuple[str, str]) -> Frames:
        """Return a verb's frames, laid out when first asked for: most verbs never are."""
        if verb not in self._frames:
            shipped = _frames(self._rows.get(verb, []))
            self._frames[verb] = shipped | _frames(self._own.get(verb, []))
        return self._frames[verb]

    def _of_row(self, row: Row, noun: str, preposition: str) -> Coding:
        name = f"{row['lemma']} {row['particle']}".strip()
        detail = f'the verb "{name}"'
        detail += f' with the object "{noun}"' if noun else ""
        detail += f' and "{preposition}"' if preposition else ""
        return self._categories.coding(
            row["category"],
            row["mode"],
            row["direction"],
            f"{detail} is {row['category']}",
            preposition,
        )

    def _in_detail(self, coding: Coding, noun: str) -> Coding:
        """Return a coding with the mode that its noun tells: "carried out drone attacks"."""
        entry = self._nouns.get(noun)
        if entry is None or coding.mode or not entry.mode or entry.category != coding.category:
            return coding
        return self._categories.coding(
            coding.category, entry.mode, coding.direction, coding.detail, coding.preposition
        )

    def _of_noun(self, use: Use, noun: str) -> Coding | None:
        """Return the coding of the event noun that is a light verb's object, or None."""
        kind = self._light.get(use.verb, "ender")
        entry = self._nouns.get(noun)
        if kind == "ender" or entry is None or entry.category == NONE:
            return None
        inverse = kind == "inverse"
        introducing = (p for p in use.prepositions if inverse or p in entry.prepositions)
        return self._categories.coding(
            entry.category,
            entry.mode,
            entry.direction or ("inverse" if inverse else ""),
            f'the light verb "{" ".join(use.verb).strip()}": {entry.coding.detail}',
            next(introducing, ""),
        )


def _by_verb(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    verbs: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        verbs.setdefault((spelling_key(row["lemma"]), row["particle"]), []).append(row)
    return verbs


def _frames(rows: list[Row]) -> Frames:
    frames: Frames = {}
    for row in rows:
        for noun in _object_keys(row):
            for preposition in listed(row["preposition"]) or ("",):
                frames[preposition, noun] = row
    for row in rows:
        for noun in _object_keys(row):
            # The object alone still tells the category where the recipient is elsewhere.
            if noun:
                frames.setdefault(("", noun), row)
    return frames


def _object_keys(row: Row) -> list[str]:
    nouns = listed(row["object"]) or ("",)
    return [noun if noun.startswith("{") or not noun else spelling_key(noun) for noun in nouns]

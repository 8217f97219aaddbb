"""The known actors and the words that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kgraph.actors.tables import rows, values
from kgraph.actors.text import pieces, slug

_SHORTEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor; ``state`` is the ISO 3166-1 alpha-3 code of the state it belongs to.

    ``wikidata`` is the id of its item in Wikidata (``Q30``), None where no source was at hand.
    """

    id: str
    name: str
    type: str
    state: str | None
    adjective: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to name an actor.

    ``kind`` is ``name``, ``demonym``, ``people``, ``capital``, ``seat``, ``person`` or
    ``blocked`` (a phrase that looks like a name and is no actor; ``actor`` is None).
    """

    words: tuple[str, ...]
    kind: str
    actor: Actor | None


class Catalogue:
    """Looks up actors by id and by the words that name them; longest match first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._actors: dict[str, Actor] = {}
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._seconds: dict[str, set[str]] = {}
        self._given = tuple(entries)
        for entry in entries:
            self._add(entry)

    @staticmethod
    @cache
    def load() -> Catalogue:
        """Return the catalogue that ships with the package."""
        return Catalogue(tuple(_shipped()))

    def extended(self, entries: Sequence[Entry]) -> Catalogue:
        """Return a catalogue with more entries, which take their words and ids from the old ones.

        What one of them names, spelt the same way, names nothing else any more.
        """
        taken = {entry.words for entry in entries}
        new = {entry.actor.id: entry.actor for entry in entries if entry.actor is not None}
        for id, actor in new.items():
            if id in self._actors:
                new[id] = _completed(actor, self._actors[id])
        kept = [entry for entry in self._given if entry.words not in taken]
        return Catalogue([_renewed(entry, new) for entry in (*entries, *kept)])

    def actor(self, id: str) -> Actor | None:
        """Return the actor with this id, or None."""
        return self._actors.get(id)

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors in order of their ids."""
        return tuple(self._actors[id] for id in sorted(self._actors))

    @property
    def first_words(self) -> Collection[str]:
        """The words in small letters with which a phrase begins."""
        return self._lengths.keys()

    def lookup(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """Return what exactly these words name; letter case counts.

        A phrase of four letters or more may also be written in capitals throughout.
        """
        given = tuple(words)
        found = self._entries.get(tuple(word.lower() for word in given), ())
        return tuple(entry for entry in found if _same_case(given, entry.words))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """Return the length of the longest phrase that starts at ``at``, and what it names.

        The length is 0 when nothing is named there.
        """
        first = words[at].lower()
        lengths = self._lengths.get(first)
        if lengths is None:
            return 0, ()
        if lengths[-1] > 1:
            # "the" begins many names, and few words go on with one of them.
            following = words[at + 1].lower() if at + 1 < len(words) else ""
            if following not in self._seconds[first]:
                return 0, ()
        key = tuple([word.lower() for word in words[at : at + lengths[0]]])
        for length in lengths:
            if length <= len(key) and (found := self._entries.get(key[:length])):
                given = tuple(words[at : at + length])
                if named := tuple(e for e in found if _same_case(given, e.words)):
                    return length, named
        return 0, ()

    def _add(self, entry: Entry) -> None:
        if entry.actor is not None:
            self._actors.setdefault(entry.actor.id, entry.actor)
        if not entry.words:
            return
        key = tuple(word.lower() for word in entry.words)
        known = self._entries.setdefault(key, [])
        if entry not in known:
            known.append(entry)
        self._seconds.setdefault(key[0], set()).update(key[1:2])
        lengths = self._lengths.get(key[0], ())
        if len(key) not in lengths:
            self._lengths[key[0]] = tuple(sorted((*lengths, len(key)), reverse=True))


def _completed(actor: Actor, known: Actor) -> Actor:
    """Return the actor with what it leaves open taken from the known one of the same id."""
    return replace(
        actor,
        adjective=actor.adjective if actor.adjective is not None else known.adjective,
        wikidata=actor.wikidata if actor.wikidata is not None else known.wikidata,
    )


def _renewed(entry: Entry, actors: dict[str, Actor]) -> Entry:
    known = actors.get(entry.actor.id) if entry.actor is not None else None
    return entry if known is None else replace(entry, actor=known)


def _same_case(given: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if given == known:
        return True
    letters = "".join(given)
    return len(letters) >= _SHORTEST_CAPITALS and letters.isupper() and known[0][0].isupper()


def _shipped() -> Iterator[Entry]:
    for row in rows("states"):
        yield from _state(row)
    for row in rows("organisations"):
        yield from _organisation(row)
    for row in rows("seats"):
        place = Actor(row["id"], row["label"], row["type"], row["state"] or None)
        yield Entry(pieces(row["name"]), "seat", place)
    for row in rows("places"):
        place = Actor(f"place:{slug(row['name'])}", row["name"], "place", row["state"] or None)
        yield from _entries(place, "name", (row["name"], *values(row["aliases"])))
    for row in rows("people"):
        person = _actor(row["id"], row, "person", row["state"])
        yield from _entries(person, "person", (row["name"], *values(row["aliases"])))
    for row in rows("blocked"):
        yield Entry(pieces(row["phrase"]), "blocked", None)


def _state(row: dict[str, str]) -> Iterator[Entry]:
    adjectives = values(row["adjectives"])
    territory = row["status"] == "territory"
    owner = row["sovereign"] if territory else row["iso3"]
    kind = "place" if territory else "state"
    actor = _actor(row["iso3"], row, kind, owner, adjectives)
    yield from _entries(actor, "name", (row["name"], *values(row["aliases"])))
    yield from _entries(actor, "demonym", adjectives)
    yield from _entries(actor, "people", values(row["people"]))
    yield from _entries(actor, "capital", values(row["capitals"]))


def _organisation(row: dict[str, str]) -> Iterator[Entry]:
    adjectives = values(row["adjectives"])
    actor = _actor(row["id"], row, row["type"], row["state"], adjectives)
    yield from _entries(actor, "name", (row["name"], *values(row["aliases"])))
    yield from _entries(actor, "demonym", adjectives)
    yield from _entries(actor, "people", values(row["people"]))


def _actor(
    id: str, row: dict[str, str], type: str, state: str, adjectives: Sequence[str] = ()
) -> Actor:
    adjective = next(iter(adjectives), None)
    return Actor(id, row["name"], type, state or None, adjective, row["wikidata"] or None)


def _entries(actor: Actor, kind: str, names: Sequence[str]) -> Iterator[Entry]:
    for name in names:
        yield Entry(pieces(name), kind, actor)

"""From the names that people give to ids of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError, UnknownActorError

if TYPE_CHECKING:
    from kgraph.identity import Identities
    from kgraph.questions.corpus import Corpus
    from kgraph.store import Store
    from kgraph.triples import Triple

ACTORS = ("actor", "subject", "object", "between")
_SPEAKERS = (
    "SELECT DISTINCT attributed_to_id, attributed_to_id, attributed_to_text FROM triples"
    " WHERE attributed_to_id IS NOT NULL"
)


class Who:
    """From a name to all ids of the actor that bears it; asks who is who when first needed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def identities(self) -> Identities:
        """Return which ids of the store are one actor."""
        return self._store.identities()

    def corpus(self, level: str, options: Mapping[str, Any]) -> Corpus:
        """Return the triples that filters choose, seen at a level."""
        from kgraph.questions.corpus import Corpus

        chosen = self.filters(options)
        return Corpus(self._store, level=level, identities=self.identities, **chosen)

    def ids(self, name: str) -> tuple[str, ...]:
        """Return all ids of an actor; raises UnknownActorError, with suggestions."""
        return self.identities.ids(self._store.find_actor(name, self.identities))

    def speakers(self, name: str) -> tuple[str, ...]:
        """Return all ids of somebody who says something, who need not be part of a triple."""
        from kgraph.store.names import find

        try:
            return self.ids(name)
        except UnknownActorError as unknown:
            speakers = [(id, title, words) for id, title, words in self._store.rows(_SPEAKERS)]
            try:
                return self.identities.ids(find(name, speakers))
            except UnknownActorError:
                raise unknown from None

    def sources(self, names: Sequence[str]) -> list[str]:
        """Return sources as documents spell them; raises KgraphError for one that there is not."""
        from kgraph.store.names import folded

        rows = self._store.rows("SELECT DISTINCT source FROM documents WHERE source IS NOT NULL")
        known = sorted(source for (source,) in rows)
        found = []
        for name in names:
            fitting = [source for source in known if folded(source) == folded(name)]
            if not fitting:
                raise KgraphError(f"no document is from {name!r}{_suggestion(name, known)}")
            found += fitting
        return found

    def filters(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of options with names turned into ids; None is not asked for."""
        found = dict(options)
        for name in ACTORS[:3]:
            if found.get(name) is not None:
                found[name] = self.ids(found[name])
        if found.get("between"):
            found["between"] = tuple(self.ids(name) for name in found["between"])
        if found.get("attributed_to") is not None:
            found["attributed_to"] = self.speakers(found["attributed_to"])
        if found.get("sources"):
            found["sources"] = self.sources(found["sources"])
        several = ("between", "modality", "sources")
        return {k: (list(v or ()) or None) if k in several else v for k, v in found.items()}


def _suggestion(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    if not known:
        return "; no document of the store names its source"
    close = get_close_matches(name, known, n=3)
    if close:
        return f"; did you mean {', '.join(close)}?"
    return f"; sources are, for example, {', '.join(known[:5])}"


def among(corpus: Corpus, filters: Mapping[str, Any]) -> Callable[[str, str], bool]:
    """Return the condition on the actors of a triple, given by their names, at a level."""
    wanted = {k: corpus.find(filters[k]) for k in ("actor", "subject", "object") if filters.get(k)}
    pair = {corpus.find(name) for name in filters.get("between") or ()}

    def fits(subject: str, object: str) -> bool:
        return (
            wanted.get("actor", subject) in (subject, object)
            and wanted.get("subject", subject) == subject
            and wanted.get("object", object) == object
            and (not pair or pair == {subject, object})
        )

    return fits


def level_fields(corpus: Corpus) -> dict[str, Callable[[Triple], str]]:
    """Return the fields that say who the actors of a triple are at a level."""

    def field(side: int, name: bool) -> Callable[[Triple], str]:
        def value(triple: Triple) -> str:
            id = (corpus.ends(triple) or ("", ""))[side]
            return corpus.name(id) if name else id

        return value

    return {
        f"{side}_level_{part}": field(place, part == "name")
        for place, side in enumerate(("subject", "object"))
        for part in ("id", "name")
    }

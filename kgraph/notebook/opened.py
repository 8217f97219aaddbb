"""A store, opened to be asked line by line."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kgraph.notebook.asking import Questions
from kgraph.notebook.filters import Filters, checked_level, chosen
from kgraph.notebook.result import Result, Single

if TYPE_CHECKING:
    import networkx as nx
    from typing_extensions import Unpack

    from kgraph.notebook.reasons import Why
    from kgraph.questions.overview import Overview
    from kgraph.questions.verifying import Verified
    from kgraph.store.profile import Listed, Profile


class Opened(Questions):
    """A store and the questions of the commands, with their options as parameters.

    Actors are named by id, name, alias or a beginning that only one has; UnknownActorError
    offers others. All questions but those on actors take the filters ``category``,
    ``quad_class``, ``modality`` and ``source`` (one or several), ``negated``, ``attributed_to``,
    ``since``, ``until`` and ``min_confidence``, and a ``level``: actor, institution or state.

    >>> g.query("Poland", category="ACCUSE")
    subject  relation  object   category  said      date        sentence
    Poland   accuse    Belarus  ACCUSE    asserted  2024-07-08  [Poland] [accuse] [Belarus].
    """

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self.store.close()

    def __repr__(self) -> str:
        return f"kgraph.open({str(self.store.path)!r})"

    def stats(
        self, *, top: int = 10, level: str = "actor", **filters: Unpack[Filters]
    ) -> Single[Overview]:
        """Return how much the store holds, and of what most.

        >>> g.stats().top_actors[0].name
        'Poland'
        """
        from kgraph.questions.overview import overview

        return Single(overview(self._corpus(level, filters), top))

    def actor(self, name: str) -> Single[Profile]:
        """Return the profile of an actor.

        >>> g.actor("Poland").partners
        {'Belarus (BLR)': 2, 'China (CHN)': 1}
        """
        from kgraph.store.profile import profile

        who = self._who.identities
        return Single(profile(self.store, self.store.find_actor(name, who), who))

    def actors(
        self,
        pattern: str = "",
        *,
        type: str | None = None,
        state: str | None = None,
        limit: int | None = None,
    ) -> Result[Listed]:
        """Return actors with a part of a name, alias or id, those with most triples first.

        >>> [actor.name for actor in g.actors(type="state")]
        ['Poland', 'Belarus', 'China']
        """
        from kgraph.store.profile import Listed, listed

        found = listed(self._who.identities, pattern, type=type, state=state)
        return Result(found[:limit], Listed, total=len(found))

    def why(self, id: str) -> Single[Why]:
        """Return why a triple was read; ``id`` is its id or the first letters of it.

        The text is read once more, with the language model that kgraph ships.
        """
        from kgraph.notebook.reasons import why

        return Single(why(self.store, id))

    def verify(self) -> Single[Verified]:
        """Return whether the texts in the store say what its triples say.

        >>> g.verify().problems
        ()
        """
        from kgraph.questions.verifying import verify

        return Single(verify(self.store))

    def graph(
        self,
        *,
        level: str = "actor",
        unowned: bool = False,
        min_weight: int = 1,
        **filters: Unpack[Filters],
    ) -> nx.MultiDiGraph:
        """Return the graph of networkx, with an edge for all triples that say the same.

        >>> sorted(g.graph(category="ACCUSE").nodes)
        ['BLR', 'POL']
        """
        from kgraph.graph import build

        asked = self._who.filters(chosen(filters))
        return build(
            self.store, level=checked_level(level), identities=self._who.identities,
            unowned=unowned, min_weight=min_weight, **asked,
        )  # fmt: skip

    def export(
        self,
        format: str,
        path: str | Path,
        *,
        level: str = "actor",
        unowned: bool = False,
        min_weight: int = 1,
        **filters: Unpack[Filters],
    ) -> Path:
        """Write the graph or its triples for another program, and return the path."""
        from kgraph.notebook.writing import export

        checked_level(level)
        graph = self.graph(level=level, unowned=unowned, min_weight=min_weight, **filters)
        return export(self.store, self._who.identities, graph, format, Path(path), level)

    def page(
        self,
        path: str | Path,
        *,
        title: str | None = None,
        max_evidence: int | None = None,
        level: str = "actor",
        unowned: bool = False,
        min_weight: int = 1,
        **filters: Unpack[Filters],
    ) -> Path:
        """Write the interactive page, to open at a level, and return the path."""
        from kgraph.notebook.writing import page

        options = {"unowned": unowned, "min_weight": min_weight}
        asked = {**self._who.filters(chosen(filters)), **options}
        who = self._who.identities
        return page(self.store, who, Path(path), checked_level(level), title, max_evidence, asked)

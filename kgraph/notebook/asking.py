"""The questions of the commands, with their options as parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.notebook.filters import Day, Filters, checked_level, chosen, period
from kgraph.notebook.result import Result
from kgraph.questions.who import ACTORS, Who, among, level_fields
from kgraph.store import Store
from kgraph.triples import Triple

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from kgraph.questions.corpus import Corpus
    from kgraph.questions.differences import Change
    from kgraph.questions.disputes import Dispute
    from kgraph.questions.neighbours import Neighbour
    from kgraph.questions.paths import Path as Chain
    from kgraph.questions.search import Found
    from kgraph.questions.timeline import Period


_STORE = "kgraph.db"


class Questions:
    """The questions to a store that have records and sentences as their answers."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._who = Who(store)

    def query(
        self,
        actor: str | None = None,
        *,
        between: tuple[str, str] | None = None,
        subject: str | None = None,
        object: str | None = None,
        relation: str | None = None,
        text: str | None = None,
        level: str = "actor",
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Result[Triple]:
        """Return triples in the order of their documents, with all their fields.

        ``between`` are two actors, whoever acts; ``relation`` and ``text`` are words of the
        relation and of the sentence. At another level each triple has four more fields
        (``subject_level_id``) in dicts and tables.

        >>> [triple.relation for triple in g.query(between=("BLR", "Poland"))]
        ['accuse', 'meet']
        """
        given: dict[str, Any] = {
            **{"actor": actor, "between": between, "subject": subject, "object": object},
            **{"relation": relation, "text": text, **chosen(filters)},
        }
        if checked_level(level) == "actor":
            found = self.store.triples(**self._who.filters(given), limit=limit)
            return Result(list(found), Triple)
        rest = {name: value for name, value in given.items() if name not in ACTORS}
        corpus = self._who.corpus(level, rest)
        triples = list(islice(corpus.triples(among(corpus, given)), limit))
        fields = level_fields(corpus)
        extra = [{name: of(triple) for name, of in fields.items()} for triple in triples]
        return Result(triples, Triple, extra=extra)

    def neighbours(
        self,
        name: str,
        *,
        level: str = "actor",
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Result[Neighbour]:
        """Return the partners of an actor with counts, those with most triples first.

        >>> [(partner.name, partner.counts.triples) for partner in g.neighbours("Poland")]
        [('Belarus', 2), ('China', 1)]
        """
        from kgraph.questions.neighbours import Neighbour, neighbours

        corpus = self._corpus(level, filters)
        found = neighbours(corpus, corpus.find(name))
        return Result(found[:limit], Neighbour, total=len(found))

    def path(
        self,
        a: str,
        b: str,
        *,
        order: str = "shortest",
        directed: bool = False,
        standing: bool = False,
        max_hops: int = 4,
        top: int = 3,
        level: str = "actor",
        **filters: Unpack[Filters],
    ) -> Result[Chain]:
        """Return the best chains from one actor to another, a sentence for each hop.

        ``order`` is shortest, strongest or time; tables have a row for each hop.

        >>> [hop.target_name for hop in g.path("China", "Belarus")[0].hops]
        ['Poland', 'Belarus']
        """
        from kgraph.errors import KgraphError
        from kgraph.questions.paths import ORDERS, paths
        from kgraph.questions.paths import Path as Chain

        if order not in ORDERS:
            raise KgraphError(f"{order!r} is no order of paths; choose one of {', '.join(ORDERS)}")
        corpus = self._corpus(level, filters)
        found = paths(
            corpus, corpus.find(a), corpus.find(b),
            order=order, directed=directed, standing=standing, max_hops=max_hops, top=top,
        )  # fmt: skip
        notes = [f"triples without any date left out: {found.undated:,}"] if found.undated else []
        return Result(found.paths, Chain, notes=notes)

    def timeline(
        self,
        a: str,
        b: str | None = None,
        *,
        by: str = "month",
        level: str = "actor",
        **filters: Unpack[Filters],
    ) -> Result[Period]:
        """Return what is said of an actor, or of two with one another, by month or year.

        >>> [(month.period, month.counts.triples) for month in g.timeline("Poland")]
        [('2024-07', 2), ('2024-08', 1)]
        """
        from kgraph.errors import KgraphError
        from kgraph.questions.timeline import STEPS, Period, timeline

        if by not in STEPS:
            raise KgraphError(f"{by!r} is no length of a period; choose one of {', '.join(STEPS)}")
        corpus = self._corpus(level, filters)
        other = corpus.find(b) if b is not None else None
        found = timeline(corpus, corpus.find(a), other, by)
        notes = [
            f"triples dated to {year} alone left out: {n:,}" for year, n in found.coarse.items()
        ]
        if found.undated:
            notes.append(f"triples without any date left out: {found.undated:,}")
        return Result(found.periods, Period, notes=notes)

    def search(
        self, words: str, *, limit: int | None = None, **filters: Unpack[Filters]
    ) -> Result[Found]:
        """Return sentences with all the words, the best first; ``"a phrase"`` and ``begin*`` work.

        >>> g.search("accus*")[0].sentence
        'Poland accuse Belarus.'
        """
        from kgraph.questions.search import Found, search

        asked = self._who.filters(chosen(filters))
        who = self._who.identities
        found = search(self.store, words, limit=limit, identities=who, **asked)
        return Result(found.found, Found, total=found.total)

    def disputes(
        self,
        name: str | None = None,
        *,
        match: str = "category",
        window: int = 30,
        level: str = "actor",
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Result[Dispute]:
        """Return what one says happened and another denies, of one actor or of all.

        >>> len(g.disputes())
        0
        """
        from kgraph.questions.disputes import Dispute, first_disputes

        corpus = self._corpus(level, filters)
        about = corpus.find(name) if name is not None else None
        found, total = first_disputes(corpus, about, match=match, window=window, limit=limit)
        return Result(found, Dispute, total=total)

    def diff(
        self,
        other: Questions | str | Path | None = None,
        *,
        before: str | Sequence[Day] | None = None,
        after: str | Sequence[Day] | None = None,
        threshold: float = 2.0,
        level: str = "actor",
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Result[Change]:
        """Return what changed from this store to another, or between two periods of this one.

        A period is ``"2023"``, ``"2023-01..2023-06"`` or two dates. What is denied does not
        count unless ``negated`` asks for it.

        >>> [change.kind for change in g.diff(before="2024-07", after="2024-08")]
        ['new dyad', 'vanished']
        """
        from kgraph.questions.differences import Change, between_periods, between_stores

        filters = {"negated": False, **filters}
        corpus = self._corpus(level, filters)
        options: dict[str, Any] = {"threshold": threshold, "limit": limit}
        if other is not None and before is None and after is None:
            with _questions(other) as second:
                found = between_stores(corpus, second._corpus(level, filters), **options)
        elif other is None and before is not None and after is not None:
            found = between_periods(corpus, period(before), period(after), **options)
        else:
            raise TypeError("diff() takes another store, or two periods: before and after")
        notes = [f"triples of no sure period left out: {found.unsure:,}"] if found.unsure else []
        return Result(found.changes, Change, total=found.total, notes=notes)

    def _corpus(self, level: str, filters: Filters) -> Corpus:
        return self._who.corpus(checked_level(level), chosen(filters))


@contextmanager
def _questions(other: Questions | str | Path) -> Iterator[Questions]:
    """Yield a store to ask, which is closed at the end if it was a path."""
    if isinstance(other, Questions):
        yield other
    else:
        with Store.open(store_file(other)) as store:
            yield Questions(store)


def store_file(path: str | Path) -> Path:
    """Return the file of a store, that in the folder of a build where a folder is named."""
    found = Path(path)
    return found / _STORE if found.is_dir() else found

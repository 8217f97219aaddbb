"""How many facts there are of each kind, counted by the store where it can."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kgraph.questions.corpus import Corpus, Ends
from kgraph.store import plan

KINDS = ("category", "quad_class", "modality", "negated", "source", "day")
_COLUMNS = ", ".join(f"f.{name}" for name in KINDS)


@dataclass(frozen=True, slots=True)
class Totals:
    """The facts of each two actors, whoever acts, and of each value of each of KINDS."""

    dyads: Counter[Ends]
    kinds: dict[str, Counter[Any]]


def totals(corpus: Corpus) -> Totals:
    """Return how many facts of a corpus are between whom, and of what kind."""
    dyads, kinds = _of_store(corpus) if corpus.level == "actor" else _one_by_one(corpus)
    return Totals(dyads, {name: _words(corpus, name, kinds[name]) for name in KINDS})


def _words(corpus: Corpus, name: str, counts: Counter[Any]) -> Counter[Any]:
    if name in ("negated", "day"):
        return +counts
    return Counter({corpus.terms[number]: count for number, count in (+counts).items()})


def _one_by_one(corpus: Corpus) -> tuple[Counter[Ends], dict[str, Counter[Any]]]:
    dyads: Counter[Ends] = Counter()
    kinds: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for (one, other), (*_, day, category, quad, modality, negated, source, _) in corpus.rows(
        _COLUMNS, corpus.selection()
    ):
        dyads[(one, other) if one < other else (other, one)] += 1
        values = (category, quad, modality, negated, source, day)
        for name, value in zip(KINDS, values, strict=True):
            kinds[name][value] += 1
    return dyads, kinds


def _of_store(corpus: Corpus) -> tuple[Counter[Ends], dict[str, Counter[Any]]]:
    selection = corpus.selection()
    where, values = plan.everything(selection)
    counted = ("statements", "sum(f.triples)")
    table, number = counted if plan.is_of_statements(selection) else ("facts", "count(*)")
    sql = f"SELECT f.subject, f.object, {number} FROM {table} f WHERE {where} GROUP BY 1, 2"
    dyads, inner = _dyads(corpus, corpus.store.rows(sql, values))
    kinds = {
        name: Counter(
            dict(
                corpus.store.rows(
                    f"SELECT f.{name}, count(*) FROM facts f WHERE {where} GROUP BY 1", values
                )
            )
        )
        for name in KINDS
    }
    for pair in inner:
        same = f"SELECT {_COLUMNS} FROM facts f WHERE f.subject = ? AND f.object = ? AND {where}"
        for row in corpus.store.rows(same, (*pair, *values)):
            for name, value in zip(KINDS, row, strict=True):
                kinds[name][value] -= 1
    return dyads, kinds


def _dyads(
    corpus: Corpus, rows: Iterable[Sequence[int]]
) -> tuple[Counter[Ends], list[tuple[int, int]]]:
    """Return the facts of each two actors, and the numbers of two that are one actor."""
    actors, ids = corpus.actors, corpus.ids
    found: Counter[Ends] = Counter()
    inner = []
    for subject, object, number in rows:
        one, other = actors[subject], actors[object]
        if one == other and ids[subject] != ids[object]:
            inner.append((subject, object))
        else:
            found[(one, other) if one < other else (other, one)] += number
    return found, inner

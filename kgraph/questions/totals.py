"""How many facts there are of each kind, counted by the store where it can."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kgraph.questions.corpus import Corpus, Ends
from kgraph.store import plan

KINDS = ("category", "quad_class", "modality", "negated", "source", "day")
_COLUMNS = ", ".join(f"f.{name}" for name in KINDS)
_BETWEEN = "SELECT subject, object, sum(triples) FROM statements GROUP BY 1, 2"
_SAID = f"SELECT {_COLUMNS} FROM facts f WHERE f.subject = ? AND f.object = ?"
# What no index has in its order is counted already, by statements.
_COUNTED = dict.fromkeys(("modality", "negated"), ("statements", "sum(triples)"))
_MANY = 50_000


@dataclass(frozen=True, slots=True)
class Totals:
    """The facts of each two actors, whoever acts, and of each value of each of KINDS."""

    dyads: Counter[Ends]
    kinds: dict[str, Counter[Any]]


def totals(corpus: Corpus) -> Totals:
    """Return how many facts of a corpus are between whom, and of what kind."""
    dyads: Counter[Ends] = Counter()
    kinds: dict[str, Counter[Any]] = {name: Counter() for name in KINDS}
    if corpus.level == "actor" and plan.is_whole(corpus.selection()):
        _add_all(corpus, dyads, kinds)
    else:
        _add_chosen(corpus, dyads, kinds)
    return Totals(dyads, {name: _words(corpus, name, kinds[name]) for name in KINDS})


def _words(corpus: Corpus, name: str, counts: Counter[Any]) -> Counter[Any]:
    if name in ("negated", "day"):
        return +counts
    return Counter({corpus.terms[number]: count for number, count in (+counts).items()})


def _add_chosen(corpus: Corpus, dyads: Counter[Ends], kinds: dict[str, Counter[Any]]) -> None:
    found = corpus.rows(_COLUMNS, corpus.selection())
    # A counter is fast where it is given many at once.
    while part := list(islice(found, _MANY)):
        dyads.update(ends if ends[0] < ends[1] else ends[::-1] for ends, _ in part)
        for place, name in enumerate(KINDS, -len(KINDS)):
            kinds[name].update([row[place] for _, row in part])


def _add_all(corpus: Corpus, dyads: Counter[Ends], kinds: dict[str, Counter[Any]]) -> None:
    """Add what the store has counted, but what is said between two ids of one actor."""
    rows, actors, ids = corpus.store.rows, corpus.actors, corpus.ids
    inner = []
    for subject, object, number in rows(_BETWEEN):
        one, other = actors[subject], actors[object]
        if one == other and ids[subject] != ids[object]:
            inner.append((subject, object))
        else:
            dyads[(one, other) if one < other else (other, one)] += number
    for name in KINDS:
        table, number = _COUNTED.get(name, ("facts", "count(*)"))
        kinds[name].update(dict(rows(f"SELECT {name}, {number} FROM {table} GROUP BY 1")))
    for pair in inner:
        for row in rows(_SAID, pair):
            for name, value in zip(KINDS, row, strict=True):
                kinds[name][value] -= 1

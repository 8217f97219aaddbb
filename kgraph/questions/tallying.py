"""Triples counted by what they say, between actors of a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from kgraph.questions.corpus import Corpus
from kgraph.store.tables import BITS
from kgraph.store.tally import Row, Tally, told

_SAID = "f.relation, f.category, f.negated, f.modality"


def tally(corpus: Corpus, actors: Callable[[str, str], bool], limit: int | None = None) -> Tally:
    """Count the triples whose actors fulfil a condition, the most frequent rows first."""
    found: defaultdict[tuple[str, str, int, int, int, int], list[int]] = defaultdict(list)
    for ends, (_, _, number, _, *said) in corpus.rows(_SAID, corpus.selection()):
        if actors(*ends):
            found[(*ends, *said)].append(number >> BITS)
    words, name = corpus.terms, corpus.name
    # Actors of one name are shown as one.
    rows: defaultdict[Row, list[int]] = defaultdict(list)
    for (one, other, relation, category, negated, modality), documents in found.items():
        what = told(words[relation], bool(negated))
        rows[Row(name(one), what, name(other), words[category], words[modality])] += documents
    first = sorted(rows, key=lambda row: (-len(rows[row]), row))[:limit]
    return Tally(tuple((row, len(rows[row]), len({*rows[row]})) for row in first), len(rows))

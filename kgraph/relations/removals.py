"""Who is taken away: "from" after such a word says whence, and is no owner and no doer."""

from __future__ import annotations

from functools import cache

from kgraph.actors.tables import column, rows
from kgraph.relations.coding import NounEntry


def verb_takes_away(lemma: str) -> bool:
    """Return whether what a verb has as its object leaves where it was: "expelled B from A"."""
    return lemma in column("removal_verbs", "lemma")


def noun_takes_away(entry: NounEntry) -> bool:
    """Return whether "from" after an event noun says whence: "the evacuation of B from A"."""
    return entry.verb in _of_nouns()


@cache
def _of_nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("removal_verbs") if row["noun"] == "yes")

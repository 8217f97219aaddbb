"""What each actor is called, and who counts as whom at a higher level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import networkx as nx

from kgraph.page.lines import Level
from kgraph.page.styles import pronouns
from kgraph.page.text import clean
from kgraph.triples import Mention, Triple

_ALIASES = 12


def aliases(levels: Iterable[Level], triples: Iterable[Triple]) -> dict[str, list[str]]:
    """Return the names (no pronouns, no plain nouns) under which texts speak of each actor."""
    joined = {}
    for level in levels:
        joined.update(_joined(level.graph))
    result: dict[str, set[str]] = {}
    for triple in triples:
        for mention in (triple.subject, triple.object):
            text = clean(mention.text)
            if text and not text[0].islower() and text.casefold() not in pronouns():
                result.setdefault(joined.get(mention.id, mention.id), set()).add(text)
    return {key: sorted(names)[:_ALIASES] for key, names in result.items()}


def _joined(graph: nx.MultiDiGraph) -> dict[str, str]:
    return {
        id: str(key)
        for key, merged in graph.nodes(data="merged", default="")
        if merged
        for id in merged.split("; ")
    }


def members(level: Level, triples: Mapping[str, Triple]) -> dict[str, list[str]]:
    """Return for each actor of a level the ids of those who count as it there.

    A line of a symmetric relation does not tell its ends apart; they are told apart by what the
    other lines say of the same actors.
    """
    votes: dict[str, Counter[str]] = {}
    unclear = []
    for line, ids in level.lines.items():
        for triple in (triples[id] for id in ids):
            if line.symmetric:
                unclear.append((triple, line.source, line.target))
            else:
                votes.setdefault(triple.subject.id, Counter())[line.source] += 1
                votes.setdefault(triple.object.id, Counter())[line.target] += 1
    found = {(id, parent) for id, counts in votes.items() for parent in counts}
    for triple, one, other in unclear:
        straight = _fit(votes, triple.subject, one) + _fit(votes, triple.object, other)
        crossed = _fit(votes, triple.subject, other) + _fit(votes, triple.object, one)
        ends = (one, other) if straight >= crossed else (other, one)
        found |= {(triple.subject.id, ends[0]), (triple.object.id, ends[1])}
    result: dict[str, list[str]] = {}
    for id, parent in sorted(found):
        if id != parent:
            result.setdefault(parent, []).append(id)
    return result


def _fit(votes: Mapping[str, Counter[str]], mention: Mention, actor: str) -> int:
    """Return how well a mention goes with an actor of the level."""
    if mention.id == actor:
        return 4
    if mention.state == actor or mention.id.startswith(f"{actor}:"):
        return 3
    return 2 * (votes.get(mention.id, Counter())[actor] > 0)

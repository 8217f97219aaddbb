"""Verbs said once for two pairs: "Kenya attacked Chad, and Norway Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import clauses, ud
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.frames import frame

Pair = tuple[ActorMention, ActorMention]

_TYPES = {"state", "organisation", "group", "place"}
_LABELS = {"conj", "appos", "flat", "obj", "parataxis"}
_BREAKS = {",", ";", "and", "but", "while"}


def pairs(doc: Doc) -> list[Pair]:
    """Return the names that stand side by side as doer and object of a verb left out."""
    named = [m for m in doc._.actors if m.kind == "name" and m.type in _TYPES]
    return [(a, b) for a, b in pairwise(named) if _is_gap(doc, a, b)]


def _is_gap(doc: Doc, first: ActorMention, second: ActorMention) -> bool:
    if first.end != second.start or first.state == second.state or not first.start:
        return False
    roots = doc[first.root], doc[second.root]
    if any(ud.base(r) not in _LABELS or r.pos_ != "PROPN" for r in roots):
        return False
    last = second.end == len(doc) or doc[second.end].pos_ in {"PUNCT", "ADP", "CCONJ", "ADV"}
    return last and doc[first.start - 1].lower_ in _BREAKS


def without(mentions: Sequence[ActorMention], gaps: Sequence[Pair]) -> list[ActorMention]:
    """Return the mentions that no other rule would misread as one list with those before."""
    paired = {m.start for pair in gaps for m in pair}
    return [m for m in mentions if m.start not in paired]


def read(
    doc: Doc, gaps: Sequence[Pair], arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield for each pair what the verb before it says of its own doer and object."""
    for first, second in gaps:
        verb = _verb(doc[first.root])
        if verb is None:
            continue
        found = frame(verb, arguments, codebook)
        for argument in found.given:
            if argument.token.i < first.start and any(f.directness == 1.0 for f in argument.found):
                yield from clauses.pairs(
                    found.with_doer(Found(first)),
                    argument.with_found(Found(second)),
                    arguments,
                    codebook,
                )
                break


def _verb(token: Token) -> Token | None:
    return next((t for t in ud.ancestors(token) if ud.is_verb(t)), None)

"""What the mentions of one unknown name agree on: its type and its state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import PREFIXES
from kgraph.actors.spans import POSSESSIVE
from kgraph.actors.words import texts

_MODIFIES = frozenset({"amod", "compound"})
_UNKNOWN = frozenset({"person", "org", "place"})


def of_states(doc: Doc, mentions: list[ActorMention]) -> list[ActorMention]:
    """Give an unknown body the state that stands before its name: Peru's Electoral Council."""
    ending = {m.end: m.state for m in mentions if m.type in ("state", "place")}
    states: dict[str, str] = {}
    words = texts(doc)
    for mention in mentions:
        at = mention.start
        at -= 1 if at and words[at - 1] in POSSESSIVE else 0
        state = ending.get(at)
        tied = at < mention.start or (at > 0 and doc[at - 1].dep_ in _MODIFIES)
        if state and tied and mention.id.startswith("org:") and mention.state is None:
            states.setdefault(mention.id, state)
    return [
        replace(m, state=states[m.id]) if not m.state and m.id in states else m for m in mentions
    ]


def vote(mentions: list[ActorMention]) -> list[ActorMention]:
    """Give an unknown name one type in the whole document: the commonest, else the first."""
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        prefix, _, part = mention.id.partition(":")
        if prefix in _UNKNOWN:
            types[part][mention.type] += 1
    commonest = {part: counted.most_common(1)[0][0] for part, counted in types.items()}
    return [_retype(m, commonest) for m in mentions]


def _retype(mention: ActorMention, types: Mapping[str, str]) -> ActorMention:
    prefix, _, part = mention.id.partition(":")
    if prefix not in _UNKNOWN or part not in types:
        return mention
    kind = types[part]
    if kind == mention.type and prefix == PREFIXES[kind]:
        return mention
    return replace(mention, type=kind, id=f"{PREFIXES[kind]}:{part}")

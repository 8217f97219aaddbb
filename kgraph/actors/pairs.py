"""Nouns for two actors told before: "both sides", "the two countries", "the pair"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import Candidate, History, first_conjunct, same_clause_subject
from kgraph.actors.mention import ActorMention
from kgraph.actors.tables import rows, values

_STATE = frozenset({"state"})
_PARTIES = frozenset({"group", "state"})


class Pairs:
    """Finds the two whom a noun of one document takes up."""

    def __init__(self, doc: Doc, mentions: Sequence[ActorMention], history: History) -> None:
        self.doc = doc
        self._history = history
        self._states = {m.id: m for m in mentions if m.type == "state"}

    def read(self, token: Token) -> list[ActorMention]:
        """Return the last two actors that were coordinated, or the only two there were."""
        types = _pair_types(token.lemma_.lower())
        if not types:
            return []
        actors = [
            (c, mention)
            for c in self._history.before(token)
            if c.mention is not None and (mention := self._as_type(c.mention, types)) is not None
        ]
        pairs: dict[int, dict[str, ActorMention]] = {}
        for candidate, mention in actors:
            first = first_conjunct(self.doc[candidate.root])
            pairs.setdefault(first.i, {}).setdefault(mention.id, mention)
        coordinated = [pair for pair in pairs.values() if len(pair) == 2]
        if coordinated:
            return list(coordinated[-1].values())
        return self._only_two(token, actors, types)

    def _only_two(
        self,
        token: Token,
        actors: Sequence[tuple[Candidate, ActorMention]],
        types: frozenset[str],
    ) -> list[ActorMention]:
        """Return the only two states, or states and groups, but for the clause's subject."""
        doing = {m.id for c, m in actors if same_clause_subject(self.doc, c, token)}
        spoken = set() if token.dep_.startswith("nsubj") else doing
        others = [m for _, m in actors if m.owner is None and m.id not in spoken]
        for among in [types] if len(types) == 1 else [_STATE, types & _PARTIES]:
            found = {m.id: m for m in others if m.type in among}
            if len(found) == 2:
                return list(found.values())
        return []

    def _as_type(self, mention: ActorMention, types: frozenset[str]) -> ActorMention | None:
        """Return the mention, or the state behind it where only states are asked for."""
        if mention.type in types:
            return mention
        state = mention.owner if types == _STATE and mention.type != "person" else None
        return self._states.get(state) if state is not None else None


@cache
def _pairs() -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(values(row["pairs"])) for row in rows("reference_nouns")}


def _pair_types(noun: str) -> frozenset[str]:
    """Return the types of the two actors that "both ..." or "the two ..." can take up."""
    return _pairs().get(noun, frozenset())

"""Whose fighters "its fighters" are where a state did something to their group just before."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import children

# What an armed or political group has, and no state.
_OF_GROUPS = frozenset(
    {"chief", "commander", "fighter", "founder", "leader", "leadership", "member", "militant"}
    | {"militiaman", "rebel", "recruit"}
)
_PRONOUNS = frozenset({"its", "their"})


def of_group(token: Token, rooted: Mapping[int, ActorMention]) -> ActorMention | None:
    """Return the group in "Peru backed the FARC and trained its fighters", None elsewhere.

    ``rooted`` holds the mentions by their root token. The one who acts is no group itself.
    """
    if token.lower_ not in _PRONOUNS or token.head.lemma_ not in _OF_GROUPS:
        return None
    verb = token.head.head
    if token.dep_ != "nmod:poss" or token.head.dep_ not in {"obj", "iobj"} or verb.dep_ != "conj":
        return None
    before = verb.head
    doer = next((rooted[c.i] for c in children(before, "nsubj") if c.i in rooted), None)
    if before.pos_ != "VERB" or doer is None or doer.type == "group":
        return None
    done_to = [c for c in children(before, "obj", "iobj", "obl") if before.i < c.i < verb.i]
    groups = [rooted[c.i] for c in done_to if c.i in rooted and rooted[c.i].type == "group"]
    return groups[0] if len(groups) == 1 else None

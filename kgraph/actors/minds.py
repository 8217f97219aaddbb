"""Where only people and bodies can stand: who accuses, whom somebody urges."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kgraph.actors.tables import rows, values


def wants(token: Token) -> bool:
    """Tell whether a word's place in its clause is one for people and bodies, and no thing."""
    if token.head.pos_ != "VERB":
        return False
    if token.dep_ == "nsubj":
        return token.head.lemma_ in verbs("mind")
    return token.dep_ in {"obj", "iobj", "nsubj:pass"} and token.head.lemma_ in verbs("addressed")


@cache
def verbs(use: str) -> frozenset[str]:
    """Return the verbs of ``pronoun_verbs.csv`` that have a use."""
    return frozenset(row["lemma"] for row in rows("pronoun_verbs") if use in values(row["uses"]))

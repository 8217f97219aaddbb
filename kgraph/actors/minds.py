"""Where only people and bodies can stand: who accuses, whom somebody urges."""

from __future__ import annotations

from spacy.tokens import Token

_SPEAKING = frozenset(
    {"accuse", "add", "admit", "agree", "allege", "announce", "apologise", "apologize", "argue"}
    | {"ask", "blame", "claim", "complain", "condemn", "criticise", "criticize", "demand", "deny"}
    | {"insist", "pledge", "promise", "propose", "refuse", "reject", "say", "tell", "thank"}
    | {"threaten", "urge", "vote", "vow", "warn"}
    | {"abduct", "arrest", "capture", "fight", "kidnap", "negotiate", "seize", "surrender"}
)
_ADDRESSED = frozenset(
    {"accuse", "ask", "blame", "invite", "order", "persuade", "tell", "thank", "urge", "warn"}
)


def wants(token: Token) -> bool:
    """Tell whether a word's place in its clause is one for people and bodies, and no thing."""
    if token.head.pos_ != "VERB":
        return False
    if token.dep_ == "nsubj":
        return token.head.lemma_ in _SPEAKING
    return token.dep_ in {"obj", "iobj", "nsubj:pass"} and token.head.lemma_ in _ADDRESSED

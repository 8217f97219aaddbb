"""What governs an act, as an act of its own on the same recipient: "threatened to bomb B".

Covers "A refused to meet B", "A promised that it would help B", "A's offer to mediate in B",
"A is ready to talk to B", "A stopped shelling B".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kgraph.relations import clauses, coordination, subjects, ud
from kgraph.relations.above import HOSTILE
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.tables import listed, read_table

RULE = "governing"
_FRIENDLY = {"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"}
_YIELDING = {"CONCEDE", "RETREAT"}
_MUTUAL = {"AGREE", "RETREAT"}
_NOT = {"not", "n't", "n’t", "never"}
# What is promised not to be done: help refused, or harm forgone.
_DENIED = {"friendly": "REJECT", "yielding": "REJECT", "hostile": "AGREE"}
_CLAUSES = {"acl", "advcl", "ccomp", "xcomp"}
_MODES = {
    ("REJECT", "CONSULT"): "meet",
    ("REJECT", "AID"): "assist",
    ("REJECT", "COOPERATE"): "assist",
    ("REJECT", "RETREAT"): "yield",
    ("REJECT", "CONCEDE"): "yield",
    ("RETREAT", "ASSAULT"): "ceasefire",
    ("SANCTION", "AID"): "discontinue",
    ("SANCTION", "COOPERATE"): "discontinue",
    ("SANCTION", "SUPPORT"): "discontinue",
    ("SANCTION", "CONSULT"): "withdraw",
    ("THREATEN", "ASSAULT"): "violence",
    ("THREATEN", "PROTEST"): "restrict",
    ("THREATEN", "COERCE"): "restrict",
    ("THREATEN", "SANCTION"): "restrict",
}
_THREAT_MODES = {"arrest": "arrest", "expel": "expel", "withdraw": "relations"}


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a governing word is by the act in its complement: one row of ``pledges.csv``."""

    complements: tuple[str, ...]
    friendly: str
    yielding: str
    hostile: str


@cache
def _table() -> dict[tuple[str, str], Pledge]:
    return {
        (row["lemma"], row["pos"]): Pledge(
            listed(row["complement"]), row["friendly"], row["yielding"], row["hostile"]
        )
        for row in read_table("pledges.csv")
    }


def governed(verb: Token, codebook: Codebook) -> bool:
    """Return whether a word that may be an act of its own governs a verb, quick to tell."""
    first = coordination.first_conjunct(verb) if verb.dep_ == "conj" else verb
    return first.dep_ in _CLAUSES and _pledge(first, codebook) is not None


def read(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what the governor of a verb is to those whom the verb's act would reach."""
    first = coordination.first_conjunct(verb)
    governor, pledge = first.head, _pledge(first, codebook)
    if pledge is None:
        return
    doing = _ids(verb, arguments)
    if governor.pos_ == "VERB" and not ud.is_passive(governor):
        doing &= _ids(governor, arguments)
    for found in clauses.read(verb, arguments, codebook):
        category = _category(pledge, verb, found)
        ends = (found.subject, found.object)
        doer, other = ends if found.subject.id in doing else ends[::-1]
        if not category or doer.id not in doing or other.owner == doer.id:
            continue
        mutual = found.symmetric and category in _MUTUAL
        direction = "symmetric" if mutual else ""
        yield replace(
            found,
            subject=doer,
            object=other,
            relation=_name(governor, verb, found if doer == found.subject else None),
            coding=codebook.coding(category, _mode(category, found), direction),
            head=_holding(governor),
            trigger=[governor],
            rule=RULE,
            symmetric=mutual,
        )


def _holding(governor: Token) -> Token:
    """Return the word whose clause tells whether it is so: "stands" in "stands ready to"."""
    copular = governor.pos_ == "ADJ" and governor.dep_ == "xcomp"
    return governor.head if copular else governor


def _ids(verb: Token, arguments: Arguments) -> set[str]:
    return {f.mention.id for t in subjects.doers(verb) for f in arguments.of(t)}


def _name(governor: Token, verb: Token, act: Candidate | None) -> str:
    """Return the governing word with the act that it governs, where that has its direction."""
    if act is None:
        return str(governor.lemma_).lower()
    said = [str(governor.lemma_).lower()]
    said += ["not"] if _is_denied(verb) else []
    said += ["to"] if "to" in ud.marker(verb).split() else []
    return " ".join([*said, act.relation])


def _is_denied(verb: Token) -> bool:
    return any(c.lower_ in _NOT for c in verb.children)


def _pledge(verb: Token, codebook: Codebook) -> Pledge | None:
    governor, table = verb.head, _table()
    word = governor.lower_
    if governor.pos_ == "VERB" and ud.is_passive(governor):
        # "is prepared to", a participle that a tagger takes for a verb
        found = table.get((word, "ADJ"))
    else:
        found = table.get((governor.lemma_.lower(), governor.pos_))
        found = found or table.get((codebook.irregular(word), governor.pos_))
    return found if found is not None and _complement(verb) in found.complements else None


def _complement(verb: Token) -> str:
    if verb.dep_ == "acl":
        return "noun"
    marks = ud.marker(verb)
    if verb.dep_ == "advcl" and ud.child(verb.head, "obj", "iobj") is not None:
        # "offered money to help Kenya": what it is for
        return ""
    if verb.lower_.endswith("ing") and (marks == "at" or verb.i == verb.head.i + 1):
        return "gerund"
    if verb.dep_ == "advcl":
        return "xcomp" if marks == "to" else ""
    return str(verb.dep_)


def _category(pledge: Pledge, verb: Token, found: Candidate) -> str:
    category = found.coding.category
    kind = "friendly" if category in _FRIENDLY else ""
    kind = "yielding" if category in _YIELDING else kind
    kind = "hostile" if category in HOSTILE else kind
    if not kind:
        return ""
    if _is_denied(verb):
        return _DENIED[kind] if pledge.friendly == "AGREE" else ""
    return str(getattr(pledge, kind))


def _mode(category: str, found: Candidate) -> str:
    if category == "THREATEN" and found.coding.mode in _THREAT_MODES:
        return _THREAT_MODES[found.coding.mode]
    return _MODES.get((category, found.coding.category), "")

"""What governs an act, as an act of its own on the same recipient: "threatened to bomb B".

Covers "A refused to meet B", "A promised that it would help B", "A's offer to mediate in B",
"A is ready to talk to B", "A stopped shelling B", "A threatened to strike unless B gave way".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from spacy.tokens import Token

from kgraph.relations import clauses, coordination, subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.frames import telling_frame
from kgraph.relations.tables import listed, read_table

RULE = "governing"
_KINDS = {
    "friendly": {"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"},
    "yielding": {"CONCEDE", "RETREAT"},
    "pressing": {"ACCUSE", "REQUEST", "THREATEN"},
    "hostile": {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION"},
}
_MUTUAL = {"AGREE", "RETREAT"}
_UNLESS = {"if", "unless", "until"}
_NOT = {"not", "n't", "n’t", "never"}
# What is promised not to be done: help refused, or harm forgone.
_DENIED = {"friendly": "REJECT", "yielding": "REJECT", "hostile": "AGREE"}
_NO_OFFER = "it is threatened with, and offered to nobody"
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
    """What a governing word is by the kind of act in its complement: a row of ``pledges.csv``."""

    complements: tuple[str, ...]
    categories: Mapping[str, str]

    @property
    def threatens(self) -> bool:
        """Return whether the word threatens with whatever it governs, a kind act too."""
        return self.categories["friendly"] == "THREATEN"


@cache
def _table() -> dict[tuple[str, str], Pledge]:
    return {
        (row["lemma"], row["pos"]): Pledge(
            listed(row["complement"]), {kind: row[kind] for kind in _KINDS}
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
    for found in _acts(verb, arguments, codebook):
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
            relation=_name(pledge, verb, found if doer == found.subject else None),
            coding=codebook.coding(category, _mode(category, found), direction),
            head=_holding(governor),
            trigger=[governor],
            rule=RULE,
            symmetric=mutual,
        )


def conditional(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield whom a threat is to move: "threatened to strike unless the government gives way"."""
    pledge = _table().get((verb.lemma_.lower(), "VERB"))
    if pledge is None or not pledge.threatens:
        return
    threats = ud.children(verb, "xcomp")
    if any(arguments.of(token) for threat in threats for token in ud.children(threat, "obj")):
        return
    frame = telling_frame(verb, arguments, codebook)
    below = [clause for head in (verb, *threats) for clause in ud.children(head, "advcl")]
    subject = [subjects.subject(c) for c in below if ud.marker(c) in _UNLESS]
    moved = [found for token in subject if token is not None for found in arguments.of(token)]
    for doer, found in product(frame.doers if frame is not None else (), moved):
        yield Candidate(
            subject=doer.mention,
            object=found.mention,
            relation=str(verb.lemma_).lower(),
            coding=codebook.coding("THREATEN"),
            head=verb,
            trigger=[verb],
            rule=RULE,
            directness=doer.directness * found.directness,
        )


def no_offer(candidate: Candidate, codebook: Codebook) -> str:
    """Return why a kind act is no triple: "threatened to send elephants to B" offers B none."""
    verb = candidate.head
    if not governed(verb, codebook) or _is_denied(verb):
        return ""
    pledge = _pledge(coordination.first_conjunct(verb), codebook)
    threatened = pledge is not None and pledge.threatens
    return _NO_OFFER if threatened and _kind(candidate) in {"friendly", "yielding"} else ""


def _acts(verb: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a verb does, and what it is itself to whom it governs: "to stop helping B"."""
    yield from clauses.read(verb, arguments, codebook)
    for clause in ud.children(verb, *_CLAUSES):
        for word in coordination.conjuncts(clause):
            if governed(word, codebook):
                yield from read(word, arguments, codebook)


def _holding(governor: Token) -> Token:
    """Return the word whose clause tells whether it is so: "stands" in "stands ready to"."""
    copular = governor.pos_ == "ADJ" and governor.dep_ == "xcomp"
    return governor.head if copular else governor


def _ids(verb: Token, arguments: Arguments) -> set[str]:
    return {f.mention.id for t in subjects.doers(verb) for f in arguments.of(t)}


def _name(pledge: Pledge, verb: Token, act: Candidate | None) -> str:
    """Return the governing word with the act that it governs, where that has its direction."""
    first = coordination.first_conjunct(verb)
    said = [str(first.head.lemma_).lower()]
    if act is None:
        return said[0]
    said += ["not"] if _is_denied(verb) else []
    # "promised that it would help" is to promise to help, but nobody warns to.
    promised = _complement(first) == "ccomp" and "xcomp" in pledge.complements
    said += ["to"] if promised or "to" in ud.marker(first).split() else []
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
    kind = _kind(found)
    if kind and _is_denied(verb) and not pledge.threatens:
        return _DENIED.get(kind, "") if pledge.categories["friendly"] == "AGREE" else ""
    return pledge.categories.get(kind, "")


def _kind(found: Candidate) -> str:
    category = found.coding.category
    return next((kind for kind, categories in _KINDS.items() if category in categories), "")


def _mode(category: str, found: Candidate) -> str:
    if category == "THREATEN" and found.coding.mode in _THREAT_MODES:
        return _THREAT_MODES[found.coding.mode]
    return _MODES.get((category, found.coding.category), "")

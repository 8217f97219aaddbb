"""What a pronoun may stand for, described by features for the ranker."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import Candidate, clause_head, first_conjunct, same_clause_subject
from kgraph.actors.chains import REFERENCE, Chain, Chains
from kgraph.actors.gender import PRONOUNS as PERSONAL
from kgraph.actors.ranking import Features, features
from kgraph.actors.spans import has_child, is_plural
from kgraph.actors.tables import rows
from kgraph.trees import remembered

THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = THING.union(PLURAL, PERSONAL)
POSSESSIVE = frozenset({"his", "her", "its", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_BODY = dict.fromkeys(("state", "organisation", "institution"), "body")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an"})
_ROLES = {
    "nsubj": "subj",
    "csubj": "subj",
    "obj": "obj",
    "iobj": "obj",
    "obl": "obl",
    "nmod": "mod",
    "appos": "mod",
    "compound": "mod",
    "flat": "mod",
    "root": "root",
}
_FARTHEST = 8
# How many sentences back an actor is looked for.
_REACH = {"person": 8, "thing": 4, "plural": 4}


def class_of(token: Token) -> str | None:
    """Return ``person``, ``thing`` or ``plural`` for a third-person pronoun, else None."""
    word = token.lower_
    if token.pos_ not in {"PRON", "DET"}:
        return None
    if word in PERSONAL:
        return "person"
    return "thing" if word in THING else "plural" if word in PLURAL else None


@remembered
def role(token: Token) -> str:
    """Return the part that a word plays in its clause, coordination left aside."""
    label = first_conjunct(token).dep_.lower()
    return "poss" if label == "nmod:poss" else _ROLES.get(label.split(":")[0], "other")


def options(
    token: Token,
    chains: Chains,
    genders: Mapping[str, str],
    chosen: str | None = None,
) -> tuple[list[Chain], list[Features]]:
    """Return the chains that a pronoun may continue, and features for each and for none.

    The last features, one more than there are chains, stand for "none of them". ``chosen`` is
    the actor that the rules would take.
    """
    kind = class_of(token)
    if kind is None:
        return [], []
    pronoun = _Pronoun(token, kind, role(token), chains)
    fitting = [
        c
        for c in chains.before(token, actors=_REACH[kind])
        if _fits(token, kind, c, genders, chains.people)
        and not pronoun.is_bound(c)
        and not pronoun.is_said_by(c)
    ]
    described = [_describe(pronoun, c, n, genders, chosen) for n, c in enumerate(fitting)]
    return fitting, [*described, _none(pronoun, len(fitting))]


class _Pronoun:
    """A pronoun, with what is the same whatever it may stand for."""

    def __init__(self, token: Token, kind: str, role: str, chains: Chains) -> None:
        self.token, self.kind, self.role, self.chains = token, kind, role, chains
        self.sentence = chains.sentences[token.i]
        self.recent = bisect_left(chains.sentences, self.sentence - 2)
        self._possessive = token.dep_ == "nmod:poss"
        subject = token.dep_.startswith("nsubj")
        self._free = self._possessive or subject or token.lower_ in REFLEXIVE
        self._above = frozenset(a.i for a in token.ancestors) if self._possessive else frozenset()

    def is_bound(self, chain: Chain) -> bool:
        """Tell whether grammar forbids it: "Peru praised it", "the army of its country"."""
        if self._free:
            return chain.last in self._above
        doc, recent = self.token.doc, chain.places[-3:]
        return any(
            same_clause_subject(doc, Candidate(r, r + 1, None), self.token) for r, _ in recent
        )

    def is_said_by(self, chain: Chain) -> bool:
        """Tell whether it stands in what the person says: nobody is "he" to himself."""
        chains = self.chains
        said = chains.profile.says(self.token, chain)
        return said and self.sentence - chains.sentences[chain.last] <= 2


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("person_nouns"))


@cache
def _collective_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("person_nouns") if row["collective"] == "yes")


def _fits(
    token: Token, kind: str, chain: Chain, genders: Mapping[str, str], people: Set[int]
) -> bool:
    doc, mention = token.doc, chain.mention
    if len(chain.actors) > 1:
        return kind == "plural"
    if chain.gender is not None:
        return chain.gender == PERSONAL.get(token.lower_, kind)
    if mention is None:
        return _thing_fits(doc[chain.noun], kind)
    one = mention.type == "person" or _is_held(doc, chain, people)
    if kind == "person":
        told = PERSONAL[token.lower_]
        return one and genders.get(mention.id, told) == told
    if one:
        return False
    return kind == "plural" or not (mention.type == "group" and is_plural(doc[chain.last]))


def _is_held(doc: Doc, chain: Chain, people: Set[int]) -> bool:
    """Tell whether an office is one person: "Peru's president", not "the presidency"."""
    mention = chain.mention
    return mention is not None and mention.root in people and not is_plural(doc[mention.root])


def _thing_fits(noun: Token, kind: str) -> bool:
    return kind in _kinds_of_thing(noun)


@remembered
def _kinds_of_thing(noun: Token) -> tuple[str, ...]:
    """Return the kinds of pronouns that may take up a noun that is no actor."""
    lemma, plural = noun.lemma_.lower(), is_plural(noun)
    several = plural or lemma in _collective_nouns() or has_child(noun, "conj")
    one = "person" if lemma in _person_nouns() else "thing"
    return (*(() if plural else (one,)), *(("plural",) if several else ()))


def _describe(
    pronoun: _Pronoun, chain: Chain, rank: int, genders: Mapping[str, str], chosen: str | None
) -> Features:
    token, chains, own = pronoun.token, pronoun.chains, pronoun.role
    doc, mention, last = token.doc, chain.mention, chain.last
    noun, manner = doc[last], chain.places[-1][1]
    distance = pronoun.sentence - chains.sentences[last]
    part = role(noun)
    names = {
        f"distance {min(distance, _FARTHEST)}",
        f"rank {min(rank, _FARTHEST)}",
        f"role {part}",
        f"mentioned as {manner}",
        f"type {_type(doc, chain, chains.people)}",
    }
    if distance <= 1:
        names.add(f"role {part} at {distance}")
    if part == own:
        names.add(f"parallel {own}")
    if manner == REFERENCE:
        if part == own == "subj":
            names.add("chain")
    elif is_plural(noun):
        names.add("plural")
    if chosen is not None and mention is not None and mention.id == chosen:
        names.add("chosen by rule")
    names |= chains.profile.prominence(chain) | chains.profile.speech(token, chain)
    if noun.dep_ == "conj" or has_child(noun, "conj"):
        names.add("coordinated")
    if mention is None:
        if not chain.actors and chain.gender is None:
            names.add(_article(doc[chain.noun]))
    elif mention.type == "person" and mention.id in genders:
        names.add("gender known")
    if distance == 0:
        names.update(_nearness(doc, last, token))
    numbers = {
        "mentions": math.log(len(chain.places)),
        "recent mentions": math.log(1 + chain.since(pronoun.recent)),
        "words between": math.log(1 + token.i - last),
        **chains.profile.numbers(chain),
    }
    return features(pronoun.kind, names, numbers)


def _type(doc: Doc, chain: Chain, people: Set[int]) -> str:
    if len(chain.actors) > 1:
        return "several people" if chain.actors[0].type == "person" else "several"
    if chain.gender is not None:
        return "unnamed"
    if chain.mention is not None and _is_held(doc, chain, people):
        return "person"
    if chain.mention is not None:
        return _BODY.get(chain.mention.type, chain.mention.type)
    return "human" if doc[chain.noun].lemma_.lower() in _person_nouns() else "thing"


@remembered
def _article(noun: Token) -> str:
    words = {c.lower_ for c in noun.children if c.dep_.split(":")[0] in {"det", "nmod"}}
    if words & _DEFINITE:
        return "definite"
    return "indefinite" if words & _INDEFINITE else "owned" if words else "bare"


def _nearness(doc: Doc, root: int, token: Token) -> Sequence[str]:
    theirs, own = clause_head(doc[root]), clause_head(token)
    if theirs.i == own.i:
        return ["same clause"]
    return ["clause above"] if any(a.i == theirs.i for a in own.ancestors) else []


def _none(pronoun: _Pronoun, count: int) -> Features:
    token = pronoun.token
    names = ["none", f"none for {token.lower_}", f"none as {pronoun.role}"]
    if has_child(token.head, "ccomp", "csubj", "xcomp"):
        names.append("none beside a clause")
    return features(pronoun.kind, names, {"none among": math.log(1 + count)})

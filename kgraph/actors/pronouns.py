"""What a pronoun may stand for, described by features for the ranker."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
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
    fitting = [
        c
        for c in chains.before(token, actors=_REACH[kind])
        if _fits(token, kind, c, genders) and not _bound(token, c) and not _says(token, c, chains)
    ]
    described = [
        _describe(token, kind, c, n, chains, genders, chosen) for n, c in enumerate(fitting)
    ]
    return fitting, [*described, _none(token, kind, len(fitting))]


def _says(token: Token, chain: Chain, chains: Chains) -> bool:
    """Tell whether the pronoun stands in what the person says: nobody is "he" to himself."""
    near = chains.sentences[token.i] - chains.sentences[chain.last] <= 2
    return near and chains.profile.says(token, chain)


@cache
def _person_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("person_nouns"))


@cache
def _collective_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("person_nouns") if row["collective"] == "yes")


def _fits(token: Token, kind: str, chain: Chain, genders: Mapping[str, str]) -> bool:
    doc, mention = token.doc, chain.mention
    if len(chain.actors) > 1:
        return kind == "plural"
    if chain.gender is not None:
        return chain.gender == PERSONAL.get(token.lower_, kind)
    if mention is None:
        return _thing_fits(doc[chain.noun], kind)
    if kind == "person":
        told = PERSONAL[token.lower_]
        return mention.type == "person" and genders.get(mention.id, told) == told
    if mention.type == "person":
        return False
    return kind == "plural" or not (mention.type == "group" and is_plural(doc[chain.last]))


def _thing_fits(noun: Token, kind: str) -> bool:
    human = noun.lemma_.lower() in _person_nouns()
    if kind == "plural":
        several = is_plural(noun) or has_child(noun, "conj")
        return several or noun.lemma_.lower() in _collective_nouns()
    return not is_plural(noun) and human == (kind == "person")


def _bound(token: Token, chain: Chain) -> bool:
    """Tell whether grammar forbids it: "Peru praised it", "the army of its country"."""
    doc, possessive = token.doc, token.dep_ == "nmod:poss"
    if possessive and any(a.i == chain.last for a in token.ancestors):
        return True
    if possessive or token.lower_ in REFLEXIVE or token.dep_.startswith("nsubj"):
        return False
    recent = chain.places[-3:]
    return any(same_clause_subject(doc, Candidate(r, r + 1, None), token) for r, _ in recent)


def _describe(
    token: Token,
    kind: str,
    chain: Chain,
    rank: int,
    chains: Chains,
    genders: Mapping[str, str],
    chosen: str | None,
) -> Features:
    doc, mention, last = token.doc, chain.mention, chain.last
    noun, now = doc[last], chains.sentences[token.i]
    distance = now - chains.sentences[last]
    part, own = role(noun), role(token)
    names = {
        f"distance {min(distance, _FARTHEST)}",
        f"rank {min(rank, _FARTHEST)}",
        f"role {part}",
        f"mentioned as {chain.places[-1][1]}",
        f"type {_type(doc, chain)}",
    }
    if distance <= 1:
        names.add(f"role {part} at {distance}")
    if part == own:
        names.add(f"parallel {own}")
    if chain.places[-1][1] == REFERENCE:
        names.update({"chain"} if part == own == "subj" else ())
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
        "recent mentions": math.log(1 + chain.since(bisect_left(chains.sentences, now - 2))),
        "words between": math.log(1 + token.i - last),
        **chains.profile.numbers(chain),
    }
    return features(kind, names, numbers)


def _type(doc: Doc, chain: Chain) -> str:
    if len(chain.actors) > 1:
        return "several people" if chain.actors[0].type == "person" else "several"
    if chain.gender is not None:
        return "unnamed"
    if chain.mention is not None:
        return _BODY.get(chain.mention.type, chain.mention.type)
    return "human" if doc[chain.noun].lemma_.lower() in _person_nouns() else "thing"


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


def _none(token: Token, kind: str, count: int) -> Features:
    names = ["none", f"none for {token.lower_}", f"none as {role(token)}"]
    if has_child(token.head, "ccomp", "csubj", "xcomp"):
        names.append("none beside a clause")
    return features(kind, names, {"none among": math.log(1 + count)})

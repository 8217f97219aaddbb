"""Which verbs lend their doer to an event noun: "planned talks with", "ruled out a raid on"."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, NounEntry

# "for the invasion": a noun below these still has the doer of the clause that it stands in.
LENDING = {"for", "as", "in", "with", "during", "after", "by", "through", "into", "amid"}
_AMID = {"in", "into", "during", "amid"}
_WANTING = {"attempt", "belief", "deny", "desire", "intention", "refusal", "request"}


def lends(verb: Token, argument: Token, entry: NounEntry, codebook: Codebook) -> bool:
    """Return whether a verb's doer does the noun too; who only speaks of an act does not."""
    label, preposition = ud.base(argument), ud.case(argument)
    if intends(verb, label, preposition, codebook):
        return True
    if label == "obj":
        return codebook.is_light(str(verb.lemma_).lower(), ud.particle(verb))
    if label != "obl" or preposition not in LENDING:
        return False
    if entry.category == "CONSULT" or (entry.direction == "symmetric" and preposition in _AMID):
        return True
    coding = codebook.verb(str(verb.lemma_).lower(), particle=ud.particle(verb))
    if preposition in {"with", "by"} and (coding is None or not coding.quad_class):
        # "responded with air strikes on …"
        return True
    return coding is not None and "material" in (coding.quad_class or "")


def intends(verb: Token, label: str, preposition: str, codebook: Codebook) -> bool:
    """Return whether who wants the act would do it: "called for talks with"."""
    if not (label == "obj" or (label == "obl" and preposition == "for")):
        return False
    name = f"{verb.lemma_} {ud.particle(verb)}".strip().lower()
    entry = codebook.status(name, "noun", "VERB")
    return entry is not None and entry.kind in _WANTING


def ends(noun: Token, name: str, codebook: Codebook) -> bool:
    """Return whether a verb that ends what its object names says itself what that comes to.

    "Called off its talks with …" is a refusal and no talks.
    """
    verb = noun.head
    if ud.base(noun) != "obj" or not ud.is_verb(verb):
        return False
    if any(owner.pos_ != "PRON" for owner in ud.possessors(noun)):
        return False  # Another's act, which it has done whatever becomes of it.
    lemma, particle = str(verb.lemma_).lower(), ud.particle(verb)
    if codebook.light_kind(lemma, particle) != "ender":
        return False
    coding = codebook.verb(lemma, particle=particle, object=name, of_object=True)
    return coding is not None and coding.category != NONE

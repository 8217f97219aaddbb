"""Which use of a verb it is: what the verb, its noun and its prepositions are called."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key
from kgraph.trees import remembered

BETWEEN = {"between", "among"}


def lemma(verb: Token, codebook: Codebook) -> str:
    """Return the verb's lemma; one that the codebook does not know is made of the word anew."""
    found, word = codebook.lemma(str(verb.lemma_).lower()), verb.lower_
    if not codebook.has_verb(found):
        if codebook.has_verb(word):
            return spelling_key(word)
        if irregular := codebook.irregular(word):
            return irregular
        for ending in ("ed", "d", "ing", "es", "s"):
            stem = word.removesuffix(ending)
            if stem != word and codebook.has_verb(stem):
                return stem
        if verb.pos_ == "PROPN":
            found = word.removesuffix("ed")
        # "hugg" of "hugged"
        if found[-2:-1] == found[-1:] and word.startswith(found) and found[-1:] in "bdgmnprt":
            return found[:-1]
    return found


@remembered
def phrase(noun: Token) -> str:
    """Return a noun's lemma with what may belong to its entry: "peace talk", "nuclear test"."""
    if noun.pos_ == "SYM":
        return "money"
    parts = [
        c
        for c in ud.children(noun, "compound", "amod")
        if c.i < noun.i and (ud.base(c) == "compound" or (c.dep_ == "amod" and c.text.islower()))
    ]
    return " ".join(str(t.lemma_).lower() for t in [*parts, noun])


@remembered
def obliques(verb: Token) -> tuple[Token, ...]:
    """Return the nouns after prepositions that hang on a verb."""
    return tuple(ud.children(verb, "obl", "nmod"))


def decider(verb: Token, preposition: str, nouns: list[Token], codebook: Codebook) -> Token | None:
    return next((n for n in nouns if decides(verb, preposition, n, codebook)), None)


def decides(verb: Token, preposition: str, noun: Token, codebook: Codebook) -> bool:
    """Return whether the codebook has a use of the verb with this noun and preposition."""
    lemma, particle = str(verb.lemma_).lower(), ud.particle(verb)
    known = codebook.verb(lemma, particle=particle, prepositions=(preposition,))
    with_noun = codebook.verb(
        lemma, particle=particle, prepositions=(preposition,), object=phrase(noun)
    )
    return with_noun is not None and with_noun.preposition == preposition and with_noun != known

"""Which use of a verb it is: what the verb, its noun and its prepositions are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kgraph.relations import attached, ud
from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import listed, read_table
from kgraph.trees import remembered

BETWEEN = {"between", "among"}


def lemma(verb: Token, codebook: Codebook) -> str:
    """Return the verb's lemma; one that the codebook does not know is made of the word anew."""
    found, word = codebook.lemma(str(verb.lemma_).lower()), verb.lower_
    if (better := _misread(found, word, codebook)) is not None:
        return better
    if not codebook.has_verb(found):
        if codebook.has_verb(word):
            return spelling_key(word)
        if irregular := codebook.irregular(word):
            return irregular
        if word.endswith(("ied", "ies")) and codebook.has_verb(f"{word[:-3]}y"):
            return f"{word[:-3]}y"
        for ending in ("ed", "d", "ing", "es", "s"):
            stem = word.removesuffix(ending)
            if stem != word and codebook.has_verb(stem):
                return stem
            if ending == "ing" and stem != word and codebook.has_verb(f"{stem}e"):
                return f"{stem}e"
        if verb.pos_ == "PROPN":
            found = word.removesuffix("ed")
        # "hugg" of "hugged"
        if found[-2:-1] == found[-1:] and word.startswith(found) and found[-1:] in "bdgmnprt":
            return found[:-1]
    return found


def _misread(lemma: str, word: str, codebook: Codebook) -> str | None:
    """Return the verb that a form is of where a lemmatizer gives another: "raping" is not of rap.

    A short verb would double its last letter, and a lemma has the form's own letters.
    """
    stem = word.removesuffix("ed") if word.endswith("ed") else word.removesuffix("ing")
    if stem == word or codebook.irregular(word):
        return None
    undoubled = stem == lemma and len(stem) > 2 and stem[-1] not in "aeiouwxy"
    short = undoubled and stem[-2] in "aeiou" and stem[-3] not in "aeiou" and len(stem) <= 4
    changed = stem[-1:] in "ik" or stem[-2:-1] == stem[-1:]
    other = len(stem) > 4 and not changed and not lemma.startswith(stem)
    if (short or other) and codebook.has_verb(f"{stem}e"):
        return f"{stem}e"
    return None


_AWAY = {"away", "back", "home", "out"}
_ANSWERS = {"answer", "reaction", "reply", "reprisal", "response", "retaliation", "revenge"}


@remembered
def phrase(noun: Token) -> str:
    """Return a noun's lemma with what may belong to its entry: "peace talk", "act of war"."""
    if noun.pos_ == "SYM":
        return "money"
    parts = [
        c
        for c in ud.children(noun, "compound", "amod")
        if c.i < noun.i
        and (
            ud.base(c) == "compound" or (c.dep_ == "amod" and (c.text.islower() or c.is_sent_start))
        )
    ]
    named = " ".join(str(t.lemma_).lower() for t in [*parts, noun])
    inner = of_part(noun)
    return named if inner is None else f"{named} of {str(inner.lemma_).lower()}"


def of_part(noun: Token) -> Token | None:
    """Return the war of "declaration of war": what is one name with the noun before it."""
    ends = _of_names().get(str(noun.lemma_).lower())
    if ends is None:
        return None
    of = (token for preposition, token in attached.prepositional(noun) if preposition == "of")
    return next((token for token in of if str(token.lemma_).lower() in ends), None)


def is_of_part(noun: Token) -> bool:
    """Return whether a noun ends such a name, so that it tells nothing by itself."""
    return noun.dep_ == "nmod" and ud.case(noun) == "of" and of_part(noun.head) == noun


def heads_of_name(lemma: str) -> bool:
    """Return whether a word may begin such a name."""
    return lemma.lower() in _of_names()


@cache
def _of_names() -> dict[str, frozenset[str]]:
    """Return what may follow "of" in the entries, by the word before it."""
    ends: dict[str, set[str]] = {}
    for name in _entries():
        head, of, end = name.partition(" of ")
        if of:
            ends.setdefault(head.split()[-1], set()).add(end)
    return {head: frozenset(found) for head, found in ends.items()}


def _entries() -> Iterator[str]:
    yield from (row["lemma"] for row in read_table("nouns.csv"))
    for row in read_table("noun_classes.csv"):
        yield from listed(row["lemmas"])
    for row in read_table("verbs.csv"):
        yield from listed(row["object"])


@remembered
def obliques(verb: Token) -> tuple[Token, ...]:
    """Return the nouns after prepositions that hang on a verb."""
    # "handed the town back to Kenya", where a parser hangs the phrase on "back"
    away = (c for c in ud.children(verb, "advmod") if c.lower_ in _AWAY)
    found = (*ud.children(verb, "obl", "nmod"), *(t for c in away for t in ud.children(c, "obl")))
    return tuple([t for t in found if not is_answer(t) and attached.wished(t) is None])


def is_answer(noun: Token) -> bool:
    """Return whether a phrase only tells what an act answers: "in response to", "in revenge for".

    What stands after it was done before, by somebody else.
    """
    return noun.lemma_ in _ANSWERS and ud.case(noun) == "in"


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

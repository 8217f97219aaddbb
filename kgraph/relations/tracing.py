"""What was read in a text and why, and what was nearly read: for people who want to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from kgraph.documents.document import Document
from kgraph.relations import attached, ud
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE
from kgraph.relations.frames import Frame, frame
from kgraph.relations.reader import readings
from kgraph.relations.tables import read_table
from kgraph.relations.uses import phrase
from kgraph.relations.weeding import Reading

OTHER = "OTHER"
# Codings that a rule gives of its own have such a detail.
_BY_RULE = " itself"


@dataclass(frozen=True, slots=True)
class Near:
    """Words that relate actors but made no triple, and what was missing."""

    words: str
    missing: str


def construction(rule: str) -> str:
    """Return what a rule reads, in words; raises KeyError for an unknown rule."""
    return _constructions()[rule]


@cache
def _constructions() -> dict[str, str]:
    return {row["rule"]: row["construction"] for row in read_table("rules.csv")}


def reason(reading: Reading) -> str:
    """Return why the words of a reading mean what they are taken for."""
    coding, rule = reading.candidate.coding, reading.candidate.rule
    if not coding.detail or coding.detail.endswith(_BY_RULE):
        covered = coding.category != OTHER
        told = f"that is {coding.category}" if covered else "no entry covers it, so it is OTHER"
    else:
        told = coding.detail
    return f"{construction(rule)}; {told}"


def parse(doc: Doc) -> list[dict[str, Any]]:
    """Return one record a word: number, word, lemma, UPOS, UD relation and number of its head."""
    return [
        {
            "word": token.i + 1,
            "text": token.text,
            "lemma": token.lemma_,
            "pos": token.pos_,
            "relation": token.dep_ if token.head != token else "root",
            "head": token.head.i + 1 if token.head != token else 0,
        }
        for token in doc
        if not token.is_space
    ]


def trace(
    doc: Doc, document: Document, codebook: Codebook | None = None
) -> tuple[list[Reading], list[Near]]:
    """Return all readings of a parsed document, and what nearly was one, in order of the text."""
    codebook = codebook or Codebook.load()
    found = sorted(readings(doc, document, codebook), key=lambda r: r.candidate.trigger[0].i)
    used = {token.i for reading in found for token in reading.candidate.trigger}
    arguments = Arguments(doc._.actors, codebook)
    missed = (_near(token, arguments, codebook) for token in doc if token.i not in used)
    return found, [near for near in missed if near is not None]


def _near(token: Token, arguments: Arguments, codebook: Codebook) -> Near | None:
    if ud.is_verb(token):
        return _near_verb(frame(token, arguments, codebook), codebook)
    if token.pos_ == "NOUN" and not arguments.at(token):
        return _near_noun(token, arguments, codebook)
    return None


def _near_verb(verb: Frame, codebook: Codebook) -> Near | None:
    given = [argument for argument in verb.given if argument.found]
    if verb.doers and not given:
        return Near(verb.name, f"{_names(verb.doers)} does it, but to no actor")
    if given and not verb.doers:
        return Near(verb.name, f"{_names(given[0].found)} is named, but nobody who does it")
    if not given:
        return None
    return Near(verb.name, "; ".join(_uncovered(verb, given, codebook)))


def _uncovered(verb: Frame, given: list[Argument], codebook: Codebook) -> Iterator[str]:
    for argument in given:
        use = " ".join(part for part in (verb.name, argument.preposition) if part)
        prepositions = (argument.preposition,) if argument.preposition else ()
        noun = phrase(argument.noun) if argument.noun is not None else ""
        coding = codebook.verb(
            verb.lemma, particle=verb.particle, prepositions=prepositions, object=noun
        )
        if coding is None:
            yield f"no entry covers “{use}” with {_names(argument.found)}"
        elif coding.category == NONE:
            yield f"“{use}” is no event here"
        else:
            yield f"{_names(argument.found)} only tells where, when or about what it is"


def _near_noun(noun: Token, arguments: Arguments, codebook: Codebook) -> Near | None:
    entry = codebook.noun(phrase(noun))
    phrases = [token for _, token in attached.prepositional(noun)]
    beside = arguments.inside(noun) + [m for token in phrases for m in arguments.direct(token)]
    if entry is None or entry.category == NONE or not beside:
        return None
    names = ", ".join(dict.fromkeys(mention.name for mention in beside))
    return Near(phrase(noun), f"{entry.coding.detail}, but only {names} stands beside it")


def _names(found: list[Found]) -> str:
    return ", ".join(dict.fromkeys(f.mention.name for f in found))

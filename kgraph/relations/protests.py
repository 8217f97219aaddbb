"""Protests whose target stands in the clause below: "marched to condemn B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgraph.relations import ud, uses
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook

_PROTESTING = {
    "assemble",
    "blockade",
    "chant",
    "demonstrate",
    "gather",
    "march",
    "picket",
    "protest",
    "rally",
}
_GATHERING = {"protest", "rally", "demonstration", "march", "vigil", "sit-in", "strike", "street"}
_HOLDING = {"begin", "go", "hold", "launch", "organise", "organize", "stage", "start", "take"}
_CROWDS = {"group", "state"}
_OBJECTING = {"ACCUSE", "REJECT", "REQUEST"}


def read(candidates: Iterable[Candidate], verb: Token, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a verb says of actors, and the protest above it that bears on them."""
    relation = _above(verb, codebook)
    for candidate in candidates:
        yield candidate
        if relation and _bears(candidate):
            yield replace(
                candidate,
                relation=relation,
                coding=codebook.coding("PROTEST", "demo"),
                head=verb.head,
                trigger=[verb.head],
                symmetric=False,
            )


def _above(verb: Token, codebook: Codebook) -> str:
    """Return the relation of the protest whose purpose a verb tells, empty if there is none."""
    head, label = verb.head, ud.base(verb)
    if label not in {"xcomp", "advcl", "acl"} or "to" not in ud.marker(verb).split():
        return ""
    if not ud.is_verb(head):
        return ""
    lemma = uses.lemma(head, codebook)
    if lemma in _PROTESTING:
        return lemma
    nouns = [*ud.children(head, "obj"), *ud.children(head, "obl")] if lemma in _HOLDING else ()
    return "protest against" if any(noun.lemma_ in _GATHERING for noun in nouns) else ""


def _bears(candidate: Candidate) -> bool:
    """Tell whether a crowd objects to the target of the verb."""
    return candidate.coding.category in _OBJECTING and candidate.subject.type in _CROWDS

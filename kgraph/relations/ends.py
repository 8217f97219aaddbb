"""Acts ended by a noun: "announced an end to its blockade of A", "a halt to arms sales to A"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.relations import attached, objects, subjects, ud, uses
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE

NOUNS = frozenset({"end", "halt"})
_BEFALLING = {"against", "of", "on", "to", "with"}
_ENDING = {
    "announce",
    "bring",
    "declare",
    "order",
    "pledge",
    "proclaim",
    "promise",
    "put",
}


def is_end(verb: str, noun: Token | None) -> bool:
    """Tell whether a verb and its noun only say that something ends: "announced an end to"."""
    return noun is not None and noun.lemma_ in NOUNS and verb in _ENDING


def read(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what who ends or halts an act does to those whom it befell."""
    verb = noun.head
    if ud.base(noun) != "obj" or verb.lemma_ not in _ENDING or not ud.is_verb(verb):
        return
    beside = [t for t in ud.children(verb, "obl") if t.i > noun.i and ud.case(t) == "to"]
    for act in [*(t for p, t in attached.prepositional(noun) if p in {"of", "to"}), *beside]:
        if codebook.noun(uses.phrase(act)) is None or objects.is_of_another(act, verb, arguments):
            continue
        # "a halt to arms sales to A", where "to A" hangs on the halt
        loose = [(p, t) for p, t in attached.prepositional(noun) if t.i > act.i]
        for preposition, token in (*attached.prepositional(act), *loose):
            yield from _ended(noun, act, preposition, token, arguments, codebook)


def _ended(
    noun: Token,
    act: Token,
    preposition: str,
    token: Token,
    arguments: Arguments,
    codebook: Codebook,
) -> Iterator[Candidate]:
    before = _reaching(act, preposition, codebook)
    coding = codebook.verb(
        str(noun.lemma_),
        prepositions=(before,),
        object=uses.phrase(act),
        of_object=True,
    )
    if coding is None or coding.category == NONE:
        return
    if not coding.preposition and preposition not in _BEFALLING:
        # "an end to protests in Kenya" says where they were.
        return
    for doer in subjects.doers(noun.head):
        for actor in arguments.of(doer):
            for other in arguments.of(token):
                yield Candidate(
                    subject=actor.mention,
                    object=other.mention,
                    relation=f"{noun.lemma_} {act.lemma_} {preposition}",
                    coding=coding,
                    head=noun.head,
                    trigger=[noun.head, noun, act],
                    rule="noun-event-lent",
                    directness=actor.directness * other.directness,
                    symmetric=coding.direction == "symmetric",
                )


def _reaching(act: Token, preposition: str, codebook: Codebook) -> str:
    """Return what leads to whom the act befalls: "blockade of A" is one "on" or "against" A."""
    entry = codebook.noun(uses.phrase(act))
    befalls = entry is not None and preposition == "of" and entry.of_role == "recipient"
    return next(iter(entry.prepositions), preposition) if entry and befalls else preposition

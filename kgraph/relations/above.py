"""Acts whose target stands in the clause below: "threatened to bomb B", "marched to condemn B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgraph.relations import subjects, ud, uses
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.frames import Frame

_THREATENING = {"menace", "threaten"}
_UNLESS = {"if", "unless", "until"}
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
# What is threatened with and yields a threat in another way, as what is promised or refused.
HOSTILE = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION"}
_FRIENDLY = {"verbal cooperation", "material cooperation"}


def read(candidates: Iterable[Candidate], verb: Token, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a verb says of actors, and the threat or protest above it that bears on them."""
    act = _above(verb, codebook)
    if act is None:
        yield from candidates
        return
    relation, coding = act
    for candidate in candidates:
        if not _bears(candidate, coding):
            yield candidate
            continue
        if coding.category == "PROTEST" or candidate.coding.quad_class not in _FRIENDLY:
            # "threatened to send elephants" offers nobody elephants.
            yield candidate
        if coding.category == "THREATEN" and candidate.coding.category in HOSTILE:
            continue
        yield replace(
            candidate,
            relation=relation,
            coding=coding,
            head=verb.head,
            trigger=[verb.head],
            symmetric=False,
        )


def conditional(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield whom a threat is to move: "threatened to strike unless the government gives way"."""
    verb = frame.verb
    if frame.lemma not in _THREATENING:
        return
    threats = ud.children(verb, "xcomp")
    if any(arguments.of(token) for threat in threats for token in ud.children(threat, "obj")):
        return
    for head in (verb, *threats):
        for clause in ud.children(head, "advcl"):
            moved = subjects.subject(clause) if ud.marker(clause) in _UNLESS else None
            for found in arguments.of(moved) if moved is not None else ():
                for doer in frame.doers:
                    yield Candidate(
                        subject=doer.mention,
                        object=found.mention,
                        relation=frame.lemma,
                        coding=codebook.coding("THREATEN"),
                        head=verb,
                        trigger=[verb],
                        rule="verb-active-object",
                        directness=doer.directness * found.directness,
                    )


def _above(verb: Token, codebook: Codebook) -> tuple[str, Coding] | None:
    """Return the threat or protest whose content or purpose a verb tells, with its relation."""
    head, label = verb.head, ud.base(verb)
    if label not in {"xcomp", "advcl", "acl"} or "to" not in ud.marker(verb).split():
        return None
    if not ud.is_verb(head):
        return None
    lemma = uses.lemma(head, codebook)
    if lemma in _THREATENING:
        return lemma, codebook.coding("THREATEN")
    if lemma in _PROTESTING:
        return lemma, codebook.coding("PROTEST", "demo")
    if lemma in _HOLDING:
        nouns = [*ud.children(head, "obj"), *ud.children(head, "obl")]
        if any(noun.lemma_ in _GATHERING for noun in nouns):
            return "protest against", codebook.coding("PROTEST", "demo")
    return None


def _bears(candidate: Candidate, act: Coding) -> bool:
    """Tell whether the act above a verb is one on the target of the verb too."""
    if candidate.standing or candidate.coding.quad_class is None:
        return False
    objects = candidate.coding.category in _OBJECTING and candidate.subject.type in _CROWDS
    return act.category != "PROTEST" or objects

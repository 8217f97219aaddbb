"""Acts whose target stands in the clause below: "threatened to bomb B", "marched to condemn B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgraph.relations import subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.frames import Frame

_THREATENING = {"menace", "threaten"}
_UNLESS = {"if", "unless", "until"}
_PROTESTING = {"assemble", "chant", "demonstrate", "gather", "march", "picket", "protest", "rally"}
_GATHERING = {"protest", "rally", "demonstration", "march", "vigil", "sit-in", "strike", "street"}
_HOLDING = {"begin", "go", "hold", "launch", "organise", "organize", "stage", "start", "take"}
_CROWDS = {"group", "state"}
_OBJECTING = {"ACCUSE", "REJECT", "REQUEST"}
_FRIENDLY = {"verbal cooperation", "material cooperation"}


def read(candidates: Iterable[Candidate], verb: Token, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a verb says of actors, and the threat or protest above it that bears on them."""
    act = _above(verb, codebook)
    if act is None:
        yield from candidates
        return
    for candidate in candidates:
        raised = _raised(candidate, verb, act)
        if raised is None or candidate.coding.quad_class not in _FRIENDLY:
            # "threatened to send elephants" offers nobody elephants.
            yield candidate
        if raised is not None:
            yield raised


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


def _above(verb: Token, codebook: Codebook) -> Coding | None:
    """Return the coding of the threat or protest whose content or purpose a verb tells."""
    head, label = verb.head, ud.base(verb)
    if label not in {"xcomp", "advcl", "acl"} or "to" not in ud.marker(verb).split():
        return None
    lemma = head.lemma_
    if lemma in _THREATENING and ud.is_verb(head):
        return codebook.coding("THREATEN")
    if lemma in _PROTESTING and ud.is_verb(head):
        return codebook.coding("PROTEST", "demo")
    if lemma in _HOLDING and ud.is_verb(head):
        nouns = [*ud.children(head, "obj"), *ud.children(head, "obl")]
        if any(noun.lemma_ in _GATHERING for noun in nouns):
            return codebook.coding("PROTEST", "demo")
    return None


def _raised(candidate: Candidate, verb: Token, act: Coding) -> Candidate | None:
    """Return the act above a verb as one on the target of the verb, if it bears on it."""
    if candidate.standing or candidate.coding.quad_class is None:
        return None
    if act.category == "PROTEST" and (
        candidate.coding.category not in _OBJECTING or candidate.subject.type not in _CROWDS
    ):
        return None
    return replace(
        candidate,
        relation=verb.head.lemma_,
        coding=act,
        head=verb.head,
        trigger=[verb.head],
        symmetric=False,
    )

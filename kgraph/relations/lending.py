"""Clauses that lend an event noun their doer: "Kenya joined the war on …", "is in talks with"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgraph.relations import attached, deeds, subjects, ud, uses
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, NounEntry

# "for the invasion": a noun below these still has the doer of the clause that it stands in.
_LENDING = {
    *("for", "as", "in", "with", "during", "after", "by", "through", "into", "amid"),
    *("including", "such as", "notably"),
}
# "ahead of a summit with": who does something then is at the summit.
_MEETING = {"following", "ahead of", "before", "prior to", "at", "upon"}
# What happens to one party amid a conflict or in talks is said of a party to them.
_PARTIES = {"obj", "iobj", "obl", "nmod", "appos", "conj"}
_AMID = {"in", "into", "during", "amid"}
# Who negotiates may be a party as well, but what is negotiated is done by others.
_BETWEEN_OTHERS = attached.BETWEEN_OTHERS | {"negotiate", "secure"}
_FARTHEST = 2
_WANTING = {"attempt", "belief", "deny", "desire", "intention", "request"}
LENT = 0.6


def doers(
    noun: Token, entry: NounEntry, arguments: Arguments, codebook: Codebook
) -> tuple[list[Found], Token]:
    """Return the doer of the clause that lends the noun one, and the word whose clause it is."""
    mutual = entry.direction == "symmetric"
    if mutual and ud.child(noun, "cop") is not None:
        # "Kenya is in talks with …"
        holder = subjects.predicate_subject(noun)
        return (arguments.of(holder) if holder is not None else []), noun
    step = noun
    for distance, head in enumerate(ud.ancestors(noun)):
        if distance > _FARTHEST or uses.is_answer(head):
            break
        if ud.is_verb(head):
            if not mutual and head.lemma_ in _BETWEEN_OTHERS:
                # "brokered the release of": somebody else releases.
                break
            if not _lends(head, step, entry, codebook):
                break
            tokens: Sequence[Token] = subjects.doers(head)
            amid = mutual and ud.case(step) in _AMID
            if amid and (other := _between(head, step, arguments)) is not None:
                tokens = [other]
            elif mutual and not tokens and (drawn := subjects.patient(head)) is not None:
                # "was drawn into a war with …"
                tokens = [drawn]
            found = [f for token in tokens for f in arguments.of(token)]
            return [Found(f.mention, f.directness * LENT) for f in found], head
        label = ud.base(step)
        if label not in {"obj", "obl", "nmod", "conj", "compound"}:
            break
        if label in {"nmod", "obl"} and ud.case(step) not in _LENDING | _MEETING | {"of"}:
            break
        named = arguments.direct(head)
        if named:
            # "support for Kenya in its fight against …": the nearest name is in the fight.
            near = ud.case(step) in {"in", "during"}
            return [Found(m, LENT) for m in named] if near else [], noun
        step = head
    return [], noun


def _between(verb: Token, argument: Token, arguments: Arguments) -> Token | None:
    """Return the last word between a verb and an argument after it that names an actor."""
    for token in reversed(verb.doc[verb.i + 1 : argument.left_edge.i]):
        if arguments.at(token) and ud.base(token) in _PARTIES:
            return token
    return None


def _lends(verb: Token, argument: Token, entry: NounEntry, codebook: Codebook) -> bool:
    """Return whether a verb's doer does the noun too; who only speaks of an act does not."""
    label, preposition = ud.base(argument), ud.case(argument)
    if intends(verb, label, preposition, codebook):
        return True
    if label == "obj":
        return codebook.is_light(str(verb.lemma_).lower(), ud.particle(verb))
    # "After talks with Kenya, Chad …": a parser may take the noun for a clause.
    meets = entry.category == "CONSULT" and preposition in _MEETING
    if label not in {"obl", "advcl"} or (preposition not in _LENDING and not meets):
        return False
    if entry.category == "CONSULT" or (entry.direction == "symmetric" and preposition in _AMID):
        return True
    if preposition == "after":
        # "expelled troops after the killing of": what came before may be anybody's.
        return False
    coding = codebook.verb(str(verb.lemma_).lower(), particle=ud.particle(verb))
    if preposition in {"with", "by"} and (coding is None or not coding.quad_class):
        # "responded with air strikes on …"
        return True
    return coding is not None and "material" in (coding.quad_class or "")


def intends(verb: Token, label: str, preposition: str, codebook: Codebook) -> bool:
    """Return whether who wants the act would do it: "called for talks with"."""
    if not (label == "obj" or (label == "obl" and preposition == "for")):
        return False
    entry = codebook.status(f"{verb.lemma_.lower()} {ud.particle(verb)}".strip(), "noun", "VERB")
    return entry is not None and entry.kind in _WANTING


def ends(noun: Token, name: str, codebook: Codebook) -> bool:
    """Return whether a verb that ends what its object names says itself what that comes to.

    "Called off its talks with …" is a refusal and no talks.
    """
    whole = deeds.amount(noun)
    verb = whole.head
    if ud.base(whole) != "obj" or not ud.is_verb(verb):
        return False
    if any(owner.pos_ != "PRON" for owner in attached.possessors(noun)):
        return False  # Another's act, which it has done whatever becomes of it.
    lemma, particle = str(verb.lemma_).lower(), ud.particle(verb)
    if codebook.light_kind(lemma, particle) != "ender":
        return False
    coding = codebook.verb(lemma, particle=particle, object=name, of_object=True)
    return coding is not None and coding.category != NONE

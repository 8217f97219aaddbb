"""What a verb means by its object and by what is said beside an argument."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.relations import coordination, objects, ud
from kgraph.relations.argument import Argument
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import Coding
from kgraph.relations.frames import Frame
from kgraph.relations.uses import obliques, phrase

# Phrases of time, place or topic do not name the one it is done to unless the codebook says so.
_CIRCUMSTANCE = {
    "about", "according to", "across", "after", "along", "amid", "among", "around", "as", "at",
    "barring", "because of", "before", "beyond", "by", "despite", "due to", "during", "except",
    "excluding", "following", "for",
    "from", "in", "including", "inside", "like", "near", "of", "on", "outside", "over", "past",
    "per", "regarding", "since", "such as", "than", "through", "throughout", "under", "unlike",
    "until", "via", "within", "without", "out of", "off", "between",
}  # fmt: skip
# What stands after these goes on beside the act: "despite objections from Kenya".
_ASIDE = {
    "about", "according to", "after", "amid", "because of", "before", "despite", "due to",
    "during", "except", "excluding", "following", "including", "like", "regarding", "since",
    "such as", "than", "until",
}  # fmt: skip
# After these stands what is asked for, given or threatened with.
_COMPLEMENTING = {"with", "for", "of", "over", "from", "in", "under"}
YIELDING = {"cede", "lose"}
_LOSING = {("from", "seize"), *(("to", lemma) for lemma in YIELDING)}


def coding_of(frame: Frame, argument: Argument, codebook: Codebook) -> Coding | None:
    """Return the codebook's reading, or OTHER for a plain object of a verb it does not know."""
    coding = _of_complement(frame, argument, codebook) or codebook.verb(
        frame.lemma,
        particle=frame.particle,
        prepositions=(argument.preposition,) if argument.preposition else (),
        object=_object_name(frame.verb, argument) or _lost_place(frame, argument),
    )
    above = argument.token.head
    if argument.token.dep_ == "nsubj" and above != frame.verb and above.head == frame.verb:
        return coding if coding is not None and coding.category == "REQUEST" else None
    if argument.preposition == "alongside" and (coding is None or not coding.preposition):
        # Whatever it is, they do it together.
        return codebook.coding("COOPERATE", "", "symmetric")
    if argument.preposition and coding is not None and coding.category == "LEADS":
        # "led a delegation to Kenya", "led a coalition against Kenya" leads nobody there.
        return coding if coding.preposition or argument.preposition == "of" else None
    helping = coding is not None and "cooperation" in (coding.quad_class or "")
    if helping and argument.preposition == "against" and argument.noun is None:
        # "helped Kenya against Chad" does Chad no good.
        return coding if coding is not None and coding.preposition else None
    if argument.preposition in _CIRCUMSTANCE:
        return coding if coding is not None and coding.preposition else None
    if coding is None and argument.preposition and argument.noun is not None:
        return None
    against = argument.preposition == "against" and argument.noun is not None
    if against and coding is not None and coding.category == "REJECT" and not coding.preposition:
        # "vetoed a resolution against Kenya"
        return None
    if coding is not None and coding.category == "ACCUSE" and not coding.preposition:
        # "condemned attacks against Kenya" blames whoever made them.
        entry = codebook.noun(phrase(argument.noun)) if argument.noun is not None else None
        if argument.preposition and entry is not None and is_conflict(entry.coding):
            return None
    if not argument.preposition and (coding is None or coding.category in {"ASSAULT", "OTHER"}):
        # "hit by sanctions" is no blow.
        # … but who does it is no act: "the security service" gives no service.
        named = any(f.directness == 1.0 for f in frame.doers)
        coding = (None if named else _of_the_doing(frame.doer, codebook)) or coding
    return coding or codebook.coding("OTHER")


def is_conflict(coding: Coding) -> bool:
    """Return whether an act is material conflict."""
    return coding.quad_class == "material conflict"


def _of_complement(frame: Frame, argument: Argument, codebook: Codebook) -> Coding | None:
    """Return the coding that a word beside an actor decides, if there is one.

    That is the actor's own noun ("hosted Chadian refugees"), a noun after a preposition ("asked
    Chad for aid"), a further verb ("let Chad use its base") or a judgement ("called it a liar").
    """
    if not argument.found:
        return None
    for preposition, word in _complements(frame.verb, argument):
        if argument.noun is not None and (preposition != "as" or argument.preposition):
            # Of somebody's act only a judgement says more: "called its raid a crime".
            continue
        coding = codebook.verb(
            frame.lemma,
            particle=frame.particle,
            prepositions=(preposition,) if preposition else (),
            object=word,
            of_object=True,
        )
        if preposition == "over" and coding is not None and coding.preposition != "over":
            # "sanctioned a firm over its sales": why, not what.
            continue
        if coding is not None and argument.preposition in {"", preposition, coding.preposition}:
            return coding
        if coding is not None and preposition == coding.preposition in {"with", "over"}:
            return coding
    return None


def _complements(verb: Token, argument: Argument) -> Iterator[tuple[str, str]]:
    """Yield what may decide on a verb and one of its actors, with the preposition before it."""
    # "called the raid a crime": the second of two objects is the judgement.
    for clause in [*ud.children(verb, "xcomp", "ccomp", "advcl"), *ud.children(verb, "obj")[1:]]:
        marks = [m for m in ud.marker(clause).split() if m in _COMPLEMENTING]
        if clause.pos_ in {"ADJ", "NOUN", "PROPN"}:
            yield "as", phrase(clause)
            yield "as", "{predicate}"
        elif verb.lemma_ == "leave" and clause.dep_ == "xcomp":
            # "left three soldiers wounded"
            yield "as", str(clause.lower_)
        elif marks or clause.dep_ == "xcomp" or "to" in ud.marker(clause).split():
            yield marks[0] if marks else "", str(clause.lemma_).lower()
            yield "", "{infinitive}"
    if argument.preposition and _is_asked_to(verb):
        # "called on the king to leave" is no visit
        yield argument.preposition, "{infinitive}"
    if argument.token.pos_ == "NOUN" and argument.preposition not in _ASIDE:
        yield argument.preposition, phrase(argument.token)
    for token in (*obliques(verb), *obliques(argument.token)):
        if ud.case(token) in _COMPLEMENTING and token != argument.token:
            for part in coordination.conjuncts(token):
                if part.pos_ == "NOUN":
                    yield ud.case(token), phrase(part)


def _is_asked_to(verb: Token) -> bool:
    return any(_is_infinitive(c) for c in ud.children(verb, "xcomp", "advcl"))


def _of_the_doing(doer: Token | None, codebook: Codebook) -> Coding | None:
    """Return the coding of an attack that does something: "Kenyan shelling wrecked …"."""
    entry = codebook.noun(phrase(doer)) if doer is not None else None
    if entry is None or entry.direction or "material" not in (entry.coding.quad_class or ""):
        return None
    return entry.coding


def _object_name(verb: Token, argument: Argument) -> str:
    """Return what the codebook knows an object by.

    That is a noun's lemma; beside an actor "{infinitive}" or "{clause}" where one follows the
    verb; else the actor's type in braces.
    """
    if argument.noun is not None:
        return phrase(objects.counted(argument.noun))
    if any(_is_infinitive(c) for c in ud.children(verb, "xcomp", "advcl")):
        return "{infinitive}"
    if ud.child(verb, "ccomp") is not None:
        return "{clause}"
    if argument.preposition or not argument.found:
        return ""
    return f"{{{argument.found[0].mention.type}}}"


def _lost_place(frame: Frame, argument: Argument) -> str:
    """Return what the codebook calls a place named as lost: "lost Aleppo to …"."""
    if (argument.preposition, frame.lemma) not in _LOSING:
        return ""
    lost = (f.mention.type for a in frame.given if not a.preposition for f in a.found)
    return "{place}" if any(kind in {"place", "state"} for kind in lost) else ""


def _is_infinitive(clause: Token) -> bool:
    """Return whether a clause is "to leave", or "leave" in "made them leave"."""
    bare = ud.base(clause) == "xcomp" and ud.feature(clause, "VerbForm") == "Inf"
    return bare or "to" in ud.marker(clause).split()

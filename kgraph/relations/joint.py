"""Acts done with each other: "A and B held talks", "fighting broke out between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from kgraph.relations import attached, objects, ud
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, Coding
from kgraph.relations.frames import Frame, trigger
from kgraph.relations.uses import BETWEEN, decides, obliques, phrase

_MOST_PARTIES = 15
_TOGETHER = {"together", "jointly"}
_JOINT = {"joint", "mutual", "bilateral", "common", "trilateral", "combined", "reciprocal"}
# An actor after one of these is a further party; "in" and the like only tell where it was.
_TO_OTHERS = {"", "with", "to", "against", "on", "for", "from", "at"}
_STANCES = {"SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN"}
_YIELDING = {"CONCEDE", "RETREAT"}
_LINES = {"airspace", "border", "crossing", "frontier"}
_EACH_OTHER = {"each", "one"}
_OTHER = {"another", "other"}


def read(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the symmetric relations between those who do something with each other."""
    if frame.noun is None and any(a.preposition == "with" and not a.found for a in frame.given):
        # "A and B clashed with gangs" are on one side.
        return
    if ud.is_passive(frame.verb) and ud.child(frame.verb, "xcomp") is not None:
        # "is called a martyr by A and a killer by B"
        return
    direct = [f for f in frame.doers if f.directness == 1.0]
    if not direct and frame.doer is not None and codebook.noun(phrase(frame.doer)) is not None:
        # "Okoye's India tour is to revive talks": the two are not side by side.
        direct = frame.doers[:1]
    else:
        direct = direct if len(direct) > 1 else frame.doers
    parties = _without_kind(frame, direct, arguments)
    if len(parties) > _MOST_PARTIES:
        # A list of all who do something: no word says that they do it with each other.
        return
    coding = _coding(frame, codebook) if len(parties) > 1 else None
    if coding is not None and coding.category != NONE:
        noun = str(frame.noun.lemma_).lower() if frame.noun is not None else ""
        yield from _pairs(frame, frame.noun, parties, _name(frame, noun), coding, arguments)
    yield from _between(frame, arguments, codebook)


def _without_kind(frame: Frame, parties: list[Found], arguments: Arguments) -> list[Found]:
    """Return the parties without what some of them are examples of: "leaders like A and B"."""
    if frame.doer is None or len(parties) < 2 or not arguments.examples(frame.doer):
        return parties
    kind = {m.start for m in arguments.at(frame.doer)}
    return [f for f in parties if f.mention.start not in kind]


def _name(frame: Frame, noun: str) -> str:
    """Return the relation as it reads from one party to the other."""
    # "accuse each other" is to accuse; "hold talks" is to hold talks with.
    with_other = "" if _each_other(frame) else "with"
    said = noun if noun and noun == frame.name else f"{frame.name} {noun}".strip()
    return f"{said} {with_other}".strip()


def _coding(frame: Frame, codebook: Codebook) -> Coding | None:
    """Return the coding of a joint act, or None where each does it alone."""
    noun = phrase(frame.noun) if frame.noun is not None else ""
    coding = codebook.verb(frame.lemma, particle=frame.particle, object=noun)
    if coding is not None and coding.category == NONE:
        # "discussed the war": with each other, while the war is none of their partners.
        coding = _talk(frame, noun, codebook) or coding
    joint = frame.noun is not None and any(
        str(c.lemma_).lower() in _JOINT for c in frame.noun.children
    )
    joint = joint or _is_reciprocal(frame)
    if joint and (coding is None or coding.category == "MOBILIZE"):
        # Drills held together are not a threat to each other: what is joint is cooperation.
        return codebook.coding("COOPERATE")
    if joint and _is_on_another(frame) and not _each_other(frame):
        # What both do to another they do together.
        material = coding is not None and "material" in (coding.quad_class or "")
        return codebook.coding("COOPERATE") if material else None
    if joint:
        known = coding is not None and coding.category != NONE
        return coding if known else codebook.coding("COOPERATE")
    if (yielded := _yielding(frame, codebook)) is not None:
        return yielded
    if _is_on_another(frame):
        return None
    if noun and (ended := _ended(frame, noun, codebook)) is not None:
        return ended
    if coding is not None and coding.direction == "symmetric":
        return coding
    if (mutual := _mutual(frame, coding, codebook)) is not None:
        return mutual
    if not _is_theirs(frame, coding):
        return None
    entry = codebook.noun(noun) if noun else None
    if entry is None or entry.direction != "symmetric" or entry.coding.quad_class is None:
        return None
    return entry.coding


def _is_on_another(frame: Frame) -> bool:
    """Tell whether it is done to, with or for somebody who is named."""
    others = [a for a in frame.given if a.preposition in _TO_OTHERS]
    return any(f.directness == 1.0 for a in others for f in a.found)


def _talk(frame: Frame, noun: str, codebook: Codebook) -> Coding | None:
    """Return the coding of what is talk only with somebody."""
    found = codebook.verb(frame.lemma, particle=frame.particle, prepositions=("with",), object=noun)
    talk = found is not None and found.category == "CONSULT" and found.preposition == "with"
    return found if talk else None


def _ended(frame: Frame, noun: str, codebook: Codebook) -> Coding | None:
    """Return the coding of what both break off: "A and B severed ties"."""
    found = codebook.verb(frame.lemma, particle=frame.particle, prepositions=("with",), object=noun)
    of_noun = found is not None and found.preposition == "with" and not found.direction
    line = (
        frame.noun is not None and frame.noun.lemma_ in _LINES and attached.possessors(frame.noun)
    )
    if line and found is not None and found.category in _YIELDING | {"COERCE"}:
        # "A and B reopened their border"
        return found
    return found if of_noun and found is not None and found.category == "SANCTION" else None


def _yielding(frame: Frame, codebook: Codebook) -> Coding | None:
    """Return the coding of what both give up: "A and B agreed to a truce"."""
    for token in [*obliques(frame.verb), *([frame.noun] if frame.noun is not None else [])]:
        preposition = ud.case(token)
        if preposition and decides(frame.verb, preposition, token, codebook):
            found = codebook.verb(
                frame.lemma,
                particle=frame.particle,
                prepositions=(preposition,),
                object=phrase(token),
            )
            return found if found is not None and found.category in _YIELDING else None
    return None


def _mutual(frame: Frame, coding: Coding | None, codebook: Codebook) -> Coding | None:
    """Return the coding of "A and B fought": without another, they do it with each other."""
    if coding is None or frame.noun is not None or any(a.found for a in frame.given):
        return None
    found = codebook.verb(frame.lemma, particle=frame.particle, prepositions=("with",))
    same = found is not None and found.category == coding.category
    return found if found and same and found.direction == "symmetric" else None


def _is_theirs(frame: Frame, coding: Coding | None) -> bool:
    """Tell whether the doers do what the object names: not if they "opposed the war"."""
    owned = frame.noun is not None and bool(attached.possessors(frame.noun))
    return owned or coding is None or coding.category not in _STANCES


def _is_reciprocal(frame: Frame) -> bool:
    if any(c.lower_ in _TOGETHER for c in frame.verb.children):
        return True
    return _each_other(frame)


def _each_other(frame: Frame) -> bool:
    words = (w for a in frame.given for w in (a.token, *attached.possessors(a.token)))
    distributed = frame.doer is not None and any(
        c.lower_ in _EACH_OTHER for c in ud.children(frame.doer, "det")
    )
    return any(_is_each_other(w) or (distributed and _is_the_other(w)) for w in words)


def _is_the_other(word: Token) -> bool:
    """Return whether a word is "the other", said of who stands before it with "each"."""
    return word.lower_ in _OTHER and any(c.lower_ == "the" for c in ud.children(word, "det"))


def _is_each_other(word: Token) -> bool:
    """Return whether a word is one of "each other" or "one another", whichever is the head."""
    first = word if word.lower_ in _EACH_OTHER else word.doc[max(word.i - 1, 0)]
    after = word.doc[first.i + 1 : first.i + 2]
    return first.lower_ in _EACH_OTHER and any(t.lower_ in _OTHER for t in after)


def _between(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield "a deal was reached between A and B"."""
    verb = frame.verb
    for token in obliques(verb):
        if ud.case(token) not in BETWEEN:
            continue
        parties = [f for f in arguments.of(token) if f.directness == 1.0]
        # "Fighting between A and B went on": a parser may take the fighting for a verb.
        itself = [verb] if ud.base(verb) == "csubj" else [verb.head]
        if "to" in ud.marker(verb).split():
            # "readiness to mediate between": nothing that is done between them.
            itself = []
        for noun in ud.children(verb, "obj", "nsubj", "nsubj:pass") or itself:
            coding = None if arguments.direct(noun) else _of_noun(frame, noun, codebook)
            if coding is not None and coding.category != NONE:
                name = _name(frame, str(noun.lemma_).lower())
                yield from _pairs(frame, noun, parties, name, coding, arguments)


def _of_noun(frame: Frame, noun: Token, codebook: Codebook) -> Coding | None:
    """Return what is done "between" two: a noun's own act, or "prisoners were swapped"."""
    entry = codebook.noun(phrase(noun))
    if entry is not None:
        return entry.coding
    coding = codebook.verb(
        frame.lemma,
        particle=frame.particle,
        prepositions=("with",),
        object=phrase(objects.counted(noun)),
    )
    mutual = coding is not None and coding.direction == "symmetric" and coding.preposition
    return coding if mutual else None


def _pairs(
    frame: Frame,
    noun: Token | None,
    parties: list[Found],
    name: str,
    coding: Coding,
    arguments: Arguments,
) -> Iterator[Candidate]:
    for first, second in combinations(parties, 2):
        yield Candidate(
            subject=first.mention,
            object=second.mention,
            relation=name,
            coding=coding,
            head=frame.verb,
            trigger=trigger(frame, noun, arguments),
            rule="verb-joint",
            directness=second.directness,
            symmetric=True,
        )

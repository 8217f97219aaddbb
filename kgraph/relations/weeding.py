"""What of all that the rules have read is a triple, and why the rest is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.actors.mention import is_unowned
from kgraph.relations.candidate import Candidate
from kgraph.triples import Triple

_SAME = "both names mean the same actor"
_OWN_PART = "read indirectly, and one is a part of the other"
_OWN_ACT = "it moves or recalls its own part, which is no act towards another"
_OPPOSED = {"militants", "opposition", "people", "protesters", "rebels", "separatists"}
_OF_OTHERS = {"MOBILIZE", "RETREAT", "SANCTION"}
_UNOWNED = "nobody knows whose one of them is"
_MUTUAL = "the same words were read with a direction"
_AT_HOME = {"ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "PROTEST", "REJECT", "REQUEST", "THREATEN"}
_CITIZENS = {
    *("doctors", "farmers", "journalists", "lawyers", "militants", "militia", "miners"),
    *("opposition", "protesters", "rebels", "rights-groups", "separatists", "students"),
    *("supporters", "teachers", "unions", "workers"),
}
_JOINT = "the verb says what they do with it"
_BARE = "a role says what the affiliation is"


@dataclass(slots=True)
class Reading:
    """A relation that a rule has read; ``dropped`` tells why it is no triple, empty if it is."""

    candidate: Candidate
    triple: Triple
    dropped: str = ""


def nonsense(candidate: Candidate) -> str:
    """Return why two actors cannot be related so, an empty string if they can."""
    a, b = candidate.subject, candidate.object
    if a.id == b.id:
        return _SAME
    if candidate.standing and (is_unowned(a.id) or is_unowned(b.id)):
        return _UNOWNED
    own = b.owner == a.id and b.id.rpartition(":")[2] not in _OPPOSED
    if own and candidate.coding.category in _OF_OTHERS:
        return _OWN_ACT
    related = a.owner == b.id or b.owner == a.id
    indirect = not candidate.standing and candidate.directness < 1.0
    if not related or not indirect or _at_odds(candidate) or _of_government(candidate):
        return ""
    return _OWN_PART


def _at_odds(candidate: Candidate) -> bool:
    """Tell whether who is of a state may well act against it: its rebels, its students.

    A Syrian town that Syrian rebels take is not meant.
    """
    actors = (candidate.subject, candidate.object)
    if any(actor.kind == "demonym" for actor in actors):
        return False
    slugs = {actor.id.rpartition(":")[2] for actor in actors}
    hostile = candidate.coding.category in _AT_HOME
    return hostile and not slugs.isdisjoint(_CITIZENS)


def _of_government(candidate: Candidate) -> bool:
    """Return whether a part speaks of its state's government: "rejected the government's plan"."""
    whole = candidate.object
    named = whole.type == "state" and whole.kind == "institution"
    spoken = (candidate.coding.quad_class or "").startswith("verbal")
    return named and (spoken or candidate.coding.category == "PROTEST")


def weed(found: Sequence[Reading]) -> None:
    """Mark what says the same as a better reading of the same words."""
    _drop_weaker(found)
    _drop_echoes([reading for reading in found if not reading.dropped])


def _drop_weaker(found: Sequence[Reading]) -> None:
    """Of readings of the same words about the same actors keep the surest."""
    best: dict[tuple[object, ...], Reading] = {}
    for reading in found:
        if reading.dropped:
            continue
        held = best.setdefault(_key(reading.triple), reading)
        if held is not reading:
            surer = reading.triple.confidence > held.triple.confidence
            worse, better = (held, reading) if surer else (reading, held)
            worse.dropped = f"{better.triple.rule} read the same at least as surely"
            best[_key(reading.triple)] = better


def _drop_echoes(found: Sequence[Reading]) -> None:
    """Drop weaker readings of what was read otherwise.

    These are a mutual reading of what also has a direction, or of the noun alone where its verb
    ends or changes it ("settled their dispute"), and a bare affiliation to a body
    where a role says what it is.
    """
    triples = [reading.triple for reading in found]
    directed = {_words(t) for t in triples if not t.symmetric}
    joint = {_verb(r.candidate.head, r.triple) for r in found if r.triple.rule == "verb-joint"}
    coded = {_said(t) for t in triples if _is_plain(t)}
    roles = {_ends(t) for t in triples if t.rule == "role"}
    for reading, triple in zip(found, triples, strict=True):
        bare = triple.rule == "belonging" and triple.category == "AFFILIATED_WITH"
        if triple.symmetric and _words(triple) in directed:
            reading.dropped = _MUTUAL
        elif (triple.rule == "noun-event-lent" and _said(triple) in coded) or (
            triple.rule == "noun-mutual" and _verb(reading.candidate.head.head, triple) in joint
        ):
            reading.dropped = _JOINT
        elif bare and _ends(triple) in roles:
            reading.dropped = _BARE


def _key(triple: Triple) -> tuple[object, ...]:
    """Two readings of the same words about the same actors are one triple."""
    ends = (triple.subject.id, triple.object.id)
    pair = tuple(sorted(ends)) if triple.symmetric else ends
    return (triple.sentence_start, pair, triple.category, triple.negated, triple.modality)


def _ends(triple: Triple) -> tuple[int, str, str]:
    """Return the sentence and the actors of a triple."""
    return (triple.sentence_start, triple.subject.id, triple.object.id)


def _is_plain(triple: Triple) -> bool:
    return triple.rule.startswith("verb-active") and not triple.symmetric


def _said(triple: Triple) -> tuple[object, ...]:
    """Return between whom a directed triple is, and the end of the words that say so."""
    return (triple.subject.id, triple.object.id, triple.relation_end)


def _verb(verb: Token, triple: Triple) -> tuple[object, ...]:
    """Return between whom a triple is, and the verb that says what they do."""
    return (verb.i, *sorted((triple.subject.id, triple.object.id)))


def _words(triple: Triple) -> tuple[object, ...]:
    """Return between whom a triple is, and the end of the words that say so."""
    ends = tuple(sorted((triple.subject.id, triple.object.id)))
    return (triple.sentence_start, ends, triple.relation_end)

"""Who did an event noun to whom, by the clauses and phrases that hang loosely on the noun.

Covers "abuses carried out by A against B", "crimes that A has committed against B", "a raid blamed
on A", "the capture by A of B", "A's part in the war on B".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kgraph.relations import attached, subjects, ud, uses
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NounEntry

_AMOUNTS = {"breadth", "extent", "kind", "level", "number", "scale", "series", "type", "wave"}
# Words before "of" that only count what follows.
COUNTING = {
    *("all", "any", "dozen", "few", "half", "hundred", "majority", "many", "most", "much", "part"),
    *("rest", "score", "several", "some", "ten", "thousand"),
}
_COUNTS = COUNTING | {"%", "cent", "percent"}
_PARTAKING = {"complicity", "involvement", "part", "participation", "responsibility", "role"}
_IN = {"in", "for"}
_TAKING = {"accept", "acknowledge", "admit", "assume", "bear", "claim", "deny", "play", "take"}


def clause_parties(
    noun: Token, arguments: Arguments, codebook: Codebook
) -> tuple[list[Found], list[tuple[str, Found]]]:
    """Return who does the noun and to whom, by the clauses that only say that it is done.

    The recipients come with the prepositions before them.
    """
    actors: list[Found] = []
    recipients: list[tuple[str, Found]] = []
    for author in (*attached.authors(noun, codebook.is_light), *attached.loose_authors(noun)):
        actors += arguments.of(author)
        # "accusations made by Kenya against Chad", where "against" hangs on Kenya
        after = [(p, t) for p, t in attached.prepositional(author) if p == "against"]
        recipients += [(p, f) for p, t in after for f in arguments.of(t)]
    for verb in _clauses(noun):
        if verb.lemma_ in attached.BETWEEN_OTHERS:
            continue
        if not codebook.is_light(str(verb.lemma_).lower(), ud.particle(verb)):
            continue
        actors += [f for t in _doers(verb) for f in arguments.of(t)]
        for token in ud.children(verb, "obl"):
            if token.dep_ != "obl:agent" and ud.case(token) != "by":
                recipients += [(ud.case(token), f) for f in arguments.of(token)]
    return actors, recipients


def _clauses(noun: Token) -> list[Token]:
    """Return the participles and relative clauses about a noun, or about an amount of it."""
    governors = [noun]
    if ud.case(noun) == "of" and noun.dep_ == "nmod" and noun.head.lemma_ in _AMOUNTS:
        governors.append(noun.head)
    return [c for g in governors for c in ud.children(g, "acl") if c.i > noun.i and ud.is_verb(c)]


def _doers(verb: Token) -> list[Token]:
    if ud.is_passive(verb):
        return [t for t in ud.children(verb, "obl") if ud.case(t) == "by"]
    return ud.children(verb, "nsubj") if verb.dep_ == "acl:relcl" else []


def taken(noun: Token, arguments: Arguments) -> list[Found]:
    """Return what stands after the doer: "the capture by Kenyan troops of Tema"."""
    by = [t for preposition, t in attached.prepositional(noun) if preposition == "by"]
    return [
        found
        for agent in by
        for preposition, token in attached.prepositional(agent)
        if preposition == "of" and not _in_one_name(agent, token, arguments)
        for found in arguments.of(token)
    ]


def _in_one_name(agent: Token, token: Token, arguments: Arguments) -> bool:
    """Tell whether a phrase is a part of the doer's name: "by the Government of Kenya"."""
    return any(m.start <= token.i < m.end for m in arguments.at(agent))


def joined_before(modifier: Token, arguments: Arguments) -> list[Found]:
    """Return the first of two names that a hyphen joins: Kenya in "Kenya-Uganda talks"."""
    at = modifier.left_edge.i
    for c in ud.children(modifier, "compound", "amod"):
        at = max(at, c.right_edge.i + 1) if c.i < modifier.i else at
    doc = modifier.doc
    hyphen = at if doc[at].text in ud.HYPHENS else at - 1
    if hyphen < 1 or doc[hyphen].text not in ud.HYPHENS or attached.stance(doc[hyphen + 1]):
        return []
    return [Found(m) for m in arguments.ending_at(hyphen)]


def partaker(noun: Token, arguments: Arguments) -> list[Found]:
    """Return who has a part in an act: Kenya in "Kenya's role in the war", "claimed a part in"."""
    part = noun.head
    if part.lemma_ not in _PARTAKING or ud.case(noun) not in _IN:
        return []
    if ud.base(part) == "obj" and part.head.lemma_ in _TAKING:
        return [f for t in subjects.doers(part.head) for f in arguments.of(t)]
    return [f for t in attached.possessors(part) for f in arguments.of(t)]


def amount(noun: Token) -> Token:
    """Return what a noun is counted by: half in "half of the requests", else the noun itself."""
    while noun.dep_ == "nmod" and ud.case(noun) == "of":
        head = noun.head
        if head.pos_ != "NUM" and str(head.lemma_).lower() not in _COUNTS | _AMOUNTS:
            break
        noun = head
    return noun


def in_words(noun: Token, entry: NounEntry, codebook: Codebook) -> NounEntry:
    """Return the entry, of criticism where what is attacked is a record or the like."""
    if entry.category != "ASSAULT" or noun.lemma_ != "attack":
        return entry
    on = [t for preposition, t in attached.prepositional(noun) if preposition in attached.AGAINST]
    for token in on:
        coding = codebook.verb("attack", object=uses.phrase(token))
        if coding is not None and coding.category == "ACCUSE":
            return replace(entry, coding=coding)
    return entry


def apart(found: list[Found]) -> list[Found]:
    """Return the actors without those inside another's name: Okoye in "Okoye administration"."""
    if len(found) < 2:
        return found
    spans = [(f.mention.start, f.mention.end) for f in found]
    within = [
        any(s != (f.mention.start, f.mention.end) and s[0] <= f.mention.start < s[1] for s in spans)
        for f in found
    ]
    return [f for f, inside in zip(found, within, strict=True) if not inside]

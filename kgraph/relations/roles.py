"""Titles, offices, membership and other standing relations.

Covers "Russian President Putin", "Tusk, the prime minister of Poland", "Poland, a NATO member",
"Kenya is an ally of …", "as a member of NATO, Poland …", "the border between A and B",
"Okafor of the Nigerian army".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, belonging, titles, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE, RoleEntry
from kgraph.relations.role_holders import holders_of, is_second

_TO_OWNER = {"of", "for", "from", "at"}
_TO_PARTNER = {"with", "to", "between", "against"}
_PARTNERED = {"AFFILIATED_WITH", "ALLY_OF", "OPPONENT_OF", "BORDERS", "SUPPORT", "ACCUSE"}
_BRIEFS = {"for", "from", "in", "on", "to"}
# A leader or member belongs to a body; advisers and spokesmen may belong to a person.
_NOT_OF_PEOPLE = {"LEADS", "MEMBER_OF", "PART_OF", "LOCATED_IN", "BORDERS"}
_NOT_OF_PERSONS = {"PART_OF", "LOCATED_IN", "BORDERS", "AFFILIATED_WITH"}
_OF_WHOLES = {"LOCATED_IN", "PART_OF"}
# What is of a state's people is no part of the state: "Hezbollah, a Lebanese group".
_LOOSE = {"faction", "group", "militia", "movement", "network"}
_SERVING = {"AFFILIATED_WITH", "LEADS", "MEMBER_OF"}
# A state may be one of these for a body: "Kenya was elected chair of the African Union".
_CHAIRING = {"chair", "president"}
# What stands before these is of what they write: "a Pentagon correspondent for the Herald".
_COVERING = {"analyst", "columnist", "correspondent", "expert", "reporter", "specialist"}


def read(word: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the standing relations that a role noun or a name states."""
    if word.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return
    entry, named = _entry(word, codebook), arguments.at(word)
    if entry is not None and entry.category != NONE and word.pos_ != "ADJ":
        taken = (
            any(m.type == "state" for m in named)
            or arguments.in_name(word)
            or arguments.in_body(word)
            or (word.pos_ == "PROPN" and any(m.kind == "name" for m in named))
        )
        if not taken:
            yield from _role(word, entry, arguments, codebook)
    if named:
        yield from belonging.read(word, entry, arguments, codebook)


def _entry(word: Token, codebook: Codebook) -> RoleEntry | None:
    """Return the role's entry, "secretary of state" before "secretary"."""
    if not codebook.heads_role(word.lemma_):
        return None
    for preposition, token in attached.prepositional(word):
        if preposition == "of":
            name = f"{word.lemma_} of {token.lemma_}".lower()
            found = codebook.role(name)
            if found is not None and " of " in found.lemma:
                return found
    return codebook.role(titles.phrase(word))


def _role(
    role: Token, entry: RoleEntry, arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    owners = _owners(role, entry, arguments)
    holders = holders_of(role, entry, arguments) if owners else []
    if entry.direction == "symmetric" and not holders:
        for (_, first), (_, second) in combinations(owners, 2):
            yield _candidate(role, entry, first, second)
    for holder in holders:
        human = holder.type == "person"
        chairing = holder.type == "state" and role.lemma_.lower() in _CHAIRING
        if (entry.person and not human and not chairing) or (human and not _suits_person(entry)):
            continue
        for span, owner in owners:
            if span.i == holder.root or holders[0].end <= span.i < holder.start:
                # "politicians Okoye of the Labour Party and Berg": Labour is Okoye's alone.
                continue
            told = entry
            paying = human and entry.coding.quad_class is not None
            loose = role.lemma_ in _LOOSE and owner.kind == "demonym"
            facing = human and entry.category == "OPPONENT_OF" and span.i < role.i
            if loose or facing or (paying and span.pos_ == "ADJ"):
                # "the Republican challenger Amina Okoye" is the party's own.
                # "British financier Amina Okoye" tells where she is from, not whom she pays.
                told = replace(entry, coding=codebook.coding("AFFILIATED_WITH"))
            if owner.type == "person" and not human and entry.category == "AFFILIATED_WITH":
                # "her newspaper, the Herald": she is of the paper.
                yield replace(_candidate(role, told, owner, holder), relation="affiliated with")
                continue
            yield _candidate(role, told, holder, owner)


def _suits_person(entry: RoleEntry) -> bool:
    return entry.person or entry.category not in _NOT_OF_PERSONS


def _candidate(
    role: Token, entry: RoleEntry, holder: ActorMention, owner: ActorMention
) -> Candidate:
    inverse = entry.direction == "inverse"
    a, b = (owner, holder) if inverse else (holder, owner)
    return Candidate(
        subject=a,
        object=b,
        relation=entry.relation or f"{role.lemma_.lower()} of",
        coding=entry.coding,
        head=role,
        trigger=[role],
        rule="role",
        symmetric=entry.direction == "symmetric",
        standing=True,
    )


def _owners(
    role: Token, entry: RoleEntry, arguments: Arguments
) -> list[tuple[Token, ActorMention]]:
    """Return whom the role belongs to: before it, or after a preposition."""
    result: list[tuple[Token, ActorMention]] = []
    name = titles.named_by(role, arguments)
    for base in (role, name):
        if base is None:
            continue
        near = [
            (t, m)
            for t in attached.premodifiers(base)
            if t != role and not titles.tells_where(t)
            for m in arguments.direct(t)
        ]
        # "Chad's FROLINAT leader" leads the nearer of the two.
        far = [(t, m) for t in attached.possessors(base) for m in arguments.direct(t)]
        near = [(t, m) for t, m in near if not m.start <= role.i < m.end]
        if role.lemma_ in _COVERING:
            far = far or _employers(role, arguments) if near else far
            near, far = far, near
        result += near or far
    # "hostile territory for Kenya" is no part of it.
    owning = {"of"} if entry.category in _OF_WHOLES else _TO_OWNER
    introducing = owning | (_TO_PARTNER if entry.category in _PARTNERED else set())
    if entry.category == "MEMBER_OF":
        # "a contributor to the mission"
        introducing |= {"to"}
    if entry.category == "LOCATED_IN":
        # "Kisumu is a city in Kenya"
        introducing |= {"in"}
    for preposition, token in attached.prepositional(role):
        if preposition in _BRIEFS and result and entry.category == "AFFILIATED_WITH":
            # "Kenya's envoy to Sudan": what follows is the brief, not the owner.
            continue
        if preposition == "in" and entry.person and entry.category in _SERVING:
            # "an officer in the Polish army", but "a diplomat in Warsaw"
            within = arguments.direct(token)
            result += [(token, m) for m in within if _is_body(m)]
        if preposition in introducing:
            result += [(token, m) for m in _whole(token, entry, arguments)]
            if entry.category == "LOCATED_IN":
                # "a town in Nyanza, Kenya"
                above = ud.children(token, "appos", "nmod:unmarked")
                result += [(t, m) for t in above for m in arguments.direct(t)]
    if name is not None and not result:
        # "Secretary of State John Kerry of the United States"
        result += [
            (token, m)
            for preposition, token in attached.prepositional(name)
            if preposition == "of"
            for m in arguments.direct(token)
        ]
    if name is not None and not result:
        result = titles.owners_before(role, arguments)
    people = entry.category not in _NOT_OF_PEOPLE
    return [
        (token, m)
        for token, m in result
        if (people or m.type != "person")
        and not m.start <= role.i < m.end
        and not (m.root != token.i and is_second(role.doc[m.root]))
    ]


def _is_body(mention: ActorMention) -> bool:
    """Tell whether a mention is of a body that people serve in, and not of a place."""
    return mention.kind == "institution" or mention.type in {"group", "organisation"}


def _employers(role: Token, arguments: Arguments) -> list[tuple[Token, ActorMention]]:
    """Return the body after "for", "at" or "of" that somebody writes for."""
    named = ((p, t) for p, t in attached.prepositional(role) if p in {"at", "for", "of", "with"})
    return [(t, m) for _, t in named for m in arguments.direct(t) if m.type == "organisation"]


def _whole(token: Token, entry: RoleEntry, arguments: Arguments) -> list[ActorMention]:
    """Return the body that a phrase names, else what that is of: "the Lagos office of the UN"."""
    named = arguments.direct(token)
    if entry.category in _NOT_OF_PEOPLE:
        # A name set off after the body may hang on it.
        named = [m for m in named if m.type != "person"] or arguments.at(token)
    of = (t for preposition, t in attached.prepositional(token) if preposition == "of")
    above = named or [m for t in of for m in arguments.direct(t)] or arguments.inside(token)
    return named or [m for m in above if m.type != "person"]

"""Who belongs to whom by a bare "of", "from" or genitive, without an office.

Covers "Okafor of the Nigerian army", "Kenya's Amina Okoye", "experts from the Red Cross".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, coordination, removals, subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import RoleEntry

_BODIES = {"group", "organisation"}
_RUNNING = {
    *("bid", "campaign", "candidacy", "candidate", "elect", "election", "nomination", "nominee"),
    *("race", "run", "stand"),
}
_BELONGING = {"person", "group", "institution", "organisation"}


def read(
    name: Token, entry: RoleEntry | None, arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield "Okafor of the Nigerian army", "Kenya's Amina Okoye", "experts from the Red Cross"."""
    holders = arguments.at(name)
    for holder in holders:
        # "… is an official of Kenya" describes whom it is said of; a name stays a name.
        described = holder.type != "person" and (_describes(name) or _is_told(name, arguments))
        unnamed = holder.id.endswith(":people") or described
        if name.i == holder.root and holder.type in _BELONGING and not unnamed:
            # "the presidents of A and B": each of several belongs to its own state.
            only = holder.owner if len(holders) > 1 else None
            yield from _of_holder(name, holder, entry, only, arguments, codebook)


def _of_holder(
    name: Token,
    holder: ActorMention,
    entry: RoleEntry | None,
    only: str | None,
    arguments: Arguments,
    codebook: Codebook,
) -> Iterator[Candidate]:
    held = entry if holder.type != "person" and entry is not None and _is_held(entry) else None
    category = "AFFILIATED_WITH" if holder.type in {"person", "group"} else "PART_OF"
    for token in _belongs_to(name, holder, arguments, codebook):
        for owner in _owners(token, name, arguments):
            if owner.type in {"person", "place"} or only not in {None, owner.id}:
                continue
            # "a coalition of A and B": these are its members.
            turned = held is not None and held.direction == "inverse"
            yield Candidate(
                subject=owner if turned else holder,
                object=holder if turned else owner,
                relation=_relation(held, category),
                coding=held.coding if held is not None else codebook.coding(category),
                head=name,
                trigger=[name if held is not None else _case_word(token)],
                rule="belonging",
                standing=True,
            )


def _is_held(entry: RoleEntry) -> bool:
    return entry.person or entry.category == "MEMBER_OF"


def _relation(entry: RoleEntry | None, category: str) -> str:
    if entry is not None:
        return entry.relation
    return "part of" if category == "PART_OF" else "affiliated with"


def _describes(word: Token) -> bool:
    """Return whether a noun only describes someone named elsewhere."""
    first = coordination.first_conjunct(word) if word.pos_ == "NOUN" else word
    if word.dep_ == "appos" or ud.child(first, "cop") is not None:
        return True
    if ud.case(word) == "for" and word.head.lemma_ in _RUNNING:
        # "ran for president of Kenya": nobody is it yet.
        return True
    if ud.case(word) == "as" or ud.base(word) == "xcomp":
        # "was elected as a member of …", "became a member of …"
        return True
    # "one of the founders of …"
    return subjects.predicate(word) is not None


def _is_told(word: Token, arguments: Arguments) -> bool:
    """Return whether a name stands behind a noun: "the gang's leader, Amina Okoye"."""
    named = (m for c in ud.children(word, "appos", "flat") for m in arguments.at(c))
    return any(m.type == "person" for m in named)


def _belongs_to(
    name: Token, holder: ActorMention, arguments: Arguments, codebook: Codebook
) -> Iterator[Token]:
    places = {"of", "at"} if holder.type == "organisation" else {"of", "from", "for"}
    words = name.doc[holder.start : holder.end] if holder.type == "person" else [name]
    last = _last(name, arguments)
    row = _row(name, arguments) if holder.type == "person" else []
    for word in {w.i: w for w in (*words, *row)}.values():
        own = word.i == name.i or holder.start <= word.i < holder.end
        away = _is_taken(name, codebook)
        for preposition, token in attached.prepositional(word):
            if away and preposition == "from":
                continue
            inside = holder.type == "person" and token.i < holder.end
            after = token.i > max(name.i, word.i) and not inside
            if preposition in places and after and _is_nearest(token, name, own, last):
                yield token
        if holder.type == "group" and word == name:
            yield from _loose(name, holder, arguments)
        if holder.type == "person" and own:
            yield from _party(word, arguments)
        for token in attached.possessors(word):
            if token.pos_ != "PRON" and (own or _shares(token, name, arguments)):
                yield token


def _party(name: Token, arguments: Arguments) -> Iterator[Token]:
    """Yield the party that stands before a name: "Republican Amina Okoye"."""
    for token in attached.premodifiers(name):
        if any(m.type == "group" and m.state and m.owner is None for m in arguments.at(token)):
            yield token


def _loose(name: Token, holder: ActorMention, arguments: Arguments) -> Iterator[Token]:
    """Yield the body in "hired Kenyan mercenaries from Wagner", hung on the verb."""
    verb = name.head
    if (
        ud.base(name) != "obj"
        or holder.kind != "institution"
        or removals.verb_takes_away(verb.lemma_)
    ):
        return
    for token in ud.children(verb, "obl"):
        beside = ud.case(token) == "from" and token.left_edge.i == holder.end
        if beside and all(m.type in _BODIES for m in arguments.direct(token)):
            yield token


def _is_taken(name: Token, codebook: Codebook) -> bool:
    """Tell whether somebody is taken away: "the extradition of Okoye from Kenya"."""
    step = name
    while step.dep_ in {"nmod", "nmod:desc", "appos", "flat"} and step.head != step:
        step = step.head
        event = codebook.noun(str(step.lemma_).lower())
        if event is not None and removals.verb_takes_away(event.verb):
            return True
    return step.dep_ in {"obj", "nsubj:pass"} and removals.verb_takes_away(step.head.lemma_)


def _row(name: Token, arguments: Arguments) -> list[Token]:
    """Return the actors that a name is coordinated with, and the name itself, in order."""
    return [t for t in coordination.conjuncts(coordination.first_conjunct(name)) if arguments.at(t)]


def _last(name: Token, arguments: Arguments) -> Token:
    """Return the last person that a name is coordinated with, or the name itself."""
    row = _row(name, arguments)
    return row[-1] if row and all(m.type == "person" for m in arguments.at(row[-1])) else name


def _is_nearest(token: Token, name: Token, own: bool, last: Token) -> bool:
    """Tell whether a phrase is a name's: in "A and B of the UN" only B's."""
    if any(c.lower_ == "respectively" for c in token.children):
        return True
    between = name.i < last.i < token.i
    return not between if own else name.i == last.i


def _shares(owner: Token, name: Token, arguments: Arguments) -> bool:
    """Tell whether a name has part in the owner before its row: "the Green Party's A and B".

    What stands before it, an owner or a description of its own, parts it from the row.
    """
    later = [t for t in _row(name, arguments) if owner.head.i < t.i <= name.i]
    parted = any(attached.possessors(t) or attached.premodifiers(t) for t in later)
    bodies = all(m.type in _BODIES for m in arguments.direct(owner))
    return bodies and not parted and name in later


def _owners(token: Token, name: Token, arguments: Arguments) -> list[ActorMention]:
    """Return the actors of a phrase, or of a "respectively" the one in the name's place."""
    owners = arguments.direct(token)
    if not any(c.lower_ == "respectively" for c in token.children):
        return owners
    row = [t.i for t in _row(name, arguments) if t.i < token.i][-len(owners) :]
    return owners[row.index(name.i) :][:1] if name.i in row and len(row) == len(owners) else []


def _case_word(token: Token) -> Token:
    return next((c for c in token.children if c.dep_ == "case"), token)

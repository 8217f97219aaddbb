"""Who belongs to whom by a bare "of", "from" or genitive, without an office.

Covers "Okafor of the Nigerian army", "Kenya's Amina Okoye", "experts from the Red Cross".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import RoleEntry

_BELONGING = {"person", "group", "institution", "organisation"}


def read(
    name: Token, entry: RoleEntry | None, arguments: Arguments, codebook: Codebook
) -> Iterator[Candidate]:
    """Yield "Okafor of the Nigerian army", "Kenya's Amina Okoye", "experts from the Red Cross"."""
    holders = arguments.at(name)
    for holder in holders:
        unnamed = holder.id.endswith(":people") or _describes(name)
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
    for token in _belongs_to(name, holder):
        for owner in arguments.direct(token):
            if owner.type in {"person", "place"} or only not in {None, owner.id}:
                continue
            yield Candidate(
                subject=holder,
                object=owner,
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
    return word.dep_ == "appos" or ud.child(word, "cop") is not None


def _belongs_to(name: Token, holder: ActorMention) -> Iterator[Token]:
    places = {"of", "at"} if holder.type == "organisation" else {"of", "from", "for"}
    for preposition, token in ud.prepositional(name):
        if preposition in places and token.i > name.i:
            yield token
    for token in ud.possessors(name):
        if token.pos_ != "PRON":
            yield token


def _case_word(token: Token) -> Token:
    return next((c for c in token.children if c.dep_ == "case"), token)

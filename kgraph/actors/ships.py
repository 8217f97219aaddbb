"""Warships, told by the letters before their names: "HMS Diamond"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import head_of, is_capitalised, text_of
from kgraph.actors.tables import rows
from kgraph.actors.text import slug
from kgraph.actors.words import texts, where

_LONGEST = 3


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["state"] for row in rows("ship_prefixes")}


def find_ships(doc: Doc, known: Iterable[ActorMention]) -> list[ActorMention]:
    """Return the named warships of the document, each with the state whose navy has it."""
    places = where(doc, _prefixes().keys())
    taken = {i for m in known for i in range(m.start, m.end)} if places else set()
    found = []
    for at in places:
        end = at + 1
        while end < min(len(doc), at + 1 + _LONGEST) and _goes_on(doc, end):
            end += 1
        if end > at + 1 and at not in taken:
            found.append(_ship(doc, at, end))
    return found


def _goes_on(doc: Doc, at: int) -> bool:
    return doc[at].pos_ == "PROPN" and is_capitalised(doc[at])


def _ship(doc: Doc, start: int, end: int) -> ActorMention:
    name, state = text_of(doc, start, end), _prefixes()[texts(doc)[start]]
    root = head_of(doc, start, end)
    return ActorMention(start, end, root, f"org:{slug(name)}", name, "organisation", state, "name")

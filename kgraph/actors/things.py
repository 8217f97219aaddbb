"""Proper names of what is no actor: treaties, laws, resolutions, operations, prizes, monuments."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import Stretch, is_capitalised, words_of
from kgraph.actors.tables import rows
from kgraph.actors.words import where

_LAWS = frozenset({"Act", "Bill", "Law"})
_WITHIN = frozenset({"against", "for", "in", "with"})
_LINKS = frozenset({"of", "on", "the", "for", "and", "to"})


@cache
def _thing_words() -> dict[str, bool]:
    return {row["word"]: row["leads"] == "yes" for row in rows("thing_names")}


def find_things(doc: Doc, known: Iterable[ActorMention]) -> list[Stretch]:
    """Return the names of treaties and the like: "Treaty of Lisbon", "the Oslo Accords".

    A name of the catalogue that holds such a word ("Warsaw Pact") is none of them.
    """
    taken = {i for mention in known for i in range(mention.start, mention.end)}
    words = _thing_words()
    found: list[Stretch] = []
    # "Hurricane Katrina" is "Katrina" later on.
    named: set[str] = set()
    for at in where(doc, words.keys()):
        if at in taken or doc[at].pos_ not in {"PROPN", "NOUN"}:
            continue
        start, end = _reach_back(doc, at), _reach_on(doc, at + 1)
        if end == at + 1 and _goes_on(doc, end):
            if not words[doc[at].text]:
                continue
            end = _chain_end(doc, end)
            named.update(doc[i].text for i in range(at + 1, end))
        found.append(Stretch(start, end))
    alone = (at for at in where(doc, named) if named and _stands_alone(doc, at))
    return [*found, *(Stretch(at, at + 1) for at in alone if at not in taken)]


def _stands_alone(doc: Doc, at: int) -> bool:
    """Tell whether a word is a name by itself: not the "Ian" of "Ian Okoye"."""
    return not (_goes_on(doc, at + 1) or (at > 0 and _goes_on(doc, at - 1)))


def without_parts(
    doc: Doc, known: Iterable[ActorMention], things: Iterable[Stretch]
) -> list[ActorMention]:
    """Return the mentions without the towns inside such names; states stay actors."""
    spans = list(things)
    return [
        mention
        for mention in known
        if not (_is_town(doc, mention) and any(s.holds(mention.start, mention.end) for s in spans))
    ]


def _is_town(doc: Doc, mention: ActorMention) -> bool:
    if mention.id.startswith("place:"):
        return True
    words = words_of(doc, mention.start, mention.end)
    return any(entry.kind == "capital" for entry in Catalogue.load().lookup(words))


def _goes_on(doc: Doc, at: int) -> bool:
    """Tell whether a longer name goes on: the Law Society."""
    return at < len(doc) and doc[at].pos_ == "PROPN" and is_capitalised(doc[at])


def _chain_end(doc: Doc, at: int) -> int:
    while _goes_on(doc, at):
        at += 1
    return at


def _reach_back(doc: Doc, at: int) -> int:
    linked = at if doc[at].text in _LAWS else -1
    while at > 0 and is_capitalised(doc[at - 1]) and doc[at - 1].pos_ in {"PROPN", "NOUN", "ADJ"}:
        at -= 1
    if 1 < at < linked and doc[at - 1].lower_ in _WITHIN and _goes_on(doc, at - 2):
        # "the Amina Okoye Justice in Schools Act"
        return _reach_back(doc, at - 2)
    return at


def _reach_on(doc: Doc, at: int) -> int:
    """Return the end of "of Lisbon", "1973", "Enduring Freedom" behind the word."""
    end = at
    while end < len(doc):
        token = doc[end]
        if token.like_num and token.is_digit and end == at:
            return end + 1
        if token.lower_ not in _LINKS and not (is_capitalised(token) and token.pos_ == "PROPN"):
            break
        end += 1
    while end > at and doc[end - 1].lower_ in _LINKS:
        end -= 1
    return end if end > at and doc[at].lower_ in {"of", "on", "for"} else at

"""Which names stand in one list, by the words between them: "Lima, Quito and La Paz"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention

_LINKS = frozenset({",", "and", "or", "&", "/", "the", "in"})
_JOINING = frozenset({",", "and", "or", "&", "/"})
_LONGEST_LINK = 3


def listed_with(
    doc: Doc, mentions: Sequence[ActorMention], mention: ActorMention
) -> list[ActorMention]:
    """Return the names that a list of names ties to one, to both sides of it.

    Only words and commas count, so a list that was parsed badly is a list too.
    """
    starting = {m.start: m for m in mentions if m.kind == mention.kind}
    ending = {m.end: m for m in mentions if m.kind == mention.kind}
    found = []
    at = mention
    while (after := _linked(doc, starting, range(at.end, at.end + _LONGEST_LINK), 1)) is not None:
        found.append(after)
        at = after
    at = mention
    back = range(at.start - 1, at.start - 1 - _LONGEST_LINK, -1)
    while (before := _linked(doc, ending, back, 0)) is not None:
        found.append(before)
        back = range(before.start - 1, before.start - 1 - _LONGEST_LINK, -1)
    return found


def _linked(
    doc: Doc, at_edge: dict[int, ActorMention], links: range, step: int
) -> ActorMention | None:
    """Return the mention behind one to three linking words, the first of which joins."""
    joined = False
    for i in links:
        if not 0 <= i < len(doc) or doc[i].lower_ not in _LINKS:
            return None
        joined = joined or doc[i].lower_ in _JOINING
        mention = at_edge.get(i + step)
        if joined and mention is not None:
            return mention
    return None

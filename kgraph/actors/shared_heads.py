"""Bodies that share their last word: "the State and Defense Departments"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.words import texts, where

_SINGULAR = {
    "Departments": "Department",
    "Ministries": "Ministry",
    "Offices": "Office",
    "Secretaries": "Secretary",
}
_JOINTS = frozenset({"and", "&", ","})
_LONGEST = 12


def find_shared_heads(doc: Doc, catalogue: Catalogue) -> list[ActorMention]:
    """Return a mention of each body in a list before a plural, if all are in the catalogue."""
    words = texts(doc)
    found: list[ActorMention] = []
    for at in where(doc, _SINGULAR.keys()):
        found += _bodies(words, at, catalogue)
    return found


def _bodies(words: Sequence[str], at: int, catalogue: Catalogue) -> list[ActorMention]:
    parts = list(_parts(words, at))
    result = []
    for first, end in parts:
        start, actor = _body(words, first, end, _SINGULAR[words[at]], catalogue)
        if actor is not None:
            result.append(_mention(start, at + 1 if end == at else end, actor))
    return result if len(result) > 1 and len(result) == len(parts) else []


def _parts(words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that "and" or a comma joins before a word, the last first."""
    end = start = at
    while start > max(0, at - _LONGEST):
        before = words[start - 1]
        if before in _JOINTS and start < end:
            yield start, end
            end = start - 1
            while end > 0 and words[end - 1] in _JOINTS:
                end -= 1
            start = end
        elif before[:1].isupper():
            start -= 1
        else:
            break
    if start < end:
        yield start, end


def _body(
    words: Sequence[str], first: int, end: int, singular: str, catalogue: Catalogue
) -> tuple[int, Actor | None]:
    """Return where a body's name begins and the body, leading words such as "the" left aside."""
    for start in range(first, end):
        for entry in catalogue.lookup((*words[start:end], singular)):
            return start, entry.actor
    return first, None


def _mention(start: int, end: int, actor: Actor) -> ActorMention:
    owner = actor.id.rpartition(":")[0] if actor.type == "institution" else None
    return ActorMention(
        start, end, end - 1, actor.id, actor.name, actor.type, actor.state, "name", owner
    )

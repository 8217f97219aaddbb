"""Whether a person's title or first name tells "he" or "she"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.tables import rows
from kgraph.actors.text import pieces
from kgraph.actors.titles import title_before

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}


@cache
def _titles() -> dict[str, str]:
    return {row["title"]: row["gender"] for row in rows("gendered_titles")}


@cache
def _first_names() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("first_names")}


def gender_of(doc: Doc, mention: ActorMention) -> str | None:
    """Return ``male`` or ``female`` where the title or the first name tells, else None."""
    title = doc[title_before(doc, mention.start) : mention.start]
    for token in title:
        word = token.text.lower().rstrip(".")
        if word in _titles():
            return _titles()[word]
    names = pieces(mention.name)
    return _first_names().get(names[0]) if len(names) > 1 else None


def genders(doc: Doc, mentions: list[ActorMention]) -> dict[str, str]:
    """Return the gender of each person's id; the longest mention that tells it decides."""
    found: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if mention.type == "person" and (gender := gender_of(doc, mention)) is not None:
            found.setdefault(mention.id, gender)
    return found

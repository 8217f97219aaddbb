"""Titles and ranks that stand before a person's name."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kgraph.actors.roles import role_named
from kgraph.actors.spans import is_capitalised
from kgraph.actors.tables import rows
from kgraph.actors.text import pieces

_FORMER = frozenset(
    {"former", "acting", "interim", "late", "then", "deputy", "ex", "senior", "shadow"}
)


@cache
def _titles() -> dict[tuple[str, ...], str]:
    return {_key(row["title"]): row["office"] for row in rows("titles")}


def _key(text: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in pieces(text) if piece != ".")


@cache
def _longest() -> int:
    return max(len(words) for words in _titles())


def office_named(text: str) -> str | None:
    """Return the office of a title ("" for one without office), None if it is no title."""
    key = _key(text)
    if key in _titles():
        return _titles()[key]
    role = role_named(key)
    return role.slug if role is not None and role.type == "office" else None


def title_at(doc: Doc, start: int, limit: int) -> int:
    """Return the end of the longest title that starts at a token, ``start`` if there is none."""
    best = start
    if start >= limit:
        return start
    if not is_capitalised(doc[start]) and doc[start].lower_ not in _FORMER:
        return start
    for end in range(start + 1, min(limit, start + _longest() + 2) + 1):
        text = doc[start:end].text
        if office_named(text) is not None or text.lower() in _FORMER:
            best = end
    return best


def title_before(doc: Doc, end: int) -> int:
    """Return the start of the longest title that ends at a token, ``end`` if there is none."""
    for start in range(max(0, end - _longest() - 2), end):
        words = doc[start:end].text
        if not any(token.is_space for token in doc[start:end]) and office_named(words) is not None:
            return start
    return end

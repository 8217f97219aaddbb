"""Several portfolios of one noun: "the foreign and defence ministers"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.roles import Role, RoleSpan, role_named
from kgraph.actors.text import pieces

_AND = frozenset({"and", "&"})
_COMMA = frozenset({","})
_LONGEST = 3


def with_portfolios(doc: Doc, roles: Iterable[RoleSpan]) -> list[RoleSpan]:
    """Return the roles, with the office of each portfolio over the whole phrase."""
    found: list[RoleSpan] = []
    for role in roles:
        start, others = _before(doc, role)
        found = [earlier for earlier in found if earlier.end <= start]
        found += [replace(role, start=start, role=each) for each in [*others, role.role]]
    return found


def _before(doc: Doc, role: RoleSpan) -> tuple[int, list[Role]]:
    """Return where the portfolios before "and" start, and the roles that they make."""
    start, found = role.start, list[Role]()
    links = _AND
    while (
        role.end - role.start > 1
        and start > 1
        and doc[start - 1].lower_ in links
        and (one := _one(doc, start - 1, role)) is not None
    ):
        start = one[0]
        found.insert(0, one[1])
        links = _COMMA
    return start, found


def _one(doc: Doc, end: int, role: RoleSpan) -> tuple[int, Role] | None:
    """Return where the portfolio that ends at a token starts, and the role with the noun."""
    noun = pieces(doc[role.end - 1].lower_)
    for start in range(max(0, end - _LONGEST), end):
        words = tuple(piece.lower() for token in doc[start:end] for piece in pieces(token.text))
        other = role_named((*words, *noun))
        if other is not None and other.type == role.role.type and other != role.role:
            return start, other
    return None

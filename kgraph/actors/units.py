"""Military units that a number tells apart: "the 47th Mechanised Brigade", "the Fifth Fleet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import Role, RoleSpan
from kgraph.actors.spans import head_of, is_capitalised, text_of
from kgraph.actors.tables import rows
from kgraph.actors.text import slug
from kgraph.actors.words import texts, where_small
from kgraph.trees import remembered_of_doc

_NUMBER = re.compile(r"\d{1,3}(st|nd|rd|th|d)", re.IGNORECASE)
_ORDINALS = frozenset(
    {"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"}
    | {"Tenth", "Eleventh", "Twelfth"}
)
_LONGEST = 6


def with_units(doc: Doc, roles: Sequence[RoleSpan]) -> list[RoleSpan]:
    """Return the roles, with numbered units in the place of what stands inside them."""
    units = _units(doc)
    if not units:
        return list(roles)
    covered = {i for unit in units for i in range(unit.start, unit.end)}
    kept = [r for r in roles if covered.isdisjoint(range(r.start, r.end))]
    return sorted([*kept, *units], key=lambda r: r.start)


def outside_units(doc: Doc, known: list[ActorMention]) -> list[ActorMention]:
    """Return the names but those inside a unit's: "the 1st Donetsk Army Corps"."""
    units = _units(doc)
    return [m for m in known if not any(u.start < m.start and m.end <= u.end for u in units)]


@remembered_of_doc
def _units(doc: Doc) -> list[RoleSpan]:
    return [span for at in where_small(doc, _nouns()) if (span := _unit(doc, at)) is not None]


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("unit_nouns"))


@cache
def _spelt() -> frozenset[str]:
    """Return the nouns that a number in letters may stand before: not First Division."""
    return frozenset(row["noun"] for row in rows("unit_nouns") if row["spelt"] == "yes")


def _unit(doc: Doc, at: int) -> RoleSpan | None:
    words = texts(doc)
    for start in range(at - 1, max(-1, at - _LONGEST), -1):
        word = words[start]
        if _NUMBER.fullmatch(word) or (word in _ORDINALS and _is_spelt(doc, at)):
            name = text_of(doc, start, at + 1)
            return RoleSpan(
                start, at + 1, head_of(doc, start, at + 1), Role(slug(name), name, "institution")
            )
        if word != "-" and not is_capitalised(doc[start]):
            return None
    return None


def _is_spelt(doc: Doc, at: int) -> bool:
    return is_capitalised(doc[at]) and doc[at].lower_ in _spelt()


def is_unit(role: RoleSpan) -> bool:
    """Tell whether a role is a unit that its own number names."""
    first = role.role.label.partition(" ")[0]
    return bool(_NUMBER.fullmatch(first)) or first in _ORDINALS

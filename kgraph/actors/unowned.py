"""Authorities and armed or political groups whose owner a text does not tell: "the police"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.mention import UNKNOWN, ActorMention
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import children, has_child, is_plural
from kgraph.actors.tables import rows
from kgraph.actors.units import is_unit

_SECTORS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "OPP", "REB", "PRM"})
# So vague without an owner that they are nobody in particular.
_VAGUE = frozenset(
    {"air-force", "delegation", "diplomats", "fighters", "forces", "intelligence", "lawmakers"}
    | {"navy", "officials", "peacekeepers", "soldiers", "special-forces"}
    | {"terrorists", "troops", "veterans"}
)
_SAID_OF_OTHERS = frozenset({"appos", "amod", "compound", "flat", "nmod:desc"})
_CROWDS = frozenset({"protesters", "rights-groups"})
_OFFICES = frozenset(
    {"president", "prime-minister", "vice-president", "foreign-minister", "defence-minister"}
    | {"interior-minister", "justice-minister", "finance-minister", "minister"}
)


@cache
def _slugs() -> frozenset[str]:
    bodies = {r["slug"] for r in rows("institutions") if r["sector"] in _SECTORS}
    offices = {r["slug"] for r in rows("institutions") if r["type"] == "office"}
    return frozenset(bodies - offices - _VAGUE) | _OFFICES | _CROWDS


def find_unowned(
    doc: Doc, roles: Sequence[RoleSpan], mentions: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return the roles that are no part of a mention, with ``unknown`` in the owner's place."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    return [
        _mention(role)
        for role in roles
        if _is_authority(role) and taken.isdisjoint(range(role.start, role.end))
        if _stands_alone(doc, role)
    ]


def _is_authority(role: RoleSpan) -> bool:
    slug = role.role.slug
    return slug in _slugs() or slug.endswith("ministry") or is_unit(role)


def _stands_alone(doc: Doc, role: RoleSpan) -> bool:
    """Tell whether a role is said of nobody who is named beside it."""
    root = doc[role.root]
    if role.role.slug in _OFFICES and _is_post(root, role):
        return False
    if role.role.slug == "leaders" and not is_plural(root):
        # Who leads is told by whom: nobody where that is not understood.
        return False
    if root.dep_ in _SAID_OF_OTHERS or has_child(root, "nmod:poss", "cop", "appos", "flat"):
        return False
    articles = {child.lower_ for child in children(root, "det")}
    if role.role.slug == "embassy" and "the" not in articles:
        # "opened an embassy in Lima" is not an embassy that the text has told of.
        return False
    return articles.isdisjoint({"no", "any", "every"})


def _is_post(root: Token, role: RoleSpan) -> bool:
    """Tell whether an office is only what somebody is made: "his choice of foreign minister"."""
    if root.text != root.lower_ or is_plural(root) or root.doc[role.start].is_sent_start:
        return False
    beside = children(root, "det", "nmod:poss", "amod", "nummod", "compound")
    return all(role.start <= child.i < role.end for child in beside)


def _mention(role: RoleSpan) -> ActorMention:
    slug = role.role.slug or "government"
    owner = "org" if is_unit(role) else UNKNOWN
    name = role.role.label or slug
    return ActorMention(
        role.start,
        role.end,
        role.root,
        f"{owner}:{slug}",
        name,
        "institution",
        None,
        "institution",
    )

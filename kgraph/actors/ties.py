"""Owners that a word ties to a group: "US-led forces", and several owners of one noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import is_plural

_TIES = frozenset(
    {"aligned", "allied", "armed", "backed", "controlled", "dominated", "financed", "funded"}
    | {"installed", "led", "linked", "owned", "run", "sponsored", "supplied", "supported"}
    | {"trained"}
)
_FARTHEST = 6


def tie_before(doc: Doc, role: RoleSpan) -> tuple[int, str] | None:
    """Return where the name in "US-led coalition forces" ends, and the word that ties it."""
    for at in range(role.start - 1, max(0, role.start - _FARTHEST), -1):
        token = doc[at]
        if token.lower_ in _TIES and doc[at - 1].text in {"-", "‐", "‑", "–"}:
            return at - 1, token.lower_
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "NUM"} and token.text != "-":
            return None
    return None


def tied_role(role: RoleSpan, tie: str) -> RoleSpan:
    """Return the role of a group that is led or backed by its owner, not part of it."""
    kind = role.role
    slug = f"{tie}-{kind.slug or 'government'}"
    return replace(role, role=replace(kind, slug=slug, label=f"{tie} {kind.label}", type="group"))


def co_owners(
    doc: Doc, role: RoleSpan, owner: ActorMention, names: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return all owners of "the Chadian and Sudanese presidents", else none but the one."""
    if not is_plural(doc[role.root]):
        return [owner]
    first = first_conjunct(doc[owner.root])
    members = {
        m.id: m
        for m in names
        if m.type == owner.type and first_conjunct(doc[m.root]).i == first.i and m.root != role.root
    }
    near = [m for m in members.values() if abs(m.root - role.root) <= 2 * _FARTHEST]
    return near if owner.id in members and len(near) > 1 else [owner]

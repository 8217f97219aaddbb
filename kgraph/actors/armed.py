"""Armed groups that a common noun takes up: "the militants", "the insurgents"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import is_plural
from kgraph.actors.tables import column

_WORDS = frozenset({"militants", "militia", "rebels", "separatists", "terrorists"})
_GROUPS = frozenset({"companies", "faction", "group", "militia", "movement"})
_BODIES = frozenset({"group", "organisation"})
_OTHER_KIND = frozenset({"fighters", *_WORDS})


def taken_up(
    doc: Doc, role: RoleSpan, names: Sequence[ActorMention], owned: Sequence[ActorMention]
) -> ActorMention | None:
    """Return the one armed group named before "the rebels", None if there are several.

    Rebels of a state or of another owner, named before, may be meant as well: then none is.
    """
    collective = doc[role.root].lower_ == "militia"
    if role.role.slug not in _WORDS or not (collective or is_plural(doc[role.root])):
        return None
    before = {m.id: m for m in names if m.start < role.start and is_armed(m.id)}
    others = {m.owner for m in owned if m.start < role.start and _is_armed(m)} - set(before)
    if len(before) != 1 or others:
        return None
    group = next(iter(before.values()))
    return replace(group, start=role.start, end=role.end, root=role.root, kind="reference")


def is_told_before(doc: Doc, role: RoleSpan, names: Sequence[ActorMention]) -> bool:
    """Tell whether "the Kenyan group" may take up a group of that state named before."""
    if role.end - role.start > 1 or role.role.slug not in _GROUPS or role.start < 2:
        return False
    if is_plural(doc[role.root]):
        return False
    told = next((m for m in names if m.end == role.start and m.kind == "demonym"), None)
    if told is None or doc[told.start - 1].lower_ != "the":
        return False
    return any(
        m.state == told.state and m.type in _BODIES and m.kind == "name"
        for m in names
        if m.start < told.start
    )


def is_armed(id: str) -> bool:
    """Tell whether an id is that of an armed group of the catalogue."""
    return id in column("armed_groups", "group")


def _is_armed(mention: ActorMention) -> bool:
    return mention.id.rpartition(":")[2] in _OTHER_KIND

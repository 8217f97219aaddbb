"""Owners that a word ties to a group: "US-led forces", and several owners of one noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import POSSESSIVE, children, is_plural

_TIES = frozenset(
    {"aligned", "allied", "armed", "backed", "controlled", "dominated", "financed", "funded"}
    | {"installed", "led", "linked", "owned", "run", "sponsored", "supplied", "supported"}
    | {"trained"}
)
# What may follow a group with its owner behind a preposition; who is loyal to somebody is his.
_AFTER = {"aligned": "with", "allied": "with to", "belonging": "to", "loyal": "to"}
_OWN = frozenset({"belonging", "loyal"})
_BY = frozenset({"armed", "backed", "financed", "funded", "led", "sponsored", "supported"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_STANCES = frozenset({"anti", "pro"})
_AND = frozenset({"and", "or", "&"})
_LINKS = frozenset({",", "the", "both", *_AND})
_BODIES = frozenset({"state", "organisation"})
_FARTHEST = 6


def tie_before(doc: Doc, role: RoleSpan) -> tuple[int, str] | None:
    """Return where the name in "US-led coalition forces" ends, and the word that ties it."""
    for at in range(role.start - 1, max(0, role.start - _FARTHEST), -1):
        token = doc[at]
        if token.lower_ in _TIES and doc[at - 1].text in _HYPHENS:
            return at - 1, token.lower_
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "NUM"} and token.text != "-":
            return None
    return None


def tie_after(doc: Doc, role: RoleSpan) -> tuple[int, str] | None:
    """Return the root of the owner in "forces loyal to Okoye", and the word that ties it, if any.

    Only groups are told so, and only where that stands right behind them.
    """
    if role.end + 2 >= len(doc) or role.role.type != "group":
        return None
    word, preposition = doc[role.end], doc[role.end + 1].lower_
    tie = word.lower_
    wanted = "by" if tie in _BY else _AFTER.get(tie, "")
    if preposition not in wanted.split():
        return None
    owner = next((t for t in children(word, "obl", "obl:agent") if t.i > role.end + 1), None)
    return None if owner is None else (owner.i, "" if tie in _OWN else tie)


def stance_before(doc: Doc, start: int) -> str:
    """Return the "anti" or "pro" that a hyphen joins to the front of a name, or nothing."""
    if start < 2 or doc[start - 1].text not in _HYPHENS or doc[start - 1].whitespace_:
        return ""
    return doc[start - 2].lower_ if doc[start - 2].lower_ in _STANCES else ""


def tied_role(role: RoleSpan, tie: str) -> RoleSpan:
    """Return the role of a group that is led or backed by its owner, not part of it."""
    kind = role.role
    slug = f"{tie}-{kind.slug or 'government'}"
    return replace(role, role=replace(kind, slug=slug, label=f"{tie} {kind.label}", type="group"))


def co_owners(
    doc: Doc, role: RoleSpan, owner: ActorMention, names: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return all owners of "the Chadian and Sudanese presidents", else none but the one."""
    if not _is_several(doc, role):
        return [owner]
    first = first_conjunct(doc[owner.root])
    near = [m for m in names if abs(m.root - role.root) <= 2 * _FARTHEST and m.root != role.root]
    row = _row(doc, owner, [m for m in near if _may_share(m, owner, role)])
    members = {
        m.id.removesuffix(":people"): m
        for m in near
        if m in row or (m.type == owner.type and first_conjunct(doc[m.root]).i == first.i)
    }
    return list(members.values()) if len(members) > 1 else [owner]


def _may_share(mention: ActorMention, owner: ActorMention, role: RoleSpan) -> bool:
    """Tell whether a name may own a noun beside another: US and NATO officials."""
    if mention.type == owner.type or mention.id.endswith(":people"):
        return True
    known = mention.type in _BODIES and not mention.id.startswith("org:")
    return known and owner.type in _BODIES and bool(role.role.slug)


def _is_several(doc: Doc, role: RoleSpan) -> bool:
    root = doc[role.root]
    plural = is_plural(root) or root.lower_.endswith("ies")
    return plural or (root.dep_ == "compound" and is_plural(root.head))


def _row(doc: Doc, owner: ActorMention, names: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the names set in one row with the owner: "France, Italy and Spain".

    The parse may hang one of them elsewhere. A row has an "and" before its last name.
    """
    starting, ending = {m.start: m for m in names}, {m.end: m for m in names}
    row, links = [owner], [""]
    while (at := _over(doc, row[0].start, -1)) in ending and ending[at] not in row:
        links.insert(1, doc[at : row[0].start].text.lower())
        row.insert(0, ending[at])
    while (at := _over(doc, row[-1].end, 1)) in starting and starting[at] not in row:
        if starting[at].end < len(doc) and doc[starting[at].end].text in POSSESSIVE:
            break
        links.append(doc[row[-1].end : at].text.lower())
        row.append(starting[at])
    closed = any(word in _AND for word in links[-1].split())
    return row if len(row) > 1 and closed else [owner]


def _over(doc: Doc, at: int, step: int) -> int:
    """Return where the next name of a row would start, or the one before end."""
    start = at
    while 0 <= (i := at if step > 0 else at - 1) < len(doc) and doc[i].lower_ in _LINKS:
        at += step
    between = {token.lower_ for token in doc[min(start, at) : max(start, at)]}
    return at if between & {",", *_AND} else -1

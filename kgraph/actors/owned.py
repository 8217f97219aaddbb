"""Institutions, offices and groups that the words tie to an owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan, is_descriptor, is_one_person
from kgraph.actors.spans import POSSESSIVE, children, has_child, head_of, is_capitalised, is_plural
from kgraph.actors.tables import rows, values

_OWNING_CASES = frozenset({"of", "from", "for"})
_PLACE_CASES = frozenset({"in", "inside", "within", "across"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM"})
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss"})
_FARTHEST = 4
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Owner:
    """The mention that owns a role, and how far the whole noun phrase reaches."""

    mention: ActorMention
    start: int
    end: int


class Places:
    """Mentions by the tokens at which they start and end, the longest last."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self.starting: dict[int, list[ActorMention]] = {}
        self.ending: dict[int, list[ActorMention]] = {}
        for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
            self.add(mention)

    def add(self, mention: ActorMention) -> None:
        self.starting.setdefault(mention.start, []).append(mention)
        self.ending.setdefault(mention.end, []).append(mention)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a mention lies on any of these tokens."""
        reach = range(max(0, start - _LONGEST_NAME), end)
        return any(m.end > start for at in reach for m in self.starting.get(at, ()))


def find_owned(
    doc: Doc, roles: Sequence[RoleSpan], names: Sequence[ActorMention], catalogue: Catalogue
) -> dict[RoleSpan, ActorMention]:
    """Return the mention that each role span with an owner makes."""
    found: dict[RoleSpan, ActorMention] = {}
    named = Places(names)
    places = Places(names)
    roots = {m.root for m in names if m.kind != "demonym"}
    for role in roles:
        if named.covers(role.start, role.end) or describes(doc, role, named, roots):
            continue
        owner = _before(doc, role, places) or _after(doc, role, places)
        if owner is not None:
            found[role] = institution(doc, owner.start, owner.end, role, owner.mention, catalogue)
            places.add(found[role])
    _share(doc, roles, named, found, catalogue)
    return found


def institution(
    doc: Doc, start: int, end: int, role: RoleSpan, owner: ActorMention, catalogue: Catalogue
) -> ActorMention:
    """Return a mention of the span as the owner's institution."""
    owner_id, state = owner.id.removesuffix(":people"), owner.state
    if role.role.slug == "" and owner.type == "person" and state is not None:
        owner_id = state
    actor = catalogue.actor(owner_id)
    root = head_of(doc, start, end)
    if role.role.slug == "" and actor is not None and actor.type == "state":
        return ActorMention(
            start, end, root, actor.id, actor.name, actor.type, actor.state, "institution"
        )
    id = f"{owner_id}:{role.role.slug or 'government'}"
    known = catalogue.actor(id)
    adjective = (actor.adjective or actor.name) if actor is not None else owner.name
    name = known.name if known is not None else f"{adjective} {role.role.label}"
    kind = "institution" if role.role.type != "group" else "group"
    return ActorMention(start, end, root, id, name, kind, state, "institution", owner_id)


def _before(doc: Doc, role: RoleSpan, places: Places) -> Owner | None:
    for end in range(role.start, max(-1, role.start - _FARTHEST - 1), -1):
        for mention in sorted(places.ending.get(end, []), key=lambda m: -m.start):
            between = doc[end : role.start]
            if not len(between):
                return Owner(mention, mention.start, role.end)
            if between[0].text in POSSESSIVE and _modifies(between[1:]):
                return Owner(mention, role.start, role.end)
            if _same_phrase(doc, mention, role):
                return Owner(mention, mention.start, role.end)
    return None


def _modifies(between: Span) -> bool:
    return all(token.pos_ in _BETWEEN or token.text == "-" for token in between)


def _same_phrase(doc: Doc, mention: ActorMention, role: RoleSpan) -> bool:
    between = doc[mention.end : role.start]
    if not all(token.pos_ in _BETWEEN for token in between):
        return False
    return doc[mention.root].head.i == role.root and mention.root < role.root


def _after(doc: Doc, role: RoleSpan, places: Places) -> Owner | None:
    if role.end >= len(doc):
        return None
    case = doc[role.end].lower_
    local = role.role.local and case in _PLACE_CASES
    if case not in _OWNING_CASES and not local:
        return None
    if case == "for" and role.role.type == "group" and not is_descriptor(doc, role):
        return None
    at = role.end + 1
    while at < len(doc) and (doc[at].lower_ == "the" or doc[at].is_space):
        at += 1
    for mention in reversed(places.starting.get(at, [])):
        if doc[mention.root].dep_ in _MODIFIERS and doc[mention.root].head.i >= mention.end:
            continue
        if mention.kind != "demonym" or mention.id.endswith(":people"):
            return Owner(mention, role.start, role.end if local else mention.end)
    return None


def describes(doc: Doc, role: RoleSpan, places: Places, roots: Collection[int]) -> bool:
    """Tell whether the role only describes a named actor beside it, or is said of one."""
    root = doc[role.root]
    if is_descriptor(doc, role) and has_child(root, "cop"):
        return True
    if root.dep_ == "appos" and root.head.i in roots:
        return True
    if is_descriptor(doc, role) and any(t.i in roots for t in children(root, "appos", "flat")):
        return True
    if _is_class_of(doc, role, places):
        return True
    for mention in places.starting.get(role.end, []):
        if mention.kind != "demonym" and _joined(doc, role, mention):
            return True
    if is_one_person(doc, role) and _precedes_person(doc, role, places):
        return True
    return is_descriptor(doc, role) and _follows_name(doc, role, places)


def _follows_name(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether the noun phrase is set behind a name: "Poland, a NATO member"."""
    at = role.start
    while at > 0 and doc[at - 1].pos_ in _BETWEEN | {"CCONJ"}:
        at -= 1
    if at < 3 or doc[at - 1].lower_ not in {"a", "an"} or doc[at - 2].text != ",":
        return False
    return any(mention.kind == "name" for mention in places.ending.get(at - 2, []))


def _precedes_person(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether a person's name follows, after a comma only if the role is a title."""
    at = role.end
    if at < len(doc) and doc[at].text == "," and is_capitalised(doc[role.start]):
        at += 1
    return any(m.type == "person" for m in places.starting.get(at, []))


def _is_class_of(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether the role says what the name before it is: "the M23 group"."""
    if is_plural(doc[role.root]) or doc[role.root].lemma_.lower() not in _class_nouns():
        return False
    before = places.ending.get(role.start, [])
    return any(m.type in ("organisation", "group") and m.kind == "name" for m in before)


@cache
def _class_nouns() -> frozenset[str]:
    types = ((row["noun"], values(row["types"])) for row in rows("reference_nouns"))
    return frozenset(noun for noun, found in types if {"organisation", "group"} & set(found))


def _joined(doc: Doc, role: RoleSpan, mention: ActorMention) -> bool:
    name, noun = doc[mention.root], doc[role.root]
    linked = name.head.i == noun.i or noun.head.i == name.i
    label = name.dep_ if name.head.i == noun.i else noun.dep_
    apposed = label.split(":")[0] in {"flat", "appos", "compound", "nmod", "amod", "dep"}
    return linked and apposed and label != "nmod:poss"


def _share(
    doc: Doc,
    roles: Sequence[RoleSpan],
    named: Places,
    found: dict[RoleSpan, ActorMention],
    catalogue: Catalogue,
) -> None:
    """Give the owner of one conjunct to the other: Polish soldiers and police."""
    by_root = {role.root: role for role in roles}
    for role in roles:
        head = by_root.get(doc[role.root].head.i)
        if doc[role.root].dep_ != "conj" or head is None:
            continue
        for giver, taker in ((head, role), (role, head)):
            if giver not in found or taker in found or not _bare(doc, taker, named, taker is role):
                continue
            if (taker is role) == (found[giver].end == giver.end):
                owner = _owner_of(found[giver], named)
                if owner is not None:
                    found[taker] = institution(doc, taker.start, taker.end, taker, owner, catalogue)


def _bare(doc: Doc, role: RoleSpan, named: Places, later: bool) -> bool:
    """Tell whether a role has no possessor of its own, and the later of two no article."""
    if named.covers(role.start, role.end):
        return False
    labels = ("det", "nmod:poss") if later else ("nmod:poss",)
    own = children(doc[role.root], *labels)
    return not any(role.start - 2 <= child.i < role.start for child in own)


def _owner_of(mention: ActorMention, named: Places) -> ActorMention | None:
    wanted = mention.owner or mention.id
    names = [m for at in sorted(named.starting) for m in named.starting[at]]
    return next((name for name in names if name.id == wanted), None)

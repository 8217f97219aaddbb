"""Institutions, offices and groups that the words tie to an owner."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.offices import offices_of
from kgraph.actors.places import Places
from kgraph.actors.roles import RoleSpan, is_descriptor
from kgraph.actors.spans import POSSESSIVE, children, head_of, is_capitalised, is_plural
from kgraph.actors.tables import column
from kgraph.actors.text import slug
from kgraph.actors.ties import co_owners, stance_before, tie_after, tie_before, tied_role
from kgraph.actors.titles import title_at

_OWNING_CASES = frozenset({"of", "from", "for"})
_PLACE_CASES = frozenset({"in", "inside", "within", "across"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM"})
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss"})
_FARTHEST = 4
_LONGEST_TITLE = 4
_LEADERS = frozenset({"defence-minister", "king", "president", "prime-minister"})
_ARMED = frozenset({"air-force", "army", "forces", "military", "navy", "soldiers", "troops"})
_LEADING = frozenset({"president", "prime-minister", "king", "supreme-leader"})
_PARTY = "party"
_FALLEN = frozenset({"deposed", "ex", "exiled", "former", "ousted", "toppled"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The mention that owns a role, and how far the whole noun phrase reaches."""

    mention: ActorMention
    start: int
    end: int


def find_owned(
    doc: Doc,
    roles: Sequence[RoleSpan],
    names: Sequence[ActorMention],
    skip: Collection[RoleSpan],
    catalogue: Catalogue,
) -> dict[RoleSpan, ActorMention]:
    """Return the mention that each role span with an owner makes, but for those to ``skip``."""
    found: dict[RoleSpan, ActorMention] = {}
    named = Places(names)
    places = Places(names)
    for role in roles:
        if role in skip:
            continue
        if tied := (
            _tied(doc, role, places, catalogue)
            or _for_or_against(doc, role, places, catalogue)
            or _told_after(doc, role, places, catalogue)
        ):
            found[role] = tied
            places.add(tied)
            continue
        owner = _before(doc, role, places) or _after(doc, role, places)
        if owner is not None:
            found[role] = institution(doc, owner.start, owner.end, role, owner.mention, catalogue)
            places.add(found[role])
    _share(doc, roles, named, found, catalogue)
    return found


def also_owned(
    doc: Doc,
    found: Mapping[RoleSpan, ActorMention],
    names: Sequence[ActorMention],
    catalogue: Catalogue,
) -> list[ActorMention]:
    """Return the mentions of ``find_owned``, one for each owner where a noun has several."""
    mentions = []
    for role, mention in found.items():
        owner = next((m for m in names if m.id == (mention.owner or mention.id)), None)
        owners = co_owners(doc, role, owner, names) if owner is not None else []
        if len(owners) < 2:
            mentions.append(mention)
        for each in owners if len(owners) > 1 else []:
            mentions.append(institution(doc, role.start, role.end, role, each, catalogue))
    return mentions


def institution(
    doc: Doc, start: int, end: int, role: RoleSpan, owner: ActorMention, catalogue: Catalogue
) -> ActorMention:
    """Return a mention of the span as the owner's institution."""
    owner_id, state = owner.id.removesuffix(":people"), owner.state
    if owner.type == "person" and state is not None and governs(owner, role):
        owner_id = state
    if state is not None and _is_states(owner, role):
        # "the president said his government": of the state, not of the president
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
    if role.role.slug == _PARTY and (title := _own_name(doc, role)):
        # "the French Socialist Party" is one of several, not whichever is France's party.
        name = f"{adjective} {title}"
        return ActorMention(start, end, root, f"org:{slug(name)}", name, "group", state, "name")
    name = known.name if known is not None else f"{adjective} {role.role.label}"
    kind = "institution" if role.role.type != "group" else "group"
    return ActorMention(start, end, root, id, name, kind, state, "institution", owner_id)


def _own_name(doc: Doc, role: RoleSpan) -> str:
    """Return the name of a party that is no common noun: "Socialist Party", or nothing."""
    words = doc[role.start : role.end]
    named = len(words) > 1 and all(is_capitalised(word) for word in words)
    return words.text if named and not is_plural(words[-1]) else ""


def _is_states(owner: ActorMention, role: RoleSpan) -> bool:
    """Tell whether what an office of a state has is the state's: its government, its army."""
    above, _, office = owner.id.partition(":")
    if above != owner.state or not office:
        return False
    return role.role.slug == "" or (role.role.slug in _ARMED and office in _LEADERS)


def governs(owner: ActorMention, role: RoleSpan) -> bool:
    """Tell whether a person's body is the state's: the government, or the army of who leads it."""
    if role.role.slug == "":
        return True
    return role.role.slug in _ARMED and any(
        term.office in _LEADING and term.holder_of == owner.state for term in offices_of(owner.id)
    )


def _before(doc: Doc, role: RoleSpan, places: Places) -> Owner | None:
    for end in range(role.start, max(-1, role.start - _FARTHEST - 1), -1):
        if end not in places.ending:
            continue
        for mention in sorted(places.ending[end], key=lambda m: -m.start):
            between = doc[end : role.start]
            if stance_before(doc, mention.start):
                return None
            if not len(between):
                return Owner(mention, mention.start, role.end)
            if between[0].text in POSSESSIVE and _modifies(between[1:]):
                return Owner(mention, role.start, role.end)
            if _same_phrase(doc, mention, role):
                return Owner(mention, mention.start, role.end)
    return None


def _skips(doc: Doc, at: int) -> bool:
    return doc[at].lower_ == "the" or doc[at].is_space


def _tied(doc: Doc, role: RoleSpan, places: Places, catalogue: Catalogue) -> ActorMention | None:
    tie = tie_before(doc, role)
    if tie is None:
        return None
    end, word = tie
    if any(end < at <= role.start for at in places.ending):
        return None
    for mention in sorted(places.ending.get(end, []), key=lambda m: m.start):
        return institution(doc, mention.start, role.end, tied_role(role, word), mention, catalogue)
    return None


def _told_after(
    doc: Doc, role: RoleSpan, places: Places, catalogue: Catalogue
) -> ActorMention | None:
    """Return the mention of "forces loyal to Okoye", "rebels backed by Chad"."""
    tie = tie_after(doc, role)
    if tie is None or _before(doc, role, places) is not None:
        return None
    root, word = tie
    near = range(role.end + 2, min(root + 1, role.end + 2 + _FARTHEST))
    owners = [m for at in near for m in places.starting.get(at, []) if m.root == root]
    owner = next((m for m in owners if m.kind != "demonym"), None)
    if owner is None:
        return None
    if not _FALLEN.isdisjoint(token.lower_ for token in doc[role.end : root]):
        # "forces loyal to the ousted president" are no longer the state's.
        owner = replace(owner, state=None)
    tied = tied_role(role, word) if word else role
    return institution(doc, role.start, role.end, tied, owner, catalogue)


def _for_or_against(
    doc: Doc, role: RoleSpan, places: Places, catalogue: Catalogue
) -> ActorMention | None:
    """Return the mention of a group that is for or against somebody: "pro-Kenyan fighters"."""
    for end in range(role.start, max(-1, role.start - _FARTHEST - 1), -1):
        if end not in places.ending:
            continue
        for mention in sorted(places.ending[end], key=lambda m: m.start):
            stance = stance_before(doc, mention.start)
            if stance and _modifies(doc[end : role.start]):
                start = mention.start - 2
                return institution(
                    doc, start, role.end, tied_role(role, stance), mention, catalogue
                )
    return None


def _modifies(between: Span) -> bool:
    return all(t.pos_ in _BETWEEN or t.dep_ == "amod" or t.text == "-" for t in between)


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
    root = doc[role.root]
    if case == "from" and _is_removed(root):
        return None
    if (case == "from" or local) and children(root, "nmod:poss"):
        # "its fighters in Goma"
        return None
    if case == "for" and role.role.type == "group" and not is_descriptor(doc, role):
        return None
    at = role.end + 1
    while at < len(doc) and at not in places.starting and _skips(doc, at):
        at += 1
    at = title_at(doc, at, min(len(doc), at + _LONGEST_TITLE))
    for mention in reversed(places.starting.get(at, [])):
        if doc[mention.root].dep_ in _MODIFIERS and doc[mention.root].head.i >= mention.end:
            continue
        if mention.kind != "demonym" or mention.id.endswith(":people"):
            end = role.end if local else mention.end
            return Owner(_state_of(mention, role) if local else mention, role.start, end)
    return None


def _state_of(place: ActorMention, role: RoleSpan) -> ActorMention:
    """Return the state whose police or students those in a town are; a town has a government."""
    if place.type != "place" or place.state is None or not role.role.slug:
        return place
    state = Catalogue.load().actor(place.state)
    if state is None:
        return place
    return replace(place, id=state.id, name=state.name, type=state.type)


def _is_removed(root: Token) -> bool:
    """Return whether a verb takes them away: "withdrew troops from Chad" says whence, not whose."""
    taken = root.dep_ in {"obj", "nsubj:pass"}
    return taken and root.head.lemma_.lower() in column("removal_verbs", "lemma")


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

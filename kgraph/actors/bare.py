"""Institutions named without their owner, where the document has told whose they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.owned import institution
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import children, has_child

_ARTICLES = frozenset({"the", "this", "that"})
_DEGREES = frozenset({"moderate", "main", "armed", "political", "democratic", "current", "new"})
_STATE_BODIES = frozenset({"", "opposition", "parliament", "military", "army", "security-forces"})
_TELLING = frozenset({"state", "person", "institution", "group"})


def _is_kind(slug: str, wanted: str) -> bool:
    return slug == wanted or (wanted == "ministry" and slug.endswith("-ministry"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a document has told of institutions and states up to some token."""

    doc: Doc
    names: Sequence[ActorMention]
    owned: Mapping[RoleSpan, ActorMention]

    def same_kind(self, role: RoleSpan) -> ActorMention | None:
        """Return the one institution of this kind that was named before, None if several."""
        before = {
            mention.id: mention
            for other, mention in self.owned.items()
            if other.start < role.start and _is_kind(other.role.slug, role.role.slug)
        }
        if role.role.slug == "ministry":
            seats = [m for m in self.names if m.start < role.start and m.id.endswith("-ministry")]
            before.update((seat.id, seat) for seat in seats)
        return next(iter(before.values())) if len(before) == 1 else None

    def only_state(self, role: RoleSpan) -> str | None:
        """Return the one state of which everything before the role spoke, None if several."""
        states = {
            m.state
            for m in self.names
            if m.start < role.start and m.state is not None and m.type in _TELLING
        }
        return next(iter(states)) if len(states) == 1 else None

    def acts_on(self, state: str, role: RoleSpan) -> bool:
        """Tell whether the state or somebody of it is the subject of a clause around the role."""
        token = self.doc[role.root]
        predicates = {token.head.i, *(ancestor.i for ancestor in token.ancestors)}
        subjects = (first_conjunct(self.doc[m.root]) for m in self.names if m.state == state)
        return any(
            subject.dep_.startswith("nsubj") and subject.head.i in predicates
            for subject in subjects
        )


def find_bare(
    doc: Doc,
    roles: Sequence[RoleSpan],
    names: Sequence[ActorMention],
    owned: Mapping[RoleSpan, ActorMention],
    skip: Collection[RoleSpan],
    catalogue: Catalogue,
) -> list[ActorMention]:
    """Return bare institutions ("the ministry", "the regime") that have just one likely owner.

    Either the document named this kind of institution before, always of the same owner, or
    everything before concerns one state only.
    """
    said = Said(doc, names, owned)
    found = []
    for role in roles:
        if role in owned or role in skip or not _is_definite(doc, role):
            continue
        known = said.same_kind(role)
        if known is not None:
            found.append(
                replace(known, start=role.start, end=role.end, root=role.root, kind="institution")
            )
            continue
        state = said.only_state(role) if role.role.slug in _STATE_BODIES else None
        owner = catalogue.actor(state) if state is not None else None
        if owner is not None and state is not None and not said.acts_on(state, role):
            mention = _as_mention(role, owner.id, owner.name, owner.type, state)
            found.append(institution(doc, role.start, role.end, role, mention, catalogue))
    return found


def _as_mention(role: RoleSpan, id: str, name: str, type: str, state: str) -> ActorMention:
    return ActorMention(role.start, role.end, role.root, id, name, type, state)


def _is_definite(doc: Doc, role: RoleSpan) -> bool:
    root = doc[role.root]
    if role.role.type == "office" or has_child(root, "nmod:poss", "cop", "nmod"):
        return False
    outside = [child for child in children(root, "amod", "compound") if child.i < role.start]
    if any(child.lower_ not in _DEGREES for child in outside):
        return False
    articles = [child.lower_ for child in children(root, "det")]
    if any(article in _ARTICLES for article in articles):
        return True
    return not articles and role.role.slug in {"police", "parliament"}

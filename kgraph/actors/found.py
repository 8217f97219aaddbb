"""The named actors of a document while they are being sorted out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan, is_one_person
from kgraph.actors.spans import Stretch
from kgraph.actors.titles import title_at


class Names:
    """The catalogue's names, the unknown names, the roles, and the places where none is meant."""

    def __init__(
        self,
        doc: Doc,
        known: Iterable[ActorMention],
        roles: Iterable[RoleSpan],
        blocked: Iterable[Stretch],
    ) -> None:
        self.doc = doc
        self.roles = {role.start: role for role in roles}
        # For each token of a role, where the longest role over it ends.
        self._role_ends: dict[int, int] = {}
        for role in self.roles.values():
            for i in range(role.start, role.end):
                self._role_ends[i] = max(role.end, self._role_ends.get(i, 0))
        self.offices = {r.root for r in self.roles.values() if is_one_person(doc, r)}
        self._known = {i: m for m in known for i in range(m.start, m.end)}
        self._unknown: dict[int, ActorMention] = {}
        self._blocked = {i for stretch in blocked for i in range(stretch.start, stretch.end)}

    @property
    def known(self) -> list[ActorMention]:
        """The catalogue's names in order."""
        return [m for i, m in sorted(self._known.items()) if m.start == i]

    def all(self) -> list[ActorMention]:
        """Return all names in order."""
        unknown = [m for i, m in self._unknown.items() if m.start == i]
        return sorted([*self.known, *unknown], key=lambda m: (m.start, -m.end))

    def inside(self, start: int, end: int) -> list[ActorMention]:
        """Return the known names that lie inside a span."""
        found = (self._known.get(i) for i in range(start, end))
        return [m for i, m in enumerate(found, start) if m and m.start == i and m.end <= end]

    def roles_inside(self, start: int, end: int) -> list[RoleSpan]:
        """Return the roles that start inside a span."""
        return [self.roles[i] for i in range(start, end) if i in self.roles]

    def in_role(self, start: int, end: int) -> bool:
        """Tell whether a role holds the whole span."""
        return self._role_ends.get(start, -1) >= end

    def known_at(self, at: int) -> ActorMention | None:
        """Return the known name over a token."""
        return self._known.get(at)

    def is_government(self, start: int) -> bool:
        """Tell whether a noun for a government starts at a token."""
        return start in self.roles and not self.roles[start].role.slug

    def has_officer(self, start: int, end: int, stop: int) -> bool:
        """Tell whether a place and a full name run together: Mayor of London Amina Okoye.

        The place is at ``start`` to ``end``, and ``stop`` is where the name ends.
        """
        if start < 2 or self.doc[start - 1].lower_ != "of" or stop - end < 2:
            return False
        return start - 2 in self.offices or title_at(self.doc, start - 2, start - 1) == start - 1

    def ending_at(self, end: int) -> ActorMention | None:
        """Return the known name that ends at a token."""
        mention = self._known.get(end - 1)
        return mention if mention is not None and mention.end == end else None

    def crossing(self, start: int, end: int) -> bool:
        """Tell whether a known name overlaps the span without lying inside it."""
        first, last = self._known.get(start), self._known.get(end - 1)
        return (first is not None and first.start < start) or (last is not None and last.end > end)

    def is_taken(self, start: int, end: int) -> bool:
        """Tell whether an unknown name lies on any of these tokens."""
        return any(i in self._unknown for i in range(start, end))

    def is_blocked(self, start: int, end: int) -> bool:
        """Tell whether no actor is meant by any of these tokens."""
        return all(i in self._blocked for i in range(start, end))

    def occupied(self) -> set[int]:
        """Return the tokens of names, roles and blocked phrases."""
        roles = {i for role in self.roles.values() for i in range(role.start, role.end)}
        return {*self._known, *self._unknown, *self._blocked, *roles}

    def drop(self, mention: ActorMention) -> None:
        """Forget a known name."""
        for i in range(mention.start, mention.end):
            del self._known[i]

    def add(self, mention: ActorMention) -> None:
        """Take a new name; known names inside it are part of it and fall away."""
        inside = self.inside(mention.start, mention.end)
        telling = [m for m in inside if m.type in ("state", "place", "institution")]
        states = sorted({m.state for m in telling if m.state})
        if mention.type != "person" and len(states) == 1:
            mention = replace(mention, state=states[0])
        for known in inside:
            self.drop(known)
        self._unknown |= dict.fromkeys(range(mention.start, mention.end), mention)

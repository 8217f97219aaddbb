"""Persons: one id for all the ways a document names somebody, and the state they act for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan, is_descriptor
from kgraph.actors.spans import POSSESSIVE, children
from kgraph.actors.titles import title_before


def join_people(
    doc: Doc, mentions: Sequence[ActorMention], roles: Sequence[RoleSpan]
) -> list[ActorMention]:
    """Return the mentions with short names of persons joined to the full names.

    A surname (or a first name alone) takes the id of a full name before it, or else after it.
    """
    full = [m for m in mentions if m.type == "person" and m.end - m.start > 1]
    joined = [_join(mention, full) if mention.type == "person" else mention for mention in mentions]
    return _with_states(doc, joined, roles)


def _join(mention: ActorMention, full: list[ActorMention]) -> ActorMention:
    short = mention.id.removeprefix("person:")
    found = None
    for other in full:
        if other.end - other.start <= mention.end - mention.start:
            continue
        if _is_short_for(mention, short, other):
            before = other.start < mention.start
            if found is None or before:
                found = other
            if not before:
                break
    if found is None:
        return mention
    return replace(mention, id=found.id, name=found.name, state=found.state)


def _is_short_for(mention: ActorMention, short: str, other: ActorMention) -> bool:
    long = other.id.removeprefix("person:")
    return long.endswith(f"-{short}") or (
        mention.end - mention.start == 1 and long.startswith(f"{short}-")
    )


def _with_states(
    doc: Doc, mentions: list[ActorMention], roles: Sequence[RoleSpan]
) -> list[ActorMention]:
    owners = [m for m in mentions if m.type in ("state", "institution", "place") and m.state]
    clues = Clues(
        ending={m.end: m.state for m in owners if m.state},
        roots={m.root: m.state for m in owners if m.state},
        offices=frozenset(role.root for role in roles if is_descriptor(doc, role)),
    )
    states: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "person":
            state = mention.state or clues.state_of(doc, mention)
            if state is not None:
                states.setdefault(mention.id, state)
    return [
        replace(m, state=states.get(m.id)) if m.type == "person" and m.state is None else m
        for m in mentions
    ]


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells a person's state: states by last token and by root, and the office nouns."""

    ending: dict[int, str]
    roots: dict[int, str]
    offices: frozenset[int]

    def state_of(self, doc: Doc, person: ActorMention) -> str | None:
        """Return the state whose office the words next to the name give the person."""
        return self._by_title(doc, person) or self._by_noun(doc, person)

    def _by_title(self, doc: Doc, person: ActorMention) -> str | None:
        title = title_before(doc, person.start)
        if not 0 < title < person.start:
            return None
        possessed = doc[title - 1].text in POSSESSIVE
        return self.ending.get(title) or (self.ending.get(title - 1) if possessed else None)

    def _by_noun(self, doc: Doc, person: ActorMention) -> str | None:
        """Read "X, president of Y", "Y's president, X" and "X of Y"."""
        root = doc[person.root]
        nouns = [noun for noun in children(root, "appos") if noun.i in self.offices]
        if root.dep_ in {"appos", "flat"} and root.head.i in self.offices:
            nouns.append(root.head)
        for noun in nouns:
            for child in noun.children:
                if child.i in self.roots:
                    return self.roots[child.i]
        for child in children(root, "nmod"):
            cased = any(case.lower_ == "of" for case in children(child, "case"))
            if cased and child.i in self.roots:
                return self.roots[child.i]
        return None

"""Persons: one id for all the ways a document names somebody, and the state they act for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan, is_descriptor
from kgraph.actors.spans import POSSESSIVE, children, has_child, is_capitalised
from kgraph.actors.titles import title_before

_SHORTEST_INNER = 5
_PERSONAL = frozenset({"nmod:poss", "obl:agent"})


def join_people(
    doc: Doc, mentions: Sequence[ActorMention], roles: Sequence[RoleSpan]
) -> list[ActorMention]:
    """Return the mentions with short names of persons joined to the full names.

    A surname (or a first name alone) takes the id of a full name before it, or else after it.
    """
    full = [m for m in mentions if m.type == "person" and m.end - m.start > 1]
    joined = [_join(mention, full) if mention.type == "person" else mention for mention in mentions]
    return _with_states(doc, joined, roles)


def find_surnames(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the surnames and titles that stand alone, of persons named in full before.

    They are found where nothing else takes them for a name: "May said", after "Theresa May", and
    "the pope", after "Pope Francis".
    """
    taken = {i for m in mentions for i in range(m.start, m.end)}
    known: dict[str, ActorMention] = {}
    starting = {m.start: m for m in mentions if m.type == "person" and m.end - m.start > 1}
    people = {m.start: m for m in mentions if m.type == "person"}
    titled: dict[str, ActorMention] = {}
    found = []
    for token in doc:
        if (person := starting.get(token.i)) is not None:
            known[doc[person.end - 1].text] = person
        if token.i in people and (title := title_before(doc, token.i)) == token.i - 1:
            titled[doc[title].lower_] = people[token.i]
        holder = titled.get(token.lower_)
        if holder is not None and token.i not in taken and _is_title_alone(doc, token):
            at = token.i
            found.append(replace(holder, start=at, end=at + 1, root=at, kind="reference"))
            continue
        full = known.get(token.text)
        if full is not None and token.i not in taken and _is_surname(doc, token):
            found.append(replace(full, start=token.i, end=token.i + 1, root=token.i))
    return found


def _is_title_alone(doc: Doc, token: Token) -> bool:
    """Tell whether a title stands with its article only: not "the general election"."""
    if token.pos_ not in {"NOUN", "PROPN"} or not token.i or doc[token.i - 1].lower_ != "the":
        return False
    if token.dep_.split(":")[0] not in {"nsubj", "obj", "iobj", "obl"}:
        return False
    if token.i + 1 < len(doc) and doc[token.i + 1].pos_ in {"NOUN", "PROPN"}:
        return False
    return not has_child(token, "nmod", "appos", "flat", "amod", "compound", "cop")


def _is_surname(doc: Doc, token: Token) -> bool:
    label = token.dep_.lower()
    if token.pos_ != "PROPN" or not is_capitalised(token):
        return False
    if label.split(":")[0] not in {"nsubj", "obj", "iobj", "conj"} and label not in _PERSONAL:
        return False
    around = (doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc))
    return not any(near.pos_ in {"PROPN", "NUM"} for near in around)


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
    if len(short) >= _SHORTEST_INNER and f"-{short}-" in long:
        return True
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
            if child.dep_ == "nmod:poss" and child.i in self.roots:
                return self.roots[child.i]
            cased = any(case.lower_ == "of" for case in children(child, "case"))
            if cased and child.i in self.roots:
                return self.roots[child.i]
        return None

"""What the words beside a person's name tell: the office, and the state or body it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan, is_descriptor, is_one_person
from kgraph.actors.spans import POSSESSIVE, children, is_plural
from kgraph.actors.tables import column
from kgraph.actors.titles import PAST, Title, offices_named, title_of
from kgraph.actors.words import exact_text

_OWNERS = frozenset({"state", "institution", "place", "organisation", "group"})
_STATED = frozenset({"state", "institution", "place"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "flat"})
_LINKS = frozenset({"and", "&", ","})
_OWNING_CASES = frozenset({"of", "for"})
_FARTHEST, _DEEPEST = 6, 3


@dataclass(frozen=True, slots=True)
class Told:
    """Offices that a person is given, and the actors that these may belong to.

    ``past`` is true where the office may be over; ``titled`` where the words before the name tell
    it.
    """

    offices: frozenset[str] = frozenset()
    owners: tuple[ActorMention, ...] = ()
    past: bool = False
    titled: bool = False

    @property
    def state(self) -> str | None:
        """The one state whose office it is, None where several or none are named."""
        states = {owner.state for owner in self.owners}
        return states.pop() if len(states) == 1 else None

    def suits(self, holder_of: str) -> bool:
        """Tell whether an office of a state or an organisation can be meant."""
        bodies = {owner.id for owner in self.owners if owner.type in ("organisation", "group")}
        states = {owner.state for owner in self.owners if owner.id not in bodies}
        return not self.owners or holder_of in bodies | states


class Clues:
    """The words beside the names of persons in one document."""

    def __init__(
        self, doc: Doc, mentions: Sequence[ActorMention], roles: Sequence[RoleSpan]
    ) -> None:
        self._doc = doc
        owners = [m for m in mentions if m.type in _OWNERS and (m.state or m.type not in _STATED)]
        self._ending = {m.end: m for m in owners}
        self._roots = {m.root: m for m in owners}
        self._people = {m.end: m for m in mentions if m.type == "person"}
        self._offices = {role.root: role for role in roles if is_descriptor(doc, role)}
        self._nouns = {role.end: role for role in roles if is_one_person(doc, role)}

    def told(self, person: ActorMention) -> Told:
        """Return what the words beside a name tell, those before it first."""
        before = self._by_title(person)
        if before.owners:
            return before
        noun = self._by_noun(person)
        past = before.past or noun.past
        return Told(before.offices or noun.offices, noun.owners, past, before.titled)

    def _by_title(self, person: ActorMention) -> Told:
        first, place, several = self._first_of(person)
        title = self._title(first)
        if title is None or (place and not is_plural(self._doc[first.start - 1])):
            title, place, several = self._title(person), 0, 1
        if title is None:
            return Told()
        owners = self._owners_before(title.start)
        if len(owners) == several > 1:
            owners = owners[place : place + 1]
        return Told(title.offices, tuple(owners), title.past, True)

    def _title(self, person: ActorMention) -> Title | None:
        """Return the title before a name, or the noun for a person there: rebel leader X."""
        title = title_of(self._doc, person.start)
        role = self._nouns.get(title.start if title is not None else person.start)
        if role is None:
            return title
        if title is None:
            text = exact_text(self._doc, role.start, role.end)
            return Title(role.start, offices_named(text), False)
        return Title(role.start, title.offices, title.past)

    def _first_of(self, person: ActorMention) -> tuple[ActorMention, int, int]:
        """Return the first of persons set side by side, the person's place, how many they are."""
        row = [person]
        while (before := self._linked(row[0].start)) is not None:
            row.insert(0, before)
        behind = {m.start: m for m in self._people.values()}
        last = person
        while (after := self._next(last.end, behind)) is not None:
            row.append(after)
            last = after
        return row[0], row.index(person), len(row)

    def _linked(self, start: int) -> ActorMention | None:
        at = start
        while at and self._doc[at - 1].lower_ in _LINKS:
            at -= 1
        return self._people.get(at) if at < start else None

    def _next(self, end: int, starting: dict[int, ActorMention]) -> ActorMention | None:
        at = end
        while at < len(self._doc) and self._doc[at].lower_ in _LINKS:
            at += 1
        return starting.get(at) if at > end else None

    def _owners_before(self, start: int) -> list[ActorMention]:
        """Return the actors that a title belongs to, several in "the Chadian and Malian"."""
        at = start
        while at > max(0, start - _FARTHEST):
            owner = self._ending.get(at)
            if owner is not None and self._reaches(owner, start):
                return [*self._paired(owner), owner]
            token = self._doc[at - 1]
            loose = token.text in POSSESSIVE or token.lower_ in PAST or token.text == "-"
            if not loose and token.pos_ not in _BETWEEN:
                break
            at -= 1
        return []

    def _reaches(self, owner: ActorMention, start: int) -> bool:
        if owner.end == start or self._doc[owner.end].text in POSSESSIVE:
            return True
        root = self._doc[owner.root]
        return root.dep_.split(":")[0] in _MODIFIES and root.head.i >= owner.end

    def _paired(self, owner: ActorMention) -> list[ActorMention]:
        found: list[ActorMention] = []
        at = owner.start
        while at and self._doc[at - 1].lower_ in _LINKS:
            while at and self._doc[at - 1].lower_ in _LINKS:
                at -= 1
            other = self._ending.get(at)
            if other is None or other.kind != owner.kind:
                break
            found.insert(0, other)
            at = other.start
        return found

    def _by_noun(self, person: ActorMention) -> Told:
        """Read "X, president of Y", "Y's president, X", "X, who heads Y's army" and "X of Y"."""
        root = self._doc[person.root]
        for noun in self._nouns_of(root):
            owner = self._under(noun)
            role = self._offices[noun.i]
            offices = offices_named(exact_text(self._doc, role.start, role.end))
            past = any(child.lower_ in PAST for child in children(noun, "amod", "compound"))
            if owner is not None:
                return Told(offices, (owner,), past)
        for verb in children(root, "acl"):
            if verb.lemma_.lower() in column("leading_verbs", "lemma"):
                led = (self._under_or_at(body) for body in children(verb, "obj"))
                if (owner := next((o for o in led if o is not None), None)) is not None:
                    return Told(owners=(owner,))
        owner = self._owner_of_name(root)
        return Told(owners=(owner,)) if owner is not None else Told()

    def _nouns_of(self, root: Token) -> Iterator[Token]:
        yield from (noun for noun in children(root, "appos") if noun.i in self._offices)
        if root.dep_.split(":")[0] in {"appos", "flat"}:
            # "the head of the bureau, X": the parse may hang the name on the bureau.
            noun = root.head
            while noun.i not in self._offices and noun.dep_ == "nmod":
                noun = noun.head
            if noun.i in self._offices:
                yield noun

    def _owner_of_name(self, root: Token) -> ActorMention | None:
        for child in children(root, "nmod"):
            cased = any(case.lower_ == "of" for case in children(child, "case"))
            if child.dep_ == "nmod:poss" and child.i in self._roots:
                return self._roots[child.i]
            if cased and (owner := self._under_or_at(child)) is not None:
                return owner
        return None

    def _under_or_at(self, noun: Token) -> ActorMention | None:
        return self._roots.get(noun.i) or self._under(noun)

    def _under(self, noun: Token, depth: int = _DEEPEST) -> ActorMention | None:
        """Return the actor that a noun belongs to, directly or through "of" and possessors."""
        near = children(noun, "nmod:poss", "amod", "compound")
        behind = [child for child in children(noun, "nmod") if child not in near]
        owning = [
            child
            for child in behind
            if any(case.lower_ in _OWNING_CASES for case in children(child, "case"))
        ]
        for child in [*near, *owning]:
            if child.i in self._roots:
                return self._roots[child.i]
        for child in [*near, *owning] if depth else []:
            if (found := self._under(child, depth - 1)) is not None:
                return found
        return None

"""Institutions named without their owner, where the document has told whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.actors import armed
from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.owned import institution
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import children, has_child, is_plural

_ARTICLES = frozenset({"the", "this", "that"})
_DEGREES = frozenset(
    {"moderate", "main", "armed", "political", "democratic", "current", "new", "suspected"}
    | {"communist", "islamist", "jihadist", "leftist", "maoist", "marxist", "left-wing"}
    | {"right-wing", "angry", "anti-government", "pro-democracy", "masked"}
)
_OWNING = frozenset({"of", "from", "for", "to", "by", "with"})
_STATE_BODIES = frozenset(
    {"", "opposition", "parliament", "military", "army", "security-forces", "police", "navy"}
    | {"air-force", "central-bank", "supreme-court", "border-guard", "electoral-commission"}
    | {"general-staff", "national-guard", "prosecutors", "presidency", "prime-ministers-office"}
)
_STATE_OFFICES = frozenset(
    {"president", "prime-minister", "vice-president", "supreme-leader", "foreign-minister"}
    | {"defence-minister", "interior-minister", "finance-minister", "justice-minister"}
)
# Groups that a story of one state speaks of without their owner, in the plural.
_STATE_GROUPS = frozenset({"rebels", "protesters", "separatists", "security-forces", "police"})
_CONTESTED = frozenset({"", "opposition", "rebels"})
_CHARGING = frozenset({"accuse", "assure", "convict", "inform", "remind", "suspect", "warn"})
# Whose attack it is that somebody repels is not whose army repels it.
_FACING = ("foil", "intercept", "rebuff", "repel", "repuls", "resist", "thwart", "withst")
# The state that a document is about: so often named, and so much of all that is named.
_MANY = 4
_SHARE = 0.75
_TELLING = frozenset({"state", "person", "institution", "group", "place"})


def _is_kind(slug: str, wanted: str) -> bool:
    return slug == wanted or (wanted == "ministry" and slug.endswith("-ministry"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a document has told of institutions and states up to some token."""

    doc: Doc
    names: Sequence[ActorMention]
    owned: Mapping[RoleSpan, ActorMention]
    home: str | None = None

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
        """Return the state of which the document speaks where a role stands.

        That is the one state named before, or by far the most named; else the dateline's; where
        nothing was named before, the one state that the document names later.
        """
        telling = [
            m
            for m in self.names
            if m.state is not None and m.type in _TELLING and not self._is_faced(m)
        ]
        before = Counter(m.state for m in telling if m.start < role.start)
        if not before and self.home is None:
            later = {m.state for m in telling}
            return later.pop() if len(later) == 1 else None
        if len(before) == 1:
            return next(iter(before))
        if role.role.slug in _CONTESTED:
            # "pressed the regime to end its raids on Aleppo": of the state where it happens.
            places = {m.state for m in telling if m.type == "place"}
            if len(places) == 1:
                return places.pop()
        most = before.most_common(1)
        if most and most[0][1] >= _MANY and most[0][1] >= _SHARE * before.total():
            return most[0][0]
        return self.home

    def _is_faced(self, mention: ActorMention) -> bool:
        """Tell whether an adjective says whose attack is repelled: "repelled Chadian attacks"."""
        if mention.kind != "demonym":
            return False
        noun = self.doc[mention.root].head
        return noun.dep_ in {"obj", "nsubj:pass"} and noun.head.lower_.startswith(_FACING)

    def of_subject(self, role: RoleSpan) -> str | None:
        """Return the state of the person who acts on a role: "Okoye told parliament that"."""
        token = self.doc[role.root]
        if token.dep_ not in {"obj", "iobj"}:
            return None
        people = (m for m in self.names if m.type == "person" and m.start < role.start)
        acting = (m for m in people if self._is_subject(m, token))
        return next((m.state for m in acting if m.state is not None), None)

    def _is_subject(self, person: ActorMention, token: Token) -> bool:
        subject = first_conjunct(self.doc[person.root])
        return subject.dep_.startswith("nsubj") and subject.head.i == token.head.i

    def acts_on(self, state: str, role: RoleSpan) -> bool:
        """Tell whether the state itself is the subject of a clause around the role."""
        return any(self.acts(m, role) for m in self.names if m.id == state)

    def acts(self, mention: ActorMention, role: RoleSpan) -> bool:
        """Tell whether a mention is the subject of a clause around the role, or its agent."""
        token = self.doc[role.root]
        subject = first_conjunct(self.doc[mention.root])
        if not subject.dep_.startswith(("nsubj", "obl:agent")):
            return False
        return subject.head.i in {token.head.i, *(ancestor.i for ancestor in token.ancestors)}


def find_bare(
    doc: Doc,
    roles: Sequence[RoleSpan],
    names: Sequence[ActorMention],
    owned: Mapping[RoleSpan, ActorMention],
    skip: Collection[RoleSpan],
    catalogue: Catalogue,
    home: str | None = None,
) -> list[ActorMention]:
    """Return bare institutions ("the ministry", "the regime") that have just one likely owner.

    Either the document named this kind of institution before, always of the same owner, or it
    is of the state that ``Said.only_state`` tells; ``home`` is the dateline's.
    """
    said = Said(doc, names, owned, home)
    found = []
    for role in roles:
        if role in owned or role in skip or not _is_definite(doc, role):
            continue
        group = armed.taken_up(doc, role, names, list(owned.values()))
        if group is not None:
            found.append(group)
            continue
        known = said.same_kind(role)
        if known is not None:
            found.append(
                replace(known, start=role.start, end=role.end, root=role.root, kind="institution")
            )
            continue
        state = said.only_state(role) or said.of_subject(role) if _is_state_body(role) else None
        owner = catalogue.actor(state) if state is not None else None
        if owner is not None and state is not None and not said.acts_on(state, role):
            mention = as_mention(role, owner.id, owner.name, owner.type, state)
            found.append(institution(doc, role.start, role.end, role, mention, catalogue))
    return found


def _is_state_body(role: RoleSpan) -> bool:
    """Tell whether a state has just one body of this kind."""
    slug = role.role.slug
    return slug in _STATE_BODIES | _STATE_GROUPS or slug.endswith("-ministry")


def find_offices(
    doc: Doc,
    roles: Sequence[RoleSpan],
    mentions: Sequence[ActorMention],
    catalogue: Catalogue,
    home: str | None,
) -> list[ActorMention]:
    """Return bare offices ("the president") that no person in the text takes, of its one state."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    names = [m for m in mentions if m.kind in ("name", "demonym")]
    said = Said(doc, names, {}, home)
    found = []
    for role in roles:
        if role.role.slug not in _STATE_OFFICES or role.root in taken:
            continue
        articles = [child.lower_ for child in children(doc[role.root], "det")]
        state = said.only_state(role) if articles == ["the"] and _stands_alone(doc, role) else None
        owner = catalogue.actor(state) if state is not None else None
        if owner is not None and state is not None and not is_plural(doc[role.root]):
            mention = as_mention(role, owner.id, owner.name, owner.type, state)
            found.append(institution(doc, role.start, role.end, role, mention, catalogue))
    return found


def _stands_alone(doc: Doc, role: RoleSpan) -> bool:
    """Tell whether nothing beside an office says whose it is, and nobody's name stands by it."""
    root = doc[role.root]
    if root.dep_.split(":")[0] in {"appos", "flat", "compound", "parataxis"}:
        return False
    described = has_child(root, "nmod:poss", "cop", "appos", "flat", "acl")
    described = described or not all(_is_charge(c) for c in children(root, "nmod"))
    modified = any(child.i < role.start for child in children(root, "amod", "compound"))
    return not described and not modified


def _is_charge(phrase: Token) -> bool:
    """Tell whether a phrase says what somebody is accused of: "accused the army of theft"."""
    told = phrase.head.dep_ == "obj" and phrase.head.head.lemma_ in _CHARGING
    return told and any(case.lower_ == "of" for case in children(phrase, "case"))


def as_mention(role: RoleSpan, id: str, name: str, type: str, state: str) -> ActorMention:
    """Return the words of a role as a mention of an actor, such as the owner of the role."""
    return ActorMention(role.start, role.end, role.root, id, name, type, state)


def _is_definite(doc: Doc, role: RoleSpan) -> bool:
    root = doc[role.root]
    if role.role.type == "office" or has_child(root, "nmod:poss", "cop"):
        return False
    phrases = [c for c in children(root, "nmod") if not _is_charge(c)]
    if any(child.lower_ in _OWNING for phrase in phrases for child in children(phrase, "case")):
        return False
    outside = [child for child in children(root, "amod", "compound") if child.i < role.start]
    if any(child.lower_ not in _DEGREES for child in outside):
        return False
    articles = [child.lower_ for child in children(root, "det")]
    if any(article in _ARTICLES for article in articles):
        return True
    if articles:
        return False
    compound = root.dep_ == "compound" and role.role.slug in _STATE_BODIES
    plural = is_plural(root) and role.role.slug in _STATE_GROUPS
    return compound or plural or role.role.slug in {"police", "parliament"}

"""Crowds, trades, gangs and victims whom a story of one state speaks of without their owner."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kgraph.actors.bare import Said, as_mention
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.owned import institution
from kgraph.actors.roles import Role, RoleSpan
from kgraph.actors.spans import children, has_child
from kgraph.actors.tables import column
from kgraph.actors.words import where_small

_OWNING = frozenset({"of", "from", "for", "to", "by", "with"})
_ARTICLES = frozenset({"a", "an", "the", "some", "several", "many", "dozens"})
_TAKING_PART = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "conj", "nmod"})
_ABROAD = frozenset({"foreign", "international", "western", "african", "overseas", "exiled"})
_WITHIN = frozenset({"in", "inside", "near", "outside", "across"})
_PEOPLE = "people"
_INSURGENT = frozenset(
    {"gangs", "guerrillas", "militants", "militia", "protesters", "rebels", "separatists"}
)
_POWERS = frozenset({"soldiers", "troops"})
_BEFALLING = frozenset({"nsubj:pass", "obj", "obl"})
_NUMBERS = frozenset({"crowds", "dozens", "hundreds", "millions", "scores", "tens", "thousands"})
_PROTESTING = frozenset(
    {"demonstrate", "gather", "march", "protest", "rally", "riot", "take", "chant", "assemble"}
)
# Who strikes abroad as well as at home: their victims need not be of their state.
_ARMED = frozenset(
    {"air-force", "army", "fighters", "forces", "marines", "military", "navy", "soldiers"}
    | {"special-forces", "troops"}
)


def find_local_groups(
    doc: Doc,
    roles: Sequence[RoleSpan],
    mentions: Sequence[ActorMention],
    catalogue: Catalogue,
    home: str | None,
) -> list[ActorMention]:
    """Return students, farmers, journalists … as groups of the one state that the text is about.

    Nobody is returned for whom the text names more than one state, nor a victim of soldiers.
    """
    local = [role for role in roles if _is_local(doc[role.root], role)]
    local += [_crowd(doc[i]) for i in where_small(doc, _NUMBERS) if _is_crowd(doc[i])]
    if not local:
        return []
    taken = {i for m in mentions for i in range(m.start, m.end)}
    said = Said(doc, [m for m in mentions if m.kind in ("name", "demonym")], {}, home)
    found = []
    for role in local:
        root = doc[role.root]
        if role.root in taken or not _is_unowned(root) or _is_vague(root, role, mentions):
            continue
        state = _state(said, role)
        owner = catalogue.actor(state) if state is not None else None
        if owner is None or state is None or _from_abroad(said, state, role, mentions):
            continue
        mention = as_mention(role, owner.id, owner.name, owner.type, state)
        found.append(institution(doc, role.start, role.end, role, mention, catalogue))
    return found


def _state(said: Said, role: RoleSpan) -> str | None:
    """Return the state where a group is said to be, else the one that the sentence speaks of."""
    root = said.doc[role.root]
    places = [m for m in said.names if m.state is not None and m.type in ("place", "state")]
    for near in (*children(root, "nmod"), *children(root.head, "obl")):
        cases = {c.lower_ for c in children(near, "case")}
        if near.i > root.i and cases & _WITHIN:
            return next((m.state for m in places if m.root == near.i), None)
    sentence = {m.state for m in places if said.doc[m.root].sent == root.sent}
    return said.only_state(role) if len(sentence) < 2 else None


def _is_local(root: Token, role: RoleSpan) -> bool:
    kinds = column("local_groups", "slug")
    return role.role.slug in kinds or f"{root.lemma_.lower()}s" in kinds


def _is_vague(root: Token, role: RoleSpan, mentions: Sequence[ActorMention]) -> bool:
    """Tell whether "people" may be anybody: they are of a state only where something befalls them.

    "People seeking asylum" need not be of the state that the text is about.
    """
    if role.role.slug in _POWERS:
        # "Soldiers marched in Chad" need not be Chad's.
        return root.dep_ != "obl:agent" and not any(
            m.id.rpartition(":")[2] in _INSURGENT for m in mentions
        )
    if role.role.slug != _PEOPLE:
        return False
    if root.dep_ in _BEFALLING:
        return has_child(root, "acl", "acl:relcl")
    return not _is_protesting(root)


def _is_protesting(noun: Token) -> bool:
    """Tell whether a noun, or what counts it, is the subject of a protest: "Dozens rallied"."""
    while noun.dep_ == "nmod" and noun.head.lower_ in _NUMBERS:
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.lemma_ in _PROTESTING


def _is_crowd(number: Token) -> bool:
    return _is_protesting(number) and not has_child(number, "nmod")


def _crowd(number: Token) -> RoleSpan:
    """Return a number that stands for people: "Thousands marched"."""
    return RoleSpan(number.i, number.i + 1, number.i, Role(_PEOPLE, "people", "group"))


def _is_unowned(root: Token) -> bool:
    """Tell whether a noun takes part in a clause and nothing beside it says whose they are."""
    if root.dep_ not in _TAKING_PART or has_child(root, "nmod:poss", "cop", "appos", "flat"):
        return False
    beside = children(root, "amod", "compound")
    if any(t.text[:1].isupper() and not t.is_sent_start for t in beside):
        return False
    if any(t.lower_ in _ABROAD for t in beside):
        return False
    if any(t.lower_ not in _ARTICLES for t in children(root, "det")):
        return False
    cases = (c.lower_ for t in children(root, "nmod") for c in children(t, "case"))
    return _OWNING.isdisjoint(cases)


def _from_abroad(said: Said, state: str, role: RoleSpan, mentions: Sequence[ActorMention]) -> bool:
    """Tell whether who acts on them may be a foreign power: a state, or its soldiers."""
    if said.acts_on(state, role):
        return True
    return any(
        m.owner == state and m.id.rpartition(":")[2] in _ARMED and said.acts(m, role)
        for m in mentions
    )

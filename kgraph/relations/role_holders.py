"""Who holds a role: the name beside it, whom it is said of, who is appointed to it.

Covers "Prime Minister Tusk", "founders Okoye and Keita", "Tusk, the prime minister", "Tusk is
prime minister", "Tusk was elected prime minister", "as prime minister, Tusk …".
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, coordination, deeds, subjects, titles, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.coding import RoleEntry

_APPOINTING = {"appoint", "call", "consider", "elect", "name"}
_BECOMING = _APPOINTING | {"become", "remain", "stay", "be"}


def holders_of(role: Token, entry: RoleEntry, arguments: Arguments) -> list[ActorMention]:
    """Return who holds a role or is told to be one of these, none where nobody is named."""
    name = titles.named_by(role, arguments)
    if name is not None:
        # "founders Okoye and Keita"
        behind = name.left_edge
        beside = role.head == name or (behind.i == role.i + 1 and behind.pos_ == "PROPN")
        several = beside and ud.feature(role, "Number") == "Plur"
        several = several and not attached.prepositional(name)
        found = arguments.at(name)
        if found and several:
            # "senators Okoye and Berg"
            others = [m for t in coordination.conjuncts(name)[1:] for m in arguments.at(t)]
            return found + [m for m in others if m.type == "person" or not entry.person]
        if found:
            return found
    apart = _set_off(role, arguments)
    if apart:
        return apart
    # "one of the founders of …" is what "one" is said of.
    for part in (role, coordination.first_conjunct(role), deeds.amount(role)):
        found = _of_part(part, arguments)
        if found:
            return found
    return []


def _set_off(role: Token, arguments: Arguments) -> list[ActorMention]:
    """Return the actor right before ", a member of …", whatever the parser made of the comma."""
    start = role.left_edge.i
    while start < role.i and role.doc[start].pos_ in {"PUNCT", "CCONJ"}:
        start += 1
    if start < 2 or role.doc[start].pos_ != "DET" or role.doc[start - 1].text != ",":
        return []
    if role.dep_ not in {"conj", "appos", "parataxis", "dep"}:
        return []
    return arguments.ending_at(start - 1)


def is_second(word: Token) -> bool:
    """Tell whether a role is hung on the owner of the first: "a member of A and a friend of B"."""
    hung = word.dep_ == "conj" and word.pos_ == "NOUN" and word.head.dep_ == "nmod"
    return hung and ud.child(word, "det") is not None and ud.child(word, "nmod") is not None


def _row(head: Token, role: Token, arguments: Arguments) -> list[ActorMention]:
    """Return whom a role behind a row tells of: "A and B, members of C", "A and B, head of C"."""
    before = [part for part in coordination.conjuncts(head) if part.i < role.i] or [head]
    if ud.feature(role, "Number") == "Plur":
        return [m for part in before for m in arguments.at(part)]
    return arguments.at(max(before, key=lambda t: t.i))


def _of_part(role: Token, arguments: Arguments) -> list[ActorMention]:
    if is_second(role):
        return _of_part(role.head.head, arguments)
    head = role.head
    named = ud.child(role, "nsubj") if ud.child(role, "cop") is not None else None
    told = named is not None and named.pos_ != "PRON"
    if role.dep_ in {"appos", "parataxis"} and head != role and not told:
        # "A and B, the director of …": the name beside the role holds it.
        return _row(head, role, arguments)
    found = [m for c in ud.children(role, "appos") for m in arguments.direct(c)]
    found += arguments.examples(role)
    if found:
        return found
    if ud.child(role, "cop") is not None:
        if ud.case(role) not in {"", "among"}:
            # "is in the province of …" says where, not what.
            return []
        subject = ud.child(role, "nsubj")
        if subject is None and ud.base(role) in {"advcl", "conj"} and ud.is_verb(head):
            # "lives in Kenya and is a member of Fatah", "is suspected of being a member of Fatah"
            subject = subjects.subject(role)
        return arguments.direct(subject) if subject is not None else []
    if ud.base(role) == "nsubj" and ud.child(head, "cop") is not None:
        # "A vital partner … has been Belarus": the role is the subject, the holder the predicate,
        # but not in "the forces were already inside Minsk".
        return arguments.direct(head) if not ud.case(head) else []
    if ud.base(role) in {"xcomp", "obj"} and head.lemma_ in _BECOMING and ud.is_verb(head):
        if ud.is_passive(head):
            target = subjects.patient(head)
        elif head.lemma_ in _APPOINTING:
            # "The party named Okoye its leader": who names somebody does not lead.
            target = next((c for c in ud.children(head, "obj", "iobj") if c != role), None)
        else:
            target = subjects.subject(head)
        return arguments.direct(target) if target is not None else []
    if ud.base(role) in {"obl", "nmod", "advcl"} and ud.case(role) == "as":
        if ud.is_verb(head):
            target = ud.child(head, "obj") or subjects.subject(head)
            if role.i < head.i:
                target = subjects.subject(head)
            return arguments.direct(target) if target is not None else []
        subject = ud.child(head, "nsubj")
        # "Kenya, as part of the African Union, …"
        return arguments.direct(subject) if subject is not None else arguments.at(head)
    return []

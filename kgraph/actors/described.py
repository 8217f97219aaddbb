"""Role nouns that only describe a named actor: "Poland, a NATO member", "the M23 group"."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.places import Places
from kgraph.actors.roles import RoleSpan, is_descriptor, is_one_person
from kgraph.actors.spans import children, has_child, is_capitalised, is_plural
from kgraph.actors.tables import rows, values
from kgraph.actors.titles import title_at

_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM", "CCONJ"})


_LONGEST_TITLE = 4


def describes(doc: Doc, role: RoleSpan, places: Places, roots: Collection[int]) -> bool:
    """Tell whether the role only describes a named actor beside it, or is said of one."""
    root = doc[role.root]
    if is_descriptor(doc, role) and has_child(root, "cop"):
        return True
    beside = children(root, "appos", "flat") if is_descriptor(doc, role) else []
    if root.dep_ == "appos":
        beside.append(root.head)
    if beside and not _able(doc, role, places, roots).isdisjoint(t.i for t in beside):
        return True
    if _is_class_of(doc, role, places):
        return True
    for mention in places.starting.get(role.end, []):
        if mention.kind != "demonym" and _joined(doc, role, mention):
            return True
    if is_one_person(doc, role) and _precedes_person(doc, role, places):
        return True
    return is_descriptor(doc, role) and _follows_name(doc, role, places)


def _able(doc: Doc, role: RoleSpan, places: Places, roots: Collection[int]) -> set[int]:
    """Return the roots of names that the role can describe: an army is no person."""
    if is_one_person(doc, role) or is_plural(doc[role.root]):
        return set(roots)
    found = (m for group in places.starting.values() for m in group)
    return set(roots) - {m.root for m in found if m.type == "person"}


def _follows_name(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether the noun phrase is set behind a name: "Poland, a NATO member"."""
    at = role.start
    while at > 0 and doc[at - 1].pos_ in _BETWEEN:
        at -= 1
    if at < 3 or doc[at - 1].lower_ not in {"a", "an"} or doc[at - 2].text != ",":
        return False
    return any(mention.kind == "name" for mention in places.ending.get(at - 2, []))


def _precedes_person(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether a person's name follows, after a comma only if the role is a title."""
    at = role.end
    if at < len(doc) and doc[at].text == "," and is_capitalised(doc[role.start]):
        at += 1
    at = title_at(doc, at, min(len(doc), at + _LONGEST_TITLE))
    return any(m.type == "person" for m in places.starting.get(at, []))


def _is_class_of(doc: Doc, role: RoleSpan, places: Places) -> bool:
    """Tell whether the role says what the name before it is: "the M23 group"."""
    if is_plural(doc[role.root]) or doc[role.root].lemma_.lower() not in _class_nouns():
        return False
    before = places.ending.get(role.start, [])
    if any(m.type in ("organisation", "group") and m.kind == "name" for m in before):
        return True
    # "the Road Kings biker gang": a body of the catalogue may have a "military group" of its own.
    at = role.start
    while at > 0 and doc[at - 1].pos_ in {"ADJ", "NOUN"} and doc[at - 1].is_lower:
        at -= 1
    nearest = places.ending.get(at, []) if at < role.start else []
    return any(m.kind == "name" and m.id.startswith("org:") for m in nearest)


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

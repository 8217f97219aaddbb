"""Titles beside names: whose name a title stands before, and whose title it is."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, ud
from kgraph.relations.arguments import Arguments

_TITLE_WORDS = 4
_LONGEST_OWNER = 14
_WORDS = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}
_OF = {"of", "for", "to", "at"}
_JOINING = _OF | {"on", "in", "and", "&", "-"}
_PLACING = {"in", "of"}
_GENITIVES = {"'s", "’s", "'", "’"}
_BODIES = {"state", "organisation", "institution", "group"}


def phrase(word: Token) -> str:
    """Return a role noun with the words before it, which may belong to its title."""
    words = [str(word.lemma_).lower()]
    first = word
    while first.i and not first.is_sent_start and word.i - first.i < _TITLE_WORDS:
        first = first.nbor(-1)
        hyphen = first.text == "-"
        if not hyphen and first.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            break
        if not hyphen:
            words.append(first.lower_)
    return " ".join(reversed(words))


def named_by(role: Token, arguments: Arguments) -> Token | None:
    """Return the name that a title stands before, or None."""
    if role.dep_ in {"nmod:desc", "compound", "appos", "nmod"} and role.head.i > role.i:
        return role.head if role.head.pos_ == "PROPN" else None
    for c in ud.children(role, "flat", "appos", "compound"):
        if c.pos_ == "PROPN" and c.i > role.i:
            return c
    for clause in attached.naming(role):
        # "a sergeant named Okoye"
        return next((c for c in ud.children(clause, "xcomp", "obj") if c.pos_ == "PROPN"), None)
    # A parser may miss how title and name hang together; side by side they are one.
    beside = arguments.person_from(_end(role) + 1, role.doc)
    return beside if beside is not None else _after_owner(role, arguments)


def _end(role: Token) -> int:
    """Return the last word of a title, with its "of State" or "of Defence"."""
    of = [t for preposition, t in attached.prepositional(role) if preposition == "of"]
    return max([role.i, *(t.i for t in of if not list(t.children)[1:])])


def _after_owner(role: Token, arguments: Arguments) -> Token | None:
    """Return the person named right after "director of the Nairobi branch of the Red Cross"."""
    doc, at, joined, owned = role.doc, role.i + 1, True, False
    if at >= len(doc) or doc[at].lower_ not in _OF:
        return None
    while at < min(len(doc), role.i + _LONGEST_OWNER):
        person = arguments.person_from(at, doc)
        if person is not None:
            # "adviser to Ambassador Okoye": a name after a preposition is the owner itself.
            # So is one with a description: "daughter of the pioneer Okoye".
            apart = joined or not owned or ud.case(person) or _is_reported(person)
            return None if apart else person
        if owned and doc[at].text == ",":
            return _set_off(at, arguments, role)
        end = arguments.end_of(at)
        owned = owned or end > at
        known = end > at or doc[at].pos_ in _WORDS
        if not known and doc[at].lower_ not in _JOINING | _GENITIVES:
            return None
        at = max(end, at + 1)
        joined = doc[at - 1].lower_ in _JOINING
    return None


def _set_off(comma: int, arguments: Arguments, role: Token) -> Token | None:
    """Return the name in "the head of the World Bank, Amina Okoye, …", hung on the owner."""
    doc = role.doc
    person = arguments.person_from(comma + 1, doc)
    if person is None or person.dep_ not in {"appos", "conj"} or ud.case(role) == "of":
        # "the wife of the president of Kenya, Amina Okoye, …": of two, the first.
        return None
    end = arguments.end_of(comma + 1)
    listed = ud.child(person, "conj", "cc") is not None or _goes_on(doc[end : end + 2].text)
    return person if role.i < person.head.i < comma and not listed else None


def _goes_on(after: str) -> bool:
    """Tell whether a list goes on after a name: with a word, or with ", and"."""
    return after[:1] not in {",", ".", ";", ")"} or after.lower().endswith((" and", " or"))


def _is_reported(person: Token) -> bool:
    """Tell "told the head of the bank Okoye had left": a name that begins a clause of its own."""
    return ud.base(person) == "nsubj" and person.head.dep_ == "ccomp"


def owners_before(role: Token, arguments: Arguments) -> list[tuple[Token, ActorMention]]:
    """Return the body named just before a title, where the parse has parted them.

    So in "Kenya's trade and energy minister Amina Okoye" or "US President Amina Okoye".
    """
    doc, start = role.doc, role.i
    first = max(ud.sentence_start(role), role.i - 2 * _TITLE_WORDS)
    found: list[ActorMention] = []
    while start > first:
        before = doc[start - 1]
        found = arguments.ending_at(start)
        if found or not (before.pos_ in _WORDS or before.lower_ in {"and", "-"}):
            break
        start -= 1
    if start > first and doc[start - 1].text in _GENITIVES:
        start -= 1
    elif start > first and ud.case(doc[found[0].root if found else start - 1]) in _PLACING:
        return []
    bodies = [m for m in arguments.ending_at(start) if m.type in _BODIES]
    return [(t, m) for m in bodies if not (tells_where(t := doc[m.root]) or attached.stance(t))]


def tells_where(name: Token) -> bool:
    """Tell whether a name begins a sentence as a place: "In Kenya Minister Okoye met …"."""
    first = name.left_edge.i
    before = name.doc[first] if name.doc[first].pos_ == "ADP" else None
    return before is not None and before.lower_ == "in" and first == ud.sentence_start(name)

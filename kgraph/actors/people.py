"""Persons: one id for all the ways a document names somebody, and the state they act for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.actors.clues import Clues
from kgraph.actors.figures import family_first, name_words
from kgraph.actors.holders import known_state
from kgraph.actors.linking import Linker
from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import named
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import has_child, is_capitalised
from kgraph.actors.titles import title_before
from kgraph.actors.words import exact_text, texts, where, where_small

_PLACES = frozenset({"state", "place"})
_PERSONAL = frozenset({"nmod:poss", "obl:agent"})


def join_people(
    doc: Doc,
    mentions: Sequence[ActorMention],
    roles: Sequence[RoleSpan],
    home: str | None = None,
) -> list[ActorMention]:
    """Return the mentions with the names of one person under one id, and with their states.

    A surname (or a first name alone) takes the id of a full name before it, or else after it.
    Persons of the table are told apart by office, state and the date of the document; ``home`` is
    the state of the dateline.
    """
    mentions = _bare_surnames(doc, mentions)
    clues = Clues(doc, mentions, roles)
    people = [m for m in mentions if m.type == "person"]
    told = {m: clues.told(m) for m in people}
    spoken_of = {m.state or m.id for m in mentions if m.type != "person"} | {home or ""}
    linked = Linker(doc, told, spoken_of).linked()
    states: dict[str, str] = {}
    for mention in people:
        id = linked[mention].id
        state = known_state(id, doc._.date) or linked[mention].state or told[mention].state
        if state is not None:
            states.setdefault(id, state)
    joined = (linked.get(mention, mention) for mention in mentions)
    return [_of_state(m, states.get(m.id)) if m.type == "person" else m for m in joined]


def _of_state(mention: ActorMention, state: str | None) -> ActorMention:
    return mention if mention.state == state else replace(mention, state=state)


def _bare_surnames(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with "Jordan said" as a name of the Ann Jordan named before.

    A state or a place of which the document speaks in other words too stays what it is.
    """
    people = [m for m in mentions if m.type == "person" and m.end - m.start > 1]
    surnames = {doc[m.end - 1].text: m for m in reversed(people)}
    others = Counter(m.state or m.id for m in mentions if m.type != "person")
    same = Counter(m.id for m in mentions if exact_text(doc, m.start, m.end) in surnames)
    found = []
    for mention in mentions:
        person = surnames.get(exact_text(doc, mention.start, mention.end))
        alone = mention.type in _PLACES and mention.kind == "name"
        if person is not None and alone and person.start < mention.start:
            spoken_of = others[mention.state or mention.id] > same[mention.id]
            if not spoken_of and _acts(doc[mention.root]):
                mention = named(doc, mention.start, mention.end, "person") or mention
        found.append(mention)
    return found


def _acts(token: Token) -> bool:
    subject = token.dep_.split(":")[0] == "nsubj" and token.head.pos_ == "VERB"
    return subject and not has_child(token, "case", "det", "amod")


def find_surnames(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the surnames and titles that stand alone, of persons named with more words before.

    They are found where nothing else takes them for a name: "May said", after "Theresa May", and
    "the pope", after "Pope Francis".
    """
    taken = {i for m in mentions for i in range(m.start, m.end)}
    known: dict[str, ActorMention] = {}
    people = {m.start: m for m in mentions if m.type == "person"}
    titled: dict[str, ActorMention] = {}
    surnames = {at: _surname(doc, person) for at, person in people.items()}
    titles = {doc[at - 1].lower_ for at in people if at}
    found, words = [], texts(doc)
    for at in sorted({*people, *where(doc, {*surnames.values()}), *where_small(doc, titles)}):
        if (person := people.get(at)) is not None:
            title = title_before(doc, at)
            if person.end - person.start > 1 or title < at:
                known[surnames[at]] = person
            if title == at - 1:
                titled[doc[title].lower_] = person
        if at in taken:
            continue
        text = words[at]
        holder = titled.get(text.lower()) if titled else None
        if holder is not None and _is_title_alone(doc, doc[at]):
            found.append(replace(holder, start=at, end=at + 1, root=at, kind="reference"))
            continue
        full = known.get(text)
        if full is not None and _is_surname(doc, doc[at]):
            found.append(replace(full, start=at, end=at + 1, root=at))
    return found


def _surname(doc: Doc, person: ActorMention) -> str:
    words = name_words(exact_text(doc, person.start, person.end))
    first = person.start if family_first(words) else person.end - 1
    return doc[first].text


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

"""Short forms of organisations' names: acronyms in brackets and names cut short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.agreed import of_states
from kgraph.actors.introduced import SMALL, Introduction, in_order, introductions, is_acronym
from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import named, organisation_type
from kgraph.actors.spans import Stretch, head_of
from kgraph.actors.tables import column
from kgraph.actors.text import slug
from kgraph.actors.words import exact_text, texts

_PLACES = frozenset({"state", "place"})
_ALIKE = 3
_LETTERS = 2
_ORGANISATIONS = frozenset({"organisation", "group", "institution"})


def join_organisations(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with acronyms and short forms under the long name's id."""
    found = list(introductions(doc))
    mentions = _completed(doc, mentions, found)
    renamed, added = _introduced(doc, mentions, found)
    renamed |= _cut_short(doc, mentions, renamed)
    joined = [_rename(mention, renamed) for mention in mentions]
    taken = {token for m in joined for token in range(m.start, m.end)}
    for at, text in enumerate(texts(doc) if added else ()):
        if text in added and at not in taken:
            long = _rename(added[text], renamed)
            joined.append(replace(long, start=at, end=at + 1, root=at))
    return sorted(joined, key=lambda m: (m.start, -m.end))


def _rename(mention: ActorMention, renamed: dict[str, ActorMention]) -> ActorMention:
    target = renamed.get(mention.id)
    if target is None:
        return mention
    return replace(mention, id=target.id, name=target.name, type=target.type, state=target.state)


def _completed(
    doc: Doc, mentions: Sequence[ActorMention], found: Sequence[Introduction]
) -> list[ActorMention]:
    """Return the mentions with names as long as their acronyms say that they are."""
    result = list(mentions)
    for each in found:
        if each.name is None or any(_is_over(m, each.name) for m in result):
            continue
        crossing = [m for m in result if m.start < each.name.end and each.name.start < m.end]
        inside = [m for m in crossing if each.name.holds(m.start, m.end)]
        if inside != crossing or not (each.bracketed or inside):
            continue
        kind = organisation_type(doc, each.name.start, each.name.end) or "organisation"
        name = named(doc, each.name.start, each.name.end, kind)
        if name is not None:
            states = {m.state for m in inside if m.state and m.type in _PLACES}
            state = states.pop() if len(states) == 1 else None
            for at in (each.name, *_again(doc, name)):
                result = [m for m in result if not at.holds(m.start, m.end)]
                root = head_of(doc, at.start, at.end)
                result.append(replace(name, start=at.start, end=at.end, root=root, state=state))
    return of_states(doc, sorted(result, key=lambda m: (m.start, -m.end)))


def _is_over(mention: ActorMention, name: Stretch) -> bool:
    return mention.end == name.end and mention.start <= name.start


def _again(doc: Doc, name: ActorMention) -> list[Stretch]:
    """Return where the whole name stands once more."""
    words = [token.text for token in doc[name.start : name.end]]
    starts = range(name.end, len(doc) - len(words) + 1)
    spans = (Stretch(at, at + len(words)) for at in starts if doc[at].text == words[0])
    return [s for s in spans if [token.text for token in doc[s.start : s.end]] == words]


def _introduced(
    doc: Doc, mentions: Sequence[ActorMention], found: Sequence[Introduction]
) -> tuple[dict[str, ActorMention], dict[str, ActorMention]]:
    """Read "Long Name (LN)": ids to rename, and acronyms that stand for a mention."""
    renamed: dict[str, ActorMention] = {}
    added: dict[str, ActorMention] = {}
    starting, ending = {m.start: m for m in mentions}, {m.end: m for m in mentions}
    for each in found:
        long, short = ending.get(each.end), starting.get(each.short)
        if long is None or long.type not in _ORGANISATIONS or not _stands_for(doc, each, long):
            continue
        target = _target(doc, each, long, short)
        if target.id != long.id:
            renamed[long.id] = target
        if short is None:
            added[doc[each.short].text] = target
        elif short.id != target.id and (is_unknown(short) or target.id == long.id):
            renamed[short.id] = target
        gloss = starting.get(each.gloss.start) if each.gloss is not None else None
        if gloss is not None and is_unknown(gloss):
            renamed[gloss.id] = target
    return renamed, added


def is_unknown(mention: ActorMention) -> bool:
    return mention.id.startswith(("org:", "person:", "place:"))


def _stands_for(doc: Doc, each: Introduction, long: ActorMention) -> bool:
    """Tell whether a short form can stand for a name: by its letters, else by the brackets.

    The letters of "Kurdistan Workers' Party (PKK)" are those of another language.
    """
    text = doc[each.short].text
    if each.name is not None or abbreviates(doc, text, long):
        return True
    if not each.bracketed or long.end - long.start < 2:
        return False
    if is_acronym(text):
        return text.isupper()
    # Eurosteel for the European Steel Federation.
    first = doc[long.start].text
    return text[:1].isupper() and text[:_ALIKE] == first[:_ALIKE] and text != first


def _target(
    doc: Doc, each: Introduction, long: ActorMention, short: ActorMention | None
) -> ActorMention:
    """Return whom a name and its short form mean: the known one, else that of the long name."""
    if not is_unknown(long):
        return long
    if short is not None and not is_unknown(short):
        return long if _is_namesake(doc, each, long, short) else short
    text = doc[each.short].text
    told = in_order(doc, each.name, text) if each.name else abbreviates(doc, text, long)
    foreign = is_acronym(text) and not told
    # By an acronym of another language the news know it.
    return replace(long, id=f"org:{slug(text)}") if foreign else long


def _is_namesake(doc: Doc, each: Introduction, long: ActorMention, short: ActorMention) -> bool:
    """Tell whether a known acronym is of another body here: "Angolan Nurses' Council (ANC)".

    Both names spell it, and they have no word in common.
    """
    text = doc[each.short].text
    known = {word.casefold() for word in short.name.split()}
    told = {t.text.casefold() for t in doc[long.start : long.end]}
    return (
        len(text) > _LETTERS
        and not known & told
        and _initials(short.name.split()) == text
        and _initials([t.text for t in doc[long.start : long.end]]) == text
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def abbreviates(doc: Doc, acronym: str, long: ActorMention) -> bool:
    """Tell whether the letters can be an acronym of the name: same first letter, in order."""
    if not is_acronym(acronym):
        return False
    letters = [letter for letter in acronym.replace(".", "") if letter.isalnum()]
    words = "".join(token.text for token in doc[long.start : long.end]).lower()
    initials = [t.text[0].lower() for t in doc[long.start : long.end] if t.lower_ not in SMALL]
    first = letters[0].lower() in initials
    position = 0
    for letter in letters[1:]:
        position = words.find(letter.lower(), position) + 1
        if position == 0:
            return False
    return first


def _cut_short(
    doc: Doc, mentions: Sequence[ActorMention], renamed: dict[str, ActorMention]
) -> dict[str, ActorMention]:
    """Join "the Observatory" style names to the one longer name they begin or end."""
    generic = column("organisation_words", "word")
    long_names = {m.id: m for m in mentions if m.id.startswith("org:")}
    result: dict[str, ActorMention] = {}
    for id, short in long_names.items():
        text = exact_text(doc, short.start, short.end)
        if text in generic or text.isupper() or id in renamed:
            continue
        part = id.removeprefix("org:")
        longer = [
            other
            for other_id, other in long_names.items()
            if other_id.startswith(f"{id}-") or other_id.endswith(f"-{part}")
        ]
        if len(longer) == 1:
            result[id] = longer[0]
    return result

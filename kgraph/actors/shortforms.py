"""Short forms of organisations' names: acronyms in brackets and names cut short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.tables import column

_ORGANISATIONS = frozenset({"organisation", "group", "institution"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "&", "-"})
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 2, 8


def join_organisations(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with acronyms and short forms under the long name's id."""
    renamed, added = _bracketed(doc, mentions)
    renamed |= _cut_short(doc, mentions, renamed)
    joined = [_rename(mention, renamed) for mention in mentions]
    taken = {token for m in joined for token in range(m.start, m.end)}
    for token in doc:
        if token.text in added and token.i not in taken:
            long = _rename(added[token.text], renamed)
            joined.append(replace(long, start=token.i, end=token.i + 1, root=token.i))
    return sorted(joined, key=lambda m: (m.start, -m.end))


def _rename(mention: ActorMention, renamed: dict[str, ActorMention]) -> ActorMention:
    target = renamed.get(mention.id)
    if target is None:
        return mention
    return replace(mention, id=target.id, name=target.name, type=target.type, state=target.state)


def _bracketed(
    doc: Doc, mentions: Sequence[ActorMention]
) -> tuple[dict[str, ActorMention], dict[str, ActorMention]]:
    """Read "Long Name (LN)": ids to rename, and acronyms that stand for a mention."""
    renamed: dict[str, ActorMention] = {}
    added: dict[str, ActorMention] = {}
    starting = {m.start: m for m in mentions}
    for long in mentions:
        at = long.end
        if long.type not in _ORGANISATIONS or at + 2 >= len(doc) or doc[at].text not in {"(", "["}:
            continue
        if doc[at + 2].text not in {")", "]"} or not _abbreviates(doc, doc[at + 1].text, long):
            continue
        short = starting.get(at + 1)
        if short is None:
            added[doc[at + 1].text] = long
        elif short.id != long.id and _is_unknown(long):
            renamed[long.id] = short if not _is_unknown(short) else long
            renamed[short.id] = renamed[long.id]
        elif short.id != long.id and _is_unknown(short):
            renamed[short.id] = long
    return renamed, added


def _is_unknown(mention: ActorMention) -> bool:
    return mention.id.startswith(("org:", "person:", "place:"))


def _abbreviates(doc: Doc, acronym: str, long: ActorMention) -> bool:
    """Tell whether the letters can be an acronym of the name: same first letter, in order."""
    letters = [letter for letter in acronym.replace(".", "") if letter.isalnum()]
    if not _SHORTEST_ACRONYM <= len(letters) <= _LONGEST_ACRONYM or not acronym[0].isupper():
        return False
    if sum(letter.isupper() for letter in acronym) < _SHORTEST_ACRONYM:
        return False
    words = "".join(token.text for token in doc[long.start : long.end]).lower()
    initials = [t.text[0].lower() for t in doc[long.start : long.end] if t.lower_ not in _SMALL]
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
        text = doc[short.start : short.end].text
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

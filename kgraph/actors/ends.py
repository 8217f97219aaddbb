"""Where a proper name begins and ends, where a recogniser has cut it too long or too short."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.actors.found import Names
from kgraph.actors.proper import is_particle
from kgraph.actors.spans import POSSESSIVE, is_capitalised, text_of, trim
from kgraph.actors.titles import title_before

_OPENING = POSSESSIVE | {"the"}


def tighten(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut common words off the end: an entity span may reach too far."""
    while end > start and not is_capitalised(doc[end - 1]) and not doc[end - 1].is_digit:
        end -= 1
    while start < end and not is_capitalised(doc[start]) and not is_particle(doc[start]):
        start += 1
    return trim(doc, start, end)


def with_adjectives(names: Names, start: int, end: int) -> int:
    """Return the start of "the Supreme Political Council", which a recogniser begins too late."""
    doc, first = names.doc, start
    while first > 0 and _begins_body(names, doc[first - 1], start, end):
        first -= 1
    return first if first and doc[first - 1].lower_ in _OPENING else start


def _begins_body(names: Names, token: Token, start: int, end: int) -> bool:
    if token.pos_ != "ADJ" or not is_capitalised(token) or names.known_at(token.i) is not None:
        return False
    return token.dep_ == "amod" and start <= token.head.i < end


def with_state(names: Names, start: int) -> int:
    """Return the start of a name whose first word is a state's: the Fiji Herald."""
    mention = names.ending_at(start)
    if mention is None or mention.type != "state":
        return start
    if text_of(names.doc, mention.start, mention.end) != mention.name:
        return start
    root = names.doc[mention.root]
    inside = root.dep_ == "compound" and root.head.i >= start
    return mention.start if inside else start


def with_owner(names: Names, start: int) -> int:
    """Return the start of a name that begins with a known one: Turkish Airlines."""
    mention = names.ending_at(start)
    if mention is not None and mention.type in ("state", "place"):
        return mention.start
    return start


def after_crossing(names: Names, start: int, end: int) -> int:
    """Return where a name begins that an entity span has run together with a known one."""
    known = names.known_at(start)
    return known.end if known is not None and known.start < start < known.end < end else start


def after_title(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins that an entity span has run together with a title's end."""
    inside = (at for at in range(start + 1, end) if title_before(doc, at) < start)
    return max(inside, default=start)

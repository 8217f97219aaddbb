"""Where a text introduces a short form of a name: "the Acme Council (AC)", "…, known as AC"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.actors.spans import Stretch, is_capitalised
from kgraph.actors.words import where

SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "to", "de", "del", "la", "du", "des", "&"}
)
_OPEN, _CLOSE = frozenset({"(", "["}), frozenset({")", "]"})
_INTRODUCING = _OPEN | {","}
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''", "«", "»"})
_SAYING = frozenset({"or", "known", "abbreviated", "called"})
_LEADING = _SAYING | frozenset(
    {"also", "as", "by", "its", "their", "the", "under", "to", "initials", "acronym", "better"}
    | {"abbreviation", "commonly"}
)
_SHORTEST, _LONGEST = 2, 8
_FARTHEST = 10


@dataclass(frozen=True, slots=True)
class Introduction:
    """A short form at token ``short`` for the name that ends at ``end``.

    ``name`` is where that name must lie by its initials, None where they do not tell; ``gloss``
    is what else the brackets hold. ``bracketed`` is false for "…, or AC,".
    """

    short: int
    end: int
    name: Stretch | None
    gloss: Stretch | None
    bracketed: bool


def is_acronym(text: str) -> bool:
    """Tell whether a word looks like an acronym: two to eight letters, two of them capitals."""
    letters = [letter for letter in text.replace(".", "") if letter.isalnum()]
    capitals = sum(letter.isupper() for letter in text)
    return _SHORTEST <= len(letters) <= _LONGEST and text[0].isupper() and capitals >= _SHORTEST


def introductions(doc: Doc) -> Iterator[Introduction]:
    """Yield the places where a short form is introduced, in order."""
    for at in where(doc, _INTRODUCING):
        if not at:
            continue
        if doc[at].text in _OPEN:
            yield from _in_brackets(doc, at)
        else:
            short = _led(doc, at + 1)
            if short is not None and is_acronym(doc[short].text):
                name = by_initials(doc, at, doc[short].text)
                yield Introduction(short, at, name, None, False)


def _in_brackets(doc: Doc, start: int) -> Iterator[Introduction]:
    stop = next((i for i in range(start, min(len(doc), start + _FARTHEST)) if _closes(doc[i])), -1)
    if stop < 0:
        return
    inner = [i for i in range(start + 1, stop) if doc[i].text not in _QUOTES]
    while inner and doc[inner[0]].lower_ in _LEADING:
        inner = inner[1:]
    if not inner:
        return
    first, last = inner[0], inner[-1]
    if len(inner) == 1 or (doc[first + 1].text == "," and is_acronym(doc[first].text)):
        yield _bracketed(doc, start, first, None)
    elif doc[last - 1].text == "," and is_acronym(doc[last].text):
        yield _bracketed(doc, start, last, Stretch(first, last - 1))
    elif is_acronym(doc[start - 1].text):
        name = by_initials(doc, last + 1, doc[start - 1].text)
        if name is not None and name.start >= first:
            yield Introduction(start - 1, last + 1, name, None, True)


def _bracketed(doc: Doc, start: int, short: int, gloss: Stretch | None) -> Introduction:
    text = doc[short].text
    end = start - 1 if doc[start - 1].text in _QUOTES else start
    name = by_initials(doc, end, text) if is_acronym(text) else None
    return Introduction(short, end, name, gloss, True)


def _closes(token: Token) -> bool:
    return token.text in _CLOSE


def _led(doc: Doc, at: int) -> int | None:
    """Return where the short form stands behind "or", "known as" and the like."""
    said = False
    while at < len(doc) and (doc[at].lower_ in _LEADING or doc[at].text in _QUOTES):
        said = said or doc[at].lower_ in _SAYING
        at += 1
    if not said or at >= len(doc):
        return None
    behind = doc[at + 1] if at + 1 < len(doc) else None
    closed = behind is None or behind.is_punct or behind.text in _QUOTES
    return at if closed else None


def by_initials(doc: Doc, end: int, acronym: str) -> Stretch | None:
    """Return the name before a token whose words have these initials, in any order.

    Small words count where the acronym has their letter: Movement for Justice is MJ or MFJ.
    """
    letters = [letter.lower() for letter in acronym if letter.isalnum()]
    if len(letters) < _SHORTEST:
        return None
    for start in range(end - 1, max(-1, end - 2 * _LONGEST), -1):
        token = doc[start]
        if not (is_capitalised(token) or token.lower_ in SMALL or token.text in {"-", "'", "'s"}):
            return None
        words = [t for t in doc[start:end] if t.text[0].isalnum()]
        capitals = [t.text[0].lower() for t in words if is_capitalised(t)]
        every = [t.text[0].lower() for t in words]
        fits = Counter(capitals) == Counter(letters) or every == letters
        if fits and is_capitalised(token):
            return Stretch(start, end)
    return None


def in_order(doc: Doc, name: Stretch, acronym: str) -> bool:
    """Tell whether an acronym has the initials of a name in the order of its words."""
    letters = [letter.lower() for letter in acronym if letter.isalnum()]
    words = [t for t in doc[name.start : name.end] if t.text[0].isalnum()]
    capitals = [t.text[0].lower() for t in words if is_capitalised(t)]
    return letters in (capitals, [t.text[0].lower() for t in words])

"""Datelines and bylines of reports: "KABUL (Reuters) -", "By News Desk"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import Stretch
from kgraph.actors.words import line_breaks, texts, whole_text

_DASH = r"(?:--?|–|—)\s"
_DAY = r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
_AGENCY = r"\s*\([A-Z][\w .,/-]*\)\s*"
# To the end of the word: to try shorter ones takes long and finds nothing.
_WORD = r"[A-Z][\w.'’-]+(?![\w.'’-])"
_TOWN = rf"{_WORD}(?: (?:{_WORD}|de|al|la))*"
_WRITERS = frozenset({"correspondent", "desk", "editor", "newsroom", "reporter", "staff", "writer"})
_LONGEST_BYLINE = 6
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_TOWN}(?:, {_TOWN})?{_DAY}{_AGENCY}"
    rf"|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, {_TOWN})?{_DAY}\s+){_DASH}",
    re.MULTILINE,
)


def find_datelines(doc: Doc) -> list[Stretch]:
    """Return the datelines at the starts of lines, each up to the dash that closes it."""
    found = []
    for match in _at_starts(whole_text(doc)):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None:
            found.append(Stretch(span.start, span.end))
    return found


def _at_starts(text: str) -> Iterator[re.Match[str]]:
    """Yield what matches at the starts of lines; a search would try every letter."""
    at = 0
    while True:
        match = _DATELINE.match(text, at)
        if match is not None:
            yield match
        # A match may end with the line break itself.
        at = text.find("\n", at if match is None else match.end() - 1) + 1
        if not at:
            return


def find_bylines(doc: Doc) -> list[Stretch]:
    """Return the lines of a few words before the text that only tell who wrote it."""
    found, start = [], 0
    for at in line_breaks(doc):
        if not texts(doc)[at].isspace():
            continue
        if at - start > _LONGEST_BYLINE or not _is_byline(doc, start, at):
            break
        found.append(Stretch(start, at))
        start = at + 1
    return found


def _is_byline(doc: Doc, start: int, end: int) -> bool:
    words = [token.text.lower() for token in doc[start:end]]
    return bool(words) and (words[0] == "by" or words[-1] in _WRITERS)


def home_state(mentions: Iterable[ActorMention], datelines: Iterable[Stretch]) -> str | None:
    """Return the state whose town stands in the first dateline, None without one."""
    first = next(iter(datelines), None)
    if first is None:
        return None
    towns = (m for m in mentions if first.holds(m.start, m.end) and m.type in ("state", "place"))
    return next((town.state for town in towns if town.state), None)

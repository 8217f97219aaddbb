"""Text made fit for labels, and offsets made fit for the browser."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LABEL_LIMIT = 60
_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return the text on one line, without control characters and direction overrides."""
    kept = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in text
        if char not in _BIDI_CONTROLS
    )
    return " ".join("".join(kept).split())


def cap(text: str, limit: int = LABEL_LIMIT) -> str:
    """Return the text cut to ``limit`` characters, the last of them an ellipsis where cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def cells(text: str) -> int:
    """Return the width of the text in columns: two for a wide character, none for a mark."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def wrap(name: str, width: int = 15, limit: int = LABEL_LIMIT) -> list[str]:
    """Return a name as label lines of about ``width`` columns, broken at spaces only."""
    lines: list[str] = []
    for word in cap(clean(name), limit).split():
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [cap(line, width + 9) for line in lines] or ["?"]


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units, the unit of JavaScript offsets, the text takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def utf16_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Turn a code point span into a UTF-16 span, clipped to the text; None when empty."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return None
    first = utf16_length(text[:start])
    return first, first + utf16_length(text[start:end])

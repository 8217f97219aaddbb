"""Words as the catalogue compares them: folded to plain letters and cut into pieces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PIECE = re.compile(r"\w+|[^\w\s]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "ð": "d",
    }
)


def fold(text: str) -> str:
    """Return the text without diacritics and with plain quotes and hyphens."""
    if text.isascii() and "`" not in text:
        return text
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


# Most words of a text are ones that it had before.
@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """Return the folded words and punctuation marks, so that any tokenizer's cuts agree."""
    return tuple(_PIECE.findall(fold(text)))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return a lower-case id part: letters, digits and hyphens only.

    A text in another script keeps its own letters, so that two names never share an id.
    """
    folded = fold(text).lower().replace("'", "")
    plain = _NOT_WORD.sub("-", folded).strip("-")
    return plain if plain else re.sub(r"\W+", "-", folded).strip("-")

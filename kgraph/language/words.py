"""What the network sees of a word: its normalised spelling and its letter shape."""

from __future__ import annotations

# Curly quotes, dashes and exotic blanks fall out of the network's vocabulary, so it is
# shown their plain twins. The document itself keeps the characters that were given.
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "′": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "″": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "…": "...",
        "\u00a0": " ",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)

SHAPES = ("special", "lower", "title", "upper", "initial", "mixed", "digit", "other")
SPECIAL, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGIT, OTHER = range(len(SHAPES))


def normalise(word: str) -> str:
    """Return the word with curly quotes, dashes and odd blanks replaced by plain ones."""
    return word if word.isascii() and "`" not in word else word.translate(_PLAIN)


def shape(word: str) -> int:
    """Return the index in ``SHAPES`` of the word's pattern of capitals and digits."""
    if any(c.isdigit() for c in word):
        return DIGIT
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return OTHER
    if all(not c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else INITIAL
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED

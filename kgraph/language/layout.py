"""Where lines and paragraphs end: which line breaks in a text are boundaries of sentences."""

from __future__ import annotations

import itertools

# A line that a typewriter or mail program wrapped is nearly full; a headline is not.
_FULL_LINE = 45
_LONGEST_WRAPPED_LINE = 100


def is_wrapped(text: str) -> bool:
    """Return whether single line breaks in the text are mostly mere wrapping."""
    lines = [line.rstrip() for line in text.split("\n")]
    followed = [a for a, b in itertools.pairwise(lines) if a and b]
    if len(followed) < 2 or max(map(len, followed)) > _LONGEST_WRAPPED_LINE:
        return False
    open_lines = [line for line in followed if len(line) >= _FULL_LINE and line[-1] not in '.!?:"”']
    return len(open_lines) * 2 > len(followed)


def is_boundary(blank: str, line_before: str, next_character: str, wrapped: bool) -> bool:
    """Return whether white space between two words ends a sentence for certain."""
    breaks = blank.replace("\r\n", "\n").count("\n")
    if breaks != 1:
        return breaks > 1
    if next_character.islower():
        return False
    return not (wrapped and len(line_before) >= _FULL_LINE)

"""Lines in capitals throughout, in which "US" may be "us" and "WHO" may be "who"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kgraph.actors.spans import POSSESSIVE
from kgraph.actors.tables import rows
from kgraph.actors.words import exact_text, texts

_AROUND = 3
_JOINING = frozenset({"AND", "OR", "&", "-", "/", "VS", "VS."})
_MODALS = frozenset(
    {"must", "will", "would", "should", "could", "may", "might", "has", "is", "was"}
)


def is_shouted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words around a short name are in capitals too."""
    around = [t for t in doc[max(0, start - _AROUND) : end + _AROUND] if t.is_alpha]
    others = [token for token in around if not start <= token.i < end]
    return len(others) > 1 and all(token.text.isupper() for token in others)


def is_word(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a short name in a line of capitals is more likely the common word.

    It is the name where it is joined to something ("CHINA AND US"), where the text has it in a
    usual line too, and, if the table says so, where it begins a line or a noun or modal follows.
    """
    leads = _words().get(exact_text(doc, start, end))
    if leads is None:
        return False
    begins = start == 0 or doc[start].is_sent_start or doc[start - 1].is_space
    governs = end < len(doc) and (doc[end].lower_ in POSSESSIVE or doc[end].pos_ == "NOUN")
    joined = (start > 0 and doc[start - 1].text in _JOINING) or (
        end < len(doc) and doc[end].text in _JOINING
    )
    acts = end < len(doc) and doc[end].lower_ in _MODALS
    if joined or (leads and (begins or governs or acts)):
        return False
    words = texts(doc)
    again = [i for i, text in enumerate(words) if text == words[start] and i != start]
    return all(is_shouted(doc, i, i + 1) for i in again)


@cache
def _words() -> dict[str, bool]:
    return {row["word"]: row["leads"] == "yes" for row in rows("acronym_words")}

"""The words of a document, which most passes over it look at first."""

from __future__ import annotations

from spacy.attrs import ORTH, SPACY
from spacy.tokens import Doc

# Only of the document read last: a token makes its text anew each time that it is asked.
_latest: tuple[Doc | None, list[str], list[str]] = (None, [], [])


def texts(doc: Doc) -> list[str]:
    """Return the text of each token; the list is shared and must not be changed."""
    return _of(doc)[0]


def capitalised(doc: Doc) -> list[int]:
    """Return the indices of the tokens that begin with a capital."""
    return [i for i, text in enumerate(texts(doc)) if text[:1].isupper()]


def exact_text(doc: Doc, start: int, end: int) -> str:
    """Return a span's text as it stands; a ``Span`` would take many times as long to make."""
    if start >= end:
        return ""
    words, spaced = _of(doc)
    if end == start + 1:
        return words[start]
    return "".join([*spaced[start : end - 1], words[end - 1]])


def whole_text(doc: Doc) -> str:
    """Return the document's text."""
    return "".join(_of(doc)[1])


def _of(doc: Doc) -> tuple[list[str], list[str]]:
    """Return the text of each token, and that with the blank behind it."""
    global _latest
    held, words, spaced = _latest
    if held is not doc or len(words) != len(doc):
        numbers, blanks = doc.to_array([ORTH, SPACY]).T.tolist()
        # Most words stand in a document more than once.
        spelt = {number: doc.vocab.strings[number] for number in set(numbers)}
        words = [spelt[number] for number in numbers]
        spaced = [f"{word} " if blank else word for word, blank in zip(words, blanks, strict=True)]
        _latest = (doc, words, spaced)
    return words, spaced

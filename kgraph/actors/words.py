"""The words of a document, which most passes over it look at first."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cached_property
from itertools import chain

from spacy.attrs import ORTH, SPACY
from spacy.tokens import Doc

_BLANKS = ("", " ")


class _Words:
    """The text of each token, alone and with the blank behind it, and where each word stands."""

    def __init__(self, doc: Doc) -> None:
        numbers, blanks = doc.to_array([ORTH, SPACY]).T.tolist()
        # Most words stand in a document more than once.
        strings = doc.vocab.strings
        spelt = {number: strings[number] for number in set(numbers)}
        self.texts: list[str] = list(map(spelt.__getitem__, numbers))
        self.spaced = list(map(str.__add__, self.texts, map(_BLANKS.__getitem__, blanks)))
        self.places: dict[str, list[int]] = {}
        for at, text in enumerate(self.texts):
            if text in self.places:
                self.places[text].append(at)
            else:
                self.places[text] = [at]

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """How each word in small letters is written in the document."""
        found: dict[str, list[str]] = {}
        for text in self.places:
            found.setdefault(text.lower(), []).append(text)
        return found


# Only of the document read last: a token makes its text anew each time that it is asked.
_latest: tuple[Doc | None, _Words | None] = (None, None)


def texts(doc: Doc) -> list[str]:
    """Return the text of each token; the list is shared and must not be changed."""
    return _of(doc).texts


def where(doc: Doc, wanted: Set[str]) -> list[int]:
    """Return the indices of the tokens that are one of some words, in order.

    It looks at each word once however often it stands in the document.
    """
    places = _of(doc).places
    return _in_order(doc, places.keys() & wanted)


def where_small(doc: Doc, wanted: Set[str]) -> list[int]:
    """Return the indices of the tokens that are one of some words in small letters, in order."""
    spellings = _of(doc).spellings
    return _in_order(
        doc, chain.from_iterable(spellings[word] for word in spellings.keys() & wanted)
    )


def capitalised(doc: Doc) -> list[int]:
    """Return the indices of the tokens that begin with a capital."""
    return _in_order(doc, (text for text in _of(doc).places if text[:1].isupper()))


def line_breaks(doc: Doc) -> list[int]:
    """Return the indices of the tokens that hold a line's end, in order."""
    return _in_order(doc, (text for text in _of(doc).places if "\n" in text))


def _in_order(doc: Doc, words: Iterable[str]) -> list[int]:
    places = _of(doc).places
    return sorted([at for word in words for at in places[word]])


def exact_text(doc: Doc, start: int, end: int) -> str:
    """Return a span's text as it stands; a ``Span`` would take many times as long to make."""
    if start >= end:
        return ""
    words = _of(doc)
    if end == start + 1:
        return words.texts[start]
    return "".join([*words.spaced[start : end - 1], words.texts[end - 1]])


def whole_text(doc: Doc) -> str:
    """Return the document's text."""
    return "".join(_of(doc).spaced)


def _of(doc: Doc) -> _Words:
    global _latest
    held, words = _latest
    if held is not doc or words is None or len(words.texts) != len(doc):
        words = _Words(doc)
        _latest = (doc, words)
    return words

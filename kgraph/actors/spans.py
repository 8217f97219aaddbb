"""Questions about spans of tokens that several rules ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from spacy.attrs import POS
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Token

from kgraph.actors.text import pieces
from kgraph.actors.words import exact_text
from kgraph.trees import children as children
from kgraph.trees import has_child as has_child
from kgraph.trees import remembered_of_doc
from kgraph.trees import sentence_numbers as sentence_numbers

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "both"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "`s"})

# By the hash of a word's features: few sets of them occur, and reading one takes long.
_PLURAL: dict[int, bool] = {}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of tokens, half-open."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def head_of(doc: Doc, start: int, end: int) -> int:
    """Return the index of the token whose head lies outside the span (the first such)."""
    for i in range(start, end):
        head = doc[i].head.i
        if head == i or not start <= head < end:
            return i
    return start


def words_of(doc: Doc, start: int, end: int) -> list[str]:
    """Return the folded pieces of the span."""
    return [piece for i in range(start, end) for piece in pieces(doc[i].text)]


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the span's text with line breaks and runs of blanks as one blank."""
    return " ".join(exact_text(doc, start, end).split())


def is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()


def is_plural(token: Token) -> bool:
    features = token.morph
    number = hash(features)
    found = _PLURAL.get(number)
    if found is None:
        found = _PLURAL[number] = "Number=Plur" in str(features)
    return found


def with_pos(doc: Doc, *tags: str) -> list[int]:
    """Return the indices of the tokens with one of these parts of speech."""
    found = _parts_of_speech(doc)
    wanted = found == int(IDS[tags[0]])
    for tag in tags[1:]:
        wanted |= found == int(IDS[tag])
    places: list[int] = wanted.nonzero()[0].tolist()
    return places


@remembered_of_doc
def _parts_of_speech(doc: Doc) -> NDArray[Any]:
    found: NDArray[Any] = doc.to_array([POS])
    return found


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the span without outer blanks, quotes, punctuation, articles and possessive marks."""
    while start < end and _trims_left(doc[start]):
        start += 1
    while end > start and _trims_right(doc[end - 1]):
        end -= 1
    return start, end


def _trims_left(token: Token) -> bool:
    return (
        token.is_space
        or not (token.is_alpha or _has_letter(token.text))
        or (token.lower_ in DETERMINERS and (token.pos_ != "PROPN" or token.lower_ == "the"))
    )


def _trims_right(token: Token) -> bool:
    return (
        token.is_space
        or token.text in POSSESSIVE
        or not (token.is_alpha or _has_letter(token.text))
    )


def _has_letter(text: str) -> bool:
    return any(letter.isalnum() for letter in text)

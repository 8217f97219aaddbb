"""Questions about spans of tokens that several rules ask."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.actors.text import pieces

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "both"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "`s"})


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
    return [piece for token in doc[start:end] for piece in pieces(token.text)]


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the span's text with line breaks and runs of blanks as one blank."""
    return " ".join(doc[start:end].text.split())


def is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper()


def is_plural(token: Token) -> bool:
    return "Number=Plur" in str(token.morph)


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
        or not any(letter.isalnum() for letter in token.text)
        or (token.text.lower() in DETERMINERS and token.pos_ != "PROPN")
        or token.text.lower() == "the"
    )


def _trims_right(token: Token) -> bool:
    return (
        token.is_space
        or token.text in POSSESSIVE
        or not any(letter.isalnum() for letter in token.text)
    )


def sentence_numbers(doc: Doc) -> list[int]:
    """Return, for each token, the number of its sentence."""
    numbers, number = [], -1
    for token in doc:
        if token.i == 0 or token.is_sent_start:
            number += 1
        numbers.append(number)
    return numbers


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of these dependency labels (subtypes included)."""
    wanted = set(labels)
    return [
        child
        for child in token.children
        if child.dep_ in wanted or child.dep_.split(":")[0] in wanted
    ]


def has_child(token: Token, *labels: str) -> bool:
    return bool(children(token, *labels))

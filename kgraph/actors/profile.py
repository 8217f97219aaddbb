"""What a document tells of its actors as a whole, and who speaks in it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.mention import ActorMention
from kgraph.actors.words import line_breaks, texts, where

if TYPE_CHECKING:
    from kgraph.actors.chains import Chain

_SAY = frozenset(
    {"say", "tell", "add", "claim", "explain", "write", "state", "ask", "announce", "answer"}
    | {"argue", "note", "insist", "warn", "believe", "think", "recall", "comment", "reply"}
)
_OPENING = frozenset({"“", "``"})
_CLOSING = frozenset({"”", "''"})
_MARKS = _OPENING | _CLOSING | {'"'}


class Profile:
    """How often each actor is named, who comes first, and what is quoted."""

    def __init__(self, doc: Doc, mentions: Sequence[ActorMention]) -> None:
        self._doc = doc
        named = [m for m in mentions if m.kind != "reference"]
        self._named = Counter(m.id for m in named)
        self._most: dict[str, int] = {}
        self._first: dict[str, str] = {}
        for mention in named:
            kind, times = _kind(mention), self._named[mention.id]
            self._most[kind] = max(self._most.get(kind, 0), times)
            self._first.setdefault(kind, mention.id)
        self._quoted = _quoted(doc)
        self._speakers: dict[int, bool] = {}

    def prominence(self, chain: Chain) -> set[str]:
        """Return whether the document names the chain's actor first, or most, of its kind."""
        mention = chain.mention
        if mention is None:
            return set()
        kind, told = _kind(mention), set()
        if self._first[kind] == mention.id:
            told.add("named first")
        if self._named[mention.id] == self._most[kind]:
            told.add("named most")
        return told

    def says(self, token: Token, chain: Chain) -> bool:
        """Tell whether a word is quoted, and the chain was last named as who says so."""
        quoted = self._quoted[token.i] and not self._quoted[chain.last]
        return quoted and self._speaks(chain.last)

    def speech(self, token: Token, chain: Chain) -> set[str]:
        """Return who speaks: a pronoun in a quotation is seldom the one who says it."""
        last = chain.last
        here, there = self._quoted[token.i], self._quoted[last]
        found = {f"quoted {there} {here}"} if here or there else set()
        speaks = self._speaks(last)
        if speaks and not there:
            found.add("said the quotation" if here else "spoke")
        if speaks and self._speaks(token.i) and here == there:
            found.add("speaks again")
        return found

    def _speaks(self, at: int) -> bool:
        if at not in self._speakers:
            self._speakers[at] = _speaks(self._doc[at])
        return self._speakers[at]

    def numbers(self, chain: Chain) -> dict[str, float]:
        """Return how often the actor is named, alone and against the most named of its kind."""
        if chain.mention is None:
            return {}
        times = self._named[chain.mention.id]
        share = times / self._most[_kind(chain.mention)]
        return {"share of names": share, "named": math.log(times)}


def _speaks(token: Token) -> bool:
    root = first_conjunct(token)
    return root.dep_ == "nsubj" and root.head.lemma_ in _SAY


def _kind(mention: ActorMention) -> str:
    return mention.type if mention.type in {"person", "place"} else "body"


def _quoted(doc: Doc) -> list[bool]:
    """Return, for each token, whether it stands in a quotation; a line's end closes it."""
    found: list[bool] = []
    inside, words = False, texts(doc)
    for at in sorted({*where(doc, _MARKS), *line_breaks(doc)}):
        found += [inside] * (at - len(found))
        text = words[at]
        if text in _OPENING or text in _CLOSING:
            inside = text in _OPENING
        elif text == '"':
            inside = not inside
        found.append(inside)
        inside = inside and "\n" not in text
    return found + [inside] * (len(words) - len(found))

"""Where the phrases of coded dictionaries stand in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from kgraph.actors.dictionaries.agentfile import Agent
from kgraph.actors.dictionaries.codes import NO_ACTOR, Code, in_force
from kgraph.actors.dictionaries.phrases import Phrases
from kgraph.actors.spans import head_of, is_capitalised
from kgraph.actors.text import pieces

_NOT_NOUNS = frozenset(
    {"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PRON", "SCONJ", "VERB"}
)
_GRAMMAR = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})


@dataclass(frozen=True, slots=True)
class ActorSpan:
    """A phrase of an actor file; ``codes`` is empty where it is known to be no actor."""

    start: int
    end: int
    root: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentSpan:
    """A phrase of an agent file."""

    start: int
    end: int
    root: int
    agent: Agent


class Cut:
    """A document cut into the pieces that phrases are made of."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words: list[str] = []
        self._owner: list[int] = []
        for token in doc:
            for piece in pieces(token.text.replace("_", " ").upper()):
                self.words.append(piece)
                self._owner.append(token.i)

    def span(self, at: int, length: int) -> tuple[int, int] | None:
        """Return the tokens of some pieces, None where they are not whole tokens."""
        end, owner = at + length, self._owner
        if at and owner[at - 1] == owner[at]:
            return None
        if end < len(owner) and owner[end] == owner[end - 1]:
            return None
        return owner[at], owner[end - 1] + 1


def find_actor_spans(
    cut: Cut, phrases: Phrases[list[Code]], day: date | None
) -> Iterator[ActorSpan]:
    """Yield the longest phrases that have a code on a day, without overlaps."""
    at = 0
    while at < len(cut.words):
        length = 1
        for size, codes in phrases.starting(cut.words, at):
            code = in_force(codes, day)
            span = cut.span(at, size) if code is not None else None
            if code is None or span is None or not _is_noun(cut.doc, *span):
                continue
            parts = () if code in NO_ACTOR else tuple(dict.fromkeys(code.split("/")))
            yield ActorSpan(*span, head_of(cut.doc, *span), parts)
            length = size
            break
        at += length


def find_agent_spans(
    cut: Cut, phrases: Phrases[Agent], taken: Sequence[ActorSpan]
) -> Iterator[AgentSpan]:
    """Yield the longest agent phrases outside the actors, without overlaps."""
    covered = {i for span in taken for i in range(span.start, span.end)}
    at = 0
    while at < len(cut.words):
        length = 1
        for size, agent in phrases.starting(cut.words, at):
            span = cut.span(at, size)
            if span is None or covered & set(range(*span)) or not _is_noun(cut.doc, *span):
                continue
            yield AgentSpan(*span, head_of(cut.doc, *span), agent)
            length = size
            break
        at += length


def _is_noun(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a single word is no verb or grammatical word here."""
    token = doc[start]
    if end - start > 1 or token.pos_ not in _NOT_NOUNS:
        return True
    return is_capitalised(token) and token.pos_ not in _GRAMMAR

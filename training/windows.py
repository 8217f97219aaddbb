"""Cut sentences into windows of text, and disturb them as texts are when they are read."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from kgraph.language.pieces import PieceEncoder
from kgraph.language.words import LOWER, OTHER, TITLE, UPPER
from training.corpora import Sentence, first_words

MAX_PIECES = 300
LONGEST = 510
WINDOW_WORDS = 170
WINDOW_SENTENCES = (2, 4, 5, 6, 7, 8, 10)
KEEP_BREAKS = 0.3
LOST_STOPS = 0.02
CUT_WINDOWS = 0.5
LOST_WORDS = 0.04


@dataclass(slots=True)
class Window:
    """A few sentences that follow each other, as the network sees them."""

    sentences: list[Sentence]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    starts: list[int] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)

    @property
    def words(self) -> list[str]:
        return [w for s in self.sentences for w in s.words]


def make_window(sentences: list[Sentence], encoder: PieceEncoder, keep_breaks: bool) -> Window:
    words, breaks, starts = [], set(), []
    for sentence in sentences:
        starts.append(len(words))
        if keep_breaks and sentence.paragraph_start:
            breaks.add(len(words))
        words += sentence.words
    encoded = encoder.encode(words, breaks)
    return Window(sentences, encoded.ids, encoded.shapes, encoded.first, starts)


def windows(
    sentences: list[Sentence],
    encoder: PieceEncoder,
    rng: random.Random | None,
    *,
    disturb: bool = False,
) -> list[Window]:
    """Cut the corpus into windows; with ``rng`` sizes vary, so that every epoch differs.

    With ``disturb`` full stops get lost now and then, and windows end within a sentence, as
    they do when a text is read.
    """
    result: list[Window] = []
    place = 0
    while place < len(sentences):
        group, place = _next_group(sentences, place, rng)
        if rng and disturb:
            group = [_without_full_stop(s) if rng.random() < LOST_STOPS else s for s in group]
            follower = sentences[place] if place < len(sentences) else None
            if follower and follower.document == group[0].document and rng.random() < CUT_WINDOWS:
                group.append(first_words(follower, rng.randint(1, min(30, len(follower.words)))))
        # Raw text often has lost its paragraphs, so most windows are shown without them.
        keep = rng is None or rng.random() < KEEP_BREAKS
        result += _fitting(group, encoder, keep)
    return result


def _next_group(
    sentences: list[Sentence], place: int, rng: random.Random | None
) -> tuple[list[Sentence], int]:
    limit = rng.choice(WINDOW_SENTENCES) if rng else 6
    group, length = [sentences[place]], len(sentences[place].words)
    for sentence in sentences[place + 1 : place + limit]:
        length += len(sentence.words)
        if sentence.document != group[0].document or length > WINDOW_WORDS:
            break
        group.append(sentence)
    return group, place + len(group)


def _fitting(group: list[Sentence], encoder: PieceEncoder, keep_breaks: bool) -> list[Window]:
    window = make_window(group, encoder, keep_breaks)
    if len(window.ids) > MAX_PIECES and len(group) > 1:
        half = len(group) // 2
        parts = [make_window(p, encoder, keep_breaks) for p in (group[:half], group[half:])]
        return [part for part in parts if len(part.ids) <= LONGEST]
    return [window] if len(window.ids) <= LONGEST else []


def _without_full_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[-1] != "." or (sentence.heads and last in sentence.heads):
        return sentence
    return first_words(sentence, last)


def change_case(window: Window, rng: random.Random) -> None:
    """Now and then write a window as a headline, in capitals or in small letters only."""
    draw = rng.random()
    if draw > 0.08:
        return
    shape = UPPER if draw < 0.03 else LOWER if draw < 0.06 else TITLE
    window.shapes = [shape if LOWER <= s < OTHER - 1 else s for s in window.shapes]


def lose_words(window: Window, mask: int, rng: random.Random) -> None:
    """Hide one word in twenty-five behind the mask piece, so that context has to speak."""
    ends = [*window.first[1:], len(window.ids) - 1]
    for word, (begin, end) in enumerate(zip(window.first, ends, strict=True)):
        if rng.random() < LOST_WORDS:
            window.lost.add(word)
            # A break may stand before the next word; it stays.
            for k in range(begin, end):
                if window.shapes[k]:
                    window.ids[k] = mask

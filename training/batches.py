"""Group sentences into windows of text and turn windows into tensors."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kgraph.language import lemmas
from kgraph.language.pieces import PieceEncoder
from kgraph.language.words import LOWER, OTHER, TITLE, UPPER
from training.corpora import OUTSIDE, UNSAID, Sentence, first_words

IGNORE = OUTSIDE
MAX_PIECES = 300
LONGEST = 510
WINDOW_WORDS = 170
WINDOW_SENTENCES = (2, 4, 5, 6, 7, 8, 10)
KEEP_BREAKS = 0.3
LOST_STOPS = 0.02
CUT_WINDOWS = 0.5
LOST_WORDS = 0.04
TARGETS = ("heads", "relations", "upos", "features", "lemmas", "entities")


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


def label_sets(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Return the label vocabulary of each layer, most frequent first."""
    counts: dict[str, Counter[str]] = {
        k: Counter() for k in ("relations", "upos", "features", "lemmas", "entities")
    }
    for s in sentences:
        for name in ("relations", "upos", "features", "entities"):
            counts[name].update(x for x in getattr(s, name) or () if x != UNSAID)
        if s.lemmas:
            counts["lemmas"].update(
                lemmas.script(w, x) for w, x in zip(s.words, s.lemmas, strict=True)
            )
    least = {"lemmas": 3, "features": 2}
    result = {
        name: [
            x for x, n in sorted(c.items(), key=lambda p: (-p[1], p[0])) if n >= least.get(name, 1)
        ]
        for name, c in counts.items()
    }
    if lemmas.IDENTITY not in result["lemmas"]:
        result["lemmas"].append(lemmas.IDENTITY)
    return result


@dataclass(slots=True)
class SoftTargets:
    """Probabilities of teachers; ``known`` (batch, words) says for which words there are any.

    ``heads`` are those for which ``relations`` are given.
    """

    known: Tensor
    heads: Tensor
    arcs: Tensor
    relations: Tensor
    upos: Tensor


@dataclass(slots=True)
class Batch:
    """Tensors of a batch; targets hold ``IGNORE`` where a layer is missing."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    targets: dict[str, Tensor]
    starts: Tensor
    same_sentence: Tensor
    soft: SoftTargets | None


class Vocabulary:
    """Label -> index for each layer."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.labels = labels
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def targets(self, sentence: Sentence, offset: int) -> dict[str, list[int]]:
        size = len(sentence.words)
        missing = [IGNORE] * size
        result = {}
        for name in ("relations", "upos", "features", "entities"):
            values = getattr(sentence, name)
            known = self.index[name]
            result[name] = [known.get(v, IGNORE) for v in values] if values else missing
        result["heads"] = _moved(sentence.heads, offset) if sentence.heads else missing
        if sentence.lemmas:
            known = self.index["lemmas"]
            result["lemmas"] = [
                known.get(lemmas.script(w, x), known[lemmas.IDENTITY])
                for w, x in zip(sentence.words, sentence.lemmas, strict=True)
            ]
        else:
            result["lemmas"] = missing
        return result


def _moved(heads: list[int], offset: int) -> list[int]:
    return [IGNORE if h == OUTSIDE else offset + h for h in heads]


def collate(group: list[Window], vocabulary: Vocabulary) -> Batch:
    count = len(group)
    pieces = max(len(w.ids) for w in group)
    words = max(len(w.first) for w in group)
    ids = torch.zeros(count, pieces, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    first = torch.zeros(count, words, dtype=torch.long)
    targets = {k: torch.full((count, words), IGNORE, dtype=torch.long) for k in TARGETS}
    starts = torch.full((count, words), -1.0)
    same = torch.zeros(count, words, words, dtype=torch.bool)
    for b, window in enumerate(group):
        ids[b, : len(window.ids)] = torch.tensor(window.ids)
        shapes[b, : len(window.ids)] = torch.tensor(window.shapes)
        mask[b, : len(window.ids)] = 1
        first[b, : len(window.first)] = torch.tensor(window.first)
        for start, sentence in zip(window.starts, window.sentences, strict=True):
            end = start + len(sentence.words)
            for name, values in vocabulary.targets(sentence, start).items():
                targets[name][b, start:end] = torch.tensor(values)
            if sentence.heads:
                starts[b, start:end] = 0.0
                starts[b, start] = 1.0
            same[b, start:end, start:end] = True
        for lost in window.lost:
            # Nobody can know the lemma of a hidden word.
            targets["lemmas"][b, lost] = IGNORE
    soft = _soft_targets(group, count, words)
    return Batch(ids, shapes, mask, first, targets, starts, same, soft)


def _soft_targets(group: list[Window], count: int, words: int) -> SoftTargets | None:
    some = next((s.soft for w in group for s in w.sentences if s.soft), None)
    if some is None:
        return None
    result = SoftTargets(
        known=torch.zeros(count, words, dtype=torch.bool),
        heads=torch.full((count, words), IGNORE, dtype=torch.long),
        arcs=torch.zeros(count, words, words),
        relations=torch.zeros(count, words, some.relations.shape[1]),
        upos=torch.zeros(count, words, some.upos.shape[1]),
    )
    for b, window in enumerate(group):
        for start, sentence in zip(window.starts, window.sentences, strict=True):
            soft, end = sentence.soft, start + len(sentence.words)
            if soft is None:
                continue
            result.known[b, start:end] = True
            result.heads[b, start:end] = torch.tensor(_moved(soft.heads, start))
            result.arcs[b, start:end, start:end] = _probabilities(soft.arcs)
            result.relations[b, start:end] = _probabilities(soft.relations)
            result.upos[b, start:end] = _probabilities(soft.upos)
    return result


def _probabilities(scores: NDArray[np.float16]) -> Tensor:
    # Normalised anew, because a cut sentence has lost some of the arcs.
    return torch.softmax(torch.from_numpy(scores.astype(np.float32)), dim=-1)


def in_order(
    sentences: list[Sentence], encoder: PieceEncoder, vocabulary: Vocabulary, count: int = 24
) -> Iterator[tuple[list[Window], Batch]]:
    """Yield all windows with their tensors, ``count`` of like length at a time, for reading."""
    cut = sorted(windows(sentences, encoder, None), key=lambda w: len(w.ids))
    for i in range(0, len(cut), count):
        group = cut[i : i + count]
        yield group, collate(group, vocabulary)


def batches(group: list[Window], rng: random.Random, pieces: int = 2600) -> list[list[Window]]:
    """Shuffle windows into batches of like length with at most ``pieces`` word-pieces."""
    shuffled = group[:]
    rng.shuffle(shuffled)
    result: list[list[Window]] = []
    for i in range(0, len(shuffled), 600):
        current: list[Window] = []
        for window in sorted(shuffled[i : i + 600], key=lambda w: len(w.ids)):
            if current and (len(current) + 1) * len(window.ids) > pieces:
                result.append(current)
                current = []
            current.append(window)
        if current:
            result.append(current)
    rng.shuffle(result)
    return result

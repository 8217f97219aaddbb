"""Group sentences into windows of text and turn windows into tensors."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import torch
from torch import Tensor

from kgraph.language import lemmas
from kgraph.language.pieces import PieceEncoder
from kgraph.language.words import LOWER, OTHER, TITLE, UPPER
from training.corpora import Sentence

IGNORE = -100
MAX_PIECES = 300
KEEP_BREAKS = 0.35
TARGETS = ("heads", "relations", "upos", "features", "lemmas", "entities")


@dataclass(slots=True)
class Window:
    """A few sentences that follow each other, as the network sees them."""

    sentences: list[Sentence]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    starts: list[int] = field(default_factory=list)

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
    sentences: list[Sentence], encoder: PieceEncoder, rng: random.Random | None
) -> list[Window]:
    """Cut the corpus into windows; with ``rng`` sizes vary, so that every epoch differs."""
    result: list[Window] = []
    current: list[Sentence] = []
    limit = 6

    def flush() -> None:
        nonlocal current, limit
        if current:
            # Raw text often has lost its paragraphs, so most windows are shown without them.
            keep = rng is None or rng.random() < KEEP_BREAKS
            window = make_window(current, encoder, keep)
            if len(window.ids) <= MAX_PIECES or len(current) == 1:
                if len(window.ids) <= 510:
                    result.append(window)
            else:
                half = len(current) // 2
                for part in (current[:half], current[half:]):
                    window = make_window(part, encoder, keep)
                    if len(window.ids) <= 510:
                        result.append(window)
        current, limit = [], 6 if rng is None else rng.choice((2, 4, 5, 6, 7, 8))

    for sentence in sentences:
        length = sum(len(s.words) for s in current)
        changed = current and sentence.document != current[0].document
        if changed or len(current) >= limit or length + len(sentence.words) > 170:
            flush()
        current.append(sentence)
    flush()
    return result


def change_case(window: Window, rng: random.Random) -> None:
    """Now and then write a window as a headline, in capitals or in small letters only."""
    draw = rng.random()
    if draw > 0.08:
        return
    shape = UPPER if draw < 0.03 else LOWER if draw < 0.06 else TITLE
    window.shapes = [shape if LOWER <= s < OTHER - 1 else s for s in window.shapes]


def label_sets(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Return the label vocabulary of each layer, most frequent first."""
    counts: dict[str, Counter[str]] = {
        k: Counter() for k in ("relations", "upos", "features", "lemmas", "entities")
    }
    for s in sentences:
        for name in ("relations", "upos", "features", "entities"):
            counts[name].update(getattr(s, name) or ())
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
class Batch:
    """Tensors of a batch; targets hold ``IGNORE`` where a layer is missing."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    targets: dict[str, Tensor]
    starts: Tensor
    same_sentence: Tensor


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
        result["heads"] = [offset + h for h in sentence.heads] if sentence.heads else missing
        if sentence.lemmas:
            known = self.index["lemmas"]
            result["lemmas"] = [
                known.get(lemmas.script(w, x), known[lemmas.IDENTITY])
                for w, x in zip(sentence.words, sentence.lemmas, strict=True)
            ]
        else:
            result["lemmas"] = missing
        return result


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
    return Batch(ids, shapes, mask, first, targets, starts, same)


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

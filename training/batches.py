"""Turn windows of text into tensors, and group them into batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kgraph.language import lemmas
from kgraph.language.pieces import PieceEncoder
from training.corpora import OUTSIDE, UNSAID, Sentence
from training.windows import Window, windows

IGNORE = OUTSIDE
TARGETS = ("heads", "relations", "upos", "features", "lemmas", "entities")


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

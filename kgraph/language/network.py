"""The shipped network: an 8-bit ONNX file, its labels and its word-pieces."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kgraph.errors import ModelError
from kgraph.language import lemmas, tree
from kgraph.language.entities import EntityDecoder, named
from kgraph.language.pieces import Encoded, PieceEncoder

MAX_PIECES = 510
_FILES = ("model.onnx", "labels.json", "label_weights.npy", "tokenizer.json", "lemmas.json")
OUTPUTS = (
    "arcs",
    "label_dependent",
    "label_head",
    "upos",
    "features",
    "lemmas",
    "sentences",
    "entities",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of the words of a window; heads count from the window's start."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
    features: list[str]
    lemmas: list[str]
    entities: list[str]


@dataclass(frozen=True, slots=True)
class Raw:
    """The network's outputs for one window, each of shape (words, ...)."""

    arcs: NDArray[np.float32]
    label_dependent: NDArray[np.float32]
    label_head: NDArray[np.float32]
    upos: NDArray[np.float32]
    features: NDArray[np.float32]
    lemmas: NDArray[np.float32]
    sentences: NDArray[np.float32]
    entities: NDArray[np.float32]


class Network:
    """Runs windows one at a time, so that no padding and no neighbour can change a result."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"{folder}: not a kgraph language model: {missing[0]} is missing")
        self.labels: dict[str, list[str]] = json.loads(
            (folder / "labels.json").read_text(encoding="utf-8")
        )
        self._folder = folder
        self.pieces = PieceEncoder(folder / "tokenizer.json")
        self._lemmas = lemmas.LemmaTable(
            **json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        )
        self._entities = EntityDecoder(self.labels["entities"])
        weights = np.load(folder / "label_weights.npy").astype(np.float32)
        # (labels, d, d) -> (d, labels * d): all label scores become one matrix product.
        self._root_label = self.labels["relations"].index("root")
        self._label_size = weights.shape[0]
        self._label_weights = np.ascontiguousarray(
            weights.transpose(1, 0, 2).reshape(weights.shape[1], -1)
        )
        options = onnxruntime.SessionOptions()
        # Threads work on different windows; one window is always computed by one thread.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Windows differ in length, so what was planned for one does not fit the next.
        options.enable_mem_pattern = False
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def __reduce__(self) -> tuple[type[Network], tuple[Path]]:
        # Another process loads the files itself: a session cannot travel.
        return Network, (self._folder,)

    def run(self, window: Encoded) -> Raw:
        """Run one encoded window; every output has one row a word."""
        outputs = self._session.run(
            list(OUTPUTS),
            {
                "ids": np.array([window.ids], dtype=np.int64),
                "shapes": np.array([window.shapes], dtype=np.int64),
                "first": np.array([window.first], dtype=np.int64),
            },
        )
        return Raw(*(output[0] for output in outputs))

    def read(self, words: list[str], raw: Raw, starts: list[int]) -> Reading:
        """Decode the first ``len(words)`` rows, given where their sentences start."""
        count = len(words)
        heads = np.zeros(count, dtype=np.int64)
        for start, end in zip(starts, [*starts[1:], count], strict=True):
            heads[start:end] = start + tree.decode(raw.arcs[start:end, start:end])
        scores = self._label_scores(raw, heads, count)
        # The root's label belongs to the word that the tree made the root, to no other.
        scores[:, self._root_label] = -np.inf
        labels = scores.argmax(axis=1)
        relations = [
            "ROOT" if heads[i] == i else self.labels["relations"][label]
            for i, label in enumerate(labels)
        ]
        upos = self._names("upos", raw.upos[:count])
        scripts = self._names("lemmas", raw.lemmas[:count])
        return Reading(
            heads=heads.tolist(),
            relations=relations,
            upos=upos,
            features=self._names("features", raw.features[:count]),
            lemmas=[
                self._lemmas.lemma(w, p, s) for w, p, s in zip(words, upos, scripts, strict=True)
            ],
            entities=named(self._entities.decode(raw.entities[:count]), upos),
        )

    def _names(self, layer: str, scores: NDArray[np.float32]) -> list[str]:
        names = self.labels[layer]
        return [names[i] for i in scores.argmax(axis=1)]

    def _label_scores(self, raw: Raw, heads: NDArray[np.int64], count: int) -> NDArray[np.float32]:
        bias = np.ones((count, 1), dtype=np.float32)
        dependents = np.concatenate([raw.label_dependent[:count], bias], axis=1)
        chosen = np.concatenate([raw.label_head[heads], bias], axis=1)
        scores = (dependents @ self._label_weights).reshape(count, self._label_size, -1)
        result: NDArray[np.float32] = np.matmul(scores, chosen[:, :, None])[:, :, 0]
        return result

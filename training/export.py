"""Export the trained network to 8-bit ONNX.

Run as ``python -m training.export --corpora DIR --encoder DIR --run DIR --out DIR``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kgraph.language import lemmas
from kgraph.language.lemmas import LONGEST_ENDING, SHORTEST_ENDING
from kgraph.language.network import OUTPUTS
from training import record
from training.corpora import training_sentences
from training.model import Network, with_neighbours
from training.teach import load_network
from training.vocabulary import shorten

# Closed-class and inflected words are worth a table; names and numbers are not.
TABLED = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "ADP", "SCONJ", "PART", "CCONJ"}
OPEN = {"NOUN", "VERB", "ADJ"}
LEAST_WORDS = 3
# Heads of a few thousand weights that are kept in full.
SPARED = ("sentence", "entity")


class Exported(nn.Module):
    """The network for one window without padding; outputs in the order of ``OUTPUTS``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        n = self.network
        x = n.words(ids, shapes, torch.ones_like(ids), first)
        beside = with_neighbours(x)
        return (
            n.arc(n.arc_dependent(x), n.arc_head(x)).squeeze(1),
            n.label_dependent(x),
            n.label_head(x),
            n.upos(x),
            n.features(x),
            n.lemma(x),
            n.sentence(beside).squeeze(-1),
            n.entity(beside),
        )


class ByteEmbedding(nn.Module):
    """An embedding in 8 bits with a scale of its own for every row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.rows).float() * F.embedding(ids, self.scale)


def lemma_table(corpora: Path) -> dict[str, dict[str, str]]:
    """Return the words with one lemma only, and the endings that always take one script."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in training_sentences(corpora):
        for word, upos, lemma in zip(
            sentence.words, sentence.upos or (), sentence.lemmas or (), strict=False
        ):
            if upos in TABLED and word.isascii() and word.replace("'", "").isalpha():
                seen[f"{word.lower()}|{upos}"][lemma] += 1
    words = {k: next(iter(v)) for k, v in sorted(seen.items()) if len(v) == 1}
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for key, lemma in words.items():
        word, _, upos = key.partition("|")
        if upos in OPEN and word.isalpha() and lemma.islower():
            for size in range(SHORTEST_ENDING, min(LONGEST_ENDING, len(word) - 1) + 1):
                endings[f"{word[-size:]}|{upos}"][lemmas.script(word, lemma)] += 1
    sure = {
        k: next(iter(v))
        for k, v in sorted(endings.items())
        if len(v) == 1 and v.total() >= LEAST_WORDS
    }
    return {"words": words, "endings": sure}


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in full precision for windows of any length."""
    example = torch.randint(5, 1000, (1, 12))
    torch.onnx.export(
        Exported(network),
        (example, torch.ones_like(example), torch.arange(1, 9).unsqueeze(0)),
        str(path),
        input_names=["ids", "shapes", "first"],
        output_names=list(OUTPUTS),
        opset_version=17,
        dynamo=False,
        dynamic_axes={
            "ids": {1: "pieces"},
            "shapes": {1: "pieces"},
            "first": {1: "words"},
            "arcs": {1: "words", 2: "words"},
            **{name: {1: "words"} for name in OUTPUTS[1:]},
        },
    )


def quantise(full: Path, out: Path) -> None:
    """Write the network with 8-bit weights, but for the small heads that suffer most from it."""
    graph = onnx.load(full).graph
    spared = [n.name for n in graph.node if any(f"/{head}/" in n.name for head in SPARED)]
    quantize_dynamic(
        full,
        out,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        nodes_to_exclude=spared,
        per_channel=True,
        # Seven bits: with eight, processors without VNNI saturate and read otherwise.
        reduce_range=True,
    )


def export(corpora: Path, encoder: Path, run: Path, out: Path) -> None:
    """Write the files of the run-time model to ``out``: network, labels, tables, record."""
    out.mkdir(parents=True, exist_ok=True)
    network, labels = load_network(encoder, run)
    kept = shorten(encoder / "tokenizer.json", out / "tokenizer.json")
    embeddings = network.encoder.embeddings
    with torch.no_grad():
        words = embeddings.word_embeddings.weight.detach()[kept]
        embeddings.word_embeddings = ByteEmbedding(words)
        places = embeddings.position_embeddings.weight.detach()
        embeddings.position_embeddings = ByteEmbedding(places)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "model.onnx"
        write_onnx(network, full)
        quantise(full, out / "model.onnx")
    weights = network.label.weight.detach().numpy().astype(np.float16)
    np.save(out / "label_weights.npy", weights)
    for name, value in (("labels", labels), ("lemmas", lemma_table(corpora))):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    meta = {**record.read(run), "files": record.model_hashes(out)}
    record.write_json(out / record.META, meta)
    for file in sorted(out.iterdir()):
        print(f"{file.name:20} {file.stat().st_size / 1e6:6.2f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "encoder", "run", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    a = parser.parse_args()
    export(a.corpora, a.encoder, a.run, a.out)


if __name__ == "__main__":
    main()

"""Export the trained network to 8-bit ONNX.

Run as ``python -m training.export --corpora DIR --encoder DIR --run DIR --out DIR``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from kgraph.language import lemmas
from kgraph.language.lemmas import LONGEST_ENDING, SHORTEST_ENDING
from kgraph.language.network import OUTPUTS
from training.corpora import training_sentences
from training.model import Network

# Closed-class and inflected words are worth a table; names and numbers are not.
TABLED = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "ADP", "SCONJ", "PART", "CCONJ"}
OPEN = {"NOUN", "VERB", "ADJ"}
LEAST_WORDS = 3


class Exported(nn.Module):
    """The network for one window without padding; outputs in the order of ``OUTPUTS``."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        n = self.network
        x = n.words(ids, shapes, torch.ones_like(ids), first)
        return (
            n.arc(n.arc_dependent(x), n.arc_head(x)).squeeze(1),
            n.label_dependent(x),
            n.label_head(x),
            n.upos(x),
            n.features(x),
            n.lemma(x),
            n.sentence(x).squeeze(-1),
            n.entity(x),
        )


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


def export(corpora: Path, encoder: Path, run: Path, out: Path) -> None:
    """Write the five files of the run-time model to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    config = AutoConfig.from_pretrained(encoder, attn_implementation="eager")
    network = Network(AutoModel.from_config(config, attn_implementation="eager"), labels)
    network.load_state_dict(torch.load(run / "model.pt", weights_only=True))
    network.eval()
    example = torch.randint(5, 1000, (1, 12))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "model.onnx"
        torch.onnx.export(
            Exported(network),
            (example, torch.ones_like(example), torch.arange(1, 9).unsqueeze(0)),
            str(full),
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
        quantize_dynamic(
            full,
            out / "model.onnx",
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            # Seven bits: with eight, processors without VNNI saturate and read otherwise.
            reduce_range=True,
        )
    weights = network.label.weight.detach().numpy().astype(np.float16)
    np.save(out / "label_weights.npy", weights)
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    for name, value in (("labels", labels), ("lemmas", lemma_table(corpora))):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
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

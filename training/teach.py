"""Let trained networks annotate the training texts, for another one to learn from.

Run as ``python -m training.teach --corpora DIR --encoder DIR --run DIR [--run DIR] --out FILE``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import AutoModel

from kgraph.language import tree
from kgraph.language.pieces import PieceEncoder
from training.batches import Batch, Vocabulary, in_order
from training.corpora import Sentence, Soft, training_sentences
from training.model import Network
from training.windows import Window


def load_network(encoder: Path, run: Path) -> tuple[Network, dict[str, list[str]]]:
    """Return a trained network, ready to read, and its labels."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    network = Network(AutoModel.from_pretrained(encoder, attn_implementation="eager"), labels)
    network.load_state_dict(torch.load(run / "model.pt", weights_only=True))
    return network.eval(), labels


def teach(sentences: list[Sentence], encoder: Path, runs: list[Path]) -> list[Soft | None]:
    """Return what the networks of the runs think of each sentence, averaged.

    A sentence too long for one window has no opinion. Raises ValueError if the runs do not
    share their labels.
    """
    loaded = [load_network(encoder, run) for run in runs]
    labels = loaded[0][1]
    for name in ("relations", "upos"):
        if any(other[name] != labels[name] for _, other in loaded):
            raise ValueError(f"the runs differ in their labels of the layer {name}")
    vocabulary = Vocabulary(labels)
    pieces = PieceEncoder(encoder / "tokenizer.json")
    found: dict[int, Soft] = {}
    networks = [network for network, _ in loaded]
    for group, batch in in_order(sentences, pieces, vocabulary):
        found.update(_opinions(group, batch, networks))
    return [found.get(id(sentence)) for sentence in sentences]


def _opinions(group: list[Window], batch: Batch, networks: list[Network]) -> dict[int, Soft]:
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        words = [n.words(batch.ids, batch.shapes, batch.mask, batch.first) for n in networks]
    result = {}
    for b, window in enumerate(group):
        for start, sentence in zip(window.starts, window.sentences, strict=True):
            end = start + len(sentence.words)
            vectors = [w[b : b + 1, start:end].float() for w in words]
            result[id(sentence)] = _opinion(sentence, networks, vectors)
    return result


@torch.no_grad()
def _opinion(sentence: Sentence, networks: list[Network], vectors: list[Tensor]) -> Soft:
    pairs = list(zip(networks, vectors, strict=True))
    arcs = _mean([n.arc(n.arc_dependent(x), n.arc_head(x))[0, 0] for n, x in pairs])
    heads = sentence.heads or tree.decode(arcs.numpy()).tolist()
    relations = _mean(
        [n.label.chosen(n.label_dependent(x), n.label_head(x)[:, heads])[0] for n, x in pairs]
    )
    upos = _mean([n.upos(x)[0] for n, x in pairs])
    return Soft(heads, *(x.numpy().astype(np.float16) for x in (arcs, relations, upos)))


def _mean(logits: list[Tensor]) -> Tensor:
    """Return the logarithm of the mean probability, no lower than half precision can hold."""
    probabilities = torch.stack([F.softmax(x, dim=-1) for x in logits]).mean(dim=0)
    return probabilities.clamp(min=1e-6).log()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--run", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    torch.save(teach(training_sentences(a.corpora), a.encoder, a.run), a.out)


if __name__ == "__main__":
    main()

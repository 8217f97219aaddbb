"""Train the network. Run as ``python -m training.train --corpora DIR --encoder DIR --out DIR``."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import AutoModel

from kgraph.language.pieces import PieceEncoder
from training.batches import (
    IGNORE,
    Batch,
    Vocabulary,
    batches,
    change_case,
    collate,
    label_sets,
    windows,
)
from training.corpora import dev_sentences, training_sentences
from training.evaluate import score_network
from training.model import Network

WARM_UP = 200
ENCODER_RATE = 2e-4
HEAD_RATE = 1e-3
AVERAGE = 0.998


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return the weighted sum of the losses of the layers that the batch has."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.words(batch.ids, batch.shapes, batch.mask, batch.first)
    words = words.float()
    loss = words.new_zeros(())
    parsed = (batch.targets["heads"] != IGNORE).any(dim=1)
    if parsed.any():
        x = words[parsed]
        t = {k: v[parsed] for k, v in batch.targets.items()}
        arcs = network.arc(network.arc_dependent(x), network.arc_head(x)).squeeze(1)
        arcs = arcs.masked_fill(~batch.same_sentence[parsed], -1e4)
        loss = loss + cross_entropy(arcs, t["heads"])
        head_vectors = network.label_head(x)
        index = t["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, head_vectors.size(-1))
        labels = network.label.chosen(
            network.label_dependent(x), torch.gather(head_vectors, 1, index)
        )
        loss = loss + cross_entropy(labels, t["relations"])
        loss = loss + 0.3 * cross_entropy(network.upos(x), t["upos"])
        loss = loss + 0.2 * cross_entropy(network.features(x), t["features"])
        loss = loss + 0.3 * cross_entropy(network.lemma(x), t["lemmas"])
        starts = batch.starts[parsed]
        known = starts >= 0
        logits = network.sentence(x).squeeze(-1)[known]
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(logits, starts[known])
    if (batch.targets["entities"] != IGNORE).any():
        loss = loss + 0.6 * cross_entropy(network.entity(words), batch.targets["entities"])
    return loss


def cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(
        logits.reshape(-1, logits.size(-1)), target.reshape(-1), ignore_index=IGNORE
    )


def train(corpora: Path, encoder: Path, out: Path, epochs: int, seed: int, threads: int) -> None:
    """Train for ``epochs`` and write ``labels.json`` and ``model.pt`` (averaged weights)."""
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    pieces = PieceEncoder(encoder / "tokenizer.json")
    sentences = training_sentences(corpora)
    labels = label_sets(sentences)
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    vocabulary = Vocabulary(labels)
    dev = windows(dev_sentences(corpora), pieces, random.Random(0))
    network = Network(AutoModel.from_pretrained(encoder), labels)
    average = copy.deepcopy(network).eval()
    body = list(network.encoder.parameters()) + list(network.shape.parameters())
    inside = {id(p) for p in body}
    rest = [p for p in network.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": rest, "lr": HEAD_RATE}], weight_decay=0.01
    )
    per_epoch = len(batches(windows(sentences, pieces, random.Random(0)), random.Random(0)))
    total, step, first_epoch = per_epoch * epochs, 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        step, first_epoch = saved["step"], saved["epoch"]
        rng.setstate(saved["rng"])
    print(
        f"{len(sentences)} sentences, about {per_epoch} batches an epoch,",
        {k: len(v) for k, v in labels.items()},
        flush=True,
    )
    begun = time.monotonic()
    for epoch in range(first_epoch, epochs):
        network.train()
        cut = windows(sentences, pieces, rng)
        for window in cut:
            change_case(window, rng)
        for group in batches(cut, rng):
            step += 1
            rate = min(step / WARM_UP, max(0.02, (total - step) / max(1, total - WARM_UP)))
            for param_group, base in zip(
                optimiser.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True
            ):
                param_group["lr"] = base * rate
            loss = loss_of(network, collate(group, vocabulary))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            keep = min(AVERAGE, step / (step + 10))
            with torch.no_grad():
                for mean, new in zip(average.parameters(), network.parameters(), strict=True):
                    mean.lerp_(new, 1 - keep)
            if step % 50 == 0:
                print(
                    epoch,
                    step,
                    total,
                    round(float(loss), 3),
                    int(time.monotonic() - begun),
                    flush=True,
                )
        print(
            "epoch",
            epoch,
            score_network(average, dev, vocabulary),
            int(time.monotonic() - begun),
            flush=True,
        )
        torch.save(average.state_dict(), out / "model.pt")
        torch.save(
            {
                "network": network.state_dict(),
                "average": average.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step,
                "epoch": epoch + 1,
                "rng": rng.getstate(),
            },
            checkpoint,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    a = parser.parse_args()
    train(a.corpora, a.encoder, a.out, a.epochs, a.seed, a.threads)


if __name__ == "__main__":
    main()

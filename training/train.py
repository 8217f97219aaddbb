"""Train the network. Run as ``python -m training.train --corpora DIR --encoder DIR --out DIR``."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoModel

from kgraph.language.pieces import PieceEncoder
from training import record
from training.batches import IGNORE, Batch, Vocabulary, batches, collate, label_sets
from training.corpora import Sentence, dev_sentences, training_sentences
from training.evaluate import score_network
from training.model import Network, with_neighbours
from training.windows import Window, change_case, lose_words, windows

WARM_UP = 200
ENCODER_RATE = 2e-4
HEAD_RATE = 1e-3
LAST_RATE = 0.02
AVERAGE = 0.998
CHECKPOINT = "checkpoint.pt"
# The share of the annotators in the loss where teachers have a say too.
HARD = 0.5


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return the weighted sum of the losses of the layers that the batch has."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.words(batch.ids, batch.shapes, batch.mask, batch.first)
    words = words.float()
    beside = with_neighbours(words)
    loss = words.new_zeros(())
    if (batch.targets["heads"] != IGNORE).any() or batch.soft is not None:
        loss = loss + syntax_loss(network, words, batch)
    known = batch.starts >= 0
    if known.any():
        logits = network.sentence(beside).squeeze(-1)[known]
        loss = loss + 0.6 * F.binary_cross_entropy_with_logits(logits, batch.starts[known])
    if (batch.targets["entities"] != IGNORE).any():
        loss = loss + 0.8 * cross_entropy(network.entity(beside), batch.targets["entities"])
    return loss


def syntax_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """Return the loss of heads, relations and tags, half of it against teachers if there are."""
    arcs = network.arc(network.arc_dependent(words), network.arc_head(words)).squeeze(1)
    arcs = arcs.masked_fill(~batch.same_sentence, -1e4)
    upos = network.upos(words)
    dependents, heads = network.label_dependent(words), network.label_head(words)

    t, soft = batch.targets, batch.soft
    chosen = t["heads"]
    if soft is not None:
        chosen = torch.where(chosen == IGNORE, soft.heads, chosen)
    index = chosen.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.size(-1))
    relations = network.label.chosen(dependents, torch.gather(heads, 1, index))
    hard = cross_entropy(arcs, t["heads"]) + cross_entropy(relations, t["relations"])
    hard = hard + 0.3 * cross_entropy(upos, t["upos"])
    rest = 0.2 * cross_entropy(network.features(words), t["features"])
    rest = rest + 0.3 * cross_entropy(network.lemma(words), t["lemmas"])
    if soft is None:
        return hard + rest
    taught = agreement(arcs, soft.arcs, soft.known)
    taught = taught + agreement(relations, soft.relations, soft.known & (chosen != IGNORE))
    taught = taught + 0.3 * agreement(upos, soft.upos, soft.known)
    return HARD * hard + (1 - HARD) * taught + rest


def agreement(logits: Tensor, teachers: Tensor, known: Tensor) -> Tensor:
    """Return the mean cross-entropy of the teachers' probabilities over the known words."""
    if not known.any():
        return logits.new_zeros(())
    terms = -(teachers * F.log_softmax(logits, dim=-1)).sum(dim=-1)
    return terms[known].mean()


def cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Return the mean over the words that have a target; zero if none has."""
    known = target != IGNORE
    if not known.any():
        return logits.new_zeros(())
    return F.cross_entropy(logits[known], target[known])


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run takes its data from and how long it goes on."""

    corpora: Path
    encoder: Path
    out: Path
    epochs: int
    seed: int
    teachers: Path | None = None


class Run:
    """One training run: ``labels.json``, ``model.pt``, ``record.json`` and a checkpoint."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.rng = random.Random(settings.seed)
        torch.manual_seed(settings.seed)
        tokenizer = settings.encoder / "tokenizer.json"
        self.pieces = PieceEncoder(tokenizer)
        self.mask = Tokenizer.from_file(str(tokenizer)).token_to_id("[MASK]")
        self.sentences = _taught_sentences(settings)
        labels = label_sets(self.sentences)
        settings.out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(labels, ensure_ascii=False)
        (settings.out / "labels.json").write_text(text, encoding="utf-8")
        self.vocabulary = Vocabulary(labels)
        dev = dev_sentences(settings.corpora)
        self.dev = windows(dev, self.pieces, random.Random(0))
        # Dropout of attention weights would take a quarter of the time on a processor.
        encoder = AutoModel.from_pretrained(settings.encoder, attention_probs_dropout_prob=0.0)
        self.network = Network(encoder, labels)
        self.average = copy.deepcopy(self.network).eval()
        self.optimiser = _optimiser(self.network)
        self.step, self.epoch = 0, 0
        self.history: list[dict[str, float]] = []
        self.begun = time.monotonic()

    def train(self) -> None:
        """Train to the last epoch, from the checkpoint if there is one."""
        self._resume()
        sample = windows(self.sentences, self.pieces, random.Random(0), disturb=True)
        total = len(batches(sample, random.Random(0))) * self.settings.epochs
        print(f"{len(self.sentences)} sentences, about {total} batches in all", flush=True)
        while self.epoch < self.settings.epochs:
            self._one_epoch(total)
            self.epoch += 1
            self.history.append(score_network(self.average, self.dev, self.vocabulary))
            self._say(f"epoch {self.epoch}", self.history[-1])
            self._save()

    def _one_epoch(self, total: int) -> None:
        self.network.train()
        cut = windows(self.sentences, self.pieces, self.rng, disturb=True)
        for window in cut:
            change_case(window, self.rng)
            lose_words(window, self.mask, self.rng)
        for group in batches(cut, self.rng):
            self.step += 1
            loss = self._learn(group, total)
            if self.step % 50 == 0:
                self._say(f"step {self.step}", round(loss, 3))

    def _learn(self, group: list[Window], total: int) -> float:
        falling = (total - self.step) / max(1, total - WARM_UP)
        rate = min(self.step / WARM_UP, max(LAST_RATE, falling))
        for parameters, base in zip(
            self.optimiser.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True
        ):
            parameters["lr"] = base * rate
        loss = loss_of(self.network, collate(group, self.vocabulary))
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        keep = min(AVERAGE, self.step / (self.step + 10))
        means, news = list(self.average.parameters()), list(self.network.parameters())
        with torch.no_grad():
            torch._foreach_lerp_(means, news, 1 - keep)
        return float(loss.detach())

    def _resume(self) -> None:
        checkpoint = self.settings.out / CHECKPOINT
        if checkpoint.exists():
            saved = torch.load(checkpoint, weights_only=False)
            self.network.load_state_dict(saved["network"])
            self.average.load_state_dict(saved["average"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.epoch = saved["step"], saved["epoch"]
            self.history = saved["history"]
            self.rng.setstate(saved["rng"])
            torch.set_rng_state(saved["torch_rng"])

    def _save(self) -> None:
        out = self.settings.out
        torch.save(self.average.state_dict(), out / "model.pt")
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "history": self.history,
            "rng": self.rng.getstate(),
            "torch_rng": torch.get_rng_state(),
        }
        # Written beside and moved, so that a kill in between leaves the last one whole.
        torch.save(state, out / f"{CHECKPOINT}.new")
        (out / f"{CHECKPOINT}.new").replace(out / CHECKPOINT)
        record.write(out, record.of_run(self.settings.corpora, self._made_with()))

    def _made_with(self) -> dict[str, object]:
        s = self.settings
        teachers = record.file_hash(s.teachers) if s.teachers else None
        return {
            "seed": s.seed,
            "epochs": s.epochs,
            "teachers": teachers,
            "history": self.history,
        }

    def _say(self, what: str, result: object) -> None:
        print(what, result, f"{time.monotonic() - self.begun:.0f} s", flush=True)


def _taught_sentences(settings: Settings) -> list[Sentence]:
    sentences = training_sentences(settings.corpora)
    if settings.teachers:
        opinions = torch.load(settings.teachers, weights_only=False)
        for sentence, soft in zip(sentences, opinions, strict=True):
            sentence.soft = soft
    return sentences


def _optimiser(network: Network) -> torch.optim.Optimizer:
    body = list(network.encoder.parameters()) + list(network.shape.parameters())
    inside = {id(p) for p in body}
    rest = [p for p in network.parameters() if id(p) not in inside]
    groups = [{"params": body, "lr": ENCODER_RATE}, {"params": rest, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--teachers", type=Path, help="a file made by training.teach")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    Run(Settings(a.corpora, a.encoder, a.out, a.epochs, a.seed, a.teachers)).train()


if __name__ == "__main__":
    main()

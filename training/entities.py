"""Fit the entity layer anew on the finished network, with names from a treebank without entities.

Run as ``python -m training.entities --corpora DIR --encoder DIR --run DIR``. The network stays as
it is; only its entity layer in ``model.pt`` changes. A first layer learns from the entity corpora
and says what the proper nouns of EWT are; a second one learns from both.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kgraph.language.entities import OUTSIDE, EntityDecoder, named
from kgraph.language.pieces import PieceEncoder
from training import record
from training.batches import IGNORE, Vocabulary, in_order
from training.corpora import UNSAID, Sentence, entity_sentences, treebank
from training.model import Network, with_neighbours
from training.teach import load_network

EPOCHS = 6
RATE = 1e-3
WORDS = 1024


class Vectors:
    """The finished network's view of each word of some sentences, neighbours included."""

    def __init__(self, network: Network, pieces: PieceEncoder, vocabulary: Vocabulary) -> None:
        self._network = network
        self._pieces = pieces
        self._vocabulary = vocabulary

    @torch.no_grad()
    def of(self, sentences: list[Sentence]) -> list[tuple[Sentence, Tensor]]:
        """Return each sentence with its vectors, (words, 3 hidden), in half precision."""
        result = []
        for group, batch in in_order(sentences, self._pieces, self._vocabulary):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = self._network.words(batch.ids, batch.shapes, batch.mask, batch.first)
            beside = with_neighbours(words.float()).half()
            for b, window in enumerate(group):
                for start, sentence in zip(window.starts, window.sentences, strict=True):
                    end = start + len(sentence.words)
                    result.append((sentence, beside[b, start:end].clone()))
        return result


def fit(layer: nn.Module, known: list[tuple[list[str], Tensor]], tags: list[str]) -> nn.Module:
    """Return a copy of the layer, with new weights, that has learnt the tags of some words."""
    layer = copy.deepcopy(layer)
    for part in layer.modules():
        if isinstance(part, nn.Linear):
            part.reset_parameters()
    index = {tag: i for i, tag in enumerate(tags)}
    targets = torch.tensor([index.get(tag, IGNORE) for found, _ in known for tag in found])
    vectors = torch.cat([v for _, v in known])
    said = targets != IGNORE
    targets, vectors = targets[said], vectors[said]
    optimiser = torch.optim.AdamW(layer.parameters(), RATE, weight_decay=0.05)
    total, step = EPOCHS * (len(targets) // WORDS), 0
    layer.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(targets))
        for i in range(0, len(order) - WORDS + 1, WORDS):
            step += 1
            optimiser.param_groups[0]["lr"] = RATE * max(0.02, 1 - step / total)
            some = order[i : i + WORDS]
            loss = F.cross_entropy(layer(vectors[some].float()), targets[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return layer.eval()


@torch.no_grad()
def guessed(layer: nn.Module, sentence: Sentence, vectors: Tensor, tags: list[str]) -> list[str]:
    """Return tags for a sentence whose words beside proper nouns are unsaid.

    Names are what the layer finds; proper nouns that it leaves out stay unsaid.
    """
    assert sentence.upos and sentence.entities
    found = EntityDecoder(tags).decode(layer(vectors.float()).numpy())
    result = []
    for tag, old, upos in zip(
        named(found, sentence.upos), sentence.entities, sentence.upos, strict=True
    ):
        open_name = tag == OUTSIDE and upos == "PROPN"
        result.append(OUTSIDE if old != UNSAID else UNSAID if open_name else tag)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "encoder", "run"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    a = parser.parse_args()
    torch.manual_seed(a.seed)
    network, labels = load_network(a.encoder, a.run)
    tags = labels["entities"]
    vectors = Vectors(network, PieceEncoder(a.encoder / "tokenizer.json"), Vocabulary(labels))
    annotated = [(s.entities or [], v) for s, v in vectors.of(entity_sentences(a.corpora))]
    first = fit(network.entity, annotated, tags)
    treebank_path = a.corpora / "ud" / "en_ewt-train.conllu"
    open_names = vectors.of(list(treebank(treebank_path, outside_names=True)))
    guesses = [(guessed(first, s, v, tags), v) for s, v in open_names]
    network.entity = fit(network.entity, [*annotated, *guesses], tags)
    torch.save(network.state_dict(), a.run / "model.pt")
    record.write(a.run, {**record.read(a.run), "entities fitted with seed": a.seed})


if __name__ == "__main__":
    main()

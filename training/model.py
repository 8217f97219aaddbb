"""The network: a small transformer with tagging, lemma, sentence, entity and parsing heads."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

from kgraph.language.words import SHAPES

ARC_SIZE = 256
LABEL_SIZE = 96


class SharedDropout(nn.Module):
    """Dropout with one mask for all pieces of a window (Gal and Ghahramani, NeurIPS 2016).

    On a processor drawing a mask for every piece takes as long as a layer of the encoder.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, values: Tensor) -> Tensor:
        if not (self.training and self.rate):
            return values
        mask = values.new_empty(values.size(0), 1, values.size(2)).bernoulli_(1 - self.rate)
        return values * mask / (1 - self.rate)


def share_dropout(module: nn.Module) -> None:
    """Replace every dropout below a module by the shared kind."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, SharedDropout(child.p))
        else:
            share_dropout(child)


class Biaffine(nn.Module):
    """Scores every pair of dependent and head for each output.

    Two inputs of shape (batch, n, d) give (batch, outputs, n, n).
    """

    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, size + 1, size + 1))
        nn.init.normal_(self.weight, std=1 / math.sqrt(size))

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return torch.einsum(
            "bxi,oij,byj->boxy", with_bias(dependents), self.weight, with_bias(heads)
        )

    def chosen(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score each word against its own head only: (batch, n, d) twice -> (batch, n, out)."""
        outputs, rows, columns = self.weight.shape
        flat = self.weight.permute(1, 0, 2).reshape(rows, outputs * columns)
        halves = (with_bias(dependents) @ flat).unflatten(-1, (outputs, columns))
        return (halves * with_bias(heads).unsqueeze(-2)).sum(dim=-1)


def with_bias(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], dim=-1)


def with_neighbours(values: Tensor) -> Tensor:
    """Put the vectors of the words before and after beside each: (b, n, d) -> (b, n, 3 d)."""
    edge = torch.zeros_like(values[:, :1])
    before = torch.cat([edge, values[:, :-1]], dim=1)
    after = torch.cat([values[:, 1:], edge], dim=1)
    return torch.cat([before, values, after], dim=-1)


def _projection(hidden: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(hidden, size), nn.GELU(), nn.Dropout(0.25))


class Network(nn.Module):
    """``encoder`` is a BERT-like model; ``labels`` holds the output vocabularies by layer."""

    def __init__(self, encoder: Any, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        share_dropout(encoder)
        hidden = encoder.config.hidden_size
        # The encoder is uncased; the shape of each word gives it the capitals back.
        self.shape = nn.Embedding(len(SHAPES), hidden)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(4))
        self.dropout = nn.Dropout(0.2)
        self.arc_head = _projection(hidden, ARC_SIZE)
        self.arc_dependent = _projection(hidden, ARC_SIZE)
        self.label_head = _projection(hidden, LABEL_SIZE)
        self.label_dependent = _projection(hidden, LABEL_SIZE)
        self.arc = Biaffine(ARC_SIZE, 1)
        self.label = Biaffine(LABEL_SIZE, len(labels["relations"]))
        self.upos = nn.Linear(hidden, len(labels["upos"]))
        self.features = nn.Linear(hidden, len(labels["features"]))
        self.lemma = nn.Sequential(
            nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, len(labels["lemmas"]))
        )
        # Whether a sentence or a name begins here also depends on the words beside this one.
        self.sentence = nn.Sequential(nn.Linear(3 * hidden, 64), nn.GELU(), nn.Linear(64, 1))
        self.entity = nn.Sequential(
            nn.Linear(3 * hidden, 128),
            nn.GELU(),
            nn.Dropout(0.2),
            nn.Linear(128, len(labels["entities"])),
        )

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return one vector a word: (batch, pieces) inputs -> (batch, words, hidden)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        states = self.encoder(
            inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        weights = torch.softmax(self.mix, 0)
        mixed = weights[0] * states[-4]
        for i in range(1, 4):
            mixed = mixed + weights[i] * states[i - 4]
        index = first.unsqueeze(-1).expand(-1, -1, mixed.size(-1))
        return self.dropout(torch.gather(mixed, 1, index))

"""Learn the weights by which pronouns and definite nouns are linked, from GUM's coreference.

Run as ``python -m training.references --treebank en_gum-train.conllu --out
kgraph/actors/data/antecedents.csv``.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from spacy.tokens import Doc, Token

import kgraph.language
from benchmarks.references import Gold, gold_documents, groups_of, is_right
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.chains import Chain
from kgraph.actors.component import find_actors
from kgraph.actors.mention import ActorMention
from kgraph.actors.ranking import Features
from kgraph.actors.references import Resolver
from kgraph.actors.roles import find_roles

PENALTY = 1.0
SMALLEST = 0.02


@dataclass(slots=True)
class Choice:
    """What a pronoun may stand for, and which of it is right."""

    options: list[Features]
    right: list[int]


class Teacher:
    """Chooses what the treebank says, and notes what could be chosen and what is right."""

    def __init__(self, gold: Gold, doc: Doc, mentions: Sequence[ActorMention]) -> None:
        words = {token.idx: token.i for token in gold.doc}
        self._gold = gold
        self._groups = {
            token.i: {span.group for span in gold.heads.get(words[token.idx], ())}
            for token in doc
            if token.idx in words
        }
        self._group_of = groups_of(gold, ((m.id, words.get(doc[m.root].idx)) for m in mentions))
        self.choices: list[Choice] = []

    def chances(
        self, token: Token, found: Sequence[Chain], options: Sequence[Features]
    ) -> list[float]:
        groups = self._groups.get(token.i, set())
        right = [n for n, chain in enumerate(found) if self._means(chain, groups)]
        # An actor before a pronoun or noun that is nobody's, though they may be the same.
        right = [n for n in right if found[n].actors] or right or [len(found)]
        self.choices.append(Choice(list(options), right))
        return [float(n == right[0]) for n in range(len(options))]

    def _means(self, chain: Chain, groups: set[str]) -> bool:
        if not chain.actors:
            return bool(self._groups.get(chain.noun, set()) & groups)
        ids = {actor.id for actor in chain.actors}
        return any(is_right(self._gold, group, ids, self._group_of) for group in groups)


def choices(gold: Gold, doc: Doc, mentions: Sequence[ActorMention]) -> list[Choice]:
    """Return a choice for each pronoun and definite noun of a document."""
    teacher = Teacher(gold, doc, mentions)
    resolver = Resolver(doc, mentions, find_roles(doc), Catalogue.load(), teacher)
    for token in doc:
        resolver.read(token)
    return [choice for choice in teacher.choices if len(choice.options) > 1]


def fit(choices: list[Choice]) -> dict[str, float]:
    """Return the weights under which the right options are likeliest, small ones preferred."""
    names = sorted({name for choice in choices for option in choice.options for name in option})
    number = {name: i for i, name in enumerate(names)}
    rows = [option for choice in choices for option in choice.options]
    places = torch.tensor([(r, number[k]) for r, option in enumerate(rows) for k in option]).T
    values = torch.tensor([v for option in rows for v in option.values()], dtype=torch.float64)
    table = torch.sparse_coo_tensor(places, values, (len(rows), len(names))).coalesce()
    widest = max(len(choice.options) for choice in choices)
    index = torch.zeros(len(choices), widest, dtype=torch.long)
    there = torch.full((len(choices), widest), -1e9, dtype=torch.float64)
    right = there.clone()
    begin = 0
    for n, choice in enumerate(choices):
        size = len(choice.options)
        index[n, :size] = torch.arange(begin, begin + size)
        there[n, :size] = 0
        right[n, choice.right] = 0
        begin += size
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = torch.sparse.mm(table, weights[:, None])[:, 0][index] + there
        likelihood = torch.logsumexp(scores + right, 1) - torch.logsumexp(scores, 1)
        value = PENALTY / 2 * (weights**2).sum() - likelihood.sum()
        value.backward()
        return value

    optimiser.step(loss)
    return dict(zip(names, weights.detach().tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    documents = list(gold_documents(a.treebank))
    read = kgraph.language.load().pipe(gold.doc.text for gold in documents)
    noted = []
    for gold, doc in zip(documents, read, strict=True):
        mentions = [m for m in find_actors(doc) if m.kind != "reference"]
        noted += choices(gold, doc, mentions)
    weights = fit(noted)
    with a.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for name, weight in weights.items():
            if abs(weight) >= SMALLEST:
                writer.writerow([name, f"{weight:.2f}"])
    print(f"{len(noted)} pronouns and nouns, {len(weights)} features")


if __name__ == "__main__":
    main()

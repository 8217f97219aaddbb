"""Learn the weights by which pronouns and definite nouns are linked, from GUM's coreference.

Run as ``python -m training.references --treebank en_gum-train.conllu --out
kgraph/actors/data/antecedents.csv``.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from spacy.tokens import Doc, Token

import kgraph.language
from benchmarks.references import Gold, gold_documents, groups_of
from kgraph.actors.antecedents import History
from kgraph.actors.chains import Chain, Chains
from kgraph.actors.component import find_actors
from kgraph.actors.gender import PRONOUNS, genders
from kgraph.actors.nominals import Nominals
from kgraph.actors.pronouns import class_of, options
from kgraph.actors.ranking import Features
from kgraph.actors.references import is_empty
from kgraph.actors.roles import find_roles
from kgraph.actors.spans import is_plural

PENALTY = 1.0
SMALLEST = 0.02


@dataclass(slots=True)
class Choice:
    """What a pronoun may stand for, and which of it is right."""

    options: list[Features]
    right: list[int]


class Annotated:
    """A document read by the program, with the treebank's groups at its tokens."""

    def __init__(self, gold: Gold, doc: Doc) -> None:
        self.doc = doc
        words = {token.idx: token.i for token in gold.doc}
        self._members = gold.members
        self._groups = {
            token.i: {span.group for span in gold.heads.get(words[token.idx], ())}
            for token in doc
            if token.idx in words
        }
        self.mentions = [m for m in find_actors(doc) if m.kind != "reference"]
        named = ((m.id, words.get(doc[m.root].idx)) for m in self.mentions)
        self._group_of = groups_of(gold, named)

    def groups(self, at: int) -> set[str]:
        return self._groups.get(at, set())

    def means(self, chain: Chain, groups: set[str]) -> bool:
        if chain.mention is None:
            return bool(self.groups(chain.noun) & groups)
        return self._group_of.get(chain.mention.id) in groups

    def choices(self) -> Iterator[Choice]:
        """Yield a choice for each pronoun; its right answer goes into the chains."""
        chains = Chains(self.doc, self.mentions)
        told = genders(self.doc, self.mentions)
        taken = {i for m in self.mentions for i in range(m.start, m.end)}
        history = History(self.doc, self.mentions)
        nominals = Nominals(self.doc, self.mentions, find_roles(self.doc), history, chains)
        for token in self.doc:
            if token.i in taken:
                continue
            if class_of(token) is not None and not is_empty(token):
                found, described = options(token, chains, told)
            elif token.pos_ == "NOUN" and not is_plural(token) and nominals.article(token):
                found, described = nominals.options(token, nominals.article(token) or "")
            else:
                continue
            if not found:
                continue
            groups = self.groups(token.i)
            right = [n for n, chain in enumerate(found) if self.means(chain, groups)]
            yield Choice(described, right or [len(found)])
            if right:
                _continue(chains, found[right[0]], token, told)


def _continue(chains: Chains, chain: Chain, token: Token, told: dict[str, str]) -> None:
    if chain.mention is None:
        chains.refer_to_thing(chain, token.i)
        return
    chains.refer(chain.mention, token.i)
    if token.lower_ in PRONOUNS:
        told.setdefault(chain.mention.id, PRONOUNS[token.lower_])


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
    choices = [
        choice
        for gold, doc in zip(documents, read, strict=True)
        for choice in Annotated(gold, doc).choices()
    ]
    weights = fit(choices)
    with a.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for name, weight in weights.items():
            if abs(weight) >= SMALLEST:
                writer.writerow([name, f"{weight:.2f}"])
    print(f"{len(choices)} pronouns and nouns, {len(weights)} features")


if __name__ == "__main__":
    main()

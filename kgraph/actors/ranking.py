"""A log-linear ranker of antecedents; its weights are data, learnt from annotated texts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, Protocol

from spacy.tokens import Token

from kgraph.actors.tables import rows

if TYPE_CHECKING:
    from kgraph.actors.chains import Chain

Features = dict[str, float]


def features(kind: str, names: Iterable[str], numbers: Mapping[str, float]) -> Features:
    """Return the features of an option: those that it has, and those that count something."""
    called = _called(kind)
    # In a fixed order, so that the scores are added up alike in every process.
    described = {called[name]: 1.0 for name in sorted(names)}
    for name, value in numbers.items():
        described[called[name]] = value
    return described


class _Called(dict[str, str]):
    """The names of the features of one kind; the same few are asked for again and again."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, name: str) -> str:
        made = self[name] = f"{self._kind}: {name}"
        return made


@cache
def _called(kind: str) -> _Called:
    return _Called(kind)


class Chooser(Protocol):
    """Chooses among what a pronoun or noun may stand for."""

    def chances(
        self, token: Token, found: Sequence[Chain], options: Sequence[Features]
    ) -> list[float]:
        """Return the probability of each option, the last of which is none of them."""
        ...


class Ranker:
    """Scores what a pronoun may stand for; ``weights`` is feature -> weight."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    @staticmethod
    @cache
    def load() -> Ranker:
        """Return the ranker with the weights that ship with the package."""
        return Ranker({row["feature"]: float(row["weight"]) for row in rows("antecedents")})

    def chances(
        self, token: Token, found: Sequence[Chain], options: Sequence[Features]
    ) -> list[float]:
        """Return the probability of each option."""
        return self.probabilities(options)

    def probabilities(self, options: Sequence[Features]) -> list[float]:
        """Return the probability of each option; they add up to one."""
        weight = self._weights.get
        scores = [sum(map(mul, map(weight, o, repeat(0.0)), o.values())) for o in options]
        top = max(scores, default=0.0)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

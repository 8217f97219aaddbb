"""How far a reading is trusted: the chance that a careful reader would agree.

The weights are a table learnt from annotated news by ``training/confidence.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from kgraph.actors.mention import is_unowned
from kgraph.relations.candidate import Candidate
from kgraph.relations.tables import read_table


def confidence(candidate: Candidate) -> float:
    """Return the chance, from 0 to 1, that a candidate says what the sentence says."""
    return round(chance(_weights(), features(candidate)), 2)


def chance(weights: Mapping[str, float], described: Mapping[str, float]) -> float:
    """Return the chance that logistic weights give to a reading with these features."""
    total = weights["bias"]
    total += sum(weights.get(name, 0.0) * value for name, value in described.items())
    return 1 / (1 + math.exp(-total))


def features(candidate: Candidate) -> dict[str, float]:
    """Return what tells how sure a reading is, by name: the rule, and how far it had to reach."""
    ends = (candidate.subject, candidate.object)
    return {
        f"rule {candidate.rule}": 1.0,
        "indirect": 1.0 - candidate.directness,
        "references": float(sum(m.kind == "reference" for m in ends)),
        "demonyms": float(sum(m.kind == "demonym" for m in ends)),
        "unowned": float(sum(is_unowned(m.id) for m in ends)),
        "without a category": float(candidate.coding.category == "OTHER"),
    }


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("confidence.csv")}

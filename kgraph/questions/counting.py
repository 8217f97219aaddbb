"""Facts counted: how many of each quad class, how intense, from when to when."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.questions.corpus import Fact
from kgraph.triples import MODALITIES


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts there are, by quad class, and their mean intensity.

    ``denied`` ones are counted apart: they are in no class and not in the mean. ``other`` are
    those without a class: standing relations and OTHER.
    """

    triples: int
    documents: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    other: int
    denied: int
    intensity: float | None


def count(facts: Iterable[Fact]) -> Counts:
    """Return the counts of facts, the same for any order of them."""
    found = list(facts)
    said = [fact for fact in found if not fact.negated]
    classes = Counter(fact.quad_class for fact in said)
    return Counts(
        triples=len(found),
        documents=len({fact.document for fact in found}),
        verbal_cooperation=classes["verbal cooperation"],
        material_cooperation=classes["material cooperation"],
        verbal_conflict=classes["verbal conflict"],
        material_conflict=classes["material conflict"],
        other=classes[None],
        denied=len(found) - len(said),
        intensity=mean(said),
    )


def mean(facts: Iterable[Fact]) -> float | None:
    """Return the mean intensity of facts that have one, None when none has."""
    values = [fact.intensity for fact in facts if fact.intensity is not None]
    # fsum is exact, so the mean does not hang on the order.
    return round(math.fsum(values) / len(values), 2) if values else None


def span(facts: Iterable[Fact]) -> tuple[str | None, str | None]:
    """Return the first and the last date of facts."""
    dates = sorted({fact.date for fact in facts if fact.date})
    return (dates[0], dates[-1]) if dates else (None, None)


def clearest(facts: Iterable[Fact]) -> Fact:
    """Return the fact that shows best what is meant: affirmed, asserted, and read most surely."""
    return min(facts, key=lambda f: (f.negated, MODALITIES.index(f.modality), -f.confidence, f.id))

"""The adapter's tables: labels, entities, tags and words of several words."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

# Labels that only one of the two schemes has; subtypes of UD count with their bases.
CLEARNLP_ONLY = frozenset(
    {"acomp", "agent", "attr", "auxpass", "csubjpass", "dative", "dobj", "intj", "meta", "neg"}
    | {"npadvmod", "nsubjpass", "oprd", "pcomp", "pobj", "poss", "preconj", "predet", "prep"}
    | {"prt", "quantmod", "relcl"}
)
UD_ONLY = frozenset(
    {"acl:relcl", "aux:pass", "cc:preconj", "clf", "compound:prt", "cop", "csubj:pass"}
    | {"det:predet", "discourse", "dislocated", "fixed", "flat", "goeswith", "iobj", "list"}
    | {"nmod:poss", "nsubj:pass", "obj", "obl", "orphan", "reparandum", "vocative"}
)
# Subtypes that the adapter itself gives.
MADE = frozenset(
    {"advcl:relcl", "csubj:outer", "nmod:desc", "nmod:unmarked", "nsubj:outer", "obl:agent"}
    | {"obl:unmarked"}
)
SHARED = frozenset(
    {"ROOT", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound"}
    | {"conj", "csubj", "dep", "det", "expl", "mark", "nmod", "nsubj", "nummod", "parataxis"}
    | {"punct", "root", "xcomp"}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """What a Penn Treebank tag says: a part of speech and features, in UD's names."""

    upos: str
    features: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def scheme(labels: Iterable[str]) -> str | None:
    """Return ``clearnlp`` or ``ud``, whichever the labels belong to, or None where none tells.

    One label that only one scheme has is enough; where both have some, the majority tells.
    """
    given = set(labels)
    clearnlp = len(given & CLEARNLP_ONLY)
    ud = sum(1 for label in given if label in UD_ONLY or label.partition(":")[0] in UD_ONLY)
    if not clearnlp and not ud:
        return None
    return "clearnlp" if clearnlp > ud else "ud"


@cache
def labels() -> dict[str, str]:
    """Return the UD label of each ClearNLP label whose word stays where it is."""
    return {row["clearnlp"]: row["ud"] for row in _rows("labels")}


@cache
def fixed() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that are one preposition or adverb: because of, more than."""
    return frozenset((row["first"], row["second"]) for row in _rows("fixed"))


@cache
def entities() -> dict[str, str]:
    """Return this package's name of each kind of entity that it reads."""
    return {row["model"]: row["kgraph"] for row in _rows("entities")}


@cache
def tags() -> dict[str, Tag]:
    """Return what each Penn Treebank tag says."""
    return {row["tag"]: Tag(row["upos"], row["features"]) for row in _rows("tags")}


@cache
def place_adverbs() -> frozenset[str]:
    """Return the adverbs that can be all that is said of a subject: "is here", "is abroad"."""
    return frozenset(row["adverb"] for row in _rows("adverbs"))

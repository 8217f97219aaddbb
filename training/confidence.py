"""Learn how far each kind of reading is to be trusted, from annotated news.

Run as ``python -m training.confidence --gold FILE... --out kgraph/relations/data/confidence.csv``.
FILE has one JSON object a line: ``id``, ``text``, ``date`` and ``triples``, each with ``subject``
and ``object`` (``text`` as in the passage), the accepted ``category`` names and ``symmetric``. A
reading is right if an annotated triple has the same two mentions, the same direction and accepts
its category. The figures printed are of cross-validation over the passages.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import kgraph.language
from kgraph.actors.component import annotate
from kgraph.documents import Document
from kgraph.relations.confidence import chance, features
from kgraph.relations.reader import readings
from kgraph.triples import Mention, Triple

Example = tuple[dict[str, float], bool, str]

PENALTY = 1.5
ROUNDS = 4000
RATE = 0.02
FOLDS = 5


def examples(paths: Sequence[Path]) -> Iterator[Example]:
    """Yield features, whether the reading is right, and the passage, for each that counts."""
    nlp = kgraph.language.load()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            doc = annotate(nlp(passage["text"]))
            document = Document(id=passage["id"], text=passage["text"], date=passage["date"])
            for reading in readings(doc, document):
                if not reading.dropped:
                    right = is_right(reading.triple, passage)
                    yield features(reading.candidate), right, passage["id"]


def is_right(triple: Triple, passage: dict[str, Any]) -> bool:
    """Return whether the annotation has the triple."""
    return any(_matches(triple, gold, passage["text"]) for gold in passage["triples"])


def _matches(triple: Triple, gold: dict[str, Any], text: str) -> bool:
    if triple.category not in gold["category"]:
        return False
    ends = [(triple.subject, triple.object)]
    if gold["symmetric"] or triple.symmetric:
        ends.append((triple.object, triple.subject))
    return any(
        _overlaps(first, gold["subject"]["text"], text)
        and _overlaps(second, gold["object"]["text"], text)
        for first, second in ends
    )


def _overlaps(mention: Mention, words: str, text: str) -> bool:
    at = text.find(words)
    while at >= 0:
        if at < mention.end and mention.start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression; rare features stay near nothing."""
    names = sorted({name for described, _, _ in found for name in described} | {"bias"})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = {name: PENALTY * weights[name] * (name != "bias") for name in names}
        for described, right, _ in found:
            error = chance(weights, described) - right
            slope["bias"] += error
            for name, value in described.items():
                slope[name] += error * value
        for name in names:
            weights[name] -= RATE * slope[name] / math.sqrt(len(found))
    return weights


def report(found: Sequence[Example]) -> Iterator[str]:
    """Yield for each band of chances how many readings of other passages in it are right."""
    passages = sorted({passage for _, _, passage in found})
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = set(passages[fold::FOLDS])
        weights = fit([example for example in found if example[2] not in held])
        judged += [(chance(weights, d), right) for d, right, passage in found if passage in held]
    bands = Counter(min(int(10 * value), 9) for value, _ in judged)
    for band in sorted(bands):
        here = [(value, right) for value, right in judged if min(int(10 * value), 9) == band]
        mean, share = sum(v for v, _ in here) / len(here), sum(r for _, r in here) / len(here)
        yield f"{band / 10:.1f}  {len(here):4d} readings  mean {mean:.2f}  right {share:.2f}"
    rights = [value for value, right in judged if right]
    wrongs = [value for value, right in judged if not right]
    pairs = [(a > b) + (a == b) / 2 for a in rights for b in wrongs]
    yield f"a right reading is above a wrong one in {sum(pairs) / len(pairs):.2f} of the pairs"


def main() -> None:
    """Fit, print the figures and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    found = list(examples(options.gold))
    print("\n".join(report(found)))
    weights = fit(found)
    lines = [f"{name},{weight:.2f}" for name, weight in sorted(weights.items())]
    options.out.write_text("feature,weight\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What reading actors and relations costs beside the language model, on the same documents.

Run as ``python -m benchmarks.extraction PATH... [--repeat N]``. The language model parses, then
actors are found and relations read on its parses; the figures are the best of N rounds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from spacy.tokens import Doc

import kgraph.language
from kgraph.actors.component import annotate
from kgraph.documents import Document, read_documents
from kgraph.relations import read

T = TypeVar("T")
BATCH = 32


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds that some work took, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def measure(documents: list[Document]) -> dict[str, float]:
    """Return seconds of the model, of actors and of relations, with words and triples."""
    nlp = kgraph.language.load()
    texts = [document.text for document in documents]
    list(nlp.pipe(texts[:BATCH], batch_size=BATCH))

    def parse() -> list[Doc]:
        return list(nlp.pipe(texts, batch_size=BATCH))

    def find() -> None:
        for doc, document in zip(docs, documents, strict=True):
            doc._.date = document.date
            annotate(doc)

    model, docs = timed(parse)
    actors, _ = timed(find)
    relations, found = timed(
        lambda: [read(doc, document) for doc, document in zip(docs, documents, strict=True)]
    )
    return {
        "words": sum(not token.is_space for doc in docs for token in doc),
        "triples": sum(map(len, found)),
        "model": model,
        "actors": actors,
        "relations": relations,
    }


def report(rounds: Iterable[dict[str, float]]) -> str:
    """Return the best figures of some rounds, with each part as a share of the model's time."""
    rounds = list(rounds)
    best = {key: min(figures[key] for figures in rounds) for key in rounds[0]}
    lines = [f"{best['words']:.0f} words, {best['triples']:.0f} triples"]
    for part in ("model", "actors", "relations"):
        share = best[part] / best["model"]
        lines.append(f"{part:<10} {best[part]:8.2f} s  {share:6.1%} of the model's time")
    added = (best["actors"] + best["relations"]) / best["model"]
    return "\n".join([*lines, f"extraction adds {added:.1%}"])


def main() -> None:
    """Print the figures of the documents given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    options = parser.parse_args()
    documents = list(read_documents(options.paths))
    print(report(measure(documents) for _ in range(options.repeat)))


if __name__ == "__main__":
    main()

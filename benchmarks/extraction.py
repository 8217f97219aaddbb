"""What reading actors and relations costs beside the language model, on the same documents.

Run as ``python -m benchmarks.extraction PATH... [--repeat N]``. The language model parses, once on
one core, as each process of ``--jobs N`` does, and once on all, as with ``--jobs 1``; then actors
are found and relations read on its parses, which takes one core. The figures are the best of N
rounds. The commands set ``OPENBLAS_NUM_THREADS=1``, and so should who compares with them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

import kgraph.language
from kgraph.actors.component import annotate
from kgraph.documents import Document, read_documents
from kgraph.relations import read

T = TypeVar("T")
BATCH = 32
# How many threads the language model works in; None is one for each core.
MODELS = {"model on one core": 1, "model on all cores": None}


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds that some work took, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def measure(documents: list[Document], models: dict[str, Language]) -> dict[str, float]:
    """Return seconds of the models, of actors and of relations, with words and triples."""
    texts = [document.text for document in documents]

    def parse(nlp: Language) -> list[Doc]:
        return list(nlp.pipe(texts, batch_size=BATCH))

    def find() -> None:
        for doc, document in zip(docs, documents, strict=True):
            doc._.date = document.date
            annotate(doc)

    spent = {}
    for name, nlp in models.items():
        spent[name], docs = timed(lambda nlp=nlp: parse(nlp))
    spent["actors"], _ = timed(find)
    spent["relations"], found = timed(
        lambda: [read(doc, document) for doc, document in zip(docs, documents, strict=True)]
    )
    return {
        "words": sum(not token.is_space for doc in docs for token in doc),
        "triples": sum(map(len, found)),
        **spent,
    }


def report(rounds: Iterable[dict[str, float]]) -> str:
    """Return the best figures of some rounds, and each part as a share of the model's times."""
    rounds = list(rounds)
    best = {key: min(figures[key] for figures in rounds) for key in rounds[0]}
    lines = [f"{best['words']:.0f} words, {best['triples']:.0f} triples"]
    lines += [f"{name:<20} {best[name]:8.2f} s" for name in MODELS]
    for part in ("actors", "relations"):
        lines.append(f"{part:<20} {best[part]:8.2f} s")
    added = best["actors"] + best["relations"]
    for name in MODELS:
        lines.append(f"extraction adds {added / best[name]:.1%} to the {name}")
    return "\n".join(lines)


def main() -> None:
    """Print the figures of the documents given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    options = parser.parse_args()
    documents = list(read_documents(options.paths))
    models = {name: kgraph.language.load(threads=count) for name, count in MODELS.items()}
    measure(documents[:BATCH], models)
    print(report(measure(documents, models) for _ in range(options.repeat)))


if __name__ == "__main__":
    main()

"""Whether memory stays flat however much is read.

Run as ``python benchmarks/memory.py [--sentences N]``. The sentences are made up of ever new names
and numbers, which is harder than news: nearly every word of theirs is met for the first time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from kgraph.documents import Document
from kgraph.pipeline import Pipeline

VERBS = ("accused", "attacked", "praised", "warned", "sanctioned", "visited", "thanked")
SENTENCES_PER_DOCUMENT = 20


def resident() -> float:
    """Return the megabytes of memory that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def documents(count: int, seed: int) -> Iterator[Document]:
    """Yield documents of made-up sentences."""
    rng = random.Random(seed)

    def name() -> str:
        return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).title()

    for number in range(count):
        sentences = (
            f"{name()} {rng.choice(VERBS)} {name()} over {rng.randint(1000, 10**7)} {name()}."
            for _ in range(SENTENCES_PER_DOCUMENT)
        )
        yield Document(str(number), " ".join(sentences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    a = parser.parse_args()
    step = max(1, a.sentences // 10)
    read, due, begun = 0, step, time.perf_counter()
    stream = documents(a.sentences // SENTENCES_PER_DOCUMENT, a.seed)
    for extraction in Pipeline().pipe(stream):
        read += extraction.sentences
        if read >= due:
            due += step
            seconds = time.perf_counter() - begun
            print(f"{read:>9,} sentences  {resident():7.0f} MB  {read / seconds:,.0f} sentences/s")


if __name__ == "__main__":
    main()

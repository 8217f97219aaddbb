"""Whether memory stays flat however much is read.

Run as ``python -m benchmarks.memory [--sentences N] [--jobs N]``, or to measure the reading of one
big file alone ``python -m benchmarks.memory --file jsonl|jsonl.gz|csv|json --megabytes N``. The
sentences are made up of ever new names and numbers, which is harder than news: nearly every word
of theirs is met for the first time.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kgraph.documents import Document, read_documents
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


def write(path: Path, megabytes: int, seed: int) -> None:
    """Write a file of made-up documents, as big as said before it is packed."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "wb", 1) if packed else path.open("wb") as stream:
        written = stream.write({".csv": b"id,text\n", ".json": b"["}.get(path.suffix, b""))
        texts = [document.text for document in documents(200, seed)]
        for number in itertools.count():
            text = texts[number % len(texts)]
            record = json.dumps({"id": str(number), "text": text})
            line = f"{number},{text}" if path.suffix == ".csv" else record
            between = "," if path.suffix == ".json" and number else ""
            written += stream.write(f"{between}{line}\n".encode())
            if written > megabytes * 1e6:
                break
        stream.write(b"]" if path.suffix == ".json" else b"")


def read_file(name: str, megabytes: int, seed: int) -> None:
    """Print the memory while a big file is read, without parsing it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"big.{name}")
        write(path, megabytes, seed)
        reading = read_documents([path])
        total, due, begun = reading.position.total() or 1, 0.0, time.perf_counter()
        for number, _ in enumerate(reading, 1):
            if reading.position.read / total >= due:
                due += 0.1
                seconds = time.perf_counter() - begun
                print(f"{number:>9,} documents  {resident():7.0f} MB  {seconds:6.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1, help="memory is that of the parent alone")
    parser.add_argument("--file", choices=("jsonl", "jsonl.gz", "csv", "json"))
    parser.add_argument("--megabytes", type=int, default=1000)
    a = parser.parse_args()
    if a.file:
        read_file(a.file, a.megabytes, a.seed)
        return
    step = max(1, a.sentences // 10)
    read, due, begun = 0, step, time.perf_counter()
    stream = documents(a.sentences // SENTENCES_PER_DOCUMENT, a.seed)
    for extraction in Pipeline(jobs=a.jobs).pipe(stream):
        read += extraction.sentences
        if read >= due:
            due += step
            seconds = time.perf_counter() - begun
            print(f"{read:>9,} sentences  {resident():7.0f} MB  {read / seconds:,.0f} sentences/s")


if __name__ == "__main__":
    main()

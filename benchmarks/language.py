"""Accuracy and speed of the language model on treebanks.

Run as ``python benchmarks/language.py --treebank FILE.conllu [--entities FILE.iob2]``.
Every document of the treebank is read from its raw text and scored with spaCy's scorer, which
leaves punctuation out of the attachment scores. At the end it prints where the time went, read by
one thread, and how long the tree decoder takes for sentences of 30 to 300 words.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

import kgraph.language
from kgraph.language import network, tree


def treebank_documents(
    path: Path, tags: dict[str, list[str]] | None = None, *, features: bool = False
) -> Iterator[Doc]:
    """Yield one gold Doc a document of a CoNLL-U file, spaced as the text is.

    ``tags`` are entity tags by sentence; morphological features are set if asked for.
    """
    vocab = spacy.blank("en").vocab
    rows: list[list[str]] = []
    sentence_tags: list[str] = []
    complete = True
    for line in [*path.read_text(encoding="utf-8").split("\n"), "# newdoc"]:
        if line.startswith("# newdoc"):
            if rows and not any(row[1] == "_" and "." not in row[0] for row in rows):
                found = sentence_tags if tags and complete else None
                yield _document(vocab, rows, found, features)
            rows, sentence_tags, complete = [], [], True
        elif line.startswith("# sent_id") and tags is not None:
            found = tags.get(line.split("=")[1].strip())
            complete = complete and found is not None
            sentence_tags += found or []
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))


def _document(
    vocab: spacy.Vocab, rows: list[list[str]], tags: list[str] | None, features: bool
) -> Doc:
    surface: dict[int, bool] = {}
    words: list[list[str]] = []
    heads: list[int] = []
    spaces: list[bool] = []
    base = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = (int(x) for x in row[0].split("-"))
            surface = {
                k: k == last and "SpaceAfter=No" not in row[9] for k in range(first, last + 1)
            }
            continue
        number = int(row[0])
        if number == 1:
            base = len(words)
        spaces.append(surface.pop(number) if number in surface else "SpaceAfter=No" not in row[9])
        heads.append(base + (int(row[6]) - 1 if int(row[6]) else number - 1))
        words.append(row)
    doc = Doc(
        vocab,
        words=[w[1] for w in words],
        spaces=spaces,
        pos=[w[3] for w in words],
        morphs=["" if w[5] == "_" else w[5] for w in words] if features else None,
        lemmas=[w[2] for w in words],
        heads=heads,
        deps=["ROOT" if w[6] == "0" else w[7] for w in words],
    )
    if tags is not None and len(tags) == len(doc):
        doc.set_ents(_entities(doc, tags))
    return doc


def _entities(doc: Doc, tags: list[str]) -> list[Span]:
    text = "".join({"B": "B", "I": "I"}.get(t[0], "O") for t in tags)
    return [Span(doc, m.start(), m.end(), tags[m.start()][2:]) for m in re.finditer("BI*", text)]


def universal_ner(path: Path) -> dict[str, list[str]]:
    """Return sentence id -> BIO tags, PER ORG LOC only."""
    result: dict[str, list[str]] = {}
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            tags = result.setdefault(line.split("=")[1].strip(), [])
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            tags.append(tag if tag[2:] in {"PER", "ORG", "LOC"} else "O")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, action="append", required=True)
    parser.add_argument("--entities", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--figures", type=Path, help="a JSON file to write the scores to")
    a = parser.parse_args()
    begun = time.perf_counter()
    nlp = kgraph.language.load(a.model, threads=a.threads)
    print(f"loading              {time.perf_counter() - begun:6.2f} s")
    tags = universal_ner(a.entities) if a.entities else None
    everything: list[Example] = []
    figures: dict[str, dict[str, float]] = {}
    for path in a.treebank:
        gold = list(treebank_documents(path, tags))
        begun = time.perf_counter()
        read = list(nlp.pipe(doc.text for doc in gold))
        seconds = time.perf_counter() - begun
        examples = [Example(p, g) for p, g in zip(read, gold, strict=True)]
        everything += examples
        figures[path.stem] = report(path.stem, examples, sum(map(len, read)) / seconds)
    if len(a.treebank) > 1:
        figures["together"] = report("together", everything, None)
    if a.figures:
        text = json.dumps(figures, indent=1)
        a.figures.write_text(text + "\n", encoding="utf-8")
    if a.model is None:
        texts = [example.reference.text for example in everything]
        report_shares(texts)
    report_decoding()


def report(name: str, examples: list[Example], speed: float | None) -> dict[str, float]:
    """Print one line of scores and return them, in per cent."""
    scorer = Scorer()
    scores = scorer.score(examples)
    entity = [e for e in examples if e.reference.has_annotation("ENT_IOB")]
    values = {
        "tokens": scores["token_f"],
        "UPOS": scores["pos_acc"],
        "lemma": Scorer.score_token_attr(examples, "lemma")["lemma_acc"],
        "UAS": scores["dep_uas"],
        "LAS": scores["dep_las"],
        "sentences": scores["sents_f"],
        "entities": scorer.score(entity)["ents_f"] if entity else None,
    }
    known = {k: round(100 * v, 2) for k, v in values.items() if v is not None}
    parts = [f"{k} {v:5.2f}" for k, v in known.items()]
    print(f"{name:14}", "  ".join(parts), f"  {speed:,.0f} words/s" if speed else "")
    return known


@contextmanager
def timed(owner: Any, name: str, spent: Counter[str]) -> Iterator[None]:
    """Add the seconds spent in a function of a module or class to ``spent`` meanwhile."""
    original = getattr(owner, name)

    def measured(*arguments: Any, **options: Any) -> Any:
        begun = time.perf_counter()
        try:
            return original(*arguments, **options)
        finally:
            spent[name] += time.perf_counter() - begun

    setattr(owner, name, measured)
    try:
        yield
    finally:
        setattr(owner, name, original)


def report_shares(texts: list[str]) -> None:
    """Print the share of time in tokeniser, network and tree decoder."""
    nlp = kgraph.language.load(threads=1)
    spent: Counter[str] = Counter()
    begun = time.perf_counter()
    docs = [nlp.make_doc(text) for text in texts]
    spent["tokeniser"] = time.perf_counter() - begun
    with timed(network.Network, "run", spent), timed(tree, "decode", spent):
        for doc in nlp.get_pipe("kgraph_parser").pipe(docs):
            assert doc.has_annotation("DEP")
    whole = time.perf_counter() - begun
    spent["the rest"] = whole - sum(spent.values())
    names = {"run": "network", "decode": "tree decoder"}
    parts = [f"{names.get(k, k)} {100 * v / whole:.0f} %" for k, v in spent.items()]
    print("share of time       ", ", ".join(parts))


def report_decoding(seed: int = 0) -> None:
    """Print the milliseconds that the tree decoder takes for the hardest scores, by length."""
    scores = np.random.default_rng(seed)
    parts = []
    for size in (30, 100, 300):
        # Neighbours that want each other as heads: half of the words are in a cycle.
        table = scores.normal(0, 3, (size, size))
        for i in range(0, size - 1, 2):
            table[i, i + 1] += 20
            table[i + 1, i] += 20
        begun = time.perf_counter()
        tree.decode(table)
        parts.append(f"{size} words {1000 * (time.perf_counter() - begun):.1f} ms")
    print("tree decoder, worst ", ", ".join(parts))


if __name__ == "__main__":
    main()

"""How well pronouns and short descriptions are linked to named actors, on GUM's coreference.

Run as ``python -m benchmarks.references --treebank en_gum-dev.conllu [--gold-parse] [--errors N]``.
A reference is a third-person pronoun or a definite noun phrase of at most three words; it counts if
its group of coreference has a named person, place or organisation before it. Precision is over all
references that the program links, recall over all that the treebank links.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

import kgraph.language
from benchmarks.language import treebank_documents
from kgraph.actors.component import find_actors
from training.corpora import read_conllu
from training.gum import Mention, mentions

TYPES = {"person", "place", "organization"}
PRONOUNS = {
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
} | {
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
}
LONGEST_NOMINAL = 3
DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"}


@dataclass(slots=True)
class Gold:
    """A treebank document with its mentions; ``heads`` maps a mention's head word to groups."""

    name: str
    doc: Doc
    spans: list[Mention]
    heads: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))


def read_spans(path: Path) -> Iterator[tuple[str, list[Mention]]]:
    """Yield document name and its mentions, by word number in the document."""
    for name, sentences in groupby(read_conllu(path), key=lambda sentence: sentence[0]):
        spans: list[Mention] = []
        words, withheld = 0, False
        for _, _, _, rows in sentences:
            # Documents with withheld words are left out, as treebank_documents does.
            withheld = withheld or any(row[1] == "_" for row in rows)
            spans += (
                replace(m, first=m.first + words, last=m.last + words) for m in mentions(rows)
            )
            words += len(rows)
        if not withheld:
            yield name, spans


def gold_documents(path: Path) -> Iterator[Gold]:
    """Yield the documents of GUM with their mentions."""
    for doc, (name, spans) in zip(
        treebank_documents(path, features=True), read_spans(path), strict=True
    ):
        gold = Gold(name, doc, spans)
        for span in spans:
            inside = range(span.first, span.last + 1)
            heads = [i for i in inside if doc[i].head.i not in inside or doc[i].head.i == i]
            if heads:
                gold.heads[heads[0]].append(span)
        yield gold


def named_groups(gold: Gold) -> dict[str, int]:
    """Return group -> the first word at which it is named."""
    first: dict[str, int] = {}
    for head, spans in gold.heads.items():
        for span in spans:
            if gold.doc[head].pos_ == "PROPN" and span.type in TYPES:
                first[span.group] = min(first.get(span.group, head), head)
    return first


def targets(gold: Gold) -> dict[int, str]:
    """Return head word -> group of the references that should be linked."""
    named = named_groups(gold)
    result = {}
    for head, spans in gold.heads.items():
        for span in spans:
            if span.group in named and named[span.group] < head and _is_reference(gold, head, span):
                result[head] = span.group
    return result


def _is_reference(gold: Gold, head: int, span: Mention) -> bool:
    token = gold.doc[head]
    if span.first == span.last:
        return token.lower_ in PRONOUNS
    short = span.last - span.first < LONGEST_NOMINAL
    return short and token.pos_ == "NOUN" and gold.doc[span.first].lower_ in DEFINITE


def score(gold: Gold, read: Doc, counts: Counter[str], errors: list[str]) -> None:
    """Count hits, links given and links owed; collect lines about what went wrong."""
    place = {token.idx: token.i for token in gold.doc}
    actors = find_actors(read)

    def word(i: int) -> int | None:
        return place.get(read[i].idx)

    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in actors:
        if mention.kind != "reference":
            at = word(mention.root)
            for span in gold.heads.get(at, ()) if at is not None else ():
                votes[mention.id][span.group] += 1
    owed = targets(gold)
    linked: dict[int, set[str]] = defaultdict(set)
    for mention in actors:
        at = word(mention.root) if mention.kind == "reference" else None
        if at is not None:
            linked[at].add(mention.id)
    for at, ids in linked.items():
        groups = {span.group for span in gold.heads.get(at, ())}
        right = all(votes[id] and votes[id].most_common(1)[0][0] in groups for id in ids)
        # One pronoun for several actors is a group of its own in the treebank.
        right = right or (len(ids) > 1 and bool(groups) and not groups & set(named_groups(gold)))
        kind = "pronoun" if gold.doc[at].lower_ in PRONOUNS else "nominal"
        counts[f"given {kind}"] += 1
        counts[f"right {kind}"] += right
        if not right:
            errors.append(f"wrong  {_context(gold, at)}  -> {', '.join(sorted(ids))}")
    for at in owed:
        kind = "pronoun" if gold.doc[at].lower_ in PRONOUNS else "nominal"
        counts[f"owed {kind}"] += 1
        hit = any(votes[id] and votes[id].most_common(1)[0][0] == owed[at] for id in linked[at])
        counts[f"found {kind}"] += hit
        if not hit and not linked[at]:
            errors.append(f"missed {_context(gold, at)}")


def _context(gold: Gold, at: int) -> str:
    words = [t.text if t.i != at else f"[{t.text}]" for t in gold.doc[max(0, at - 12) : at + 6]]
    return f"{gold.name}: {' '.join(words)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--gold-parse", action="store_true", help="trust the treebank's trees")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to show")
    a = parser.parse_args()
    documents = list(gold_documents(a.treebank))
    read: Iterable[Doc] = (gold.doc for gold in documents)
    if not a.gold_parse:
        read = kgraph.language.load().pipe(gold.doc.text for gold in documents)
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for gold, doc in zip(documents, read, strict=True):
        score(gold, doc, counts, errors)
    for kind in ("pronoun", "nominal", ""):
        total = {
            what: sum(n for key, n in counts.items() if key.startswith(what) and kind in key)
            for what in ("given", "right", "owed", "found")
        }
        precision = total["right"] / max(1, total["given"])
        recall = total["found"] / max(1, total["owed"])
        print(f"{kind or 'all':8} precision {precision:.3f}  recall {recall:.3f}  {total}")
    for line in errors[: a.errors]:
        print(line)


if __name__ == "__main__":
    main()

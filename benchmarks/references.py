"""How well pronouns and short descriptions are linked to named actors, on GUM's coreference.

Run as ``python -m benchmarks.references --treebank en_gum-dev.conllu [--gold-parse] [--errors N]``.
A reference is a third-person pronoun or a definite noun phrase of at most three words; it counts if
its group of coreference has a named person, place or organisation before it. Precision is over all
references that the program links, recall over all that the treebank links.

A link to an actor is right if a name of that actor heads a mention of the group; "the envoy Lind"
is headed by the name too. So two people taken for one by their names are no error of references.
"They" for "Okoye and Lind", or for two who were named apart, is a group of several: it is right
when the ids given are exactly those of its members, and owed when all of them are named before.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

import kgraph.language
from benchmarks.language import treebank_documents
from kgraph.actors.component import find_actors
from training.corpora import read_conllu
from training.gum import Mention, mentions, split_antecedents

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
EMPHATIC = {"himself", "herself", "itself", "themselves"}
LONGEST_NOMINAL = 3
DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"}


@dataclass(slots=True)
class Gold:
    """A treebank document with its mentions; ``heads`` maps a mention's head word to groups."""

    name: str
    doc: Doc
    spans: list[Mention]
    heads: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def single(self, head: int) -> set[str]:
        """Return the groups at a word that stand for one, not for several that "and" joins."""
        return {span.group for span in self.heads.get(head, ())} - set(self.members)


def read_spans(path: Path) -> Iterator[tuple[str, list[Mention], list[tuple[str, str]]]]:
    """Yield document name, its mentions by word number, and (member, group of several)."""
    for name, sentences in groupby(read_conllu(path), key=lambda sentence: sentence[0]):
        spans: list[Mention] = []
        split: list[tuple[str, str]] = []
        words, withheld = 0, False
        for _, _, _, rows in sentences:
            # Documents with withheld words are left out, as treebank_documents does.
            withheld = withheld or any(row[1] == "_" for row in rows)
            spans += (
                replace(m, first=m.first + words, last=m.last + words) for m in mentions(rows)
            )
            split += (pair for row in rows for pair in split_antecedents(row))
            words += len(rows)
        if not withheld:
            yield name, spans, split


def gold_documents(path: Path) -> Iterator[Gold]:
    """Yield the documents of GUM with their mentions."""
    for doc, (name, spans, split) in zip(
        treebank_documents(path, features=True), read_spans(path), strict=True
    ):
        gold = Gold(name, doc, spans)
        for span in spans:
            head = _head(doc, span)
            gold.heads[head].append(span)
        for span in spans:
            _add_names(gold, span)
            _add_emphasis(gold, span)
            _add_members(gold, span)
        for member, group in split:
            gold.members[group].add(member)
        yield gold


def _head(doc: Doc, span: Mention) -> int:
    inside = range(span.first, span.last + 1)
    return next(i for i in inside if doc[i].head.i not in inside or doc[i].head.i == i)


def _names(gold: Gold, span: Mention) -> list[int]:
    """Return the name behind a title: "Lind" of "the envoy Lind"."""
    behind = (c for c in gold.doc[_head(gold.doc, span)].children if c.i <= span.last)
    return [c.i for c in behind if c.dep_ in {"flat", "appos"} and c.pos_ == "PROPN"]


def _add_names(gold: Gold, span: Mention) -> None:
    for name in _names(gold, span) if span.type == "person" else ():
        if span not in gold.heads[name]:
            gold.heads[name].append(span)


def _add_emphasis(gold: Gold, span: Mention) -> None:
    """Let "himself" of "Lind himself" be a mention like "Lind"."""
    for child in gold.doc[_head(gold.doc, span)].children:
        if span.first <= child.i <= span.last and child.lower_ in EMPHATIC:
            gold.heads[child.i] = gold.heads[child.i] or [span]


def _add_members(gold: Gold, span: Mention) -> None:
    """Note whose group a coordination is: "Okoye and Lind"."""
    inside = range(span.first, span.last + 1)
    head = _head(gold.doc, span)
    joined = [c.i for c in gold.doc[head].children if c.dep_ == "conj" and c.i in inside]
    first = [s for s in gold.heads[head] if s.last < min(joined, default=0)]
    if joined and first and all(gold.heads.get(i) for i in joined):
        widest = [max(gold.heads[i], key=lambda s: s.last - s.first) for i in joined]
        gold.members[span.group] |= {first[0].group, *(s.group for s in widest)}


def named_groups(gold: Gold) -> dict[str, int]:
    """Return group -> the first word at which it is named, or its last member is."""
    first: dict[str, int] = {}
    for head, spans in gold.heads.items():
        for span in spans:
            named = gold.doc[head].pos_ == "PROPN" and span.type in TYPES
            if named and span.group not in gold.members:
                first[span.group] = min(first.get(span.group, head), head)
    for group, members in gold.members.items():
        if all(member in first for member in members):
            first[group] = max(first[member] for member in members)
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
    if _names(gold, span):
        return False
    return short and token.pos_ == "NOUN" and gold.doc[span.first].lower_ in DEFINITE


def score(gold: Gold, read: Doc, counts: Counter[str], errors: list[str]) -> None:
    """Count hits, links given and links owed; collect lines about what went wrong."""
    place = {token.idx: token.i for token in gold.doc}
    actors = find_actors(read)

    def word(i: int) -> int | None:
        return place.get(read[i].idx)

    stands_for = groups_of(gold, ((m.id, word(m.root)) for m in actors if m.kind != "reference"))
    owed = targets(gold)
    linked: dict[int, set[str]] = defaultdict(set)
    for mention in actors:
        at = word(mention.root) if mention.kind == "reference" else None
        if at is not None:
            linked[at].add(mention.id)
    for at, ids in linked.items():
        groups = {span.group for span in gold.heads.get(at, ())}
        right = any(is_right(gold, group, ids, stands_for) for group in groups)
        kind = "pronoun" if gold.doc[at].lower_ in PRONOUNS else "nominal"
        counts[f"given {kind}"] += 1
        counts[f"right {kind}"] += right
        if not right:
            errors.append(f"wrong  {_context(gold, at)}  -> {', '.join(sorted(ids))}")
    for at, group in owed.items():
        kind = "pronoun" if gold.doc[at].lower_ in PRONOUNS else "nominal"
        counts[f"owed {kind}"] += 1
        counts[f"found {kind}"] += is_right(gold, group, linked[at], stands_for)
        if not linked[at]:
            errors.append(f"missed {_context(gold, at)}")


def groups_of(gold: Gold, named: Iterable[tuple[str, int | None]]) -> dict[str, set[str]]:
    """Return actor -> the groups that its names head; names are (actor, word)."""
    found: dict[str, set[str]] = defaultdict(set)
    for id, at in named:
        if at is not None:
            found[id] |= gold.single(at)
    return found


def is_right(gold: Gold, group: str, ids: set[str], stands_for: Mapping[str, set[str]]) -> bool:
    """Tell whether the actors linked are the group, or exactly the members of it."""
    owed = gold.members.get(group) or {group}
    given = [stands_for.get(id, set()) & owed for id in ids]
    return bool(ids) and all(given) and set().union(*given) == owed


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

"""Read the treebanks and entity corpora into plain training sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import gum
from training.gum import Rows

POLITICS = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "event": "EVENT",
    "election": "EVENT",
}
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
# The tag of a word of which a corpus does not say whether it belongs to a name.
UNSAID = "?"
# The head of a word whose head is not in the window.
OUTSIDE = -100


@dataclass(slots=True)
class Soft:
    """What teachers think of a sentence, as log-probabilities in half precision.

    ``arcs`` has shape (words, words), ``relations`` (words, labels) for the heads in ``heads``,
    ``upos`` (words, tags).
    """

    heads: list[int]
    arcs: NDArray[np.float16]
    relations: NDArray[np.float16]
    upos: NDArray[np.float16]


@dataclass(slots=True)
class Sentence:
    """One annotated sentence; a layer that its corpus does not have is None."""

    words: list[str]
    document: str
    paragraph_start: bool = False
    heads: list[int] | None = None
    relations: list[str] | None = None
    upos: list[str] | None = None
    features: list[str] | None = None
    lemmas: list[str] | None = None
    entities: list[str] | None = None
    soft: Soft | None = None


def first_words(sentence: Sentence, count: int) -> Sentence:
    """Return the sentence as it looks when a window ends after its first ``count`` words."""

    def heads_of(heads: list[int]) -> list[int]:
        return [h if h < count else OUTSIDE for h in heads[:count]]

    part = replace(sentence, words=sentence.words[:count])
    for name in ("upos", "features", "lemmas", "entities"):
        values = getattr(sentence, name)
        setattr(part, name, values[:count] if values else None)
    if sentence.heads and sentence.relations:
        part.heads = heads_of(sentence.heads)
        part.relations = [
            UNSAID if h == OUTSIDE else r
            for h, r in zip(part.heads, sentence.relations, strict=False)
        ]
    if sentence.soft:
        soft = sentence.soft
        part.soft = Soft(
            heads_of(soft.heads),
            soft.arcs[:count, :count],
            soft.relations[:count],
            soft.upos[:count],
        )
    return part


def read_conllu(path: Path) -> Iterator[tuple[str, str, bool, Rows]]:
    """Yield (document id, sentence id, starts a paragraph, token rows) for each sentence."""
    rows: Rows = []
    document, sentence, paragraph = path.stem, "", True
    with path.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph = line.split("=")[-1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# sent_id"):
                sentence = line.split("=")[1].strip()
            elif line and not line.startswith("#"):
                fields = line.split("\t")
                if "." not in fields[0] and "-" not in fields[0]:
                    rows.append(fields)
            elif not line and rows:
                yield document, sentence, paragraph, rows
                rows, paragraph = [], False


def treebank(
    path: Path,
    *,
    gum_entities: bool = False,
    entity_tags: dict[str, list[str]] | None = None,
    outside_names: bool = False,
) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, with entities from GUM's MISC or another file.

    ``outside_names`` is for treebanks without entities: words that are surely no part of a name
    are O, the others are left unsaid.
    """
    for document, identifier, paragraph, rows in read_conllu(path):
        if any(row[1] == "_" for row in rows):
            continue
        heads = [i if int(r[6]) == 0 else int(r[6]) - 1 for i, r in enumerate(rows)]
        tags = None
        if gum_entities:
            tags = gum.named_entities(rows)
        elif entity_tags is not None:
            tags = entity_tags.get(identifier)
            tags = tags if tags is not None and len(tags) == len(rows) else None
        elif outside_names:
            tags = _outside_names(rows)
        yield Sentence(
            words=[r[1] for r in rows],
            document=document,
            paragraph_start=paragraph,
            heads=heads,
            relations=["root" if heads[i] == i else r[7] for i, r in enumerate(rows)],
            upos=[r[3] for r in rows],
            features=["" if r[5] == "_" else r[5] for r in rows],
            lemmas=[r[2] for r in rows],
            entities=tags,
        )


def universal_ner(path: Path) -> dict[str, list[str]]:
    """Return sentence id -> BIO tags (PER, ORG, LOC; other types become O)."""
    result: dict[str, list[str]] = {}
    tags: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# sent_id"):
                tags = []
                result[line.split("=")[1].strip()] = tags
            elif line and not line.startswith("#"):
                tag = line.split("\t")[2]
                tags.append(tag if tag[2:] in PLAIN else "O")
    return result


def columns(path: Path, word: int, tag: int, labels: dict[str, str]) -> Iterator[Sentence]:
    """Yield entity-only sentences from a file of blank-separated columns."""
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            fields = line.split()
            if len(fields) > max(word, tag):
                kind, _, label = fields[tag].partition("-")
                words.append(fields[word])
                tags.append(f"{kind}-{labels[label]}" if label in labels else "O")
            elif words:
                yield Sentence(words=_untokenise(words), document=path.stem, entities=_repair(tags))
                words, tags = [], []


def _untokenise(words: list[str]) -> list[str]:
    brackets = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}
    return [brackets.get(w, w) for w in words]


def _repair(tags: list[str]) -> list[str]:
    """Make an I- without a beginning a B-, as files with the older scheme need."""
    fixed: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not fixed or fixed[-1][2:] != tag[2:]):
            tag = "B-" + tag[2:]
        fixed.append(tag)
    return fixed


def _outside_names(rows: Rows) -> list[str]:
    proper = [row[3] == "PROPN" for row in rows]
    near = [any(proper[max(0, i - 1) : i + 2]) for i in range(len(rows))]
    # A verb, a pronoun or an adverb beside a proper noun is no part of the name.
    apart = {"VERB", "AUX", "PRON", "ADV", "SCONJ", "INTJ"}
    return [
        "O" if not close or (row[3] in apart and not name) else UNSAID
        for row, name, close in zip(rows, proper, near, strict=True)
    ]


def training_sentences(corpora: Path) -> list[Sentence]:
    """Return all training sentences of the corpora folder, treebanks first."""
    result = list(treebank(corpora / "ud" / "en_ewt-train.conllu", outside_names=True))
    return [*result, *_edited_texts_with_entities(corpora)]


def entity_sentences(corpora: Path) -> list[Sentence]:
    """Return the sentences that have entities: GUM, Wikigold, CrossNER and tweets."""
    result = list(_edited_texts_with_entities(corpora))
    for part in "abeg":
        result += columns(corpora / "ner" / f"btc-{part}.conll", 0, 1, PLAIN)
    return result


def _edited_texts_with_entities(corpora: Path) -> Iterator[Sentence]:
    ner = corpora / "ner"
    yield from treebank(corpora / "ud" / "en_gum-train.conllu", gum_entities=True)
    yield from columns(ner / "wikigold.conll", 1, 2, PLAIN)
    for part in ("train", "dev"):
        yield from columns(ner / f"crossner_politics-{part}.txt", 0, 1, POLITICS)


def dev_sentences(corpora: Path) -> list[Sentence]:
    """Return the sentences of the two dev treebanks; none of them is ever trained on."""
    ud = corpora / "ud"
    tags = universal_ner(corpora / "ner" / "uner_ewt-dev.iob2")
    result = list(treebank(ud / "en_ewt-dev.conllu", entity_tags=tags))
    return result + list(treebank(ud / "en_gum-dev.conllu", gum_entities=True))

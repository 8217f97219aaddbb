"""Parsed sentences for the tests: hand-checked Universal Dependencies, no model needed."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.actors import find_actors

_VOCAB = spacy.blank("en").vocab


def _blocks():
    text = Path(__file__).with_name("parsed.tsv").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        name, sentence, *rows = block.split("\n")
        yield name.removeprefix("# "), sentence.removeprefix("# "), [r.split("\t") for r in rows]


def _doc(text, rows):
    """Build a Doc from rows of id, form, lemma, UPOS, number, head, label and entity tag."""
    heads, spaces, base, place = [], [], 0, 0
    for index, row in enumerate(rows):
        base = index if row[0] == "1" else base
        heads.append(index if row[5] == "0" else base + int(row[5]) - 1)
        place = text.index(row[1], place) + len(row[1])
        spaces.append(text[place : place + 1] == " ")
    return Doc(
        _VOCAB,
        words=[row[1] for row in rows],
        spaces=spaces,
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[4] == "_" else f"Number={row[4]}" for row in rows],
        heads=heads,
        deps=["ROOT" if row[6] == "root" else row[6] for row in rows],
        ents=[row[7] for row in rows],
    )


_PARSED = {name: (text, rows) for name, text, rows in _blocks()}


@pytest.fixture
def parsed():
    """Return a function from a name in parsed.tsv to a fresh Doc."""
    return lambda name: _doc(*_PARSED[name])


@pytest.fixture
def mentions(parsed):
    """Return a function from a name to the mentions found, as a list of (text, mention)."""

    def find(name):
        doc = parsed(name)
        return [(doc[m.start : m.end].text, m) for m in find_actors(doc)]

    return find


@pytest.fixture
def linked(mentions):
    """Return a function from a name to the pairs of words and id that were found."""
    return lambda name: [(text, mention.id) for text, mention in mentions(name)]


@pytest.fixture
def build():
    """Return a function that builds a Doc from rows of plain values: word, tag, head, label.

    ``ents`` are entity spans, ``tight`` the tokens that no blank follows.
    """

    def make(*rows, ents=(), tight=()):
        words, pos, heads, deps = zip(*rows, strict=True)
        tags = ["O"] * len(words)
        for start, end, label in ents:
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
        plural = ["Number=Plur" if w.endswith("s") and p == "NOUN" else "" for w, p, *_ in rows]
        return Doc(
            _VOCAB,
            words=list(words),
            spaces=[i not in tight for i in range(len(words))],
            pos=list(pos),
            heads=list(heads),
            deps=list(deps),
            lemmas=[word.lower() for word in words],
            morphs=plural,
            ents=tags,
        )

    return make

"""Hand-built parses, so that the rules are tested apart from any language model."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations import read
from kgraph.relations.reader import readings
from kgraph.triples import Triple

_VOCAB = spacy.blank("en").vocab
_TYPES = {"person": "person", "org": "organisation", "place": "place", "group": "group"}
_SLOT = re.compile(
    r"(?P<key>\w+)=(?P<form>[^/]*)/(?P<pos>[A-Z]+):(?P<label>[\w:]+?)(>(?P<head>\w+))?(@(?P<more>.*))?"
)

Reader = Callable[..., list[Triple]]


class Answer(NamedTuple):
    """What one sentence gives: a triple with its mode and the words that name its entry."""

    subject: str
    category: str
    mode: str
    object: str
    symmetric: bool
    detail: str
    rule: str


def fill(template: str, slots: dict[str, str]) -> str:
    """Return the table of a parse from words like ``KEY=form~lemma/UPOS:label>HEAD@actor``.

    Forms and actors may be slots in braces, and keys stand for the numbers of words. An empty
    form leaves its word out, a noun of several words is a compound, a preposition of several
    a fixed expression, and "@" may also bring features.
    """
    words: list[tuple[str, str, str, str, str, str]] = []
    for part in template.split():
        match = _SLOT.fullmatch(part)
        assert match is not None, part
        key, pos, more = match["key"], match["pos"], (match["more"] or "").format(**slots)
        form, *rest = match["form"].format(**slots).split() or [""]
        if not form:
            continue
        parts = [(key, form, match["label"], match["head"] or "")]
        if pos == "ADP":
            parts += [(f"{key}{i}", word, "fixed", key) for i, word in enumerate(rest)]
        elif pos in {"NOUN", "ADJ"} and rest:
            before = [form, *rest[:-1]]
            parts = [(f"{key}{i}", word, "compound", key) for i, word in enumerate(before)]
            parts.append((key, rest[-1], match["label"], match["head"] or ""))
        else:
            parts = [(key, "-".join([form, *rest]), *parts[0][2:])]
        words += [(k, f, pos, label, head, more) for k, f, label, head in parts]
    numbers = {word[0]: i for i, word in enumerate(words, 1)}
    lines = []
    for _, form, pos, label, head, more in words:
        text, _, lemma = form.partition("~")
        lines.append(f"{text} {lemma or text} {pos} {numbers.get(head, 0)} {label} {more}")
    return "\n".join(lines)


def build(table: str) -> Doc:
    """Build a Doc from lines of ``word lemma UPOS head label [actor] [Feature=Value]``.

    Heads count from 1 and 0 is the root. Neighbouring words with the same actor id are one
    mention; ``~ID`` marks a reference. Sentences are parted by their roots.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    heads = [int(r[3]) - 1 if r[3] != "0" else i for i, r in enumerate(rows)]
    features = [[x for x in r[5:] if "=" in x] for r in rows]
    doc = Doc(
        _VOCAB,
        words=[r[0] for r in rows],
        spaces=[
            i + 1 < len(rows) and r[0] != "-" and rows[i + 1][2] != "PUNCT"
            for i, r in enumerate(rows)
        ],
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        heads=heads,
        deps=[r[4] for r in rows],
        morphs=["|".join(f) for f in features],
    )
    ids = [next((x for x in r[5:] if "=" not in x), "") for r in rows]
    if not Doc.has_extension("actors"):
        Doc.set_extension("actors", default=[])
    doc._.actors = _mentions(doc, ids)
    return doc


def _mentions(doc: Doc, ids: list[str]) -> list[ActorMention]:
    result: list[ActorMention] = []
    i = 0
    while i < len(ids):
        if not ids[i]:
            i += 1
            continue
        end = i + 1
        while end < len(ids) and ids[end] == ids[i]:
            end += 1
        result += [_mention(doc, i, end, part) for part in ids[i].split("+")]
        i = end
    return result


def _mention(doc: Doc, start: int, end: int, identifier: str) -> ActorMention:
    reference = identifier.startswith("~")
    identifier = identifier.lstrip("~")
    owner, colon, _ = identifier.partition(":")
    kind = _TYPES.get(owner) or ("institution" if colon else "state")
    if not colon and len(identifier) != 3:
        kind = "organisation"
    demonym = doc[start].pos_ == "ADJ" and end == start + 1
    return ActorMention(
        start=start,
        end=end,
        root=doc[start:end].root.i,
        id=identifier,
        name=identifier,
        type=kind,
        state=owner if len(owner) == 3 and owner.isupper() else None,
        kind="reference" if reference else "demonym" if demonym else "name",
        owner=owner if colon and owner not in _TYPES else None,
    )


@pytest.fixture
def triples() -> Reader:
    """Return a function from a table to the triples that the rules read in it."""

    def run(table: str, date: str | None = None) -> list[Triple]:
        doc = build(table)
        return read(doc, Document(id="d", text=doc.text, date=date))

    return run


@pytest.fixture(scope="session")
def answers() -> Callable[..., list[Answer]]:
    """Return a function from a template and what fills its slots to what is read in it."""

    def run(template: str, **slots: str) -> list[Answer]:
        doc = build(fill(template, slots))
        kept = (r for r in readings(doc, Document(id="d", text=doc.text)) if not r.dropped)
        return [
            Answer(
                r.triple.subject.id,
                r.triple.category,
                r.candidate.coding.mode,
                r.triple.object.id,
                r.triple.symmetric,
                r.candidate.coding.detail,
                r.triple.rule,
            )
            for r in kept
        ]

    return run


@pytest.fixture
def facts(triples: Reader) -> Callable[[str], set[tuple[str, str, str]]]:
    """Return a function from a table to (subject id, category, object id) of its triples."""

    def run(table: str) -> set[tuple[str, str, str]]:
        return {(t.subject.id, t.category, t.object.id) for t in triples(table)}

    return run


@pytest.fixture(scope="session")
def said() -> Callable[[str], set[tuple[str, str, str]]]:
    """Return a function from a text, parsed by the shipped model, to what is said in it.

    That is (subject id, category, object id) of its triples.
    """
    pipeline = Pipeline()

    def run(text: str) -> set[tuple[str, str, str]]:
        (extraction,) = pipeline.pipe([Document(id="d", text=text, date="2024-01-01")])
        return {(t.subject.id, t.category, t.object.id) for t in extraction.triples}

    return run

"""Hand-built parses, so that the rules are tested apart from any language model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations import read
from kgraph.triples import Triple

_VOCAB = spacy.blank("en").vocab
_TYPES = {"person": "person", "org": "organisation", "place": "place"}

Reader = Callable[..., list[Triple]]


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

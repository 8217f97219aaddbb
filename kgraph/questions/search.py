"""Full text over the sentences that triples were read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kgraph.errors import KgraphError
from kgraph.identity import Identities
from kgraph.store import Selection, Store
from kgraph.triples import Triple

# A phrase in quotation marks, whose end may lack them, or a word; a star behind it means "begins".
_TERM = re.compile(r'"(?P<phrase>[^"]*)(?:"|$)(?P<open>\*?)|(?P<word>[^\s"]+)')
_OPEN, _CLOSE = "\ue000", "\ue001"
_MATCHING = """
FROM sentence_search JOIN sentences s ON s.id = sentence_search.rowid
JOIN documents d ON d.id = s.doc_id
WHERE sentence_search MATCH ? AND EXISTS (
  SELECT 1 FROM triples t WHERE t.doc_id = s.doc_id AND t.sentence_start = s.start AND {where})
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A triple found in a sentence."""

    triple: str
    subject: str
    relation: str
    object: str
    category: str
    negated: bool
    modality: str


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence with the words looked for, the best first; ``words`` are their places in it.

    ``score`` is bm25: higher where the words are rarer and the sentence is shorter.
    """

    doc_id: str
    source: str | None
    date: str | None
    start: int
    score: float
    sentence: str
    words: tuple[tuple[int, int], ...]
    triples: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The first sentences found, and how many there are in all."""

    total: int
    found: tuple[Found, ...]


def search(
    store: Store,
    words: str,
    *,
    limit: int | None = None,
    identities: Identities | None = None,
    **filters: Any,
) -> Answer:
    """Return sentences with all words or phrases; ``filters`` (of Selection) are of their triples.

    ``"trade war"`` is a phrase, ``sanction*`` the beginning of a word; no other sign means
    anything. Raises KgraphError when there is no word in what is looked for.
    """
    question = expression(words)
    where, parameters = Selection(**filters).where()
    matching, values = _MATCHING.format(where=where), [question, *parameters]
    ((total,),) = store.rows(f"SELECT count(*) {matching}", values)
    sql = (
        f"SELECT s.doc_id, d.source, d.date, s.start, bm25(sentence_search), s.sentence,"
        f" highlight(sentence_search, 0, '{_OPEN}', '{_CLOSE}')"
        f" {matching} ORDER BY 5, d.rowid, s.start LIMIT ?"
    )
    rows = list(store.rows(sql, [*values, -1 if limit is None else limit]))
    who = identities or store.identities()
    return Answer(total, tuple(_found(store, row, filters, who) for row in rows))


def expression(words: str) -> str:
    """Return words as a question to FTS5, in which only phrases and final stars mean something."""
    terms = list(_terms(words))
    if not terms:
        raise KgraphError(
            f"no word to search for in {words!r}; give letters or digits, for example 'sanction*'"
        )
    return " ".join(terms)


def _terms(words: str) -> Iterator[str]:
    for match in _TERM.finditer(words):
        word = match["phrase"] if match["word"] is None else match["word"]
        begins = match["open"] == "*" or (match["word"] or "").endswith("*")
        # FTS5 ends at a zero byte, and a phrase without a letter would match nothing.
        if any(char.isalnum() for char in word):
            yield f'"{_clean(word)}"' + (" *" if begins else "")


def _clean(word: str) -> str:
    return word.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


def _found(store: Store, row: tuple[Any, ...], filters: dict[str, Any], who: Identities) -> Found:
    doc_id, source, date, start, score, sentence, highlighted = row
    triples = store.triples(**{**filters, "limit": None}, sentence=(doc_id, start))
    return Found(
        doc_id=doc_id,
        source=source,
        date=date,
        start=start,
        score=round(-score, 3),
        sentence=sentence,
        words=_places(highlighted),
        triples=tuple(_reading(who.triple(triple), triple.id) for triple in triples),
    )


def _reading(triple: Triple, id: str) -> Reading:
    return Reading(
        id,
        triple.subject.name,
        triple.relation,
        triple.object.name,
        triple.category,
        triple.negated,
        triple.modality,
    )


def _places(highlighted: str) -> tuple[tuple[int, int], ...]:
    """Return where words between marks stand in the sentence without marks."""
    places, position, start = [], 0, 0
    for char in highlighted:
        if char == _OPEN:
            start = position
        elif char == _CLOSE:
            places.append((start, position))
        else:
            position += 1
    return tuple(places)

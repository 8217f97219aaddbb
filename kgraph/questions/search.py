"""Full text over the sentences that triples were read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from kgraph.errors import KgraphError
from kgraph.identity import Identities
from kgraph.store import Selection, Store, plan
from kgraph.triples import Triple

# A phrase in quotation marks, whose end may lack them, or a word; a star behind it means "begins".
_TERM = re.compile(r'"(?P<phrase>[^"]*)(?:"|$)(?P<open>\*?)|(?P<word>[^\s"]+)')
_OPEN, _CLOSE = "\ue000", "\ue001"
_SHOWN = f"""
SELECT s.doc_id, d.source, d.date, s.start, s.sentence,
  highlight(sentence_search, 0, '{_OPEN}', '{_CLOSE}')
FROM sentence_search JOIN sentences s ON s.id = sentence_search.rowid
JOIN documents d ON d.id = s.doc_id
WHERE sentence_search MATCH ? AND sentence_search.rowid = ?
"""
_PLACE = """
SELECT d.rowid, s.start FROM sentences s JOIN documents d ON d.id = s.doc_id WHERE s.id = ?
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
    matches = _matches(store, question, Selection(**{**filters, "limit": None}))
    who = identities or store.identities()
    best = _best(store, matches, len(matches) if limit is None else limit)
    found = (
        _found(store, (*row, score), filters, who)
        for score, sentence in best
        for row in store.rows(_SHOWN, (question, sentence))
    )
    return Answer(len(matches), tuple(found))


def _matches(store: Store, question: str, selection: Selection) -> list[tuple[float, int]]:
    """Return the scores (the lowest is the best) and the sentences with triples of a selection."""
    where, values = plan.everything(selection)
    # Each sentence is that of a triple.
    said = (
        "1"
        if plan.is_whole(selection)
        else (
            f"EXISTS (SELECT 1 FROM facts f WHERE f.sentence = sentence_search.rowid AND {where})"
        )
    )
    sql = (
        "SELECT bm25(sentence_search), rowid FROM sentence_search"
        f" WHERE sentence_search MATCH ? AND {said}"
    )
    return list(store.rows(sql, [question, *values]))


def _best(store: Store, matches: list[tuple[float, int]], limit: int) -> list[tuple[float, int]]:
    """Return the best matches in their order; those of one score in the order of documents."""
    last = max(nsmallest(limit, (score for score, _ in matches)), default=None)
    ranked = [
        (score, *place, sentence)
        for score, sentence in matches
        if last is not None and score <= last
        for place in store.rows(_PLACE, (sentence,))
    ]
    return [(score, sentence) for score, _, _, sentence in sorted(ranked)[:limit]]


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
    doc_id, source, date, start, sentence, highlighted, score = row
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

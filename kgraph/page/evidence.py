"""The evidence as columns: each sentence, document, source, date and word is written once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from kgraph.documents.document import Document
from kgraph.page.dates import days
from kgraph.page.lines import Level
from kgraph.page.text import clean, utf16_span
from kgraph.triples import MODALITIES, Mention, Triple

Columns = dict[str, list[Any]]
T = TypeVar("T")
_NONE = -1


class Table(Generic[T]):
    """Values numbered in the order in which they are first seen."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def number(self, value: T) -> int:
        """Return the number of a value, a new one where it has none."""
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[T]:
        """Return the values by number."""
        return list(self._numbers)


def in_reading_order(triples: Mapping[str, Triple], levels: Iterable[Level]) -> list[str]:
    """Return the ids of all triples that some line cites, by document and place."""

    def place(id: str) -> tuple[str, int, int, str]:
        triple = triples[id]
        return triple.doc_id, triple.sentence_start, triple.relation_start, id

    cited = {id for level in levels for found in level.lines.values() for id in found}
    return sorted(cited, key=place)


def evidence_tables(
    triples: list[Triple], documents: Mapping[str, Document], kept: list[bool]
) -> dict[str, Any]:
    """Return mentions, sentences, documents, sources, dates and words, each as columns.

    A mention is one triple, in the order given. The text of a sentence is null where none of
    its triples is ``kept``.
    """
    rows = _Rows(documents)
    for triple, keep in zip(triples, kept, strict=True):
        rows.add(triple, keep)
    return rows.tables()


class _Rows:
    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._docs: dict[str, tuple[int, dict[str, Any]]] = {}
        self._sentences: dict[tuple[str, int, str], int] = {}
        self._kept: set[int] = set()
        self._words: Table[str] = Table()
        self._dates: Table[str] = Table()
        names = "sentence relation modality negated date published intensity confidence rule by"
        self._mentions: Columns = {name: [] for name in (*names.split(), "marks")}

    def add(self, triple: Triple, keep: bool) -> None:
        doc = self._doc(triple)
        key = triple.doc_id, triple.sentence_start, triple.sentence
        sentence = self._sentences.setdefault(key, len(self._sentences))
        if keep:
            self._kept.add(sentence)
        told = triple.date if days(triple.date) else None
        row = {
            "sentence": sentence,
            "relation": self._words.number(clean(triple.relation)),
            "modality": MODALITIES.index(triple.modality),
            "negated": int(triple.negated),
            "date": self._date(told or doc["date"]),
            "published": int(told is None),
            "intensity": _number(triple.intensity),
            "confidence": round(triple.confidence * 1000),
            "rule": self._words.number(clean(triple.rule)),
            "by": self._word(triple.attributed_to_text),
        }
        for name, value in row.items():
            self._mentions[name].append(value)
        self._mentions["marks"].extend(_marks(triple))

    def tables(self) -> dict[str, Any]:
        docs = [doc for _, doc in self._docs.values()]
        sources = sorted({doc["source"] for doc in docs})
        number = {source: place for place, source in enumerate(sources)}
        columns = {name: [doc[name] for doc in docs] for name in ("id", "title", "url", "date")}
        columns["source"] = [number[doc["source"]] for doc in docs]
        return {
            "mentions": self._mentions,
            "sentences": {
                "doc": [self._docs[doc][0] for doc, _, _ in self._sentences],
                "text": [
                    text if place in self._kept else None
                    for place, (_, _, text) in enumerate(self._sentences)
                ],
            },
            "docs": columns,
            "sources": sources,
            "dates": [[date, *(days(date) or ())] for date in self._dates.values()],
            "words": self._words.values(),
        }

    def _word(self, text: str | None) -> int:
        return self._words.number(clean(text)) if text else _NONE

    def _date(self, date: str | None) -> int:
        return self._dates.number(date) if date else _NONE

    def _doc(self, triple: Triple) -> dict[str, Any]:
        if triple.doc_id not in self._docs:
            document = self._documents.get(triple.doc_id) or Document(triple.doc_id, "")
            date = document.date or triple.doc_date
            entry = {
                "id": triple.doc_id,
                "title": clean(document.title or ""),
                "source": clean(document.source or triple.source or ""),
                "url": document.url,
                "date": date if days(date) else None,
            }
            self._docs[triple.doc_id] = (len(self._docs), entry)
        return self._docs[triple.doc_id][1]


def _number(value: float | None) -> float | int | None:
    """Return a number in its shortest form, None for what JSON cannot hold."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


def _marks(triple: Triple) -> list[int]:
    """Return start and end of subject, object and trigger in the sentence; -1 where outside."""
    spans = (_span(triple, triple.subject), _span(triple, triple.object), _trigger(triple))
    return [end for span in spans for end in span or (_NONE, _NONE)]


def _span(triple: Triple, mention: Mention) -> tuple[int, int] | None:
    return _relative(triple, mention.start, mention.end)


def _trigger(triple: Triple) -> tuple[int, int] | None:
    return _relative(triple, triple.relation_start, triple.relation_end)


def _relative(triple: Triple, start: int, end: int) -> tuple[int, int] | None:
    offset = triple.sentence_start
    return utf16_span(triple.sentence, start - offset, end - offset)


def newest(triples: list[Triple], lines: Iterable[list[int]], most: int | None) -> list[bool]:
    """Return for each triple whether it is among the ``most`` newest of one of its lines."""
    if most is None:
        return [True] * len(triples)
    when = [-(days(t.date) or days(t.doc_date) or (0, 0))[0] for t in triples]
    kept = [False] * len(triples)
    for members in lines:
        for place in sorted(members, key=lambda place: (when[place], place))[:most]:
            kept[place] = True
    return kept

"""Graph and triples as the plain lists that the page's script reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kgraph.documents.document import Document
from kgraph.page.dates import days
from kgraph.page.lines import Evidence, Line, draw_lines
from kgraph.page.styles import kind_of, line_styles, pronouns, type_styles
from kgraph.page.text import clean, utf16_span
from kgraph.triples import MODALITIES, Mention, Triple

Payload = dict[str, Any]
_ALIASES = 12


def build(
    graph: nx.MultiDiGraph,
    triples: Iterable[Triple],
    documents: Mapping[str, Document],
    title: str,
) -> tuple[Payload, list[Line]]:
    """Return the page's data, sorted and ready for JSON, and the lines in the same order.

    Raises InputError when an edge of the graph cites a triple that is not given.
    """
    lines = draw_lines(graph, {triple.id: triple for triple in triples})
    keys = sorted(str(key) for key in graph)
    categories = _categories(lines)
    rows = _Rows(documents)
    mentions = [
        rows.mention(number, found) for number, line in enumerate(lines) for found in lines[line]
    ]
    payload = {
        "title": clean(title),
        "types": _types(),
        "kinds": _kinds(),
        "categories": [{"id": name, "kind": kind} for name, kind in categories],
        "nodes": _nodes(graph, keys, lines),
        "edges": _edges(lines, keys, [name for name, _ in categories]),
        "mentions": mentions,
        **rows.tables(),
    }
    return payload, list(lines)


def _types() -> list[dict[str, Any]]:
    return [
        {"id": name, "label": style.label, "shape": style.shape, "color": [style.light, style.dark]}
        for name, style in type_styles().items()
    ]


def _kinds() -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "label": style.label,
            "color": [style.light, style.dark],
            "dash": list(style.dash),
            "width": style.width,
        }
        for name, style in line_styles().items()
    ]


def _categories(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """Return each category once with its kind of line, in the order of the legend."""
    kinds = list(line_styles())
    found = {line.category: kind_of(line.category, line.quad_class or None) for line in lines}
    return sorted(found.items(), key=lambda item: (kinds.index(item[1]), item[0]))


def _nodes(
    graph: nx.MultiDiGraph, keys: list[str], lines: Mapping[Line, list[Evidence]]
) -> list[dict[str, Any]]:
    also = _aliases(graph, lines)
    return [
        {
            "id": f"n{number}",
            "key": key,
            "name": clean(str(graph.nodes[key]["name"])) or key,
            "type": graph.nodes[key]["type"],
            "state": graph.nodes[key].get("state"),
            "mentions": graph.nodes[key].get("mentions", 0),
            "also": [
                text
                for text in sorted(also.get(key, ()))
                if text.casefold() != clean(str(graph.nodes[key]["name"])).casefold()
            ][:_ALIASES],
        }
        for number, key in enumerate(keys)
    ]


def _aliases(graph: nx.MultiDiGraph, lines: Mapping[Line, list[Evidence]]) -> dict[str, set[str]]:
    """Collect the names (no pronouns, no plain nouns) under which texts speak of each actor."""
    joined = {
        id: key
        for key, merged in graph.nodes(data="merged", default="")
        for id in merged.split("; ")
    }
    result: dict[str, set[str]] = {}
    for evidence in lines.values():
        for found in evidence:
            for mention in (found.triple.subject, found.triple.object):
                text = clean(mention.text)
                if text and not text[0].islower() and text.casefold() not in pronouns():
                    key = joined.get(mention.id, mention.id)
                    result.setdefault(key, set()).add(text)
    return result


def _edges(lines: Iterable[Line], keys: list[str], categories: list[str]) -> list[dict[str, Any]]:
    number = {key: f"n{place}" for place, key in enumerate(keys)}
    return [
        {
            "id": f"e{place}",
            "s": number[line.source],
            "t": number[line.target],
            "c": categories.index(line.category),
            "look": line.look,
            "sym": int(line.symmetric),
        }
        for place, line in enumerate(lines)
    ]


class _Rows:
    """Numbers what many mentions share: documents, sentences, relations, rules, speakers."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._docs: dict[str, tuple[int, dict[str, Any]]] = {}
        self._sentences: dict[tuple[str, int, str], int] = {}
        self._words: dict[str, int] = {}

    def tables(self) -> Payload:
        """Return the shared tables, each in the order in which its entries were first used."""
        docs = [doc for _, doc in self._docs.values()]
        sentences = [[self._docs[doc][0], text] for doc, _, text in self._sentences]
        return {"docs": docs, "sentences": sentences, "words": list(self._words)}

    def mention(self, line: int, found: Evidence) -> list[Any]:
        """Return one mention as a flat row; the page's script names its columns."""
        triple = found.triple
        doc = self._doc(triple)
        sentence = (triple.doc_id, triple.sentence_start, triple.sentence)
        told = triple.date if days(triple.date) else None
        date = told or doc["date"]
        return [
            line,
            self._sentences.setdefault(sentence, len(self._sentences)),
            self._word(found.relation),
            MODALITIES.index(triple.modality),
            int(triple.negated),
            date,
            days(date),
            int(told is None),
            round(triple.confidence, 3),
            self._word(triple.rule),
            self._word(triple.attributed_to_text),
            _span(triple, triple.subject),
            _span(triple, triple.object),
            _relative(triple, triple.relation_start, triple.relation_end),
        ]

    def _word(self, text: str | None) -> int | None:
        return None if not text else self._words.setdefault(clean(text), len(self._words))

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


def _span(triple: Triple, mention: Mention) -> tuple[int, int] | None:
    return _relative(triple, mention.start, mention.end)


def _relative(triple: Triple, start: int, end: int) -> tuple[int, int] | None:
    offset = triple.sentence_start
    return utf16_span(triple.sentence, start - offset, end - offset)

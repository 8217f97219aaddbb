"""Graphs and triples as the plain columns that the page's script reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kgraph.documents.document import Document
from kgraph.page.evidence import evidence_tables, in_reading_order, newest
from kgraph.page.lines import Level, bends, read_level
from kgraph.page.names import aliases, members
from kgraph.page.offices import offices
from kgraph.page.styles import asset, kind_of, line_styles, type_styles
from kgraph.page.text import clean
from kgraph.triples import Triple

Payload = dict[str, Any]
_NO_LINE = -1


def build(
    graphs: Mapping[str, nx.MultiDiGraph],
    triples: Iterable[Triple],
    documents: Mapping[str, Document],
    title: str,
    *,
    max_evidence: int | None = None,
) -> tuple[Payload, list[Level]]:
    """Return the page's data, sorted and ready for JSON, and the levels in the same order.

    ``graphs`` holds the graph of each level, the finest first. Of each line the sentences of the
    ``max_evidence`` newest triples are kept. Raises InputError when an edge of a graph cites a
    triple that is not given.
    """
    known = {triple.id: triple for triple in triples}
    levels = [read_level(id, graph, known) for id, graph in graphs.items()]
    order = in_reading_order(known, levels)
    number = {id: place for place, id in enumerate(order)}
    cited = [known[id] for id in order]
    keys = sorted({actor for level in levels for actor in level.actors})
    categories = _categories(levels)
    lines = ([number[id] for id in ids] for level in levels for ids in level.lines.values())
    payload = {
        "title": clean(title),
        "strings": strings(),
        "types": _types(),
        "kinds": _kinds(),
        "categories": [{"id": name, "kind": kind} for name, kind in categories],
        "nodes": _nodes(levels, keys, aliases(levels, cited)),
        "offices": offices(keys),
        "edges": _edges(levels, [name for name, _ in categories]),
        "levels": _levels(levels, keys, number, known),
        "partial": max_evidence is not None,
        **evidence_tables(cited, documents, newest(cited, lines, max_evidence)),
    }
    return payload, levels


def strings() -> dict[str, Any]:
    """Return the words of the page by their names; a pair is singular and plural."""
    found: dict[str, Any] = json.loads(asset("strings.json"))
    return found


def _types() -> list[dict[str, Any]]:
    words = strings()
    return [
        {
            "id": name,
            "label": words["type_" + name],
            "shape": style.shape,
            "color": [style.light, style.dark],
        }
        for name, style in type_styles().items()
    ]


def _kinds() -> list[dict[str, Any]]:
    words = strings()
    return [
        {
            "id": name,
            "label": words["kind_" + name.replace(" ", "_")],
            "color": [style.light, style.dark],
            "dash": list(style.dash),
            "width": style.width,
        }
        for name, style in line_styles().items()
    ]


def _categories(levels: Iterable[Level]) -> list[tuple[str, str]]:
    """Return each category once with its kind of line, in the order of the legend."""
    kinds = list(line_styles())
    found = {
        line.category: kind_of(line.category, line.quad_class or None)
        for level in levels
        for line in level.lines
    }
    return sorted(found.items(), key=lambda item: (kinds.index(item[1]), item[0]))


def _nodes(
    levels: list[Level], keys: list[str], also: Mapping[str, list[str]]
) -> dict[str, list[Any]]:
    """Return the actors of all levels as columns; the finest level that has one describes it."""
    known: dict[str, Mapping[str, Any]] = {}
    for level in reversed(levels):
        known.update((key, level.graph.nodes[key]) for key in level.actors)
    types = list(type_styles())
    names = [clean(str(known[key]["name"])) or key for key in keys]
    return {
        "key": keys,
        "name": names,
        "type": [types.index(known[key]["type"]) for key in keys],
        "state": [known[key].get("state") for key in keys],
        "also": [
            [text for text in also.get(key, ()) if text.casefold() != name.casefold()]
            for key, name in zip(keys, names, strict=True)
        ],
    }


def _edges(levels: list[Level], categories: list[str]) -> dict[str, list[Any]]:
    """Return the lines of all levels, one level after the other; their ends are pyvis' edges."""
    place = {name: number for number, name in enumerate(categories)}
    lines = [line for level in levels for line in level.lines]
    return {
        "category": [place[line.category] for line in lines],
        "look": [line.look for line in lines],
        "symmetric": [int(line.symmetric) for line in lines],
        "bend": [bend for level in levels for bend in bends(list(level.lines))],
    }


def _levels(
    levels: list[Level],
    keys: list[str],
    number: Mapping[str, int],
    triples: Mapping[str, Triple],
) -> list[dict[str, Any]]:
    """Return of each level its actors, the span of its lines and the line of each mention."""
    at = {key: place for place, key in enumerate(keys)}
    result, first = [], 0
    for level in levels:
        line_of = [_NO_LINE] * len(number)
        for line, ids in enumerate(level.lines.values(), first):
            for id in ids:
                line_of[number[id]] = line
        owned = members(level, triples) if level.id != "actor" else {}
        result.append(
            {
                "id": level.id,
                "nodes": [at[key] for key in level.actors],
                "mentions": [level.graph.nodes[key].get("mentions", 0) for key in level.actors],
                "first": first,
                "lines": len(level.lines),
                "line": line_of,
                "members": [
                    [at[parent], [at[id] for id in found if id in at]]
                    for parent, found in owned.items()
                ],
            }
        )
        first += len(level.lines)
    return result

"""An invented world: actors, news about them, and the graph of it, hostile strings included.

A row of news_sentences.csv is one triple. Its text marks ``[s id|words]``, ``[o id|words]``,
``[r|trigger]`` and ``[by|speaker]``; its flags are ``-`` denied, ``p`` planned, ``?`` possible,
``r`` reported and ``=`` symmetric.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx

from kgraph.documents.document import Document
from kgraph.triples import Mention, Triple

PAYLOAD = '</script><script>window.__pwn=1</script><img src=x onerror="window.__pwn=2">'

ACTORS = {
    "ARD": ("Ardania", "state"),
    "BOR": ("Borovia", "state"),
    "CES": ("Cestria", "state"),
    "DUN": ("Dunmark", "state"),
    "ESS": ("Essland", "state"),
    "NPACT": ("Northern Pact", "organisation"),
    "CU": ("Coastal Union", "organisation"),
    "ARD:defence-ministry": ("Ardanian defence ministry", "institution"),
    "BOR:parliament": ("Borovian parliament", "institution"),
    "FHF": ("Free Hills Front", "group"),
    "ARD:troops": ("Ardanian troops", "group"),
    "person:mira-solen": ("Mira Solén", "person"),
    "person:jan-lukowicz": ("Jan Łukowicz", "person"),
    "person:vera-orlova": ("Вера Орлова", "person"),
    "person:okubo-haruto": ("大久保 春人", "person"),
    "org:evil": (f"Evil {PAYLOAD} Ltd", "organisation"),
    "place:port-lume": ("Port Lume", "place"),
    "__proto__": ("Prototype Bank", "organisation"),
    "place:nowhere": ("Nowhere", "place"),
}
QUAD = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "COOPERATE": "material cooperation", "AID": "material cooperation",
    "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict", "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict", "SANCTION": "material conflict",
}  # fmt: skip

INTENSITY = {
    "verbal cooperation": 2.5, "material cooperation": 7.0,
    "verbal conflict": -2.0, "material conflict": -10.0,
}  # fmt: skip

Row = dict[str, str]
World = tuple[list[Triple], dict[str, Document]]

_MARK = re.compile(r"\[(s|o|r|by)(?: ([^|\]]+))?\|([^\]]*)\]")
_MODALITIES = {"p": "planned", "?": "possible", "r": "reported"}


def _parse(text: str) -> tuple[str, dict[str, tuple[str | None, str, int]]]:
    plain, at, marks = "", 0, {}
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        marks[found[1]] = (found[2], found[3], len(plain))
        plain += found[3]
        at = found.end()
    return plain + text[at:], marks


def _mention(mark: tuple[str | None, str, int], offset: int) -> Mention:
    identity, words, start = mark
    assert identity is not None
    name, kind = ACTORS[identity]
    state = identity.split(":")[0] if kind in ("state", "institution") else None
    return Mention(identity, name, kind, state, words, offset + start, offset + start + len(words))


def _triple(document: Document, offset: int, row: Row) -> tuple[Triple, str]:
    sentence, marks = _parse(row["text"])
    flags = row["flags"]
    start = offset + marks["r"][2]
    triple = Triple(
        doc_id=document.id, doc_date=document.date, source=document.source, sentence=sentence,
        sentence_start=offset, sentence_end=offset + len(sentence),
        subject=_mention(marks["s"], offset), relation=row["relation"],
        relation_text=marks["r"][1], relation_start=start,
        relation_end=start + len(marks["r"][1]), category=row["category"],
        quad_class=QUAD.get(row["category"]),
        intensity=INTENSITY.get(QUAD.get(row["category"], "")),
        object=_mention(marks["o"], offset), symmetric="=" in flags, negated="-" in flags,
        modality=next((_MODALITIES[flag] for flag in flags if flag in _MODALITIES), "asserted"),
        attributed_to_id=None, attributed_to_text=marks["by"][1] if "by" in marks else None,
        date=row["date"] or None, date_text=None, rule="clause",
        confidence=0.9 if document.id.startswith("b/") else 0.8,
    )  # fmt: skip
    return triple, sentence


def _rows(name: str) -> list[Row]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [
        {key: value.replace("{payload}", PAYLOAD) for key, value in row.items()}
        for row in csv.DictReader(text.splitlines())
    ]


def world(*, only: tuple[str, ...] = (), dated: bool = True) -> World:
    """Return the triples and documents of the invented news, or of some documents of it."""
    triples: list[Triple] = []
    documents: dict[str, Document] = {}
    sentences = _rows("news_sentences.csv")
    for entry in _rows("news_documents.csv"):
        if only and entry["id"] not in only:
            continue
        known = {name: entry[name] or None for name in ("date", "title", "source", "url")}
        if not dated:
            known["date"] = None
        document = Document(entry["id"], "", **known)
        text = "🗞️ News. "
        for row in sentences:
            if row["document"] == entry["id"]:
                row = row if dated else {**row, "date": ""}
                triple, sentence = _triple(document, len(text), row)
                triples.append(triple)
                text += sentence + " "
        documents[document.id] = replace(document, text=text)
    return triples, documents


def undated() -> World:
    """Return three documents of which no date is known."""
    return world(only=("a/drills", "a/pact", "b/strike"), dated=False)


def merge(triples: Iterable[Triple], extra: Iterable[str] = ()) -> nx.MultiDiGraph:
    """Return the graph of the triples, with the attributes that the package's merge gives."""
    graph = nx.MultiDiGraph()
    groups: dict[tuple, list[Triple]] = {}
    for triple in triples:
        key = (
            triple.subject.id, triple.object.id, triple.category, triple.relation,
            triple.negated, triple.modality,
        )  # fmt: skip
        groups.setdefault(key, []).append(triple)
        for end in (triple.subject, triple.object):
            graph.add_node(
                end.id, name=end.name, type=end.type, state=end.state, mentions=1,
                first_date=None, last_date=None,
            )  # fmt: skip
    for identity in extra:
        name, kind = ACTORS[identity]
        graph.add_node(identity, name=name, type=kind, state=None, mentions=1)
    for key, group in groups.items():
        first = group[0]
        graph.add_edge(
            key[0], key[1], key="|".join(map(str, key)), relation=first.relation,
            category=first.category, quad_class=first.quad_class, intensity=None,
            weight=len(group), documents=len({triple.doc_id for triple in group}),
            first_date=None, last_date=None, evidence=sorted(triple.id for triple in group),
            symmetric=first.symmetric, negated=first.negated, modality=first.modality,
        )  # fmt: skip
    return graph


def islands(html: str) -> dict[str, Any]:
    """Return the parsed JSON islands of a page by id."""
    found = re.findall(r'<script type="application/json" id="([^"]+)">(.*?)</script>', html, re.S)
    return {name: json.loads(text) for name, text in found}

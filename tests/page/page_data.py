"""What a page was given, read back from its islands as plain records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MODALITIES = ("asserted", "reported", "planned", "possible")
ROLES = ("subject", "object", "trigger")

Record = dict[str, Any]


def read(data: dict[str, Any], level: int = 0) -> Record:
    """Return nodes, edges and mentions of a level; a mention's edge is a place in the edges."""
    given, ends = data["kg-data"], data["kg-edges"]
    chosen = given["levels"][level]
    nodes = [_node(given, at) for at in chosen["nodes"]]
    first = chosen["first"]
    edges = [_edge(given, ends, at) for at in range(first, first + chosen["lines"])]
    found = [_mention(given, at, line - first) for at, line in enumerate(chosen["line"])]
    mentions = [mention for mention in found if mention["edge"] >= 0]
    return {**given, "nodes": nodes, "edges": edges, "mentions": mentions}


def _node(given: Record, at: int) -> Record:
    columns = given["nodes"]
    node = {name: column[at] for name, column in columns.items()}
    return {**node, "id": f"n{at}", "type": given["types"][node["type"]]["id"]}


def _edge(given: Record, ends: list[Record], at: int) -> Record:
    columns = given["edges"]
    source, target = (given["nodes"]["key"][int(ends[at][end][1:])] for end in ("from", "to"))
    category, look, symmetric = (columns[name][at] for name in ("category", "look", "symmetric"))
    name = given["categories"][category]["id"]
    return {
        "id": ends[at]["id"], "s": ends[at]["from"], "t": ends[at]["to"], "c": category,
        "look": look, "key": f"{source}|{target}|{name}|{look}|{symmetric}", "category": name,
        "source": source, "target": target,
    }  # fmt: skip


def _mention(given: Record, at: int, edge: int) -> Record:
    columns = given["mentions"]
    row = {name: column[at] for name, column in columns.items() if name != "marks"}
    sentence = row["sentence"]
    doc = given["sentences"]["doc"][sentence]
    date = given["dates"][row["date"]] if row["date"] >= 0 else [None, None, None]
    text = given["sentences"]["text"][sentence]
    marks = columns["marks"][6 * at : 6 * at + 6]
    return {
        **row, "edge": edge, "doc": doc, "text": text, "date": date[0], "days": date[1:],
        "source": given["docs"]["source"][doc], "words": given["words"][row["relation"]],
        "status": "denied" if row["negated"] else MODALITIES[row["modality"]],
        **{role: cut(text, marks[2 * n : 2 * n + 2]) for n, role in enumerate(ROLES)},
    }  # fmt: skip


def cut(text: str | None, span: list[int]) -> str | None:
    if text is None or span[0] < 0:
        return None
    return text.encode("utf-16-le")[span[0] * 2 : span[1] * 2].decode("utf-16-le")


def count_edges(payload: Record, keep: Callable[[Record], bool]) -> int:
    """Count the lines that some mention keeps, from the data alone."""
    return len({row["edge"] for row in payload["mentions"] if keep(row)})


def voices(payload: Record, rows: list[Record]) -> int:
    """Count the sources; a document that names none is one of its own."""
    return len({payload["sources"][row["source"]] or row["doc"] for row in rows})


def edge_of(payload: Record, source: str, target: str, category: str) -> Record:
    wanted = (source, target, category)
    return next(e for e in payload["edges"] if (e["source"], e["target"], e["category"]) == wanted)

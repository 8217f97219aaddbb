"""The interactive page: one HTML file that fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import networkx as nx

from kgraph.documents.document import Document
from kgraph.triples import Triple

__all__ = ["LARGE", "render", "write_page"]

LARGE = 50_000_000
"""From so many bytes on, browsers are slow to open a page."""


def render(
    graph: nx.MultiDiGraph,
    triples: Iterable[Triple],
    *,
    documents: Mapping[str, Document] | None = None,
    title: str = "kgraph",
    seed: int = 1,
    level: str = "actor",
    levels: Mapping[str, nx.MultiDiGraph] | None = None,
    max_evidence: int | None = None,
) -> str:
    """Return the whole page as HTML; the same input and seed give the same bytes.

    ``documents`` (by id) adds titles, sources and links to the evidence. The page opens with
    ``graph``, which is of ``level``; with ``levels``, the graphs of the same triples at each
    level, the finest first, the reader can change to another. Of each line only the sentences of
    the ``max_evidence`` newest triples are written, though all are counted. Raises InputError
    when an edge of a graph cites a triple that is not given.
    """
    # pyvis and the layout are slow to import, and only this function needs them.
    from kgraph.page.drawing import OPTIONS, SIZES, places, vis_edges, vis_nodes
    from kgraph.page.network import KGraphNetwork
    from kgraph.page.payload import build

    graphs = {**(levels or {}), level: graph}
    payload, made = build(graphs, triples, documents or {}, title, max_evidence=max_evidence)
    payload["start"] = list(graphs).index(level)
    payload["sizes"] = SIZES
    for entry, found in zip(payload["levels"], places(payload, made, seed), strict=True):
        entry["places"] = found
    network = KGraphNetwork(payload, payload["title"])
    network.nodes.extend(vis_nodes(payload))
    network.edges.extend(vis_edges(payload, made))
    network.options = OPTIONS
    return str(network.generate_html()) + "\n"


def write_page(path: Path, html: str) -> None:
    """Write the page as UTF-8 with Unix line ends, whatever the locale."""
    path.write_text(html, encoding="utf-8", newline="\n")

"""The interactive page: one HTML file that fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import networkx as nx

from kgraph.documents.document import Document
from kgraph.triples import Triple

__all__ = ["render", "write_page"]


def render(
    graph: nx.MultiDiGraph,
    triples: Iterable[Triple],
    *,
    documents: Mapping[str, Document] | None = None,
    title: str = "kgraph",
    seed: int = 1,
) -> str:
    """Return the whole page as HTML; the same input and seed give the same bytes.

    ``documents`` (by id) adds titles, sources and links to the evidence. Raises InputError when
    an edge of the graph cites a triple that is not given.
    """
    # pyvis and the layout are slow to import, and only this function needs them.
    from kgraph.page.drawing import OPTIONS, vis_edges, vis_nodes
    from kgraph.page.network import KGraphNetwork
    from kgraph.page.payload import build

    payload, lines = build(graph, triples, documents or {}, title)
    network = KGraphNetwork(payload, payload["title"])
    network.nodes.extend(vis_nodes(payload, lines, seed))
    network.edges.extend(vis_edges(payload, lines))
    network.options = OPTIONS
    return str(network.generate_html()) + "\n"


def write_page(path: Path, html: str) -> None:
    """Write the page as UTF-8 with Unix line ends, whatever the locale."""
    path.write_text(html, encoding="utf-8", newline="\n")

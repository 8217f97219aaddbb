"""Files that are written from a store: exports and the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError
from kgraph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.identity import Identities


def export(
    store: Store,
    identities: Identities,
    graph: nx.MultiDiGraph,
    format: str,
    path: Path,
    level: str,
) -> Path:
    """Write a graph of a store, or its triples, in a format.

    Raises KgraphError for a format that there is not, or that does not know the level.
    """
    from kgraph.exports.formats import ALIASES, FORMATS, content_of

    chosen = FORMATS.get(ALIASES.get(format, format))
    if chosen is None:
        raise KgraphError(f"{format!r} is no format; choose one of {', '.join(FORMATS)}")
    if chosen.holds == "triples" and level != "actor":
        raise KgraphError(
            f"{chosen.name} holds triples, whose actors stay as they are; leave out level"
        )
    chosen.write(content_of(store, graph, chosen, identities), path)
    return path


def page(
    store: Store,
    identities: Identities,
    path: Path,
    level: str,
    title: str | None,
    max_evidence: int | None,
    options: dict[str, Any],
) -> Path:
    """Write the page of a store, to open at a level."""
    from kgraph.building import default_title
    from kgraph.graph import build_levels
    from kgraph.page import render, write_page

    triples = list(store.triples())
    documents = {document.id: document for document in store.documents()}
    levels = build_levels(triples, identities=identities, **options)
    html = render(
        levels[level], triples, documents=documents,
        title=title or default_title([str(store.path.resolve().parent)]),
        level=level, levels=levels, max_evidence=max_evidence,
    )  # fmt: skip
    write_page(path, html)
    return path

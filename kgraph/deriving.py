"""The files that follow from a store: the triples, the graph and the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.store import Counts, Store
from kgraph.triples import write_jsonl

if TYPE_CHECKING:
    from kgraph.identity import Identities

STORE, TRIPLES, GRAPHML, PAGE = OUTPUTS = (
    "kgraph.db",
    "triples.jsonl",
    "graph.graphml",
    "graph.html",
)
DERIVED = (TRIPLES, GRAPHML, PAGE)


@dataclass(frozen=True, slots=True)
class Build:
    """How much a store holds, and what follows from it."""

    counts: Counts
    edges: int
    identities: Identities

    @property
    def actors(self) -> int:
        """Return how many actors there are when ids that are one actor count once."""
        joined = self.identities.into
        return self.counts.actors - sum(actor.id != id for id, actor in joined.items())


def default_title(paths: Sequence[str]) -> str:
    """Return a title for what was read: the name of the first path, and how many more."""
    first = "standard input" if paths[0] == "-" else Path(paths[0]).resolve().name
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1} more"


def derive(store: Path, folder: Path, title: str, names: Collection[str] = DERIVED) -> Build:
    """Write those of the files that are named to a folder; the same store gives the same bytes."""
    from kgraph.exports import write_graphml
    from kgraph.graph import build, build_levels
    from kgraph.page import render, write_page

    with Store.open(store) as opened:
        triples = list(opened.triples())
        documents = {document.id: document for document in opened.documents()}
        counts, identities = opened.counts(), opened.identities()
    if PAGE in names:
        levels = build_levels(triples, identities=identities)
    else:
        # Only the page shows the other levels.
        levels = {"actor": build(triples, identities=identities)}
    graph = levels["actor"]
    if TRIPLES in names:
        with (folder / TRIPLES).open("w", encoding="utf-8", newline="\n") as stream:
            write_jsonl(triples, stream)
    if GRAPHML in names:
        write_graphml(graph, folder / GRAPHML)
    if PAGE in names:
        page = render(graph, triples, documents=documents, title=title, levels=levels)
        write_page(folder / PAGE, page)
    return Build(counts, graph.number_of_edges(), identities)

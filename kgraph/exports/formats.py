"""The formats by their names: what each is made of and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.documents import Document
    from kgraph.identity import Identities
    from kgraph.store import Store
    from kgraph.triples import Triple


@dataclass(frozen=True, slots=True)
class Content:
    """What may be exported: a graph, the triples its edges are made of, and their documents.

    ``same`` gives the id of the actor that an id in the triples belongs to.
    """

    graph: nx.MultiDiGraph
    triples: tuple[Triple, ...]
    documents: tuple[Document, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is for, what it is made of, and where it goes.

    ``holds`` is graph or triples, ``place`` stream (of text), file or folder; ``write`` takes the
    content and a path, a stream of text too where that is the place; ``timed`` says of a graph
    that the triples tell on which days its edges hold.
    """

    name: str
    about: str
    holds: str
    place: str
    write: Callable[[Content, Any], None]
    endings: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    timed: bool = False

    @property
    def reads_triples(self) -> bool:
        """Whether the graph alone is too little to write it."""
        return self.timed or self.holds == "triples"


def content(
    graph: nx.MultiDiGraph,
    triples: Iterable[Triple],
    documents: Iterable[Document] = (),
    identities: Identities | None = None,
) -> Content:
    """Return a graph with those of the triples, and of the documents, that it is made of."""
    evidence = {id for *_, ids in graph.edges(data="evidence") for id in ids}
    kept = tuple(dict.fromkeys(triple for triple in triples if triple.id in evidence))
    read = {triple.doc_id for triple in kept}
    same = {id: actor.id for id, actor in identities.into.items()} if identities else {}
    texts = tuple(document for document in documents if document.id in read)
    return Content(graph, kept, texts, same)


def content_of(
    store: Store, graph: nx.MultiDiGraph, format: Format, identities: Identities | None = None
) -> Content:
    """Return a graph of a store's triples with what else of the store a format writes.

    Most of the time would go into triples that no format of the graph alone has.
    """
    if not format.reads_triples:
        return Content(graph, ())
    return content(graph, store.triples(), store.documents(), identities)


def by_ending(path: str) -> str | None:
    """Return the name of the format that the ending of a file's name tells, None for none."""
    ending = Path(path).suffix.lower()
    return next((format.name for format in FORMATS.values() if ending in format.endings), None)


def _graphml(content: Content, target: Any) -> None:
    from kgraph.exports.graphml import write_graphml

    write_graphml(content.graph, target)


def _gexf(content: Content, target: Any) -> None:
    from kgraph.exports.gexf import write_gexf

    write_gexf(content.graph, target, content.triples)


def _node_link(content: Content, target: Any) -> None:
    from kgraph.exports.nodelink import write_node_link

    write_node_link(content.graph, target)


def _cyjs(content: Content, target: Any) -> None:
    from kgraph.exports.cyjs import write_cyjs

    write_cyjs(content.graph, target)


def _csv(content: Content, target: Any) -> None:
    from kgraph.exports.tables import write_csv

    write_csv(content.graph, target)


def _neo4j(content: Content, target: Any) -> None:
    from kgraph.exports.neo4j import write_neo4j

    write_neo4j(content.graph, target)


def _jsonl(content: Content, target: Any) -> None:
    from kgraph.exports.records import write_records

    write_records(content.triples, target, "jsonl")


def _parquet(content: Content, target: Any) -> None:
    from kgraph.exports.parquet import write_parquet

    write_parquet(content.triples, target)


def _turtle(content: Content, target: Any) -> None:
    from kgraph.exports.turtle import write_turtle

    write_turtle(content.triples, target, content.documents, same=content.same)


_ALL = (
    Format(
        *("graphml", "Cytoscape, yEd, igraph, NetworkX, Gephi", "graph", "stream", _graphml),
        endings=(".graphml",),
    ),
    Format(
        *("gexf", "Gephi, with its time line", "graph", "stream", _gexf),
        endings=(".gexf",),
        timed=True,
    ),
    Format(
        *("json", "NetworkX and D3, as node-link JSON", "graph", "stream", _node_link),
        endings=(".json",),
        aliases=("node-link",),
    ),
    Format(
        *("cyjs", "Cytoscape and Cytoscape.js", "graph", "stream", _cyjs),
        endings=(".cyjs",),
        aliases=("cytoscape",),
    ),
    Format(*("csv", "spreadsheets, pandas, R, Gephi", "graph", "folder", _csv)),
    Format(*("neo4j", "Neo4j, with a Cypher script", "graph", "folder", _neo4j)),
    Format(
        *("jsonl", "programs of your own, one triple a line", "triples", "stream", _jsonl),
        endings=(".jsonl",),
    ),
    Format(
        *("parquet", "pandas, Polars, DuckDB, Spark, R", "triples", "file", _parquet),
        endings=(".parquet",),
    ),
    Format(
        *("turtle", "RDF, with PROV-O and Web Annotation", "triples", "stream", _turtle),
        endings=(".ttl",),
        aliases=("rdf", "ttl"),
    ),
)
FORMATS = {format.name: format for format in _ALL}
ALIASES = {alias: format.name for format in _ALL for alias in format.aliases}

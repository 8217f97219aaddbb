"""The graph and the triples in the formats of other programs, one module a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.exports.cyjs import generate_cyjs, parse_cyjs, read_cyjs, write_cyjs
    from kgraph.exports.gexf import generate_gexf, write_gexf
    from kgraph.exports.graphml import generate_graphml, parse_graphml, read_graphml, write_graphml
    from kgraph.exports.neo4j import write_neo4j
    from kgraph.exports.nodelink import (
        generate_node_link,
        parse_node_link,
        read_node_link,
        write_node_link,
    )
    from kgraph.exports.parquet import parquet_schema, read_parquet, write_parquet
    from kgraph.exports.records import write_records
    from kgraph.exports.tables import write_csv
    from kgraph.exports.turtle import generate_turtle, write_turtle

_MODULES = {
    "cyjs": ("generate_cyjs", "parse_cyjs", "read_cyjs", "write_cyjs"),
    "gexf": ("generate_gexf", "write_gexf"),
    "graphml": ("generate_graphml", "parse_graphml", "read_graphml", "write_graphml"),
    "neo4j": ("write_neo4j",),
    "nodelink": ("generate_node_link", "parse_node_link", "read_node_link", "write_node_link"),
    "parquet": ("parquet_schema", "read_parquet", "write_parquet"),
    "records": ("write_records",),
    "tables": ("write_csv",),
    "turtle": ("generate_turtle", "write_turtle"),
}
__all__ = [
    "generate_cyjs",
    "generate_gexf",
    "generate_graphml",
    "generate_node_link",
    "generate_turtle",
    "parquet_schema",
    "parse_cyjs",
    "parse_graphml",
    "parse_node_link",
    "read_cyjs",
    "read_graphml",
    "read_node_link",
    "read_parquet",
    "write_csv",
    "write_cyjs",
    "write_gexf",
    "write_graphml",
    "write_neo4j",
    "write_node_link",
    "write_parquet",
    "write_records",
    "write_turtle",
]


def __getattr__(name: str) -> Any:
    # Who asks for the names of the formats, as the command line does, need not wait for networkx.
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

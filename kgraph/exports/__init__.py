"""The graph and the triples in the formats of other programs, one module a format."""

from kgraph.exports.gexf import generate_gexf, write_gexf
from kgraph.exports.graphml import generate_graphml, parse_graphml, read_graphml, write_graphml
from kgraph.exports.records import write_records

__all__ = [
    "generate_gexf",
    "generate_graphml",
    "parse_graphml",
    "read_graphml",
    "write_gexf",
    "write_graphml",
    "write_records",
]

"""The graph and the triples in the formats of other programs, one module a format."""

from kgraph.exports.graphml import generate_graphml, write_graphml
from kgraph.exports.records import write_records

__all__ = ["generate_graphml", "write_graphml", "write_records"]

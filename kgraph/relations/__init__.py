"""Relations: rules over Universal Dependencies that read a document into triples."""

from kgraph.relations.reader import read

__all__ = ["read"]

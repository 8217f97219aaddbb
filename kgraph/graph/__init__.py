"""Triples merged into a networkx graph of actors."""

from kgraph.graph.merge import build

__all__ = ["build"]

"""Triples merged into a networkx graph of actors."""

from kgraph.graph.merge import build, build_levels

__all__ = ["build", "build_levels"]

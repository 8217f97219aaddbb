"""Work spread over other processes, with its results in order."""

from kgraph.workers.pool import ordered

__all__ = ["ordered"]

"""kgraph line by line: opening a store, asking it, and answers that a notebook shows."""

from kgraph.notebook.opened import Opened
from kgraph.notebook.opening import add, build, open, read
from kgraph.notebook.result import Result, Single

__all__ = ["Opened", "Result", "Single", "add", "build", "open", "read"]

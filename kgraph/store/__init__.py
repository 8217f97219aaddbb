"""The SQLite file that keeps documents, triples and their evidence."""

from kgraph.store.filters import Selection
from kgraph.store.readings import Reading
from kgraph.store.store import Store
from kgraph.store.summary import Counts

__all__ = ["Counts", "Reading", "Selection", "Store"]

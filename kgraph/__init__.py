"""kgraph reads news into a graph of who did what to whom, with the sentence for every edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.documents import Document, read_documents
    from kgraph.errors import KgraphError, UnknownActorError
    from kgraph.notebook import Opened, Result, add, build, open, read
    from kgraph.pipeline import Pipeline
    from kgraph.store import Store
    from kgraph.triples import Mention, Triple

__version__ = "0.1.0"
__all__ = [
    "Document",
    "KgraphError",
    "Mention",
    "Opened",
    "Pipeline",
    "Result",
    "Store",
    "Triple",
    "UnknownActorError",
    "__version__",
    "add",
    "build",
    "open",
    "read",
    "read_documents",
]

# Where each name is, so that it is imported when it is first used.
_PLACES = {
    "Document": "documents",
    "KgraphError": "errors",
    "Mention": "triples",
    "Opened": "notebook",
    "Pipeline": "pipeline",
    "Result": "notebook",
    "Store": "store",
    "Triple": "triples",
    "UnknownActorError": "errors",
    "add": "notebook",
    "build": "notebook",
    "open": "notebook",
    "read": "notebook",
    "read_documents": "documents",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'kgraph' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"kgraph.{_PLACES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

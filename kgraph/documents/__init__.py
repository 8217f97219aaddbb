"""Documents in: one reader a format, and a walker over files and folders."""

from kgraph.documents.document import Document
from kgraph.documents.read import read_documents

__all__ = ["Document", "read_documents"]

"""Documents in: one reader a format, and a walker over files and folders."""

from kgraph.documents.document import Document
from kgraph.documents.problem import BadInput, Note
from kgraph.documents.read import Reading, read_documents

__all__ = ["BadInput", "Document", "Note", "Reading", "read_documents"]

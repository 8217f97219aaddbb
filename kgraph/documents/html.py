"""Web pages: one document a file, the article's text without what stands around it."""

from __future__ import annotations

import codecs
import logging
import re
from types import ModuleType

from kgraph.documents.encoding import text_of
from kgraph.documents.problem import BadInput, Place
from kgraph.documents.record import MAX_BYTES, document
from kgraph.documents.source import Found, Items, Source, too_long

# Browsers look no further for the declaration either.
_DECLARED_WITHIN = 2048
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
# An encoding declared in characters belongs to the bytes, which are gone.
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<html\b", re.I)
# The standard of HTML reads pages that claim to be Latin-1 or ASCII so.
_LATIN = {"iso8859-1", "ascii", "latin-1"}


def read_html(source: Source) -> Items:
    """Yield the article of a page with the date, title, source and address that it declares.

    Raises BadInput where the libraries of the extra ``html`` are missing.
    """
    trafilatura = _extractor(source.name)
    place = Place(source.name)
    content = source.stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield too_long(place)
        return
    try:
        page, notes = text_of(content, source, declared(content))
        page = _XML_DECLARATION.sub("", page.replace("\0", ""), count=1)
        record = {**metadata_of(page), "text": _article(trafilatura, page)}
        if not record["text"]:
            raise BadInput(place, "no text", "; no article was found in the page")
        yield from notes
        yield Found(document(record, source.id, place), place)
    except BadInput as error:
        yield error


def metadata_of(page: str) -> dict[str, str | None]:
    """Return what a page says of itself, nothing for one that cannot be taken apart."""
    from lxml import etree
    from lxml.html import document_fromstring

    from kgraph.documents.htmlmeta import metadata

    try:
        return metadata(document_fromstring(page))
    except (etree.LxmlError, ValueError):
        return {}


def declared(content: bytes) -> str | None:
    """Return the encoding that a page declares, None without one that Python knows."""
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name if found else None
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _LATIN else name


def _article(trafilatura: ModuleType, page: str) -> str:
    """Return the paragraphs of the article, with a blank line between them."""
    if not _ROOT.search(page):
        # A part of a page is none to the extractor.
        page = f"<html><body>{page}</body></html>"
    text = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not text:
        # Of very short pages the extractor is not sure.
        text = trafilatura.baseline(page)[1]
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _extractor(name: str) -> ModuleType:
    try:
        import trafilatura
    except ImportError:
        raise BadInput(
            Place(name),
            "web pages need another library",
            "; install it with: pip install 'kgraph[html]'",
        ) from None
    # It says aloud what it finds strange in a page; without a handler that goes to the screen.
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    return trafilatura

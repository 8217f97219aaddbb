"""Plain text and Markdown: one document a file, with an optional block of metadata on top."""

from __future__ import annotations

import re

from kgraph.documents.encoding import text_of
from kgraph.documents.problem import BadInput, Place
from kgraph.documents.record import FIELDS, MAX_BYTES, document
from kgraph.documents.source import Found, Items, Source, too_long

_FENCE = re.compile(r"---[ \t]*\r?\n")
_ENTRY = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*?)[ \t]*(?:\r?\n|\Z)")
# What other programs write below an entry: items of a list, longer values, remarks.
_BELOW = re.compile(r"(?:[ \t]+\S|- |#).*(?:\r?\n|\Z)")
_CLOSE = re.compile(r"(?:---)?[ \t]*(?:\r?\n|\Z)")
_KEYS = frozenset(FIELDS) - {"id", "text"}


def read_text(source: Source) -> Items:
    """Yield the one document of a text file, or the error that keeps it from being one."""
    place = Place(source.name)
    try:
        content = source.stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise too_long(place)
        whole, notes = text_of(content, source)
        metadata, text = split_metadata(whole)
        if not text.strip():
            raise BadInput(place, "no text", "; the file is empty")
        found = document({**metadata, "text": text}, source.id, place)
        yield from notes
        yield Found(found, place)
    except BadInput as error:
        yield error


def split_metadata(text: str) -> tuple[dict[str, str], str]:
    """Return the known entries of a leading ``---`` block, and the text after it as given.

    The block ends at a blank line or at a second ``---``. Text that begins with a rule and no
    entries is left whole.
    """
    fence = _FENCE.match(text)
    if not fence:
        return {}, text
    metadata: dict[str, str] = {}
    position = start = fence.end()
    while entry := _ENTRY.match(text, position):
        metadata.setdefault(entry[1].strip().lower(), _unquoted(entry[2]))
        position = entry.end()
        while below := _BELOW.match(text, position):
            position = below.end()
    close = _CLOSE.match(text, position)
    if position == start or not close:
        return {}, text
    return {key: metadata[key] for key in FIELDS if key in _KEYS & metadata.keys()}, text[
        close.end() :
    ]


def _unquoted(value: str) -> str:
    for quote in "\"'":
        if len(value) > 1 and value[0] == value[-1] == quote:
            return value[1:-1]
    return value

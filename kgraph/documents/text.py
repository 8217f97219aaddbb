"""Plain text and Markdown: one document a file, with an optional block of metadata on top."""

from __future__ import annotations

import re

from kgraph.documents.record import FIELDS, MAX_BYTES, document
from kgraph.documents.source import BOM, Found, Items, Source, decode, too_long
from kgraph.errors import InputError

_FENCE = re.compile(r"---[ \t]*\r?\n")
_ENTRY = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*?)[ \t]*(?:\r?\n|\Z)")
_CLOSE = re.compile(r"(?:---)?[ \t]*(?:\r?\n|\Z)")
_KEYS = frozenset(FIELDS) - {"id", "text"}


def read_text(source: Source) -> Items:
    """Yield the one document of a text file, or the error that keeps it from being one."""
    content = source.stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield too_long(source.name)
        return
    try:
        metadata, text = split_metadata(decode(content.removeprefix(BOM), source.name))
        if not text.strip():
            raise InputError(f"{source.name}: no text; the file is empty")
        found = document({**metadata, "text": text}, source.id, source.name)
        yield Found(found, source.name)
    except InputError as error:
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

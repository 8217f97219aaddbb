"""Which reader a file needs: by its suffix, or for standard input by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgraph.documents.html import read_html
from kgraph.documents.jsonfile import read_json
from kgraph.documents.jsonl import read_jsonl
from kgraph.documents.record import FIELDS
from kgraph.documents.source import BOM, Items, Source
from kgraph.documents.table import read_csv, read_tsv
from kgraph.documents.text import read_text

READERS: dict[str, Callable[[Source], Items]] = {
    "text": read_text,
    "markdown": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
    "html": read_html,
}
_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_JSON_LIST = re.compile(rb"\[\s*[{\]]")
# The first line of an object that goes on over several lines.
_JSON_OPEN = re.compile(rb"\{(?:.*[,{\[])?\s*\n")
_CELL = re.compile(r"[\w .-]{1,40}")


def sniffed(head: bytes) -> str:
    """Return the name of the format that begins so, ``text`` where nothing tells."""
    head = head.removeprefix(BOM).lstrip()
    if _JSON_LIST.match(head) or _JSON_OPEN.match(head):
        return "json"
    if head.startswith(b"{"):
        return "jsonl"
    if _HTML.match(head):
        return "html"
    return _table(head.partition(b"\n")[0]) or "text"


def _table(line: bytes) -> str | None:
    """Return the kind of table that has this first line: names, of which we know two."""
    first = line.decode("utf-8", "replace").lower()
    for delimiter in "\t,;":
        cells = [cell.strip().strip('"') for cell in first.split(delimiter)]
        if "text" in cells and len(set(cells) & set(FIELDS)) > 1 and all(map(_named, cells)):
            return "tsv" if delimiter == "\t" else "csv"
    return None


def _named(cell: str) -> bool:
    return bool(_CELL.fullmatch(cell))

"""JSON Lines: one document a line."""

from __future__ import annotations

import json

from kgraph.documents.problem import BadInput, Place
from kgraph.documents.record import document
from kgraph.documents.source import Found, Items, Line, Source, decode, lines, too_long


def read_jsonl(source: Source) -> Items:
    """Yield a document or an error for each line that is not blank.

    A line without an id is named after the file and its number: ``news:12``.
    """
    for line in lines(source):
        try:
            found = _document(line, source)
        except BadInput as error:
            yield error
        else:
            if found:
                yield found


def _document(line: Line, source: Source) -> Found | None:
    place = Place(source.name, line.number)
    if line.content is None:
        raise too_long(place)
    text = decode(line.content, source, line.number)
    if not text.strip():
        return None
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(place, "not JSON", f": {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise BadInput(place, "not JSON", " that can be read: nested or numbered too far") from None
    if not isinstance(record, dict):
        raise BadInput(place, "not a JSON object", '; write {"text": "..."}')
    return Found(document(record, f"{source.id}:{line.number}", place), place)

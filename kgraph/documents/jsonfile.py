"""A JSON file: a list of records, one record, or an object that holds a list of them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any

from kgraph.documents.problem import BadInput, Place
from kgraph.documents.record import MAX_BYTES, document
from kgraph.documents.source import (
    UNREADABLE,
    Found,
    Items,
    Source,
    too_long,
    undecodable,
    unreadable,
)

# What exports of news call the fields, the first that is there counts.
ALIASES = {
    "text": ("body", "content", "fulltext", "full_text", "article", "maintext"),
    "date": ("published", "publishedAt", "published_at", "publishedDate", "date_publish",
             "datePublished", "pubDate", "pub_date"),
    "title": ("headline", "webTitle"),
    "source": ("publisher", "site", "siteName", "source_domain"),
    "url": ("link", "webUrl", "web_url", "uri"),
}  # fmt: skip
_PIECE = 64 * 1024
# "-Infinity" and "\\uXXXX" may be cut by the end of a piece.
_LONGEST_WORD = 16
_SPACE = " \t\r\n"


def read_json(source: Source) -> Items:
    """Yield a document or an error for each record, holding one of them in memory at a time.

    A record without an id is named after the file and its number: ``news:12``. What follows a
    mistake in the JSON itself is not read.
    """
    scanner = _Scanner(source)
    number = 0
    try:
        for line, record in _records(scanner):
            number += 1
            yield _found(source, record, Place(source.name, line, number))
    except BadInput as error:
        yield error


def _found(source: Source, record: Any, place: Place) -> Found | BadInput:
    try:
        if not isinstance(record, dict):
            raise BadInput(place, "not a JSON object", '; write {"text": "..."}')
        return Found(document(_renamed(record), f"{source.id}:{place.record}", place), place)
    except BadInput as error:
        return error


def _renamed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record under the names of kgraph; ``{"name": ...}`` stands for that name."""
    renamed = dict(record)
    for name, others in ALIASES.items():
        present = (record[key] for key in (name, *others) if record.get(key) not in (None, ""))
        renamed[name] = next(present, None)
    source = renamed["source"]
    if isinstance(source, dict):
        renamed["source"] = source.get("name") or source.get("title") or source.get("id")
    return renamed


def _records(scanner: _Scanner) -> Iterator[tuple[int, Any]]:
    first = scanner.peek()
    if first == "[":
        yield from _elements(scanner)
    elif first == "{":
        line, whole = scanner.line, scanner.small_whole()
        key = _list_key(whole) if whole else None
        if whole and key is None:
            yield line, whole
            return
        yield from _inside(scanner, key)
    elif first:
        raise scanner.wrong("a list or an object was expected")
    if scanner.peek():
        raise scanner.wrong("more than one value; name a file of lines .jsonl")


def _list_key(whole: Mapping[str, Any]) -> str | None:
    """Return the name of the one list of objects in an object that is no record itself."""
    if any(isinstance(whole.get(key), str) for key in ("text", *ALIASES["text"])):
        return None
    lists = [
        key
        for key, value in whole.items()
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    ]
    return lists[0] if len(lists) == 1 else None


def _inside(scanner: _Scanner, wanted: str | None) -> Iterator[tuple[int, Any]]:
    """Yield the records of a list in an object; without a name, of the first list of objects."""
    scanner.take("{")
    while scanner.peek() != "}":
        key = scanner.value()
        if not isinstance(key, str):
            raise scanner.wrong("a name was expected")
        scanner.take(":")
        if scanner.peek() == "[" and wanted in (key, None) and scanner.opens_object():
            wanted = key
            yield from _elements(scanner)
        else:
            scanner.value()
        if scanner.peek() != "}":
            scanner.take(",")
    scanner.take("}")


def _elements(scanner: _Scanner) -> Iterator[tuple[int, Any]]:
    scanner.take("[")
    while scanner.peek() != "]":
        yield scanner.line, scanner.value()
        if scanner.peek() != "]":
            scanner.take(",")
    scanner.take("]")


class _Scanner:
    """Takes a stream of JSON apart value by value, with at most one value in memory."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stream = source.stream
        self._name = source.name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._ended = False
        self.line = 1

    def peek(self) -> str:
        """Return the next character that is no white space, "" at the end."""
        while True:
            end = self._at
            while end < len(self._text) and self._text[end] in _SPACE:
                end += 1
            self._move(end)
            if end < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        """Go past a sign; raises BadInput when another stands there."""
        if self.peek() != sign:
            raise self.wrong(f"'{sign}' was expected")
        self._move(self._at + 1)

    def value(self) -> Any:
        """Return the next value; raises BadInput when there is none, or one that is too long."""
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self._more():
                    continue
                self._move(error.pos)
                raise self.wrong(error.msg) from None
            except (RecursionError, ValueError):
                raise self.wrong("nested or numbered too far") from None
            if end == len(self._text) and self._more():
                continue
            self._move(end)
            return value

    def small_whole(self) -> dict[str, Any]:
        """Return the object that is the whole file, {} when it is too big to hold or damaged."""
        while len(self._text) - self._at <= MAX_BYTES and self._more():
            pass
        try:
            whole = self._json.decode(self._text[self._at :]) if self._ended else {}
        except (RecursionError, ValueError):
            return {}
        return whole if isinstance(whole, dict) else {}

    def opens_object(self) -> bool:
        """Tell whether the list that begins here holds an object first."""
        while len(rest := self._text[self._at + 1 : self._at + _PIECE].lstrip(_SPACE)) == 0:
            if not self._more():
                return False
        return rest.startswith("{")

    def wrong(self, message: str) -> BadInput:
        """Return the error for JSON that is none; the rest of the file is lost."""
        place = Place(self._name, self.line)
        return BadInput(place, "not JSON", f": {message}; the rest of the file is not read")

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Tell whether a value looks wrong where the text at hand ends, or in an open string."""
        near_end = error.pos + _LONGEST_WORD >= len(self._text)
        return near_end or error.msg.startswith("Unterminated string")

    def _move(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read as much again as is waiting; raises BadInput when that is more than a document."""
        if self._ended:
            return False
        if len(self._text) - self._at > 2 * MAX_BYTES:
            raise too_long(Place(self._name, self.line))
        size = max(_PIECE, len(self._text) - self._at)
        try:
            piece = self._stream.read(size)
            more = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            line = self.line + self._text.count("\n", self._at)
            raise undecodable(error.object, error, self._source, line) from None
        except UNREADABLE as error:
            raise unreadable(Place(self._name, self.line), error) from None
        self._ended = not piece
        self._text, self._at = self._text[self._at :] + more, 0
        return True

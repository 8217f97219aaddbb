"""What the XML formats share: the types of values and how they are written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kgraph.exports.flat import Flat, Value

_LARGEST_INT = 2**31 - 1
_WIDER = ("int", "long", "double")


def types_of(records: Iterable[Flat]) -> dict[str, str]:
    """Return each attribute's type (boolean, int, long, double, string), sorted by name."""
    types: dict[str, str] = {}
    for record in records:
        for name, value in record.items():
            types[name] = _joint(types.get(name), _type(value))
    return {name: types[name] for name in sorted(types)}


def written(value: Value) -> str:
    """Return a value as readers in Java and Python take it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(value)


def escaped(value: Value) -> str:
    """Return a value as the text of an element."""
    return escape(written(value), {"\r": "&#13;"})


def quoted(value: Value) -> str:
    """Return a value as that of an attribute, with its quotation marks."""
    return quoteattr(written(value))


def _type(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "int" if -_LARGEST_INT <= value <= _LARGEST_INT else "long"
    return "double" if isinstance(value, float) else "string"


def _joint(one: str | None, other: str) -> str:
    if one is None or one == other:
        return other
    return max(one, other, key=_WIDER.index) if {one, other} <= set(_WIDER) else "string"

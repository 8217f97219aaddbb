"""Records as plain values: nested for JSON, or flat for tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints


def record(answer: Any) -> dict[str, Any]:
    """Return an answer as plain values, in the order of its fields."""
    found: dict[str, Any] = {}
    for field in fields(answer):
        value = getattr(answer, field.name)
        if field.name == "counts":
            found |= record(value)
        else:
            found[field.name] = plain_value(value)
    return found


def plain_value(value: object) -> object:
    """Return a value of a field as JSON knows it."""
    if is_dataclass(value):
        return record(value)
    return [plain_value(each) for each in value] if isinstance(value, (tuple, list)) else value


def columns(kind: type) -> Iterator[str]:
    """Yield the names of columns for a kind of record, those of records within it too."""
    for name, inner in _parts(kind):
        prefix = "" if name == "counts" else f"{name}_"
        yield from [name] if inner is None else (f"{prefix}{each}" for each in columns(inner))


def values(kind: type, answer: Any) -> Iterator[object]:
    """Yield the values of the columns, None for all of a record that is missing."""
    for name, inner in _parts(kind):
        value = None if answer is None else getattr(answer, name)
        yield from [value] if inner is None else values(inner, value)


def _parts(kind: type) -> Iterator[tuple[str, type | None]]:
    """Yield the fields of a kind of record, with the kind of record that each holds, if any."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        hint = hints[field.name]
        # A record that may be missing has columns of its own too, a list of records has not.
        choices = get_args(hint) if type(None) in get_args(hint) else (hint,)
        inner = [each for each in choices if isinstance(each, type) and is_dataclass(each)]
        yield field.name, inner[0] if inner else None

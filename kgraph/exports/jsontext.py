"""What the JSON formats share: records as lines that every reader takes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Half a surrogate pair is no text, and UTF-8 cannot hold it.
_HALVES = re.compile("[\ud800-\udfff]")


def line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON; numbers that JSON does not know become null."""
    return json.dumps(_safe(record), ensure_ascii=False, allow_nan=False, default=str)


def separated(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with a comma behind all but the last."""
    for number, text in enumerate(lines, 1):
        yield text if number == len(lines) else f"{text},"


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {_safe(str(name)): _safe(part) for name, part in value.items()}
    return [_safe(part) for part in value] if isinstance(value, (list, tuple)) else value

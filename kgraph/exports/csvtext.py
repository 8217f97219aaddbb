"""Lines of CSV that every reader takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile('[",\r\n]')


def csv_line(cells: Iterable[object]) -> str:
    """Return a row as RFC 4180 has it, but for the line end, which is left to the caller.

    None is an empty cell, booleans are true and false. Python's own writer leaves a lone
    carriage return bare, at which its reader then breaks the row.
    """
    return ",".join(map(_cell, cells))


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text

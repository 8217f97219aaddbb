"""Lists of records as JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from typing import TextIO

Record = Mapping[str, object]


def write_list(records: Sequence[Record], stream: TextIO, format: str) -> None:
    """Write records that have the same fields; ``format`` is json, jsonl or csv.

    In csv the items of a list are separated by ``|``, those of a mapping as ``name=value``.
    """
    if format == "json":
        stream.write(json.dumps(list(records), ensure_ascii=False, indent=1) + "\n")
    elif format == "jsonl":
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        writer = csv.DictWriter(stream, list(records[0]) if records else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(r[name]) for name in r} for r in records)


def _cell(value: object) -> object:
    if isinstance(value, dict):
        return "|".join(f"{name}={count}" for name, count in value.items())
    return "|".join(map(str, value)) if isinstance(value, (list, tuple)) else value

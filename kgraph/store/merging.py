"""Which documents of several stores make one store, and which contradict one another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from kgraph.errors import StoreError
from kgraph.identity import Judgement

Conflicts = Literal["error", "first", "last"]
_NAMED = 5


def choose(
    sources: Mapping[Path, sqlite3.Connection], on_conflict: Conflicts
) -> list[tuple[Path, str]]:
    """Return for each document the store to take it from, in the order of the stores.

    A document is in conflict when two stores hold it with another content or other triples.
    Raises StoreError that names those documents unless the first or the last shall be taken.
    """
    taken: dict[str, tuple[Path, str]] = {}
    conflicts: dict[str, None] = {}
    for path, source in sources.items():
        for id, content in source.execute("SELECT id, content_hash FROM documents ORDER BY rowid"):
            held, known = taken.get(id, (path, content))
            if held != path and (known != content or _differ(sources[held], source, id)):
                conflicts[id] = None
                if on_conflict == "last":
                    held, known = path, content
            taken[id] = held, known
    if conflicts and on_conflict == "error":
        raise StoreError(_described(list(conflicts)))
    return [(path, id) for id, (path, _) in taken.items()]


def _differ(one: sqlite3.Connection, other: sqlite3.Connection, id: str) -> bool:
    sql = "SELECT id FROM triples WHERE doc_id = ? ORDER BY id"
    return one.execute(sql, (id,)).fetchall() != other.execute(sql, (id,)).fetchall()


def joined(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return lines on who is the same without those that were said before."""
    said: dict[tuple[bool, str, str], Judgement] = {}
    for judgement in judgements:
        said.setdefault((judgement.same, judgement.a, judgement.b), judgement)
    return list(said.values())


def _described(ids: list[str]) -> str:
    named = ", ".join(map(repr, ids[:_NAMED]))
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    what = "1 document differs" if len(ids) == 1 else f"{len(ids):,} documents differ"
    return (
        f"{what} between the stores: {named}{more}; choose with --on-conflict first or last, or "
        "give them other ids"
    )

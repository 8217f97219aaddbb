"""Files with a user's own entries, which add to the codebook or override it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.errors import InputError
from kgraph.relations.categories import Categories
from kgraph.relations.coding import DIRECTIONS, NONE, OF_ROLES
from kgraph.relations.tables import Row, listed, read_table
from kgraph.triples import ACTOR_TYPES

# The columns of each kind of entry beside "kind", those of the codebook's own tables.
COLUMNS = {
    "verb": ("lemma", "particle", "preposition", "object", "category", "direction", "mode"),
    "noun": ("lemma", "preposition", "category", "direction", "mode", "of_role"),
    "role": ("lemma", "category", "direction", "person", "relation"),
    "adjective": ("lemma", "preposition", "category", "direction"),
}
_ALL = ("kind", *dict.fromkeys(name for names in COLUMNS.values() for name in names))
# Their tables call the column by its plural.
_SEVERAL = ("noun", "adjective")
_NEEDED = ("kind", "lemma", "category")
_PLACEHOLDERS = ("infinitive", "clause")


@dataclass(slots=True)
class OwnEntries:
    """The rows of the files by kind, in the shape of the codebook's tables, with their file."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {kind: [] for kind in COLUMNS})

    @property
    def fingerprint(self) -> str:
        """Return a hash of the entries, whatever their files are called; empty without any."""
        entries = [
            [kind, {name: cell for name, cell in row.items() if name != "file"}]
            for kind, rows in self.rows.items()
            for row in rows
        ]
        content = json.dumps(entries, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16] if entries else ""

    @classmethod
    def read(cls, paths: Iterable[str | Path], categories: Categories) -> OwnEntries:
        """Read CSV files; raises InputError with file and line for the first bad row."""
        entries = cls()
        for path in paths:
            for kind, row in _File(str(path), categories).rows():
                entries.rows[kind].append(row)
        return entries


class _File:
    """One file while it is read."""

    def __init__(self, name: str, categories: Categories) -> None:
        self._name = name
        self._categories = categories
        self._classes = {
            *(row["class"] for row in read_table("noun_classes.csv")),
            *(*categories.names, *ACTOR_TYPES, *_PLACEHOLDERS),
        }

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the kind and the row of each entry."""
        lines = csv.reader(self._text().splitlines(), strict=True)
        header: list[str] = []
        try:
            for cells in lines:
                cells = [cell.strip() for cell in cells]
                if not any(cells) or cells[0].startswith("#"):
                    continue
                if not header:
                    header = self._header(cells, lines.line_num)
                else:
                    yield self._entry(header, cells, lines.line_num)
        except csv.Error as error:
            raise self._wrong(lines.line_num, f"not CSV: {error}") from None
        if not header:
            raise InputError(f"{self._name}: no header; write kind,lemma,category and so on")

    def _text(self) -> str:
        try:
            return Path(self._name).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise InputError(f"{self._name}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise InputError(f"{self._name}: not UTF-8; save it as UTF-8") from None

    def _header(self, cells: list[str], line: int) -> list[str]:
        for name in cells:
            if name not in _ALL:
                raise self._wrong(line, f"no column {name!r}; there are {', '.join(_ALL)}")
        for name in _NEEDED:
            if name not in cells:
                raise self._wrong(line, f"the column {name!r} is missing")
        return cells

    def _entry(self, header: list[str], cells: list[str], line: int) -> tuple[str, Row]:
        if len(cells) != len(header):
            raise self._wrong(line, f"{len(cells)} cells under {len(header)} columns")
        given = dict(zip(header, cells, strict=True))
        kind = given.pop("kind")
        problem = self._problem(kind, given)
        if problem:
            raise self._wrong(line, problem)
        row = {name: given.get(name, "") for name in COLUMNS[kind]}
        row["lemma"] = " ".join(row["lemma"].lower().split())
        if kind in _SEVERAL:
            row["prepositions"] = row.pop("preposition")
        row["file"] = self._name
        return kind, row

    def _problem(self, kind: str, row: Row) -> str:
        """Return what is wrong with a row, or an empty string."""
        if kind not in COLUMNS:
            return f"{kind!r} is no kind; write {', '.join(COLUMNS)}"
        for name, cell in row.items():
            if cell and name not in COLUMNS[kind]:
                return f"the entry of a {kind} has no {name}"
        category, mode = row["category"], row.get("mode", "")
        if not row["lemma"]:
            return "the lemma is missing"
        if category != NONE and category not in self._categories.names:
            return f"{category!r} is no category; 'kgraph codebook' lists them, {NONE} removes"
        if mode and mode not in self._categories.modes(category):
            known = ", ".join(self._categories.modes(category)) or "none"
            return f"{category} has no mode {mode!r}; its modes: {known}"
        return self._problem_of_cells(kind, row)

    def _problem_of_cells(self, kind: str, row: Row) -> str:
        choices = {"direction": DIRECTIONS, "of_role": ("", *OF_ROLES), "person": ("", "yes", "no")}
        for name, known in choices.items():
            if row.get(name, "") not in known:
                return f"{row[name]!r} is no {name}; write {' or '.join(k for k in known if k)}"
        if kind == "adjective" and not row.get("preposition"):
            return "an adjective needs the preposition that follows it"
        for noun in listed(row.get("object", "")):
            if noun.startswith("{") and noun[1:-1] not in self._classes:
                return f"{noun} is no class of nouns; see noun_classes.csv of the codebook"
        return ""

    def _wrong(self, line: int, problem: str) -> InputError:
        return InputError(f"{self._name}: line {line}: {problem}")

"""What a store holds, and all that changes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from kgraph.documents.document import Document
from kgraph.errors import StoreError
from kgraph.identity.judgements import Judgement
from kgraph.store import changing, merging
from kgraph.store.actors import identities
from kgraph.store.derive import bring_up_to_date
from kgraph.store.file import StoreFile, run
from kgraph.store.readings import Reading
from kgraph.store.rows import Rows, content_hash
from kgraph.store.schema import VERSION
from kgraph.triples import Triple

# The versions of the tables that brought the lines on who is the same, and the readings.
_WITH_JUDGEMENTS, _WITH_READINGS = 2, 3
# A batch of more than this part (1/100) of all triples finds out at its end who is who.
_SHARE = 100


class Contents(StoreFile):
    """The documents, lines and title of a store: putting them in, out and together."""

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep all changes within the block together: all of them are stored, or none."""
        with self._change("batch"):
            yield
            added = bring_up_to_date(self._connection)
            ((all,),) = self._rows(
                "SELECT count(*) FROM (SELECT 1 FROM facts LIMIT ?)", [added * _SHARE]
            )
            if all < added * _SHARE:
                identities(self._connection, self._rows, self.judgements)

    def add(
        self,
        document: Document,
        triples: Iterable[Triple],
        *,
        sentences: int = 0,
        words: int = 0,
        reading: Reading | None = None,
    ) -> bool:
        """Store a document with its triples, whole or not at all, and say whether it was new.

        A document with the same id, content and reading is left as it is; one that differs is
        replaced in its place, with all its triples. ``sentences`` and ``words`` say how long it
        is, ``reading`` with what settings it was read.
        """
        hashed = content_hash(document)
        with self._change("document"):
            sql = "SELECT content_hash, reading FROM documents WHERE id = ?"
            found = self._connection.execute(sql, (document.id,)).fetchone()
            if found == (hashed, None if reading is None else reading.fingerprint):
                return False
            length = (sentences, words)
            changing.put(self._connection, document, list(triples), hashed, length, reading)
            return True

    def remove(self, id: str) -> bool:
        """Take a document out with its triples and sentences, and say whether it was there."""
        with self._change("document"):
            return changing.remove(self._connection, id)

    def take(self, documents: Iterable[tuple[Path, str]]) -> None:
        """Copy documents, each a store's path and an id, with what was read from them.

        All are copied in this order or none; one that is here already is replaced in its place.
        The stores must have tables of this version.
        """
        wanted = list(documents)
        with self._sources(path for path, _ in wanted) as sources:
            self._copy(sources, wanted)

    def merge(self, *others: Path, on_conflict: merging.Conflicts = "error") -> None:
        """Copy all documents and lines on who is the same of other stores, all or nothing.

        A document that two stores hold is in conflict when its content or its triples differ:
        StoreError names it, unless the ``first`` or the ``last`` store shall be right. The
        stores must have tables of this version.
        """
        with self._sources(others) as sources, self.batch():
            said = list(self.judgements())
            for path, connection in sources.items():
                said.extend(_judgements(partial(run, connection, path)))
            everything = {self.path: self._connection, **sources}
            chosen = merging.choose(everything, on_conflict)
            self._copy(sources, (place for place in chosen if place[0] != self.path))
            self.judge(merging.joined(said))

    def hashes(self, reading: Reading | None = None) -> dict[str, str]:
        """Return the content hash of each document by its id, in their order.

        With a reading only of those that were read that way: of none in an older store.
        """
        if reading is None:
            return dict(self._rows("SELECT id, content_hash FROM documents ORDER BY rowid"))
        if self.version < _WITH_READINGS:
            return {}
        sql = "SELECT id, content_hash FROM documents WHERE reading = ? ORDER BY rowid"
        return dict(self._rows(sql, (reading.fingerprint,)))

    def readings(self) -> int:
        """Return in how many ways the documents were read: with other settings, or unknown ones."""
        if self.version < _WITH_READINGS:
            return 1
        rows = self._rows("SELECT count(*) FROM (SELECT DISTINCT reading FROM documents)")
        return int(next(rows)[0])

    @property
    def title(self) -> str | None:
        """Return the title that the store was given, None without one."""
        if self.version < _WITH_READINGS:
            return None
        rows = self._rows("SELECT value FROM meta WHERE name = 'title'")
        return next((str(value) for (value,) in rows), None)

    def entitle(self, title: str) -> None:
        """Give the store a title, which its page bears."""
        with self._change("title"):
            sql = "INSERT OR REPLACE INTO meta (name, value) VALUES ('title', ?)"
            self._connection.execute(sql, (title,))

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep what the user says of who is the same, in place of what was said before."""
        with self._change("judgements"):
            self._connection.execute("DELETE FROM judgements")
            self._connection.executemany(
                "INSERT INTO judgements (same, a, b, place) VALUES (?, ?, ?, ?)",
                [(int(j.same), j.a, j.b, j.where) for j in judgements],
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what the user has said of who is the same."""
        return tuple(_judgements(self._rows)) if self.version >= _WITH_JUDGEMENTS else ()

    @contextmanager
    def _sources(self, paths: Iterable[Path]) -> Iterator[dict[Path, sqlite3.Connection]]:
        self._prepare()
        with ExitStack() as stack:
            opened = {
                path: stack.enter_context(type(self).open(path, readonly=True))
                for path in dict.fromkeys(paths)
            }
            for path, store in opened.items():
                if store.version < VERSION:
                    raise StoreError(f"{path} has tables of an older kgraph; upgrade it first")
            yield {path: store._connection for path, store in opened.items()}

    def _copy(
        self, sources: dict[Path, sqlite3.Connection], wanted: Iterable[tuple[Path, str]]
    ) -> None:
        with self.batch():
            for path, id in wanted:
                changing.copy(self._connection, sources[path], id)


def _judgements(rows: Rows) -> Iterator[Judgement]:
    for same, a, b, where in rows("SELECT same, a, b, place FROM judgements ORDER BY number"):
        yield Judgement(bool(same), a, b, where)

"""Whether the texts still say what the triples of a store say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.documents.document import Document
from kgraph.store import Store
from kgraph.store.rows import content_hash, triple_from_row
from kgraph.triples import COLUMNS, Triple

_COLUMNS = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and a line for each thing that is not as it should be.

    ``unknown`` are documents that were given but are not in the store.
    """

    documents: int
    triples: int
    spans: int
    unknown: int
    problems: tuple[str, ...]


def verify(store: Store, documents: Iterable[Document] | None = None) -> Verified:
    """Return whether texts say what a store says; without documents those in the store are read.

    Checked are the hash of each document, the sentence of each triple and the words of its
    actors and trigger at their places, the triple's id, which is a hash of its content, and
    that no row refers to one that is missing.
    """
    hashes = dict(store.rows("SELECT id, content_hash FROM documents"))
    problems: list[str] = []
    triples = spans = checked = unknown = 0
    for document in store.documents() if documents is None else documents:
        if document.id not in hashes:
            unknown += 1
            continue
        checked += 1
        if content_hash(document) != hashes[document.id]:
            problems.append(f"document {document.id}: has changed since it was read")
        sql = f"SELECT {_COLUMNS} FROM triples WHERE doc_id = ? ORDER BY rowid"
        for row in store.rows(sql, [document.id]):
            triple = triple_from_row(row)
            triples += 1
            spans += len(_spans(triple))
            problems += _of_triple(row[0], triple, document)
    problems += _of_tables(store)
    return Verified(checked, triples, spans, unknown, tuple(problems))


def _of_triple(id: str, triple: Triple, document: Document) -> Iterator[str]:
    where = f"triple {id} of {document.id}"
    if triple.id != id:
        yield f"{where}: its content has the id {triple.id}"
    if (triple.doc_date, triple.source) != (document.date, document.source):
        yield f"{where}: its date or source is not that of its document"
    for name, start, end, words in _spans(triple):
        found = document.text[start:end] if 0 <= start <= end else ""
        if found != words:
            yield f"{where}: the {name} at {start}-{end} is {_short(found)}, not {_short(words)}"


def _spans(triple: Triple) -> list[tuple[str, int, int, str]]:
    return [
        ("sentence", triple.sentence_start, triple.sentence_end, triple.sentence),
        ("subject", triple.subject.start, triple.subject.end, triple.subject.text),
        ("trigger", triple.relation_start, triple.relation_end, triple.relation_text),
        ("object", triple.object.start, triple.object.end, triple.object.text),
    ]


def _of_tables(store: Store) -> Iterator[str]:
    for table, row, parent, _ in store.rows("PRAGMA foreign_key_check"):
        yield f"table {table}, row {row}: refers to a row of {parent} that is missing"
    lost = (
        "SELECT t.id FROM triples t LEFT JOIN sentences s ON s.doc_id = t.doc_id"
        " AND s.start = t.sentence_start AND s.sentence = t.sentence WHERE s.id IS NULL ORDER BY 1"
    )
    for (id,) in store.rows(lost):
        yield f"triple {id}: its sentence is not among those that search reads"


def _short(words: str, longest: int = 40) -> str:
    return repr(words if len(words) <= longest else words[: longest - 1] + "…")

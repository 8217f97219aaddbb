"""Triples as Parquet, with the documented columns and their types.

Flags are booleans, offsets 32-bit integers, intensity and confidence doubles; columns with few
different values are dictionaries. Dates stay text, because they are as precise as a text is
(``2022-02``). Rows are written in groups, so that any number of triples fits into memory. The
same triples give the same bytes with the same release of pyarrow.

Needs pyarrow: ``pip install 'kgraph[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.errors import InputError, KgraphError
from kgraph.exports.files import replacing_bytes
from kgraph.triples import COLUMNS, Triple

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 50_000
_BOOLEANS = frozenset({"symmetric", "negated"})
_DOUBLES = frozenset({"intensity", "confidence"})
# Few values that are repeated often; the others are as many as there are triples.
_DICTIONARIES = frozenset(
    {
        *("doc_id", "doc_date", "source", "category", "quad_class", "modality", "rule"),
        *(f"{side}_{part}" for side in ("subject", "object") for part in ("type", "state")),
    }
)

# What may be unknown; all else every triple has.
_NULLABLE = frozenset(
    {
        *("doc_date", "source", "subject_state", "object_state", "quad_class", "intensity"),
        *("attributed_to_id", "attributed_to_text", "date", "date_text"),
    }
)


def write_parquet(
    triples: Iterable[Triple], path: str | Path | BinaryIO, *, rows: int = _GROUP
) -> None:
    """Write triples to a file, which is there whole or not at all, or to a stream of bytes.

    ``rows`` is the size of a row group. Raises KgraphError without pyarrow.
    """
    library = _pyarrow()
    if isinstance(path, (str, Path)):
        with replacing_bytes(Path(path)) as stream:
            write_parquet(triples, stream, rows=rows)
        return
    from pyarrow import parquet

    schema = parquet_schema()
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(triples, rows):
            records = [triple.to_dict() for triple in batch]
            writer.write_table(library.Table.from_pylist(records, schema), row_group_size=rows)


def read_parquet(path: str | Path | BinaryIO) -> Iterator[Triple]:
    """Yield the triples of a file or stream that ``write_parquet`` wrote.

    Raises InputError when it is something else, KgraphError without pyarrow.
    """
    library = _pyarrow()
    from pyarrow import parquet

    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            for record in batch.to_pylist():
                yield Triple.from_dict(record)
    except library.ArrowInvalid as error:
        raise InputError(f"{path}: not Parquet: {error}") from None


def parquet_schema() -> pa.Schema:
    """Return the columns and their types as a schema of pyarrow."""
    library = _pyarrow()
    return library.schema(
        library.field(name, _type(name, library), nullable=name in _NULLABLE) for name in COLUMNS
    )


def _type(name: str, library: ModuleType) -> Any:
    if name in _BOOLEANS:
        return library.bool_()
    if name in _DOUBLES:
        return library.float64()
    if name.endswith(("_start", "_end")):
        return library.int32()
    text = library.string()
    return library.dictionary(library.int32(), text) if name in _DICTIONARIES else text


def _batches(triples: Iterable[Triple], rows: int) -> Iterator[list[Triple]]:
    rest = iter(triples)
    while batch := list(islice(rest, rows)):
        yield batch


def _pyarrow() -> ModuleType:
    try:
        import pyarrow
    except ImportError:
        raise KgraphError(
            "Parquet needs pyarrow; install it with: pip install 'kgraph[parquet]'"
        ) from None
    return pyarrow  # type: ignore[no-any-return]

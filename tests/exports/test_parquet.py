"""Parquet: its columns and types, and what pyarrow and DuckDB read."""

from __future__ import annotations

import io
import sys

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import InputError, KgraphError
from kgraph.exports import parquet_schema, read_parquet, write_parquet
from kgraph.triples import COLUMNS


def content(triples, **options) -> bytes:
    stream = io.BytesIO()
    write_parquet(triples, stream, **options)
    return stream.getvalue()


def test_pyarrow_reads_the_records(triples):
    table = pq.read_table(io.BytesIO(content(triples)))
    assert table.to_pylist() == [triple.to_dict() for triple in triples]


def test_the_columns_are_the_documented_ones_with_their_types(triples):
    schema = pq.read_schema(io.BytesIO(content(triples)))
    assert tuple(schema.names) == COLUMNS
    assert schema.equals(parquet_schema())
    text, integer = pa.string(), pa.int32()
    expected = {
        "negated": pa.bool_(), "symmetric": pa.bool_(),
        "intensity": pa.float64(), "confidence": pa.float64(),
        "sentence_start": integer, "subject_start": integer, "relation_end": integer,
        "category": pa.dictionary(integer, text), "modality": pa.dictionary(integer, text),
        "date": text, "sentence": text, "id": text,
    }  # fmt: skip
    assert {name: schema.field(name).type for name in expected} == expected


def test_what_every_triple_has_is_never_null(triples):
    nullable = {field.name for field in parquet_schema() if field.nullable}
    assert nullable == {
        "doc_date", "source", "subject_state", "object_state", "quad_class", "intensity",
        "attributed_to_id", "attributed_to_text", "date", "date_text",
    }  # fmt: skip


def test_duckdb_answers_questions(triples, tmp_path):
    write_parquet(triples, tmp_path / "t.parquet")
    found = duckdb.sql(
        "SELECT subject_name, object_name, count(*), min(date) FROM "
        f"'{tmp_path}/t.parquet' WHERE category = 'ACCUSE' AND NOT negated AND intensity < 0"
        " AND relation = 'accuse' GROUP BY ALL"
    ).fetchall()
    assert found == [("Belarus", "NATO", 3, "2022-02")]


def test_our_reader_returns_the_triples(triples, tmp_path):
    write_parquet(triples, tmp_path / "t.parquet")
    assert list(read_parquet(tmp_path / "t.parquet")) == triples
    assert list(read_parquet(io.BytesIO(content(triples)))) == triples


def test_no_triples_are_a_file_with_columns():
    table = pq.read_table(io.BytesIO(content([])))
    assert (table.num_rows, tuple(table.column_names)) == (0, COLUMNS)


@pytest.mark.parametrize("rows", [1, 2, 3, 7, 100])
def test_rows_are_written_in_groups(triples, rows):
    stream = io.BytesIO(content(triples, rows=rows))
    file = pq.ParquetFile(stream)
    sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert sizes == [min(rows, len(triples) - at) for at in range(0, len(triples), rows)]
    assert list(read_parquet(stream)) == triples


def test_triples_are_taken_as_they_are_needed(make_triple):
    taken = []

    def stream():
        for number in range(10):
            taken.append(number)
            yield make_triple(at=number)

    class Sink(io.BytesIO):
        seen: int | None = None

        def write(self, data):
            if self.seen is None and len(data) > 4:
                self.seen = len(taken)
            return super().write(data)

    sink = Sink()
    write_parquet(stream(), sink, rows=2)
    assert sink.seen is not None and sink.seen < 10


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_is_read_back(hostile_triples, data):
    triples = data.draw(hostile_triples)
    assert list(read_parquet(io.BytesIO(content(triples)))) == triples


def test_the_same_triples_give_the_same_bytes(triples):
    assert content(triples) == content(iter(triples))


def test_something_else_is_one_error(tmp_path):
    (tmp_path / "x").write_text("no Parquet")
    with pytest.raises(InputError, match="x: not Parquet"):
        list(read_parquet(tmp_path / "x"))


def test_a_failure_leaves_the_old_file(triples, tmp_path):
    path = tmp_path / "t.parquet"
    path.write_text("old")

    def failing():
        yield triples[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_parquet(failing(), path)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["t.parquet"]


def test_without_pyarrow_it_says_how_to_get_it(triples, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgraphError, match=r"pip install 'kgraph\[parquet\]'"):
        write_parquet(triples, tmp_path / "t.parquet")
    assert not list(tmp_path.iterdir())

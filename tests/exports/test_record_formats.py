"""Triples as JSON, JSON Lines and CSV: the same fields in each."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import KgraphError
from kgraph.exports.files import replacing
from kgraph.exports.records import RECORD_FORMATS, write_records
from kgraph.triples import COLUMNS


@pytest.fixture
def triples(make_triple):
    return [make_triple(), make_triple(at=50, negated=True, intensity=None, source='a "b",\nc')]


def written(triples, format: str) -> str:
    stream = io.StringIO()
    write_records(triples, stream, format)
    return stream.getvalue()


def test_json_is_a_list_of_the_records(triples):
    assert json.loads(written(triples, "json")) == [triple.to_dict() for triple in triples]


def test_json_lines_are_the_records_one_a_line(triples):
    lines = written(triples, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [triple.to_dict() for triple in triples]


def test_a_table_has_the_fields_as_columns(triples):
    rows = list(csv.DictReader(io.StringIO(written(triples, "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1]["source"] == 'a "b",\nc'
    assert [row["negated"] for row in rows] == ["false", "true"]
    assert [row["intensity"] for row in rows] == ["-3.0", ""]
    assert [row["id"] for row in rows] == [triple.id for triple in triples]


@settings(max_examples=50, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("format", RECORD_FORMATS)
def test_any_text_is_read_back(hostile_triples, format, data):
    triples = data.draw(hostile_triples)
    content = written(triples, format)
    if format == "csv":
        csv.field_size_limit(10**9)
        found = list(csv.DictReader(io.StringIO(content, newline=""), strict=True))
        assert [row["id"] for row in found] == [triple.id for triple in triples]
        assert [row["sentence"] for row in found] == [triple.sentence for triple in triples]
    else:
        lines = content.split("\n")[:-1]
        found = json.loads(content) if format == "json" else [json.loads(line) for line in lines]
        assert found == [triple.to_dict() for triple in triples]


@pytest.mark.parametrize("format", RECORD_FORMATS)
def test_no_triples_are_a_valid_file(format):
    content = written([], format)
    assert content == {"jsonl": "", "json": "[]\n", "csv": ",".join(COLUMNS) + "\n"}[format]


@pytest.mark.parametrize("format", RECORD_FORMATS)
def test_records_are_written_as_they_come(make_triple, format):
    stream = io.StringIO()

    def endless():
        yield make_triple()
        assert stream.getvalue()
        yield make_triple(at=50)

    write_records(endless(), stream, format)


def test_a_replaced_file_has_the_usual_rights(tmp_path):
    (tmp_path / "usual").touch()
    with replacing(tmp_path / "new") as stream:
        stream.write("x\n")
        assert not (tmp_path / "new").exists()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "new")]
    assert modes[0] == modes[1]
    assert (tmp_path / "new").read_bytes() == b"x\n"


def test_a_folder_in_the_way_is_reported(tmp_path):
    (tmp_path / "x").mkdir()
    with (
        pytest.raises(KgraphError, match=r"x: cannot be .*with --output$"),
        replacing(tmp_path / "x"),
    ):
        pass


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as stream:
        stream.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(pipe) as stream:
        stream.write("x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_standard_stream_that_is_a_file_is_written_to_and_not_replaced(tmp_path):
    code = (
        "from pathlib import Path; from kgraph.exports.files import replacing\n"
        "print('before', flush=True)\n"
        "with replacing(Path('/dev/stdout')) as stream: stream.write('x')\n"
    )
    with (tmp_path / "out").open("a") as out:
        before = (tmp_path / "out").stat().st_ino
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (tmp_path / "out").stat().st_ino == before
    assert (tmp_path / "out").read_text().endswith("x")

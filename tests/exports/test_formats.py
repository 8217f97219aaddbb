"""All formats alike: the table that names them, whole files, the same bytes for any hash seed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import kgraph.exports
from kgraph.documents import Document
from kgraph.errors import KgraphError
from kgraph.exports.formats import ALIASES, FORMATS, by_ending, content
from kgraph.graph import build

ALL = pytest.mark.parametrize("format", FORMATS)


def files(place: Path) -> dict[str, bytes]:
    """Return the bytes of a file, or of the files of a folder."""
    paths = sorted(place.iterdir()) if place.is_dir() else [place]
    return {path.name: path.read_bytes() for path in paths}


def test_each_format_says_what_it_is():
    for name, format in FORMATS.items():
        assert format.name == name
        assert format.holds in {"graph", "triples"}
        assert format.place in {"stream", "file", "folder"}
        assert format.about
    endings = [ending for format in FORMATS.values() for ending in format.endings]
    assert len(endings) == len(set(endings))
    assert set(ALIASES.values()) <= set(FORMATS)
    assert not set(ALIASES) & set(FORMATS)


@ALL
def test_an_export_replaces_the_old_one_whole(graph, triples, tmp_path, format):
    place = tmp_path / "x"
    FORMATS[format].write(content(build(triples[:1]), triples), place)
    old = files(place)
    FORMATS[format].write(content(graph, triples), place)
    new = files(place)
    assert old.keys() == new.keys()
    assert old != new
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@ALL
def test_a_folder_that_cannot_be_written_is_one_line(graph, triples, tmp_path, format):
    (tmp_path / "file").write_text("")
    with pytest.raises(KgraphError, match=r"cannot be written: .*; name another") as caught:
        FORMATS[format].write(content(graph, triples), tmp_path / "file" / "x")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("format", [n for n, f in FORMATS.items() if f.place == "stream"])
def test_a_stream_is_given_what_a_file_is(graph, triples, tmp_path, format):
    stream = io.StringIO()
    FORMATS[format].write(content(graph, triples), stream)
    FORMATS[format].write(content(graph, triples), tmp_path / "x")
    assert (tmp_path / "x").read_bytes().decode("utf-8") == stream.getvalue()
    assert stream.getvalue().endswith("\n")


@ALL
def test_the_same_bytes_for_every_hash_seed(with_hashes, tmp_path, format):
    place = tmp_path / "x"
    code = (
        "import hashlib, sys; from pathlib import Path\n"
        "from kgraph.exports.formats import FORMATS, content\n"
        "from kgraph.graph import build; from kgraph.triples import read_jsonl\n"
        "triples = list(read_jsonl(open('output/triples.jsonl', encoding='utf-8')))\n"
        f"place = Path({str(place)!r}); FORMATS[{format!r}].write(\n"
        "    content(build(triples), triples), place)\n"
        "paths = sorted(place.iterdir()) if place.is_dir() else [place]\n"
        "print([(p.name, hashlib.md5(p.read_bytes()).hexdigest()) for p in paths])\n"
    )
    assert len(with_hashes(code)) == 1


def test_the_triples_are_those_of_the_edges_in_their_order(graph, triples):
    denied = build(triples, negated=True)
    assert content(denied, [*triples, *triples]).triples == (triples[4],)
    assert content(graph, triples).triples == tuple(triples)


def test_only_documents_with_such_triples_are_kept(triples):
    documents = [Document(id, "text") for id in ("a", "näxt/ö 1", "b")]
    found = content(build(triples[:1]), triples, documents).documents
    assert [document.id for document in found] == ["a"]


def test_an_empty_graph_has_no_triples(triples):
    assert content(build([]), triples).triples == ()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.graphml", "graphml"), ("a/b.GEXF", "gexf"), ("x.json", "json"), ("x.cyjs", "cyjs"),
        ("x.jsonl", "jsonl"), ("x.parquet", "parquet"), ("x.ttl", "turtle"),
        ("-", None), ("x", None), ("x.csv", None), (".ttl", None),
    ],
)  # fmt: skip
def test_the_ending_tells_the_format(path, name):
    assert by_ending(path) == name


def test_every_public_name_is_there():
    for name in kgraph.exports.__all__:
        assert callable(getattr(kgraph.exports, name)), name
    with pytest.raises(AttributeError, match="no attribute 'write_nothing'"):
        _ = kgraph.exports.write_nothing

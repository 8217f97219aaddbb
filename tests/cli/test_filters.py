"""The filters that commands share: names, sources, classes and confidence."""

from __future__ import annotations

import json

import pytest

from kgraph.documents import Document
from kgraph.store import Store


@pytest.fixture
def filled(tmp_path, make_triple):
    """Fill a store at its default place: three documents of two sources, and one of none."""
    documents = {
        "a": ("Wire", {"confidence": 0.5}),
        "b": ("Daily News", {"quad_class": "material conflict", "category": "ASSAULT"}),
        "c": (None, {"attributed_to_id": "POL", "attributed_to_text": "Warsaw"}),
        "d": ("Wire", {"attributed_to_id": "org:agency", "attributed_to_text": "an agency"}),
    }
    (tmp_path / "output").mkdir()
    with Store.open(tmp_path / "output" / "kgraph.db", create=True) as store:
        for id, (source, changes) in documents.items():
            triple = make_triple("BLR", "accuse", "NATO", doc_id=id, source=source, **changes)
            visit = make_triple("POL", "visit", "CHN", at=80, doc_id=id, category="CONSULT",
                                quad_class="verbal cooperation", source=source)  # fmt: skip
            store.add(Document(id, "text", source=source), [triple, visit])


def documents(run, *options) -> str:
    result = run("query", "-f", "jsonl", "--subject", "Belarus", *options)
    assert result.code == 0, result.err
    return "".join(json.loads(line)["doc_id"] for line in result.out.splitlines())


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "abcd"),
        (["--quad-class", "material-conflict"], "b"),
        (["--quad-class", "material conflict"], "b"),
        (["--quad-class", "Conflict"], "abcd"),
        (["--quad-class", "verbal"], "acd"),
        (["--quad-class", "cooperation"], ""),
        (["--quad-class", "material", "--quad-class", "verbal-conflict"], "abcd"),
        (["--source", "wire"], "ad"),
        (["--source", "Wire", "--source", "daily news"], "abd"),
        (["--min-confidence", "0.6"], "bcd"),
        (["--attributed-to", "Poland"], "c"),
        (["--attributed-to", "an agency"], "d"),
    ],
)
def test_filters_choose_triples(run, filled, options, expected):
    assert documents(run, *options) == expected


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--quad-class", "war"], 2, "'war' is none of verbal cooperation, material"),
        (["--quad-class", ""], 2, "is none of"),
        (["--source", "Wirre"], 1, "no document is from 'Wirre'; did you mean Wire?"),
        (["--source", "x"], 1, "no document is from 'x'; sources are, for example, Daily News, W"),
        (["--min-confidence", "2"], 2, "--min-confidence"),
        (["--attributed-to", "Polnd"], 1, "did you mean Poland (POL)?"),
    ],
)
def test_what_is_not_known_is_said_in_one_line(run, filled, options, code, words):
    result = run("query", *options)
    assert (result.code, result.out) == (code, "")
    assert words in result.err


def test_a_store_without_sources_says_so(run, built):
    result = run("query", "--source", "Wire")
    assert result.code == 1
    assert "no document of the store names its source" in result.err


def test_the_graph_is_filtered_alike(run, filled):
    plain = run("export")
    chosen = run("export", "--attributed-to", "Poland", "--source", "Wire")
    assert (chosen.code, plain.code) == (0, 0)
    assert "NATO" in plain.out and "NATO" not in chosen.out
    assert "NATO" in run("export", "--quad-class", "material-conflict").out

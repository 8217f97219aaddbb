"""A store opened in a line: the answers are those of the questions, under the commands' names."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import click
import pytest

import kgraph
from kgraph.cli import main
from kgraph.errors import KgraphError, StoreError, UnknownActorError
from kgraph.notebook.filters import Filters

# What of a command's options is a matter of the terminal, or of reading the store's file.
TERMINAL = {"format", "output", "store", "plover", "evidence", "why", "merges", "old", "new"}
RENAMED = {"categories": "category", "quad_classes": "quad_class", "sources": "source"}
COMMANDS = (
    *("query", "path", "timeline", "search", "neighbours"),
    *("stats", "disputes", "diff", "actors", "export"),
)


def test_importing_is_instant():
    code = (
        "import sys, kgraph; heavy = {'spacy', 'networkx', 'numpy', 'pandas', 'sqlite3', 'click'};"
        "print(sorted(heavy & set(sys.modules)), 'open' in dir(kgraph))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] True\n"


@pytest.mark.parametrize("name", kgraph.__all__)
def test_every_public_name_is_there(name):
    assert getattr(kgraph, name) is not None
    assert name in dir(kgraph)


def test_other_names_are_no_names_of_the_package():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kgraph.nothing  # noqa: B018


@pytest.mark.parametrize("name", COMMANDS)
def test_parameters_are_named_as_the_options(name):
    import inspect

    taken = set(inspect.signature(getattr(kgraph.Opened, name)).parameters)
    known = taken | (set(Filters.__annotations__) if "filters" in taken else set())
    for parameter in main.commands[name].params:
        told = RENAMED.get(parameter.name, parameter.name)
        if isinstance(parameter, click.Option) and told not in TERMINAL:
            assert told in known, told


def test_a_folder_or_a_file_is_opened_and_closed(small):
    with kgraph.open(small) as one, kgraph.open(small / "kgraph.db") as other:
        assert one.query("POL").to_dicts() == other.query("POL").to_dicts()
    one.close()
    assert repr(one) == f"kgraph.open({str(small / 'kgraph.db')!r})"
    with pytest.raises(StoreError, match="no store at"):
        kgraph.open(small / "none.db")


@pytest.mark.parametrize("name", ["POL", "poland", "Polan", " POLAND "])
def test_actors_go_by_id_name_and_beginning(g, name):
    assert len(g.query(name)) == 3


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.query("Polnd"),
        lambda g: g.query(between=("POL", "Polnd")),
        lambda g: g.neighbours("Polnd"),
        lambda g: g.path("Polnd", "CHN"),
        lambda g: g.timeline("POL", "Polnd"),
        lambda g: g.actor("Polnd"),
        lambda g: g.disputes("Polnd"),
        lambda g: g.stats(attributed_to="Polnd"),
        lambda g: g.graph(attributed_to="Polnd"),
    ],
)
def test_a_wrong_name_is_answered_with_others(g, ask):
    with pytest.raises(UnknownActorError, match=r"did you mean Poland \(POL\)") as caught:
        ask(g)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"category": "ACCUSE"}, 1),
        ({"category": "consult"}, 2),
        ({"category": ["ACCUSE", "CONSULT"]}, 3),
        ({"quad_class": "conflict"}, 1),
        ({"quad_class": ("verbal-cooperation",)}, 2),
        ({"modality": "asserted"}, 3),
        ({"modality": ["planned", "possible"]}, 0),
        ({"negated": True}, 0),
        ({"since": "2024-08"}, 1),
        ({"since": datetime.date(2024, 8, 1)}, 1),
        ({"since": datetime.datetime(2024, 8, 1, 12)}, 1),
        ({"until": "2024-07"}, 2),
        ({"min_confidence": 0.95}, 0),
        ({"category": None, "since": None}, 3),
        ({"limit": 2}, 2),
        ({"limit": 0}, 0),
        ({"text": "china"}, 1),
        ({"relation": "meet"}, 2),
        ({"subject": "CHN"}, 0),
        ({"object": "CHN"}, 1),
    ],
)
def test_filters_choose_triples(g, filters, number):
    assert len(g.query(**filters)) == number


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"category": "ACUSE"}, "'ACUSE' is none of AGREE"),
        ({"quad_class": "war"}, "'war' is none of verbal cooperation"),
        ({"modality": "said"}, "'said' is none of asserted"),
        ({"since": "July"}, "'July' is not a date"),
        ({"until": 20245}, "'20245' is not a date"),
        ({"min_confidence": 7}, "from 0 to 1"),
        ({"source": "Wire"}, "no document is from 'Wire'"),
        ({"level": "planet"}, "'planet' is no level; choose one of actor"),
    ],
)
def test_a_wrong_value_is_told_in_a_line(g, filters, message):
    for ask in (g.query, g.stats, g.graph):
        with pytest.raises(KgraphError, match=message) as caught:
            ask(**filters)
        assert "\n" not in str(caught.value)


def test_a_wrong_option_is_told(g):
    with pytest.raises(TypeError, match="no filter 'categroy'; filters are category"):
        g.query(categroy="ACCUSE")
    for wrong in ({"order": "best"}, {"level": "x"}):
        with pytest.raises(KgraphError, match="choose one of"):
            g.path("POL", "CHN", **wrong)
    with pytest.raises(KgraphError, match="choose one of month, year"):
        g.timeline("POL", by="week")
    with pytest.raises(KgraphError, match="choose one of graphml"):
        g.export("word", "x.doc")
    with pytest.raises(KgraphError, match="leave out level"):
        g.export("jsonl", "x.jsonl", level="state")


def test_periods_are_compared(g):
    texts = g.diff(before="2024-07", after="2024-08..2024-09")
    dates = g.diff(
        before=(datetime.date(2024, 7, 1), datetime.date(2024, 7, 31)), after=["2024-08", "2024-09"]
    )
    assert texts.to_dicts() == dates.to_dicts() != []
    for wrong in ({}, {"before": "2024"}, {"other": "x", "before": "2023", "after": "2024"}):
        with pytest.raises(TypeError, match="another store, or two periods"):
            g.diff(**wrong)
    with pytest.raises(KgraphError, match="ends before it begins"):
        g.diff(before="2024..2023", after="2024")


def test_stores_are_compared(g, small):
    with kgraph.open(small) as other:
        assert len(g.diff(other)) == len(g.diff(small)) == 0


@pytest.mark.parametrize(
    ("command", "ask"),
    [
        (["query", "--actor", "POL"], lambda g: g.query("POL")),
        (["query", "--actor", "POL", "--level", "state"], lambda g: g.query("POL", level="state")),
        (["neighbours", "POL"], lambda g: g.neighbours("POL")),
        (["path", "BLR", "CHN"], lambda g: g.path("BLR", "CHN")),
        (["search", "meet*"], lambda g: g.search("meet*")),
        (["actors"], lambda g: g.actors()),
        (["disputes"], lambda g: g.disputes()),
        (["diff", "--before", "2024-07", "--after", "2024-08"],
         lambda g: g.diff(before="2024-07", after="2024-08")),
    ],
)  # fmt: skip
def test_answers_are_those_of_the_commands(g, small, command, ask):
    from click.testing import CliRunner

    store = ["--store", str(small / "kgraph.db"), "--format", "json"]
    done = CliRunner().invoke(main, [*command, *store])
    assert done.exit_code == 0, done.output
    assert json.loads(ask(g).to_json()) == json.loads(done.stdout)


def test_files_are_written(g, tmp_path):
    assert g.export("jsonl", tmp_path / "t.jsonl", category="ACCUSE") == tmp_path / "t.jsonl"
    assert len((tmp_path / "t.jsonl").read_text().splitlines()) == 1
    assert g.export("csv", tmp_path / "tables").is_dir()
    page = g.page(str(tmp_path / "page.html"), title="A <b> title", level="state")
    assert "A &lt;b&gt; title" in page.read_text()


def test_a_text_and_its_reason_are_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = kgraph.read("Poland accused Belarus on Monday.", date="2024-07-10")
    assert [(t.subject.id, t.object.id, t.date) for t in found] == [("POL", "BLR", "2024-07-08")]
    (tmp_path / "news.txt").write_text("China thanked Poland.")
    for paths in ("news.txt", tmp_path / "news.txt", [tmp_path]):
        (triple,) = kgraph.read(paths, date=datetime.date(2024, 7, 10))
        assert (triple.subject.id, triple.doc_date) == ("CHN", "2024-07-10")
    with pytest.raises(KgraphError, match="missing"):
        kgraph.read("missing.txt")
    with kgraph.build("news.txt", "out") as g:
        (triple,) = g.query()
        why = g.why(triple.id[:6])
        assert (why.rule, why.evidence.sentence) == (triple.rule, triple.sentence)
        assert why.reason
    (tmp_path / "more.txt").write_text("Poland accused Belarus.")
    with kgraph.add("more.txt", "out/kgraph.db") as g:
        assert len(g.query()) == 2


def test_what_cannot_be_read_is_warned_of(tmp_path):
    (tmp_path / "good.txt").write_text("China thanked Poland.")
    (tmp_path / "bad.jsonl").write_text("{\n")
    with (
        pytest.warns(UserWarning, match=r"bad\.jsonl"),
        kgraph.build(tmp_path, tmp_path / "o") as g,
    ):
        assert len(g.query()) == 1

"""Answers as tables: in a notebook, in a terminal and in pandas; hostile text does no harm."""

from __future__ import annotations

import builtins
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kgraph
from kgraph.errors import KgraphError
from kgraph.notebook.result import SHOWN, Result
from kgraph.triples import COLUMNS, Triple

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><iframe src='//x'></iframe>",
    "<!-- &lt;b&gt; --> &amp;",
    "javascript:alert(1)",
    "$x$ and $$y$$",
    "a\u202eb\u2066c\x1b[31md\x00e\ud800",
)
HARMLESS = {"div", "table", "thead", "tbody", "tr", "th", "td", "mark", "p"}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        raise AssertionError("a comment")


def check(html):
    tags = Tags(html)
    assert {tag for tag, _ in tags.found} <= HARMLESS
    assert {name for _, names in tags.found for name in names} <= {"class", "style"}
    assert tags.open == []
    assert not re.search(r"[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    html.encode("utf-8")
    return tags


ANSWERS = {
    "query": lambda g: g.query(),
    "query at a level": lambda g: g.query(level="state"),
    "neighbours": lambda g: g.neighbours("POL"),
    "path": lambda g: g.path("BLR", "CHN"),
    "timeline": lambda g: g.timeline("POL"),
    "search": lambda g: g.search("meet", limit=1),
    "disputes": lambda g: g.disputes(),
    "diff": lambda g: g.diff(before="2024-07", after="2024-08"),
    "actors": lambda g: g.actors(),
    "actor": lambda g: g.actor("POL"),
    "stats": lambda g: g.stats(),
    "verify": lambda g: g.verify(),
}


@pytest.mark.parametrize("ask", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_is_shown_and_becomes_a_table(g, ask):
    found = ask(g)
    check(found._repr_html_())
    assert repr(found)
    assert json.loads(found.to_json()) == json.loads(json.dumps(found.to_dicts()))
    frame = found.to_pandas(dates=True)
    assert len(frame) >= len(found)
    assert len(frame.columns)


def test_an_answer_is_a_sequence(g):
    found = g.query()
    assert isinstance(found[0], Triple) and isinstance(found[:2], Result)
    assert [*found][-1] == found[-1] and len(found[:2]) == 2
    assert found[0] in found and next(reversed(found)) == found[-1]
    with pytest.raises(AttributeError):
        found[0].relation = "x"
    with pytest.raises(IndexError):
        found[9]
    assert g.query(level="state")[1:].to_dicts()[0]["object_level_id"] == "BLR"


def test_a_single_answer_has_the_fields_of_its_record(g):
    found = g.stats()
    assert found.triples == found.record.triples == found[0].triples == 3
    assert "triples" in dir(found)
    with pytest.raises(AttributeError):
        found.nothing  # noqa: B018


def test_words_are_marked_and_the_rest_is_counted(make_triple):
    found = Result([make_triple("POL", "accuse", "BLR", at=n * 40) for n in range(SHOWN + 312)],
                   Triple)  # fmt: skip
    tags = check(found._repr_html_())
    marks = [tag for tag, _ in tags.found if tag == "mark"]
    assert len(marks) == 3 * SHOWN
    assert "and 312 more" in tags.texts
    assert "Poland" in tags.texts and "accuse" in tags.texts
    assert repr(found).endswith("and 342 more")
    assert max(map(len, repr(found).splitlines())) < 220


def test_nothing_and_limits_are_told(g):
    assert repr(g.query(limit=0)) == "nothing found"
    assert "nothing found" in g.query(limit=0)._repr_html_()
    assert repr(g.actors(limit=1)).endswith("and 2 more")
    assert g.search("meet", limit=1).total == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_does_no_harm(make_triple, words):
    changes = {"sentence": f"{words} accuse it.", "source": words, "attributed_to_text": words}
    triple = make_triple("POL", words, "BLR", subject_text=words, **changes)
    html = Result([triple], Triple)._repr_html_()
    tags = check(html)
    if "<" in words:
        assert any(words[:8] in text for text in tags.texts)
    assert "\x1b" not in repr(Result([triple], Triple))


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("<>&\"'/ab$\x00\u202e\n\ud83d!-="), max_size=30),
    st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=4),
)
def test_any_text_with_any_marks_stays_text(sentence, places):
    from kgraph.notebook import tables
    from kgraph.notebook.shown import Marked

    marks = tuple((*place, "subject") for place in places)
    check(tables.html([{sentence: sentence, "sentence": Marked(sentence, marks)}], [sentence]))
    assert "\x00" not in tables.text([{"a": Marked(sentence, marks)}], [sentence])


def test_formulas_are_left_alone(g):
    for tag, names in check(g.query()._repr_html_()).found:
        assert tag != "table" or "class" in names
    assert "tex2jax_ignore mathjax_ignore" in g.query()._repr_html_()


def test_tables_have_types(g):
    frame = g.query().to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    kinds = {name: str(frame[name].dtype) for name in ("subject_id", "subject_start", "negated",
                                                       "intensity", "source")}  # fmt: skip
    assert kinds == {"subject_id": "string", "subject_start": "Int64", "negated": "boolean",
                     "intensity": "Float64", "source": "string"}  # fmt: skip
    assert frame["date"].isna().tolist() == [True, False, True]
    assert frame["date"][1] == "2024-07"


def test_dates_are_parsed_as_far_as_they_go(g):
    frame = g.query().to_pandas(dates=True)
    place = list(frame.columns).index("date")
    assert list(frame.columns[place : place + 3]) == ["date", "date_from", "date_to"]
    assert str(frame["date_from"].dtype).startswith("datetime64")
    assert [str(frame[f"date_{end}"][1])[:10] for end in ("from", "to")] == [
        "2024-07-01",
        "2024-07-31",
    ]
    assert frame["date_from"].isna().tolist() == [True, False, True]
    assert "period_from" in g.timeline("POL").to_pandas(dates=True)


def test_a_path_has_a_row_for_each_hop(g):
    found = g.path("BLR", "CHN")
    assert len(found) == 1 and len(found.to_pandas()) == 2


def test_without_pandas_one_line_tells_what_to_install(g, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(KgraphError, match=r"pip install 'kgraph\[notebook\]'") as caught:
        g.query().to_pandas()
    assert "\n" not in str(caught.value)


def test_answers_outlive_their_store(small):
    with kgraph.open(small) as opened:
        found = [opened.query(level="state"), opened.path("BLR", "CHN"), opened.actor("POL")]
    for each in found:
        assert each.to_dicts() and each._repr_html_() and repr(each)
        assert len(each.to_pandas())

"""Full text: words, phrases, beginnings, and anything else that people type."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kgraph.errors import KgraphError
from kgraph.questions.search import expression, search


def said(make_triple, sentence, at=0, **changes):
    return make_triple(at=at, sentence=sentence, sentence_end=at + len(sentence), **changes)


@pytest.fixture
def store(store_of, make_triple):
    return store_of(
        said(make_triple, "The trade war hurts many.", source="Wire", subject="CHN"),
        said(make_triple, "A war on trade and tariffs, they say, hurts.", at=50),
        said(make_triple, "Sanctions were lifted.", at=100, category="SANCTION", negated=True),
        said(make_triple, "Sanctions were lifted.", at=100, object="POL"),
        said(make_triple, "Séoul's café warms.", at=150, doc_id="b"),
        said(make_triple, "AND then NOT one.", at=200, doc_id="b", doc_date="2020-01-01"),
    )


def sentences(store, words, **options) -> list[str]:
    return [found.sentence.split()[0] for found in search(store, words, **options).found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("war", ["The", "A"]),
        ("WAR trade", ["The", "A"]),
        ('"trade war"', ["The"]),
        ('"trade war', ["The"]),
        ('"war on" tariff*', ["A"]),
        ("tariff", []),
        ("sanct*", ["Sanctions"]),
        ('"war on tr"*', ["A"]),
        ("seoul cafe", ["Séoul's"]),
        ("Seoul's", ["Séoul's"]),
        ("AND", ["AND", "A"]),
        ("NOT one", ["AND"]),
        ("trade -war", ["The", "A"]),
        ("nothing", []),
    ],
)
def test_words_phrases_and_beginnings(store, words, expected):
    assert sentences(store, words) == expected


def test_the_words_are_marked(store):
    (found,) = search(store, '"trade war" hurt*').found
    assert [found.sentence[slice(*place)] for place in found.words] == ["trade war", "hurts"]


def test_a_sentence_is_found_once_with_all_its_triples(store):
    answer = search(store, "lifted")
    assert answer.total == 1
    (found,) = answer.found
    assert [(r.object, r.negated) for r in found.triples] == [("NATO", True), ("Poland", False)]
    assert all(store.find_triple(reading.triple) for reading in found.triples)


def test_filters_are_of_the_triples(store):
    assert sentences(store, "lifted", negated=False)
    assert not sentences(store, "lifted", categories=["AID"])
    (found,) = search(store, "lifted", negated=True).found
    assert [reading.category for reading in found.triples] == ["SANCTION"]
    assert sentences(store, "war", sources=["Wire"]) == ["The"]
    assert sentences(store, "one", until="2020") == ["AND"]


def test_the_best_come_first_and_a_limit_tells_the_total(store):
    answer = search(store, "war", limit=1)
    assert (answer.total, len(answer.found)) == (2, 1)
    scores = [found.score for found in search(store, "war").found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("words", ["", "  ", '"', "* ^", '""', "-", "\0"])
def test_without_a_word_there_is_nothing_to_look_for(store, words):
    with pytest.raises(KgraphError, match="no word to search for"):
        search(store, words)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200
)
@given(st.one_of(st.text(), st.text('ab"*()^:-+{}NEARANDOR ,.\0\\')))
@example('"a" NEAR/2 "b"')
@example("sentence: war")
@example("a\0b")
@example("\ud800a")
@example('a" OR "b')
@example("½ ² ﷺ a*b**")
def test_nothing_that_people_type_is_a_syntax_error(store, words):
    try:
        answer = search(store, words)
    except KgraphError as error:
        assert "no word" in str(error)
        assert len(str(error).splitlines()) <= 1 or not words.isprintable()
    else:
        assert answer.total >= len(answer.found)


@settings(deadline=None)
@given(st.text())
def test_every_term_is_quoted(words):
    try:
        terms = expression(words)
    except KgraphError:
        return
    assert terms.count('"') % 2 == 0

"""The words of a document as lists."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.actors.words import capitalised, exact_text, texts, whole_text

NLP = spacy.blank("en")
TEXTS = ["", "Peru's army left.", "  Two  blanks\n\nand lines ", "Ó Briain met l'État in 2019."]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_those_of_the_tokens(text: str) -> None:
    doc = NLP(text)
    assert texts(doc) == [token.text for token in doc]
    assert whole_text(doc) == doc.text == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_span_has_its_exact_text(text: str) -> None:
    doc = NLP(text)
    for start in range(len(doc) + 1):
        for end in range(start, len(doc) + 1):
            assert exact_text(doc, start, end) == doc[start:end].text


def test_a_span_that_ends_before_it_starts_is_empty() -> None:
    assert exact_text(NLP("Peru's army left."), 3, 1) == ""


def test_capitals_of_all_alphabets_count() -> None:
    assert capitalised(NLP("Ó Briain met the État in 2019")) == [0, 1, 4]


def test_two_documents_do_not_mix() -> None:
    first, second = NLP("Peru left"), NLP("Chad came")
    assert [texts(first), texts(second), texts(first)] == [
        ["Peru", "left"],
        ["Chad", "came"],
        ["Peru", "left"],
    ]


def test_words_are_listed_anew_when_tokens_were_merged() -> None:
    doc: Doc = NLP("New Delhi said so")
    assert texts(doc)[0] == "New"
    with doc.retokenize() as merging:
        merging.merge(doc[0:2])
    assert texts(doc) == ["New Delhi", "said", "so"]

"""The shipped pipeline: any text in, a valid Doc out, the same one in any company."""

from __future__ import annotations

import pickle
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import kgraph.language
from kgraph.errors import ModelError

TEXTS = [
    "Kenya signed a treaty with Norway. Its president flew to Oslo on Monday.",
    "Envoys meet\n\nThe two delegations met on Thursday.\nThey agreed to reopen a crossing.",
    "KENYA SIGNS TREATY WITH NORWAY",
    "“We will not wait,” the minister said – and the army’s trucks rolled out…",
    "one two three four five " * 120,
    "Peru accused Chile of spying. " * 40,
    "",
    " \n ",
    "x",
    "Ünïcödé 😀 text with emoji 🇰🇪 and مرحبا بالعالم and 日本語.",
    "a\tb\r\nc\u00a0d\u200be\x00f",
    "https://example.org/" + "a" * 3000,
    "| Year | Exports | Partner |\n|------|---------|---------|\n| 2021 | 12.4 | Peru |\n",
    "Name\tOffice\tState\r\nA. Okoye\tminister\tNigeria\r\nB. Lind\tenvoy\tSweden\r\n",
    "\ufeffA mark of byte order, a soft\u00adhyphen and a \u2028line separator.",
    "👩‍👩‍👧‍👦👍🏽" * 20,
    "مرحبا بكم في الأخبار. هذا نص طويل.",
    "a" * 100_000,
    "no stop in sight and " * 200,
]


@cache
def nlp(threads: int = 2) -> Language:
    return kgraph.language.load(threads=threads)


def layers(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.head.i, t.dep_, t.pos_, str(t.morph), t.lemma_, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


def assert_valid(doc: Doc, text: str) -> None:
    assert doc.text == text
    for sentence in doc.sents:
        inside = range(sentence.start, sentence.end)
        assert [t.i for t in sentence if t.head == t] == [sentence.root.i]
        assert all(t.head.i in inside for t in sentence)
        assert all(t.dep_ for t in sentence)
    assert all(t.pos_ for t in doc)
    assert all(t.lemma_ for t in doc)


@pytest.mark.parametrize("text", TEXTS)
def test_a_doc_has_one_tree_a_sentence_and_the_text_as_given(text: str) -> None:
    assert_valid(nlp()(text), text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_characters_give_a_valid_doc(text: str) -> None:
    assert_valid(nlp()(text), text)


def test_a_document_is_read_alike_alone_in_a_batch_and_with_any_number_of_threads() -> None:
    alone = [layers(nlp()(text)) for text in TEXTS]
    together = [layers(doc) for doc in nlp().pipe(TEXTS)]
    backwards = [layers(doc) for doc in nlp(1).pipe(TEXTS[::-1], batch_size=3)][::-1]
    assert alone == together == backwards


@pytest.mark.parametrize("processes", [2, 3])
def test_any_number_of_processes_reads_alike(processes: int) -> None:
    texts = [text for text in TEXTS if len(text) < 1000]
    one = [layers(doc) for doc in nlp().pipe(texts)]
    several = [layers(doc) for doc in nlp(1).pipe(texts, n_process=processes, batch_size=2)]
    assert one == several


def test_the_parser_travels_to_a_process_that_shares_nothing() -> None:
    parser = nlp(1).get_pipe("kgraph_parser")
    copy = pickle.loads(pickle.dumps(parser))
    doc = nlp()(TEXTS[0])
    again = copy(nlp().make_doc(TEXTS[0]))
    assert layers(doc) == layers(again)


def test_forgetting_words_changes_no_parse() -> None:
    pipeline = kgraph.language.load(threads=1)
    before = [layers(pipeline(text)) for text in TEXTS[:3]]
    known = len(pipeline.vocab.strings)
    with pipeline.memory_zone():
        for doc in pipeline.pipe(f"Zorvan{i} blamed Quelth{i} for it." for i in range(5)):
            assert_valid(doc, doc.text)
    assert len(pipeline.vocab.strings) == known
    assert [layers(pipeline(text)) for text in TEXTS[:3]] == before


def test_a_blank_line_and_a_headline_end_sentences() -> None:
    doc = nlp()("Envoys meet again\n\nThe two delegations met on Thursday")
    starts = [s.text.split()[0] for s in doc.sents]
    assert starts == ["Envoys", "The"]


def test_a_text_without_a_full_stop_is_read_in_windows() -> None:
    text = "and no end of talks in sight " * 3500
    assert len(text) > 100_000
    assert_valid(nlp()(text), text)


def test_the_parse_of_a_plain_clause() -> None:
    doc = nlp()("The parliament ratified the treaty on Tuesday.")
    by_text = {t.text: t for t in doc}
    assert by_text["ratified"].dep_ == "ROOT"
    assert (by_text["parliament"].dep_, by_text["parliament"].head.text) == ("nsubj", "ratified")
    assert (by_text["treaty"].dep_, by_text["treaty"].head.text) == ("obj", "ratified")
    assert by_text["ratified"].lemma_ == "ratify"
    assert by_text["ratified"].pos_ == "VERB"


def test_curly_and_straight_apostrophes_parse_alike() -> None:
    curly = nlp()("Kenya’s army entered the town.")
    straight = nlp()("Kenya's army entered the town.")
    assert [(t.head.i, t.dep_) for t in curly] == [(t.head.i, t.dep_) for t in straight]


def test_names_are_entities() -> None:
    doc = nlp()("Angela Merkel flew from Berlin to Paris to meet Emmanuel Macron.")
    labels = {e.text: e.label_ for e in doc.ents}
    assert labels["Angela Merkel"] == labels["Emmanuel Macron"] == "PER"
    assert labels["Berlin"] == labels["Paris"] == "LOC"


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="not a kgraph language model") as caught:
        kgraph.language.load(str(tmp_path))
    assert "\n" not in str(caught.value)

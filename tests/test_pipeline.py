"""The way from documents to triples, with a parser that needs no model."""

from __future__ import annotations

import pytest
import spacy

from kgraph.documents import Document
from kgraph.pipeline import Pipeline


class Language:
    """A parser that only finds words and sentences, and keeps what it was asked for."""

    def __init__(self, model):
        self.model = model
        self.components = []
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")

    def add_pipe(self, name):
        self.components.append(name)

    def make_doc(self, text):
        return self._nlp.make_doc(text)

    def memory_zone(self):
        return self._nlp.memory_zone()

    @property
    def known_words(self):
        return len(self._nlp.vocab.strings)

    def pipe(self, pairs, *, as_tuples, batch_size):
        return self._nlp.pipe(pairs, as_tuples=as_tuples, batch_size=batch_size)


@pytest.fixture
def loaded(monkeypatch, make_triple):
    """Replace the language, and read each sentence as one accusation, said twice."""
    languages, dates = [], []

    def load(model):
        languages.append(Language(model))
        languages[-1].dates = dates
        return languages[-1]

    def read(doc, document, codebook=None):
        dates.append(doc._.date)
        triples = [make_triple(doc_id=document.id, at=sent.start_char) for sent in doc.sents]
        return triples + triples

    monkeypatch.setattr("kgraph.language.load", load)
    monkeypatch.setattr("kgraph.relations.read", read)
    spacy.tokens.Doc.set_extension("date", default=None, force=True)
    return languages


def test_documents_come_out_in_order_with_their_length(loaded):
    documents = [Document("a", "One two. Three!"), Document("b", "Four, five and  six")]
    first, second = Pipeline().pipe(documents)
    assert (first.document, second.document) == tuple(documents)
    assert (first.sentences, first.words) == (2, 3)
    assert (second.sentences, second.words) == (1, 4)


@pytest.mark.parametrize("date", ["2010-06-15", "2010-06", "2010", None])
def test_a_document_is_read_with_its_date(loaded, date):
    assert len(list(Pipeline().pipe([Document("a", "One two.", date)]))) == 1
    assert loaded[0].dates == [date]


def test_what_is_read_twice_is_kept_once(loaded):
    (extraction,) = Pipeline().pipe([Document("a", "One two. Three!")])
    assert [triple.sentence_start for triple in extraction.triples] == [0, 9]
    assert {triple.doc_id for triple in extraction.triples} == {"a"}


def test_the_language_is_loaded_once_and_late(loaded):
    pipeline = Pipeline("other")
    assert not loaded
    for _ in range(2):
        assert len(list(pipeline.pipe([Document("a", "One.")]))) == 1
    (language,) = loaded
    assert language.model == "other"
    assert language.components == ["kgraph_actors"]


def test_documents_stream_through(loaded):
    def many():
        for number in range(10_000):
            taken.append(number)
            yield Document(str(number), "One.")

    taken: list[int] = []
    next(Pipeline().pipe(many()))
    assert len(taken) < 200


def test_no_documents_give_nothing(loaded):
    assert list(Pipeline().pipe([])) == []


def test_words_met_once_are_forgotten(loaded, monkeypatch):
    monkeypatch.setattr("kgraph.pipeline._FORGET_AFTER", 3)
    pipeline = Pipeline()
    list(pipeline.pipe([Document("a", "Nothing new.")]))
    known = loaded[0].known_words
    many = [Document(str(i), f"Unheard{i} met neverseen{i}.") for i in range(20)]
    assert [e.document.id for e in pipeline.pipe(many)] == [d.id for d in many]
    assert loaded[0].known_words == known


def test_a_reader_that_stops_early_leaves_the_language_usable(loaded):
    pipeline = Pipeline()
    assert next(iter(pipeline.pipe([Document("a", "One."), Document("b", "Two.")]))).words == 1
    assert [e.words for e in pipeline.pipe([Document("c", "Three four.")])] == [2]

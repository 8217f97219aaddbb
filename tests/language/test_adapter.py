"""ClearNLP parses become Universal Dependencies trees: constructions, and trees of any shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kgraph.errors import ModelError
from kgraph.language.adapter import adapt, scheme, tables

VOCAB = spacy.blank("en").vocab
CASES = Path(__file__).parent / "adapter_cases.txt"
UD_LABELS = tables.UD_ONLY | tables.SHARED | tables.MADE
CLEARNLP_LABELS = sorted(set(tables.labels()) - {"obj", "obl", "iobj"} - {"ROOT"})


@dataclass
class Case:
    """A parse and the heads and labels that it must become."""

    title: str
    words: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    ents: list[str] = field(default_factory=list)
    wanted: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: str) -> None:
        left, right = (part.split() for part in line.split(" | "))
        at = len(self.words)
        pos, _, tag = left[1].partition("/")
        self.words.append(left[0].replace("\\n", "\n"))
        self.pos.append(pos)
        self.tags.append(tag)
        self.heads.append(int(left[2]) - 1 if left[2] != "0" else at)
        self.labels.append(left[3])
        self.ents.append(left[4] if len(left) > 4 else "")
        if right == ["="]:
            self.wanted.append((self.heads[-1], left[3]))
        else:
            head = int(right[0]) - 1 if right[0] != "0" else at
            self.wanted.append((head, right[1]))

    def doc(self) -> Doc:
        doc = Doc(
            VOCAB,
            words=self.words,
            pos=self.pos,
            tags=self.tags,
            heads=self.heads,
            deps=self.labels,
        )
        doc.set_ents(list(self._spans(doc)))
        return doc

    def _spans(self, doc: Doc) -> list[Span]:
        result: list[Span] = []
        for i, label in enumerate(self.ents):
            if not label:
                continue
            if result and result[-1].end == i and result[-1].label_ == label:
                result[-1] = Span(doc, result[-1].start, i + 1, label=label)
            else:
                result.append(Span(doc, i, i + 1, label=label))
        return result


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            cases.append(Case(line.strip("[]")))
        elif line and not line.startswith("#"):
            cases[-1].add(line)
    return cases


def assert_tree(doc: Doc) -> None:
    for sentence in doc.sents:
        inside = range(sentence.start, sentence.end)
        assert all(t.head.i in inside for t in sentence)
        assert [t.i for t in sentence if t.head == t] == [sentence.root.i]
        for token in sentence:
            assert (token.dep_ == "ROOT") == (token.head == token)
            steps = 0
            while token.head != token:
                token, steps = token.head, steps + 1
                assert steps < len(sentence), "a circle"


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_a_construction_is_read_as_in_the_treebanks(case: Case) -> None:
    doc = adapt(case.doc(), "clearnlp")
    found = [(t.head.i, t.dep_) for t in doc]
    shown = [f"{t.text} {t.dep_}>{t.head.text}" for t in doc]
    assert found == case.wanted, shown
    assert_tree(doc)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_what_is_in_ud_stays_as_it_is(case: Case) -> None:
    once = adapt(case.doc(), "clearnlp")
    before = [(t.head.i, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in once]
    twice = adapt(once)
    assert [(t.head.i, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in twice] == before


def test_there_are_cases_of_every_label() -> None:
    used = {label for case in read_cases() for label in case.labels}
    assert set(CLEARNLP_LABELS) <= used | {"advcl", "nsubj"}


def named(title: str) -> Doc:
    return adapt(next(c for c in read_cases() if c.title == title).doc(), "clearnlp")


@pytest.mark.parametrize(
    ("title", "word", "pos"),
    [
        ("a noun as predicate", "is", "AUX"),
        ("existential there", "is", "VERB"),
        ("a clause after a preposition, on a verb", "of", "SCONJ"),
        ("an adverbial clause with its conjunction", "after", "SCONJ"),
        ("an infinitive after a verb", "to", "PART"),
        ("a phrase on a verb", "in", "ADP"),
    ],
)
def test_parts_of_speech_follow_the_new_labels(title: str, word: str, pos: str) -> None:
    assert next(t for t in named(title) if t.text == word).pos_ == pos


@pytest.mark.parametrize(
    ("title", "word", "voice"),
    [
        ("a passive with its agent", "accused", ["Pass"]),
        ("a reduced passive clause", "seized", ["Pass"]),
        ("a noun before a participle", "led", ["Pass"]),
        ("a verb with subject and object", "accused", []),
        ("a participle clause before the main clause", "Accusing", []),
    ],
)
def test_passive_participles_say_so(title: str, word: str, voice: list[str]) -> None:
    token = next(t for t in named(title) if t.text == word)
    assert token.morph.get("Voice", []) == voice


def test_missing_lemmas_parts_of_speech_and_features_are_filled_in() -> None:
    doc = Doc(
        VOCAB,
        words=["Kenya", "accused", "spies"],
        tags=["NNP", "VBD", "NNS"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
    )
    adapt(doc)
    assert [t.lemma_ for t in doc] == ["Kenya", "accuse", "spy"]
    assert [t.pos_ for t in doc] == ["PROPN", "VERB", "NOUN"]
    assert doc[1].morph.get("Tense") == ["Past"]


def test_lemmas_and_features_that_are_there_are_kept() -> None:
    doc = Doc(
        VOCAB,
        words=["Kenya", "accused", "spies"],
        pos=["PROPN", "VERB", "NOUN"],
        lemmas=["K", "acc", "sp"],
        morphs=["", "Tense=Past|VerbForm=Fin|Aspect=Perf", ""],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "dobj"],
    )
    adapt(doc)
    assert [t.lemma_ for t in doc] == ["K", "acc", "sp"]
    assert str(doc[1].morph) == "Aspect=Perf|Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("given_label", "kept"),
    [
        ("PERSON", "PER"), ("PER", "PER"), ("GPE", "LOC"), ("LOC", "LOC"), ("FAC", "LOC"),
        ("ORG", "ORG"), ("EVENT", "EVENT"), ("DATE", "DATE"), ("NORP", None), ("MONEY", None),
    ],
)  # fmt: skip
def test_entities_get_the_names_that_are_read(given_label: str, kept: str | None) -> None:
    doc = Doc(VOCAB, words=["Kenya", "left"], pos=["PROPN", "VERB"], heads=[1, 1],
              deps=["nsubj", "ROOT"], ents=[f"B-{given_label}", "O"])  # fmt: skip
    adapt(doc)
    assert [e.label_ for e in doc.ents] == ([kept] if kept else [])


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"nsubj", "dobj", "prep", "pobj", "relcl", "det"}, "clearnlp"),
        ({"nsubj", "obj", "obl", "case", "acl:relcl"}, "ud"),
        ({"nsubj", "flat:name", "det"}, "ud"),
        ({"nsubj", "det", "conj"}, None),
        ({"sb", "oa", "nk"}, None),
        (set(), None),
    ],
)
def test_labels_tell_their_scheme(labels: set[str], expected: str | None) -> None:
    assert scheme(labels) == expected


def test_a_document_in_ud_keeps_its_tree_whatever_the_parser_was_thought_to_be() -> None:
    doc = Doc(VOCAB, words=["in", "Oslo", "left"], pos=["ADP", "PROPN", "VERB"], heads=[1, 2, 2],
              deps=["case", "obl", "ROOT"])  # fmt: skip
    adapt(doc, "clearnlp")
    assert [(t.head.i, t.dep_) for t in doc] == [(1, "case"), (2, "obl"), (2, "ROOT")]


def test_an_empty_document_is_no_error() -> None:
    assert len(adapt(Doc(VOCAB))) == 0


def test_a_document_without_a_parse_is_refused() -> None:
    with pytest.raises(ModelError, match="no dependency tree"):
        adapt(Doc(VOCAB, words=["Kenya", "left"]))


def test_a_document_with_labels_of_neither_scheme_is_refused() -> None:
    doc = Doc(VOCAB, words=["Kenia", "ging"], heads=[1, 1], deps=["sb", "vroot"])
    with pytest.raises(ModelError, match="'sb'"):
        adapt(doc)


@st.composite
def parses(draw: st.DrawFn) -> Doc:
    """Any trees, with any labels on any words."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = list(range(count))
    for place, i in enumerate(order[1:], 1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    words = draw(
        st.lists(
            st.sampled_from(
                ["is", "to", "of", "as", "well", "because", "there", "it", "$", "than", "x", "said"]
            ),
            min_size=count,
            max_size=count,
        )
    )
    pos = draw(st.lists(st.sampled_from(POS), min_size=count, max_size=count))
    labels = draw(st.lists(st.sampled_from(CLEARNLP_LABELS), min_size=count, max_size=count))
    ents = draw(st.lists(st.sampled_from(["O", "B-PERSON", "B-ORG"]), min_size=count,
                         max_size=count))  # fmt: skip
    labels = ["ROOT" if heads[i] == i else label for i, label in enumerate(labels)]
    return Doc(VOCAB, words=words, pos=pos, heads=heads, deps=labels, ents=ents)


POS = ["NOUN", "PROPN", "VERB", "AUX", "ADP", "SCONJ", "ADJ", "ADV", "NUM", "SYM", "PART", "PRON"]


@settings(max_examples=200, deadline=None)
@given(parses())
def test_any_tree_becomes_a_tree_with_known_labels(doc: Doc) -> None:
    text, ents = doc.text, [(e.start, e.end) for e in doc.ents]
    adapt(doc, "clearnlp")
    assert_tree(doc)
    assert {t.dep_ for t in doc} <= UD_LABELS
    assert doc.text == text
    assert [(e.start, e.end) for e in doc.ents] == ents


@settings(max_examples=150, deadline=None)
@given(parses())
def test_a_second_time_changes_nothing(doc: Doc) -> None:
    adapt(doc, "clearnlp")
    once = [(t.head.i, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc]
    adapt(doc)
    assert [(t.head.i, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc] == once

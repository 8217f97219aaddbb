"""Labels and children of words, asked of the tree or kept while it does not change."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Token

from kgraph.trees import base, children, has_child, keeping_tree, kept_tree, remembered, sentence

WORDS = ["Kenya", "'s", "army", "was", "attacked", "by", "rebels", "there"]
HEADS = [2, 0, 4, 4, 4, 6, 4, 4]
LABELS = ["nmod:poss", "case", "nsubj:pass", "aux:pass", "root", "case", "obl:agent", "advmod"]


@pytest.fixture
def doc() -> Doc:
    return Doc(spacy.blank("en").vocab, words=WORDS, heads=HEADS, deps=LABELS)


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(("at", "label"), [(0, "nmod"), (2, "nsubj"), (4, "root"), (6, "obl")])
def test_base_is_the_label_without_its_subtype(doc: Doc, at: int, label: str) -> None:
    assert base(doc[at]) == label


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("nsubj",), ["army"]),
        (("nsubj:pass",), ["army"]),
        (("obl", "aux", "nsubj"), ["army", "was", "rebels"]),
        (("obl:arg",), []),
        ((), []),
    ],
)
@pytest.mark.parametrize("keep", [False, True])
def test_children_have_one_of_the_labels_with_or_without_subtype_in_order(
    doc: Doc, labels: tuple[str, ...], found: list[str], keep: bool
) -> None:
    if keep:
        with kept_tree(doc):
            twice = [texts(children(doc[4], *labels)) for _ in range(2)]
            assert has_child(doc[4], *labels) == bool(found)
    else:
        twice = [texts(children(doc[4], *labels))] * 2
        assert has_child(doc[4], *labels) == bool(found)
    assert twice == [found, found]


def test_a_word_without_children_has_none(doc: Doc) -> None:
    assert children(doc[7], "advmod") == []
    assert not has_child(doc[7], "advmod")


def test_a_list_of_children_may_be_changed_by_who_asked_for_it(doc: Doc) -> None:
    with kept_tree(doc):
        children(doc[4], "nsubj").clear()
        assert texts(children(doc[4], "nsubj")) == ["army"]


def test_a_tree_that_changed_is_read_anew_when_it_is_no_longer_kept(doc: Doc) -> None:
    with kept_tree(doc):
        assert texts(children(doc[4], "advmod")) == ["there"]
    doc[7].dep_ = "obl"
    assert children(doc[4], "advmod") == []
    with kept_tree(doc):
        assert texts(children(doc[4], "obl")) == ["rebels", "there"]


def test_trees_of_two_documents_do_not_mix(doc: Doc) -> None:
    other = Doc(doc.vocab, words=["Go", "home"], heads=[0, 0], deps=["root", "advmod"])
    with kept_tree(doc):
        assert texts(children(other[0], "advmod")) == ["home"]
        with kept_tree(other):
            assert texts(children(other[0], "advmod")) == ["home"]
        assert children(doc[0], "advmod") == []


def test_answers_are_remembered_as_long_as_the_tree_is_kept(doc: Doc) -> None:
    asked: list[int] = []

    @remembered
    def head(token: Token) -> Token:
        asked.append(token.i)
        return token.head

    with kept_tree(doc):
        assert [head(doc[0]).text, head(doc[0]).text, head(doc[2]).text] == [
            "army",
            "army",
            "attacked",
        ]
    assert asked == [0, 2]
    assert [head(doc[0]).i, head(doc[0]).i] == [2, 2]
    assert asked == [0, 2, 0, 0]


def test_an_error_ends_the_keeping(doc: Doc) -> None:
    with pytest.raises(RuntimeError), kept_tree(doc):
        children(doc[4], "advmod")
        raise RuntimeError
    doc[7].dep_ = "obl"
    assert children(doc[4], "advmod") == []


def test_a_function_keeps_the_tree_while_it_is_at_work(doc: Doc) -> None:
    asked: list[int] = []

    @remembered
    def text(token: Token) -> str:
        asked.append(token.i)
        return token.text

    @keeping_tree
    def twice(doc: Doc, at: int, *, mark: str = ".") -> str:
        return text(doc[at]) + text(doc[at]) + mark

    assert [twice(doc, 1), twice(doc, 2, mark="!")] == ["'s's.", "armyarmy!"]
    assert asked == [1, 2]


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("starts", [[0], [0, 3], [0, 3, 7]])
def test_a_sentence_is_where_it_begins_and_what_is_behind_it(starts: list[int], keep: bool) -> None:
    begins = [i in starts for i in range(len(WORDS))]
    doc = Doc(spacy.blank("en").vocab, words=WORDS, sent_starts=begins)
    expected = [(token.sent.start, token.sent.end) for token in doc]
    if keep:
        with kept_tree(doc):
            assert [[sentence(token) for token in doc] for _ in range(2)] == [expected] * 2
    else:
        assert [sentence(token) for token in doc] == expected


def test_a_child_with_two_of_the_labels_is_named_once(doc: Doc) -> None:
    assert texts(children(doc[4], "nsubj:pass", "obl", "nsubj")) == ["army", "rebels"]

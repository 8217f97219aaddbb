"""Labels and children of words in a dependency tree, which nearly every rule asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

# By the number of the label: the same in every vocabulary, and there are few labels.
_BASES: dict[int, str] = {}
_NAMES: dict[int, frozenset[str]] = {}

Answer = TypeVar("Answer")
Others = ParamSpec("Others")
# A word's children, each with the names of its label.
_Branch = list[tuple[Token, frozenset[str]]]
_Answers = dict[tuple[object, int], Any]
_kept: tuple[Doc | None, dict[int, _Branch], _Answers] = (None, {}, {})


def base(token: Token) -> str:
    """Return the label without its subtype: ``nsubj:pass`` -> ``nsubj``."""
    label = token.dep
    found = _BASES.get(label)
    if found is None:
        found = _BASES[label] = str(token.dep_).partition(":")[0]
    return found


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of the labels; a label without subtype matches all of them."""
    branch = _branch(token)
    # Most words have none.
    if not branch:
        return []
    return [child for child, names in branch if not names.isdisjoint(labels)]


def has_child(token: Token, *labels: str) -> bool:
    """Tell whether a child has one of the labels."""
    return any(not names.isdisjoint(labels) for _, names in _branch(token))


@contextmanager
def kept_tree(doc: Doc) -> Iterator[None]:
    """Keep what was asked once of a document's words, while its tree does not change.

    That is their children, which spaCy looks for anew each time, and all ``remembered`` answers.
    """
    global _kept
    before, _kept = _kept, (doc, {}, {})
    try:
        yield
    finally:
        _kept = before


def keeping_tree(
    work: Callable[Concatenate[Doc, Others], Answer],
) -> Callable[Concatenate[Doc, Others], Answer]:
    """Keep the tree of a function's document while the function is at work."""

    @wraps(work)
    def keeping(doc: Doc, /, *others: Others.args, **named: Others.kwargs) -> Answer:
        with kept_tree(doc):
            return work(doc, *others, **named)

    return keeping


def remembered(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Keep a function's answers on words as long as the tree is kept; they must not be changed."""

    @wraps(question)
    def answer(token: Token) -> Answer:
        doc, _, answers = _kept
        if doc is not token.doc:
            return question(token)
        key = (question, token.i)
        if key not in answers:
            answers[key] = question(token)
        found: Answer = answers[key]
        return found

    return answer


def _branch(token: Token) -> _Branch:
    doc, branches, _ = _kept
    if doc is not token.doc:
        return _grown(token)
    found = branches.get(token.i)
    if found is None:
        found = branches[token.i] = _grown(token)
    return found


def _grown(token: Token) -> _Branch:
    if not (token.n_lefts or token.n_rights):
        return []
    return [(child, _names(child)) for child in token.children]


def _names(token: Token) -> frozenset[str]:
    """Return the label of a word with and without its subtype."""
    label = token.dep
    found = _NAMES.get(label)
    if found is None:
        found = _NAMES[label] = frozenset({str(token.dep_), base(token)})
    return found

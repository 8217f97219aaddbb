"""Labels and children of words in a dependency tree, which nearly every rule asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

# By the number of the label: the same in every vocabulary, and there are few labels.
_BASES: dict[int, str] = {}
_NAMES: dict[int, tuple[str, ...]] = {}
_MISSING = object()

Answer = TypeVar("Answer")
Others = ParamSpec("Others")
# A word's children by the names of their labels, each label with and without its subtype.
_Branch = dict[str, list[Token]]
_Answers = dict[tuple[object, int], Any]
_kept: tuple[Doc | None, dict[int, _Branch], _Answers] = (None, {}, {})
_SENTENCES = "sentences"


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
    if len(labels) == 1:
        return [*branch.get(labels[0], ())]
    found = [child for label in labels for child in branch.get(label, ())]
    if len(found) < 2:
        return found
    placed = {child.i: child for child in found}
    return [placed[i] for i in sorted(placed)]


def has_child(token: Token, *labels: str) -> bool:
    """Tell whether a child has one of the labels."""
    return not _branch(token).keys().isdisjoint(labels)


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
        found: Answer = answers.get(key, _MISSING)
        if found is _MISSING:
            found = answers[key] = question(token)
        return found

    return answer


def sentence(token: Token) -> tuple[int, int]:
    """Return the first token of a word's sentence and the one behind its last.

    ``token.sent`` would look through the document for each word.
    """
    starts = _starts(token.doc)
    number = bisect_right(starts, token.i)
    return starts[number - 1], starts[number]


def _starts(doc: Doc) -> list[int]:
    """Return where the sentences of a document begin, and behind them its length."""
    held, _, answers = _kept
    found: list[int] | None = answers.get((_SENTENCES, 0)) if held is doc else None
    if found is not None:
        return found
    begins = doc.to_array([SENT_START]) == 1
    begins[0] = True
    starts: list[int] = [*begins.nonzero()[0].tolist(), len(doc)]
    if held is doc:
        answers[_SENTENCES, 0] = starts
    return starts


def _branch(token: Token) -> _Branch:
    doc, branches, _ = _kept
    if doc is not token.doc:
        return _grown(token)
    found = branches.get(token.i)
    if found is None:
        found = branches[token.i] = _grown(token)
    return found


def _grown(token: Token) -> _Branch:
    branch: _Branch = {}
    if token.n_lefts or token.n_rights:
        for child in token.children:
            for name in _names(child):
                branch.setdefault(name, []).append(child)
    return branch


def _names(token: Token) -> tuple[str, ...]:
    """Return the label of a word with and without its subtype."""
    label = token.dep
    found = _NAMES.get(label)
    if found is None:
        found = _NAMES[label] = tuple(dict.fromkeys((str(token.dep_), base(token))))
    return found

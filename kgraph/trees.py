"""Labels and children of words in a dependency tree, which nearly every rule asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import compress, pairwise
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
# Stands for a word's number where an answer is about the whole document.
_WHOLE = -1


def base(token: Token) -> str:
    """Return the label without its subtype: ``nsubj:pass`` -> ``nsubj``."""
    try:
        return _BASES[token.dep]
    except KeyError:
        found = _BASES[token.dep] = str(token.dep_).partition(":")[0]
        return found


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of the labels; a label without subtype matches all of them."""
    doc, branches, _ = _kept
    branch = branches.get(token.i) if doc is token.doc else None
    if branch is None:
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


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child with one of the labels, or None."""
    branch = _branch(token)
    if not branch:
        return None
    found = [branch[label][0] for label in labels if label in branch]
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=_place)


def _place(token: Token) -> int:
    return token.i


def has_child(token: Token, *labels: str) -> bool:
    """Tell whether a child has one of the labels."""
    branch = _branch(token)
    return bool(branch) and not branch.keys().isdisjoint(labels)


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


def remembered_of_doc(question: Callable[[Doc], Answer]) -> Callable[[Doc], Answer]:
    """Keep a function's answer on a document as long as its tree; it must not be changed."""

    @wraps(question)
    def answer(doc: Doc) -> Answer:
        held, _, answers = _kept
        if held is not doc:
            return question(doc)
        key = (question, _WHOLE)
        found: Answer = answers.get(key, _MISSING)
        if found is _MISSING:
            found = answers[key] = question(doc)
        return found

    return answer


def sentence(token: Token) -> tuple[int, int]:
    """Return the first token of a word's sentence and the one behind its last.

    ``token.sent`` would look through the document for each word.
    """
    starts = sentence_starts(token.doc)
    number = bisect_right(starts, token.i)
    return starts[number - 1], starts[number]


@remembered_of_doc
def sentence_numbers(doc: Doc) -> list[int]:
    """Return, for each token, the number of its sentence; the list must not be changed."""
    numbers: list[int] = []
    for number, (start, end) in enumerate(pairwise(sentence_starts(doc))):
        numbers += [number] * (end - start)
    return numbers


@remembered_of_doc
def sentence_starts(doc: Doc) -> list[int]:
    """Return where the sentences of a document begin, and behind them its length."""
    begins = doc.to_array([SENT_START]).tolist()
    # The first word begins one whatever the parser says.
    if begins:
        begins[0] = 1
    return [*compress(range(len(begins)), map((1).__eq__, begins)), len(begins)]


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
            for name in _NAMES.get(child.dep) or _names(child):
                if name in branch:
                    branch[name].append(child)
                else:
                    branch[name] = [child]
    return branch


def _names(token: Token) -> tuple[str, ...]:
    """Return the label of a word with and without its subtype."""
    found = _NAMES[token.dep] = tuple(dict.fromkeys((str(token.dep_), base(token))))
    return found

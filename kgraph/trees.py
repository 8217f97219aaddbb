"""Labels and children of words in a dependency tree, which nearly every rule asks for."""

from __future__ import annotations

from spacy.tokens import Token

# By the number of the label: the same in every vocabulary, and there are few labels.
_BASES: dict[int, str] = {}
_NAMES: dict[int, frozenset[str]] = {}


def base(token: Token) -> str:
    """Return the label without its subtype: ``nsubj:pass`` -> ``nsubj``."""
    label = token.dep
    found = _BASES.get(label)
    if found is None:
        found = _BASES[label] = str(token.dep_).partition(":")[0]
    return found


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children with one of the labels; a label without subtype matches all of them."""
    if not (token.n_lefts or token.n_rights):
        return []
    return [
        child
        for child in token.children
        if not (_NAMES.get(child.dep) or _names(child)).isdisjoint(labels)
    ]


def has_child(token: Token, *labels: str) -> bool:
    """Tell whether a child has one of the labels."""
    return bool(children(token, *labels))


def _names(token: Token) -> frozenset[str]:
    """Return the label of a word with and without its subtype, and keep it."""
    names = _NAMES[token.dep] = frozenset({str(token.dep_), base(token)})
    return names

"""Prepositional phrases: ClearNLP hangs the noun on the preposition, UD the preposition on it."""

from __future__ import annotations

from kgraph.language.adapter import tables
from kgraph.language.adapter.tree import Tree

_PREPOSITIONAL = {"prep", "agent", "dative", "pcomp", "conj", "pobj"}
_ADVERBIAL = {"prep", "agent", "dative", "advmod", "prt", "amod", "npadvmod", "dep"}
_OBJECTS = ("pobj", "pcomp")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X"}
_VERBAL = {"VERB", "AUX"}
_CLAUSE_PARTS = ("nsubj", "nsubjpass", "csubj", "dobj", "aux", "auxpass", "mark")
_LINKS = {"ADP", "SCONJ", "ADV", "ADJ", "VERB", "PART"}


def turn(tree: Tree) -> None:
    """Put every noun above its preposition, and every clause above the one that opens it."""
    for i in tree.deepest_first():
        if tree.labels[i] in {"prep", "agent"} or tree.words[i].pos in {"ADP", "SCONJ", "PART"}:
            _turn(tree, i)
    for i in range(len(tree)):
        _join(tree, i)
        _in_order(tree, i)
    for i in range(len(tree)):
        bare = tree.labels[i] == "dative" and tree.words[i].pos == "ADP"
        if bare or tree.labels[i] in {"prep", "agent", *_OBJECTS}:
            _label_bare(tree, i)


def is_nominal(tree: Tree, i: int) -> bool:
    """Return whether a word is a noun phrase rather than a predicate."""
    return tree.words[i].pos in _NOMINAL and not tree.children(i, "cop", "nsubj", "nsubjpass")


def _turn(tree: Tree, i: int) -> None:
    found = tree.child(i, *_OBJECTS)
    if found is None:
        return
    label, governor = tree.labels[i], tree.heads[i]
    inside = label in {"prep", "pcomp"} and _is_preposition(tree, governor)
    clausal = _is_clause(tree, found)
    tree.replace(found, "mark" if clausal else "case")
    if inside:
        # "from behind the wall": the outer preposition takes the noun in its turn.
        tree.labels[found] = "pcomp"
    elif label in _ADVERBIAL:
        tree.labels[found] = _phrase_label(tree, governor, label, clausal)


def _is_preposition(tree: Tree, i: int) -> bool:
    return tree.words[i].pos in {"ADP", "SCONJ"} and tree.labels[i] in _PREPOSITIONAL


def _is_clause(tree: Tree, i: int) -> bool:
    if tree.child(i, "case") is not None:
        return False
    return tree.words[i].pos in _VERBAL or tree.child(i, *_CLAUSE_PARTS) is not None


def _phrase_label(tree: Tree, governor: int, label: str, clausal: bool) -> str:
    noun = is_nominal(tree, governor)
    if clausal:
        return "acl" if noun else "advcl"
    if label == "agent":
        return "obl:agent"
    return "nmod" if noun else "obl"


def _join(tree: Tree, i: int) -> None:
    """Make one preposition of two: "because of", "such as", "according to", "instead of".

    The second is a case word or mark of a noun or clause; the first, right before it, hangs
    on either, or is what the noun hangs on.
    """
    first = i - 1
    if tree.labels[i] not in {"case", "mark", "quantmod"} or first < 0:
        return
    if (tree.words[first].lower, tree.words[i].lower) not in tables.fixed():
        return
    noun = tree.heads[i]
    if tree.heads[noun] == first and first != noun:
        takes_over = tree.labels[first] in {"advmod", "prep", "amod", "acomp", "advcl", "acl"}
        if not takes_over or tree.words[first].pos not in _LINKS:
            return
        governor, label = tree.heads[first], tree.labels[first]
        tree.replace(noun, tree.labels[i])
        if label != "acomp":
            clausal = tree.labels[i] == "mark"
            tree.labels[noun] = _phrase_label(tree, governor, "prep", clausal)
    elif tree.heads[first] not in {noun, i}:
        return
    tree.attach(first, noun, _first_label(tree, noun, i))
    tree.attach(i, first, "fixed")


def _first_label(tree: Tree, noun: int, second: int) -> str:
    """Return the label of the pair: "more than ten" counts, all others are prepositions."""
    if tree.words[second].lower == "than" and tree.words[noun].pos == "NUM":
        return "advmod"
    return tree.labels[second]


def _in_order(tree: Tree, order: int) -> None:
    """Read "in order to leave" as a clause of purpose, which the two words introduce."""
    clauses = [c for c in tree.children(order, "acl", "advcl") if c > order]
    before = order - 1
    if tree.words[order].lower != "order" or not clauses or before < 0:
        return
    if tree.words[before].lower == "in" and tree.heads[before] == order:
        label = tree.labels[order]
        tree.replace(clauses[0], "fixed")
        tree.labels[clauses[0]] = "advcl" if label == "obl" else label
        tree.attach(before, clauses[0], "mark")
        tree.attach(order, before, "fixed")


def _label_bare(tree: Tree, i: int) -> None:
    """Label a preposition without its noun: "the town he came from", "the plan fell through"."""
    clausal = _is_clause(tree, i)
    if clausal or tree.words[i].pos in _NOMINAL or tree.child(i, "case") is not None:
        label = _phrase_label(tree, tree.heads[i], "prep", clausal)
    else:
        label = "obl" if _in_relative(tree, i) else "advmod"
    tree.labels[i] = label


def _in_relative(tree: Tree, i: int) -> bool:
    while not tree.is_root(i):
        i = tree.heads[i]
        if tree.labels[i] == "relcl":
            return True
    return False

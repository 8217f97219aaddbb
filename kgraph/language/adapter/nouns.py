"""Inside noun phrases: names, titles before them, dates, sums of money and other numbers."""

from __future__ import annotations

from kgraph.language.adapter.prepositions import is_nominal
from kgraph.language.adapter.tree import Tree

_CURRENCY = {"$", "£", "€", "¥", "us$", "a$", "c$", "hk$"}
_OF_NUMBER = {"compound", "quantmod", "advmod", "nummod", "punct", "nmod"}
_COUNTED = {"NUM", "SYM"}
_OF_TITLE = {"amod", "compound", "nmod"}
_LABELS = {"quantmod", "npadvmod", "nmod", "nummod"}


def turn(tree: Tree) -> None:
    """Give names, titles and numbers the heads and labels that UD gives them."""
    for i in range(len(tree)):
        if tree.words[i].lower in _CURRENCY and tree.labels[i] in {"quantmod", "nmod", "nummod"}:
            _money(tree, i)
    for i in range(len(tree)):
        if tree.labels[i] in _LABELS:
            tree.labels[i] = _label(tree, i)
    for i in reversed(range(len(tree))):
        if tree.labels[i] == "compound" and tree.words[tree.heads[i]].pos == "PROPN":
            _title(tree, i)
    for i in tree.deepest_first():
        if tree.words[i].person >= 0:
            _name(tree, i)


def _money(tree: Tree, sign: int) -> None:
    """Read "$ 5 million": the sign is the head, and the number counts it."""
    number = tree.heads[sign]
    if tree.words[number].pos != "NUM" or number < sign:
        return
    tree.promote(sign, "nummod")
    for c in tree.children(number):
        if tree.labels[c] not in _OF_NUMBER or c < sign or c > number:
            tree.attach(c, sign, tree.labels[c])


def _label(tree: Tree, i: int) -> str:
    """Return the UD label of a number or of a noun without a preposition."""
    label, head = tree.labels[i], tree.heads[i]
    pos, before = tree.words[i].pos, i < head
    if label == "npadvmod":
        return "nmod:unmarked" if is_nominal(tree, head) else "obl:unmarked"
    if label == "quantmod":
        return "compound" if pos in _COUNTED else "advmod"
    if label == "nummod" and pos == "SYM" and before:
        return "compound"
    if label == "nummod":
        return "nummod" if before or tree.words[head].pos != "PROPN" else "nmod:unmarked"
    if tree.child(i, "case") is not None:
        return label
    if pos == "ADJ":
        return "amod"
    return "compound" if before else "nmod:unmarked"


def _title(tree: Tree, i: int) -> None:
    """Read "President Okoye", "oil giant Petrel": what introduces a name describes it."""
    name = tree.heads[i]
    title = tree.words[i].pos in {"NOUN", "PROPN"} and i < name
    inside = tree.words[i].person == tree.words[name].person
    named = tree.words[name].person >= 0 and not inside
    common = tree.words[i].pos == "NOUN" and inside and tree.words[name].person < 0
    if not title or not (named or (common and _leads_to(tree, i, name))):
        return
    tree.labels[i] = "nmod:desc"
    for c in tree.children(name, *_OF_TITLE):
        if c < i and tree.words[c].person < 0:
            tree.attach(c, i, tree.labels[c])


def _leads_to(tree: Tree, i: int, name: int) -> bool:
    """Return whether only parts of the name stand between a word and the head of the name."""
    return all(tree.words[k].pos == "PROPN" for k in range(i + 1, name))


def _name(tree: Tree, last: int) -> None:
    """Read "Amina Okoye": a person's first name is the head, and the others are flat."""
    person = tree.words[last].person
    parts = [c for c in tree.children(last, "compound") if tree.words[c].person == person]
    parts = [c for c in parts if c < last and tree.words[c].pos == "PROPN"]
    if not parts or tree.words[last].pos != "PROPN":
        return
    first = parts[0]
    tree.replace(first, "flat")
    for c in parts[1:]:
        tree.attach(c, first, "flat")

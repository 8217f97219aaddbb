"""What is left once the tree has its shape: labels that depend on their surroundings."""

from __future__ import annotations

from kgraph.language.adapter import tables
from kgraph.language.adapter.prepositions import is_nominal
from kgraph.language.adapter.tree import ROOT, Tree


def finish(tree: Tree) -> None:
    """Give every word a label of Universal Dependencies."""
    labels = tables.labels()
    known = tables.UD_ONLY | tables.SHARED | tables.MADE
    for i in range(len(tree)):
        label = _surrounded(tree, i)
        label = labels.get(label, label if label in known else "dep")
        tree.labels[i] = ROOT if tree.is_root(i) else "dep" if label in {ROOT, "root"} else label


def _surrounded(tree: Tree, i: int) -> str:
    """Return the label that the words around ask for, else the word's own."""
    label, head = tree.labels[i], tree.heads[i]
    if label == "aux" and tree.words[i].lower == "to":
        return "mark"
    if label == "xcomp" and is_nominal(tree, head) and tree.child(head, "cop") is None:
        # "the first to leave": what belongs to a noun is no complement.
        return "acl"
    if label == "relcl" and tree.words[head].pos in {"VERB", "AUX"}:
        # "they refused, which angered Kenya"
        return "advcl:relcl"
    return label

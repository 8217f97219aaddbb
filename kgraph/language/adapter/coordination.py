"""Coordination: ClearNLP chains the conjuncts, UD hangs them all on the first."""

from __future__ import annotations

from kgraph.language.adapter.tree import Tree


def turn(tree: Tree) -> None:
    """Hang all conjuncts on the first, and conjunctions and commas on the one that follows."""
    for i in range(len(tree)):
        if tree.words[i].lower == "as" and tree.labels[i] == "cc":
            _as_well_as(tree, i)
    for i in range(len(tree)):
        if tree.labels[i] != "conj" and tree.child(i, "conj") is not None:
            conjuncts = _flatten(tree, i)
            _give_links(tree, [i, *conjuncts])


def _flatten(tree: Tree, first: int) -> list[int]:
    found = tree.children(first, "conj")
    for i in found:
        found += tree.children(i, "conj")
    for i in found:
        tree.attach(i, first, "conj")
    return sorted(found)


def _give_links(tree: Tree, conjuncts: list[int]) -> None:
    """Hang what stands between two conjuncts on the second."""
    for i in conjuncts:
        for link in tree.children(i, "cc", "punct"):
            later = [c for c in conjuncts if c > link]
            if link > i and later:
                tree.attach(link, later[0], tree.labels[link])


def _as_well_as(tree: Tree, last: int) -> None:
    """Make "as well as" one conjunction, headed by its first word."""
    first = last - 2
    if first < 0 or (tree.words[first].lower, tree.words[last - 1].lower) != ("as", "well"):
        return
    if not all(_hangs_on(tree, i, last) for i in (first, last - 1)):
        return
    tree.attach(last - 1, last, "fixed")
    tree.attach(first, last, "fixed")
    tree.replace(first, "fixed")


def _hangs_on(tree: Tree, i: int, top: int) -> bool:
    return tree.heads[i] == top or tree.heads[tree.heads[i]] == top

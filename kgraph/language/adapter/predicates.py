"""Predicates: the copula goes below what it links, and open complements give up their subjects."""

from __future__ import annotations

from kgraph.language.adapter import tables
from kgraph.language.adapter.tree import Tree

_NO_PREDICATE = {"aux", "auxpass", "cop"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
# After these a bare infinitive or a past participle makes no sentence of its own.
_BARE = frozenset(
    {"feel", "get", "have", "hear", "help", "keep", "let"}
    | {"make", "need", "see", "want", "watch"}
)
_VERBAL = {"AUX", "VERB"}


def turn(tree: Tree) -> None:
    """Raise subjects out of open complements, then demote every copula."""
    for i in range(len(tree)):
        if tree.labels[i] == "ccomp":
            _raise_subject(tree, i)
    for i in tree.deepest_first():
        if tree.words[i].lemma == "be" and tree.labels[i] not in _NO_PREDICATE:
            _demote(tree, i)


def _raise_subject(tree: Tree, i: int) -> None:
    """Read "wants Kenya to leave", "made Kenya angry" as an object and an open complement."""
    governor, subject = tree.heads[i], tree.child(i, "nsubj", "nsubjpass")
    if subject is None or tree.child(i, "mark") is not None or not governor < subject < i:
        return
    if tree.words[governor].pos == "VERB" and _is_open(tree, governor, i):
        tree.attach(subject, governor, "dobj")
        tree.labels[i] = "xcomp"


def _is_open(tree: Tree, governor: int, i: int) -> bool:
    auxiliaries = tree.children(i, "aux", "auxpass")
    if any(tree.words[c].lower == "to" for c in auxiliaries):
        return True
    if any(_is_finite(tree, c) for c in auxiliaries):
        return False
    word = tree.words[i]
    if word.pos not in _VERBAL:
        return True
    if word.verb_form == "Past" and tree.child(i, "nsubjpass") is not None:
        return True
    if word.verb_form in {"Inf", "Past"}:
        # "said Kenya attacked": taggers take past tenses for participles.
        return tree.words[governor].lemma in _BARE
    return word.verb_form in {"Part", "Ger"}


def _is_finite(tree: Tree, i: int) -> bool:
    return tree.words[i].verb_form not in {"Part", "Past", "Ger", "Inf"}


def _demote(tree: Tree, be: int) -> None:
    if any(tree.words[c].lower == "there" for c in tree.children(be, "expl")):
        _exist(tree, be)
        return
    predicate = _predicate(tree, be)
    if predicate is None:
        return
    clause = tree.labels[predicate] in {"xcomp", "ccomp"}
    if not clause:
        _extrapose(tree, be, predicate)
    own = tree.child(predicate, *_SUBJECTS) is not None
    tree.replace(predicate, "cop")
    if clause or own:
        _outer_subject(tree, predicate, be)


def _exist(tree: Tree, be: int) -> None:
    """Read "there is a dispute": the noun is the subject, and "be" stays the head."""
    for i in tree.children(be, "attr"):
        tree.labels[i] = "nsubj"


def _predicate(tree: Tree, be: int) -> int | None:
    """Return what "be" says of its subject: a noun, an adjective, a place, a clause, or None."""
    found = tree.child(be, "attr", "acomp", "oprd")
    if found is not None:
        return found
    right = [c for c in tree.children(be) if c > be]
    if tree.child(be, *_SUBJECTS) is None and tree.child(be, "mark", "aux") is None:
        return None
    clauses = [c for c in right if tree.labels[c] in {"xcomp", "ccomp"} and _is_said(tree, c)]
    places = [c for c in right if tree.labels[c] == "obl" and tree.child(c, "case") is not None]
    adverbs = [
        c
        for c in tree.children(be, "advmod")
        if tree.words[c].lower in tables.place_adverbs() and tree.child(c, "fixed") is None
    ]
    return next(iter([*clauses, *places, *adverbs]), None)


def _is_said(tree: Tree, clause: int) -> bool:
    """Return whether a clause is what is said: "the aim is to win", "the truth is that …"."""
    marks = [tree.words[c].lower for c in tree.children(clause, "mark", "aux")]
    return tree.labels[clause] == "xcomp" or any(m in {"that", "to", "whether"} for m in marks)


def _extrapose(tree: Tree, be: int, predicate: int) -> None:
    """Read "it is clear that Kenya left": the clause is the subject, and "it" is empty."""
    empty = [c for c in tree.children(be, "nsubj") if tree.words[c].lower == "it"]
    clauses = [c for c in tree.children(be, "ccomp", "xcomp") if c > predicate]
    clauses = [c for c in clauses if tree.child(c, "mark", "aux") is not None]
    if empty and clauses:
        tree.labels[empty[0]] = "expl"
        tree.labels[clauses[0]] = "csubj"


def _outer_subject(tree: Tree, predicate: int, be: int) -> None:
    """Tell the aim of "the aim is to win" from who wins: the subject of "be" is an outer one."""
    for c in tree.children(predicate, "nsubj", "csubj"):
        if c < be:
            tree.labels[c] = f"{tree.labels[c]}:outer"

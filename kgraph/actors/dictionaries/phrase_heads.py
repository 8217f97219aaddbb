"""Which words belong to one noun phrase, as the parse has it."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.spans import children

_BEFORE = frozenset({"amod", "compound", "det", "nmod", "nummod"})
_BEFORE_NMOD = frozenset({"nmod:poss", "nmod:desc", "nmod:unmarked"})
_BEHIND = frozenset({"appos", "flat"})
_OWNING = ("of", "from", "in", "for")
_LOOSE = frozenset(
    {"ROOT", "dep", "dislocated", "nsubj", "orphan", "parataxis", "root", "vocative"}
)


def phrase_head(token: Token) -> Token:
    """Return the noun that a word belongs to as a modifier, possessor, title or name.

    "Arnor" in "Arnor's police chief" belongs to "chief", and so do both states in "Arnor and
    Gondor officials".
    """
    while True:
        above = _above(token)
        if above is None and token.dep_ == "conj":
            first = _first(token)
            above = first if _above(first) is not None else None
        if above is None:
            return token
        token = above


def _above(token: Token) -> Token | None:
    head = token.head
    label = token.dep_.split(":")[0]
    # "Arnor-backed soldiers" are not Arnor's.
    if head.i == token.i or head.pos_ == "VERB":
        return None
    if head.i > token.i:
        modifies = token.dep_ in _BEFORE_NMOD if label == "nmod" else label in _BEFORE
        return head if modifies or (label == "appos" and _touches(token, head)) else None
    return head if label in _BEHIND and _touches(head, token) else None


def _touches(left: Token, right: Token) -> bool:
    """Tell whether no comma or other mark stands between two words."""
    between = left.doc[left.i + 1 : right.i]
    return not any(token.is_punct and token.text != "-" for token in between)


def owners_behind(noun: Token) -> list[list[Token]]:
    """Return what "of", else "from", "in" or "for", ties to a noun, with its conjuncts."""
    tied: dict[str, list[Token]] = {}
    for child in children(noun, "nmod"):
        # The parse may hang the preposition on the last word of a name instead of its first.
        cases = children(child, "case") or [child.doc[child.i - 1]]
        if child.i > noun.i and cases[0].lower_ in _OWNING:
            tied.setdefault(cases[0].lower_, [child, *children(child, "conj")])
    return [tied[case] for case in _OWNING if case in tied]


def leads_to(title: Token, start: int) -> bool:
    """Tell whether a title runs into the name at ``start``, though the parse parts them."""
    misled = title.dep_ == "nmod:desc" and title.head.i < title.i
    return title.i + 1 == start and (misled or title.dep_ in _LOOSE)


def may_own(name: Token) -> bool:
    """Tell whether a name may belong to the role right behind it, though the parse parts them.

    Not in "in Arnor troops left", and not in "told Arnor troops would leave".
    """
    return name.dep_ in _LOOSE and not children(name, "case")


def coordination(token: Token) -> list[Token]:
    """Return the members of the coordination that a noun stands in, in order."""
    first = _first(token)
    return [first, *children(first, "conj")]


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def has_own_owner(token: Token, start: int) -> bool:
    """Tell whether an article or a possessor of its own stands before a later conjunct."""
    return any(child.i < start for child in children(token, "det", "nmod:poss"))

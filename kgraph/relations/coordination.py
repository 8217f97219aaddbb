"""What is coordinated: lists, also those that a parser cuts in two."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.trees import remembered

_LATEST = 20


@remembered
def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated to it, in the order of the text."""
    return (*_listed_before(token), *_coordinated(token))


def _listed_before(token: Token) -> list[Token]:
    """Return the subjects before one, in "Kenya, the wider bloc and Chad" cut into two by a parser.

    Only commas may stand between them, and the last must go on with a conjunction.
    """
    if ud.base(token) != "nsubj" or ud.child(token, "conj") is None:
        return []
    found: list[Token] = []
    first = token
    for sibling in sorted(token.head.children, key=lambda t: -t.i):
        if sibling.dep_ == token.dep_ and sibling.i < first.i and _comma_between(sibling, first):
            found = [*_coordinated(sibling), *found]
            first = sibling
    return found


def _comma_between(first: Token, second: Token) -> bool:
    """Return whether nothing but a comma, which may belong to either, parts two phrases."""
    start = second.left_edge.i
    start += second.doc[start].is_punct
    return first.doc[start - 1].lower_ == "," and start - first.right_edge.i in {1, 2}


def _coordinated(token: Token) -> list[Token]:
    result = [token]
    for c in ud.children(token, "conj"):
        if not _resumes(c):
            result += _coordinated(c)
    return [*result, *(c for c in ud.children(token, "appos", "nmod") if _is_listed(token, c))]


def _is_listed(first: Token, second: Token) -> bool:
    """Return whether a headline names two by a comma: "Kenya, Chad sign", "Kenya, Chad to sign"."""
    if second.pos_ != "PROPN" or second.dep_ not in {"appos", "nmod:unmarked"}:
        return False
    start, after = second.left_edge.i, second.right_edge.i + 1
    start += first.doc[start].is_punct
    between = first.doc[first.i + 1 : start].text == ","
    if (
        not between
        or after >= ud.sentence_end(first)
        or first.left_edge.i != ud.sentence_start(first)
    ):
        return False
    verb = first.doc[after]
    return verb.lower_ == "to" or (ud.is_verb(verb) and verb.lower_ == verb.lemma_)


def late_party(noun: Token) -> int:
    """Return where the last party starts in "between A, led by C, and B", or 0."""
    doc, stop = noun.doc, ud.sentence_end(noun)
    if ud.case(noun) != "between":
        return 0
    listed = ud.children(noun, "conj")
    if listed:
        # "between A, B, and C": a parser may begin a clause with the last of a list.
        end = listed[-1].right_edge.i + 1
        closed = any(ud.child(c, "cc") is not None for c in listed) or end + 2 >= stop
        return 0 if closed or doc[end : end + 2].text.lower() != ", and" else end + 2
    commas = [i for i in range(noun.i + 1, min(stop, noun.i + _LATEST)) if doc[i].text == ","]
    for at in commas[1:]:
        if at + 2 < stop and doc[at + 1].lower_ == "and" and doc[commas[0] + 1].pos_ == "VERB":
            return at + 2
    return 0


def _resumes(conjunct: Token) -> bool:
    """Tell whether a conjunct resumes a "between" that a clause in commas has interrupted."""
    start = conjunct.left_edge.i
    while start < conjunct.i and conjunct.doc[start].pos_ in {"PUNCT", "CCONJ"}:
        start += 1
    if start < 2 or conjunct.doc[start - 2].text != ",":
        return False
    first = max(ud.sentence_start(conjunct), start - _LATEST)
    return any(late_party(t) == start for t in conjunct.doc[first : start - 2])


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that the token belongs to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token

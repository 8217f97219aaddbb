"""Which earlier mention a pronoun or a definite noun can take up, and which is the likeliest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import children, has_child, sentence_numbers, with_pos
from kgraph.trees import base, remembered, sentence_starts

MAX_SENTENCES = 2
_WEIGHTS = {"nsubj": 3.0, "csubj": 3.0, "obj": 2.0, "iobj": 2.0, "root": 2.0, "vocative": 1.0}
_OTHER = 1.0
_AGENT = 2.0
_INSIDE = 0.5
_SENTENCE = 2.2
_TOKEN = 0.01
_PARALLEL = 0.5
_THING = 0.6
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "root", "xcomp"})


@dataclass(slots=True)
class Candidate:
    """Something mentioned: an actor, or (``mention`` None) a thing that only competes."""

    root: int
    end: int
    mention: ActorMention | None


Fits = Callable[[Candidate], float | None]


class History:
    """What a document has mentioned so far, in order."""

    def __init__(self, doc: Doc, mentions: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.sentences = sentence_numbers(doc)
        self._weights: dict[int, float] = {}
        actors = [Candidate(m.root, m.end, m) for m in mentions if not is_adjective(doc, m)]
        people = {m.root for m in mentions if m.type == "person"}
        covered = {token for m in mentions for token in range(m.start, m.end)}
        covered |= titles(doc, people)
        things = [Candidate(i, i + 1, None) for i in with_pos(doc, "NOUN") if i not in covered]
        self._candidates = sorted(actors + things, key=_place)
        starts = sentence_starts(doc)[:-1]
        self._windows = [starts[max(0, n - MAX_SENTENCES)] for n in range(len(starts))]

    def add(self, mention: ActorMention) -> None:
        """Take a resolved reference into the history; it replaces the thing at its place."""
        at = bisect_left(self._candidates, mention.root, key=_root)
        while at < len(self._candidates) and self._candidates[at].root == mention.root:
            if self._candidates[at].mention is None:
                del self._candidates[at]
            else:
                at += 1
        self._candidates.insert(at, Candidate(mention.root, mention.end, mention))

    def before(self, token: Token) -> list[Candidate]:
        """Return the candidates before a token in its sentence and the two before."""
        earliest = self._windows[self.sentences[token.i]]
        first = bisect_left(self._candidates, earliest, key=_root)
        last = bisect_left(self._candidates, token.i, key=_root)
        return [c for c in self._candidates[first:last] if c.end <= token.i]

    def other_state(self, token: Token, state: str) -> str | None:
        """Return the only other state mentioned near before a token, None if not just one."""
        near = (c.mention for c in self.before(token) if c.mention is not None)
        others = {m.id for m in near if m.type == "state"} - {state}
        return others.pop() if len(others) == 1 else None

    def best(self, token: Token, fits: Fits) -> ActorMention | None:
        """Return the likeliest actor for a token, None when a thing is likelier or none fits.

        ``fits`` gives a candidate's bonus, or None when it is out of the question.
        """
        best, highest = None, float("-inf")
        for candidate in self.before(token):
            bonus = fits(candidate)
            if bonus is None:
                continue
            score = self._score(token, candidate) + bonus
            if score >= highest:
                best, highest = candidate, score
        return best.mention if best is not None else None

    def _score(self, token: Token, candidate: Candidate) -> float:
        score = self._weight(candidate.root)
        if score == _WEIGHTS["nsubj"] and token.dep_.startswith("nsubj"):
            score += _PARALLEL
        if candidate.mention is None:
            score -= _THING
        distance = self.sentences[token.i] - self.sentences[candidate.root]
        return score - _SENTENCE * distance - _TOKEN * (token.i - candidate.root)

    def _weight(self, root: int) -> float:
        if root not in self._weights:
            self._weights[root] = weight(first_conjunct(self.doc[root]))
        return self._weights[root]


def is_title(token: Token, people: set[int]) -> bool:
    """Tell whether a noun is a title of a named person: "envoy Amina Okoye"."""
    if token.head.i in people and token.dep_.split(":")[0] in {"compound", "appos", "flat"}:
        return True
    return any(child.i in people for child in children(token, "flat", "appos"))


def titles(doc: Doc, people: Iterable[int]) -> set[int]:
    """Return the words that are titles of named persons: "envoy Amina Okoye"."""
    found: set[int] = set()
    for root in (doc[at] for at in people):
        found.update(child.i for child in children(root, "compound", "appos", "flat"))
        if base(root) in {"appos", "flat"}:
            found.add(root.head.i)
    return found


def _root(candidate: Candidate) -> int:
    return candidate.root


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.root, candidate.end


def is_adjective(doc: Doc, mention: ActorMention) -> bool:
    """Tell whether a people's word only describes a noun: "Peruvian coffee"."""
    root = doc[mention.root]
    if mention.kind != "demonym" or root.pos_ == "NOUN":
        return False
    return mention.owner is None or root.dep_.split(":")[0] in {"amod", "compound"}


def weight(root: Token) -> float:
    """Return how prominent a word's place in its clause makes it."""
    label = root.dep_.lower()
    if label == "obl:agent":
        return _AGENT
    main = label.split(":")[0]
    if main in {"nmod", "appos", "compound", "flat"}:
        return _INSIDE + (_OTHER - _INSIDE if label == "nmod:poss" else 0.0)
    return _WEIGHTS.get(main, _OTHER)


@remembered
def first_conjunct(token: Token) -> Token:
    """Return the first member of the coordination that a token belongs to.

    A name behind its title ("envoy Okoye", "its envoy, Okoye,") stands where the title stands.
    """
    while (token.dep_ == "conj" or _follows_title(token)) and token.head.i != token.i:
        token = token.head
    return token


def _follows_title(token: Token) -> bool:
    if token.pos_ != "PROPN" or base(token) not in {"flat", "appos"}:
        return False
    # "its envoy, Amina Okoye, left"
    behind = token.i - token.head.i
    return behind == 1 or (behind == 2 and token.nbor(-1).text == ",")


@remembered
def clause_head(token: Token) -> Token:
    """Return the predicate of the clause that a token stands in."""
    while not _heads_clause(token) and token.head.i != token.i:
        token = token.head
    return token


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "conj":
        return token.pos_ in {"VERB", "AUX"}
    return base(token).lower() in _CLAUSES


def same_clause_subject(doc: Doc, candidate: Candidate, token: Token) -> bool:
    """Tell whether the candidate is a subject of the predicate that the token depends on."""
    root = first_conjunct(doc[candidate.root])
    if not root.dep_.startswith("nsubj"):
        return False
    return root.head.i == _with_subject(clause_head(token)).i


def _with_subject(predicate: Token) -> Token:
    """Return the predicate whose subject a coordinated predicate shares: "met and thanked"."""
    while predicate.dep_ == "conj" and not has_child(predicate, "nsubj"):
        predicate = predicate.head
    return predicate

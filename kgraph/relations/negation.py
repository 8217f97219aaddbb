"""Whether the words beside a verb or noun, or on its arguments, say no."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.relations.codebook import Codebook

_NO = {"no", "neither", "nor", "not", "n't", "n’t"}
_NEGATING = {"advmod", "det", "cc", "aux", "discourse"}
_NOT = {"not", "n't", "n’t", "never"}
# "no longer", "not yet": the negator hangs on the adverb.
_LEANING = {"again", "any", "ever", "longer", "more", "once", "yet"}
_INSTEAD = {"instead of", "rather than", "without"}
_EXCEPT = {"except", "except for", "instead of", "other than", "rather than"}
_NOBODY = {"neither", "nobody", "none", "nothing"}
# "not only A", "not until then did A": the clause itself is not denied.
_ONLY = {"just", "merely", "only", "simply", "solely", "till", "until"}
# "in no way", "at no point": phrases that deny the whole clause.
_NOWHERE = {
    *("account", "case", "circumstance", "condition", "event", "manner", "means", "point"),
    *("sense", "stage", "time", "way"),
}
_CONTRAST = {"but", "instead", "rather"}
_CORE = {"nsubj", "obj", "iobj"}


class Negation:
    """Finds what denies a clause or one of its parties."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def beside(self, word: Token) -> bool:
        """Return whether the words that hang on a word deny it; two of them cancel out."""
        negated = False
        for c in word.children:
            introduction = ud.introduction(c)
            if introduction in _INSTEAD or (introduction == "against" and ud.is_verb(word)):
                negated = True
            elif ud.base(c) in _NEGATING and (self._denies(c) or _is_yet_to(c, word)):
                negated = not negated
        return negated

    def of_subject(self, verb: Token) -> bool:
        """Return whether a verb's own subject is nobody."""
        return any(self._nobody(c) for c in ud.children(verb, "nsubj"))

    def of_cleft(self, noun: Token) -> bool:
        """Return whether "it was not A that did it" leaves A out."""
        subject = ud.child(noun, "nsubj", "expl")
        cleft = subject is not None and subject.lower_ == "it" and ud.child(noun, "cop") is not None
        return cleft and self.beside(noun)

    def of_arguments(self, verb: Token) -> bool:
        """Return whether a core argument is nobody, or a phrase denies the clause."""
        for c in verb.children:
            label = ud.base(c)
            if label in _CORE and self._nobody(c):
                return True
            if label == "obl" and c.lemma_.lower() in _NOWHERE and self._nobody(c):
                return True
        return False

    def of_party(self, party: Token, head: Token) -> bool:
        """Return whether a party of what ``head`` says is left out: "A, not B", "but not B"."""
        step, found, shared = party, False, True
        ends = _chain(head)
        while step not in ends:
            if step.head == step or ud.is_verb(step):
                return False
            if shared:
                found |= self._nobody(step) or self._excluded(step)
            # "not A but B": what is said of the first does not hold for the second.
            contrast = any(c.lower_ in _CONTRAST for c in ud.children(step, "cc"))
            shared = not (step.dep_ == "conj" and contrast)
            step = step.head
        return found

    def _denies(self, word: Token) -> bool:
        if _is_not_only(word):
            return False
        if word.lower_ in _LEANING:
            return any(self._denies(c) for c in word.children)
        return word.lower_ in _NO or self._codebook.is_negator(str(word.lemma_).lower())

    def _nobody(self, noun: Token) -> bool:
        if noun.lower_ in _NOBODY:
            return True
        return any(c.lower_ in {"no", "neither"} for c in ud.children(noun, "det", "cc:preconj"))

    def _excluded(self, noun: Token) -> bool:
        if any(ud.introduction(c) in _EXCEPT for c in noun.children):
            return True
        return any(
            c.lower_ in _NOT and not _is_not_only(c) for c in ud.children(noun, "advmod", "cc")
        )


def _chain(verb: Token) -> list[Token]:
    """Return a verb and those that share its subject: "not even Kenya is going to ask …"."""
    found = [verb]
    while found[-1].dep_ == "xcomp":
        found.append(found[-1].head)
    return found


def _is_yet_to(word: Token, verb: Token) -> bool:
    """Return whether it has not been done so far: "is yet to leave"."""
    return word.lower_ == "yet" and word.nbor().lower_ == "to" and word.nbor().head == verb


def _is_not_only(word: Token) -> bool:
    doc, after = word.doc, word.i + 1
    return word.lower_ == "not" and after < len(doc) and doc[after].lower_ in _ONLY

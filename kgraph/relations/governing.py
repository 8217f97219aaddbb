"""What a governing word does to its complement: "planned to", "denied", "no evidence that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.relations.attribution import Attribution, Status
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import StatusEntry

_GERUND_MARKS = {"of", "for", "from", "to", "against", "about", "into", "with", "on", "in"}
_NOMINAL = {"obj", "obl", "nmod", "nsubj:pass"}
_BESIDE = {"after", "amid", "before", "despite", "during", "following", "since", "until"}
_CLAIMS = {"accuse", "deny", "report"}
# "did not ask B to leave": nothing is said of what is not asked, said, helped or enforced.
_OPEN_WHEN_NEGATED = {"accuse", "causation", "force", "help", "report", "request"}
_SAYING = {"accuse", "belief", "deny", "report"}
_AHEAD = {"commitment", "desire", "intention", "permission", "request", "threat"}
_FEW = {"few", "little", "scant"}
# A governor may be named with one of these: "rule out", "keep from".
_NAMING = {"advmod", "compound", "mark", "obl", "xcomp"}
_RANKED = {"first", "last", "only", "second", "third", "latest"}


class Governing:
    """Applies the entries of governing words to the status of what they govern."""

    def __init__(self, codebook: Codebook, attribution: Attribution) -> None:
        self._codebook = codebook
        self._attribution = attribution

    def lemma(self, word: Token) -> str:
        """Return a word's lemma as the codebook has it."""
        return self._codebook.lemma(str(word.lemma_).lower())

    def is_reporting(self, word: Token) -> bool:
        """Return whether a word reports what someone says."""
        return self._codebook.is_reporting(self.lemma(word))

    def entry(self, step: Token, governor: Token) -> StatusEntry | None:
        """Return what the governor makes of a clause or noun that is its complement, or None."""
        for complement in _complements(step, governor, self._codebook):
            found = self.of(governor, complement, step)
            if found is not None and not (found.negated and _is_adjunct(step, governor)):
                return found
        return None

    def of(self, governor: Token, complement: str, step: Token | None = None) -> StatusEntry | None:
        """Return the entry of a word for a complement, phrasal and inflected uses first."""
        pos = {"AUX": "VERB", "PROPN": "NOUN"}.get(governor.pos_, str(governor.pos_))
        for name in _names(governor, step, self.lemma(governor)):
            found = self._codebook.status(name, complement, pos)
            closes = pos == "VERB" and complement == "noun"
            if found is None and pos in {"ADJ", "VERB", "ADP", "ADV"} and not closes:
                other = "VERB" if pos == "ADJ" else "ADJ"
                found = self._codebook.status(name, complement, other)
            if found is not None:
                return found
        return None

    def apply(self, entry: StatusEntry, governor: Token, status: Status) -> None:
        """Give the complement the status that the governor's entry lends."""
        if (
            entry.negated
            and status.negated
            and entry.kind != "deny"
            and (status.modality != "asserted")
        ):
            # "refused to rule out": what is not excluded may happen.
            status.weaken("possible")
        working = entry.kind == "effort" and not status.supportive
        status.weaken("planned" if working else entry.modality)
        status.ahead |= entry.kind in _AHEAD
        status.negated ^= entry.negated
        if entry.kind == "deny":
            # What is denied is the denier's word, whoever claimed it.
            status.speaker = status.speaker_text = None
        if governor.pos_ == "NOUN":
            if entry.kind in _SAYING:
                self._attribution.noun(governor, status)
        elif governor.pos_ == "VERB" and _says(entry):
            self._attribution.governor(governor, status)

    def deny(self, entry: StatusEntry | None, step: Token, status: Status) -> None:
        """Apply a denial of the governor itself: "did not plan to", "no evidence that"."""
        kind = entry.kind if entry is not None else ""
        if entry is not None and kind in {"accuse", "report"} and entry.modality == "asserted":
            # "did not admit having left": said or not, it is taken for a fact.
            return
        if kind in _OPEN_WHEN_NEGATED or (not kind and ud.base(step) in {"ccomp", "csubj"}):
            status.weaken("possible")
            return
        status.negated = not status.negated
        if kind == "deny":
            status.weaken("possible")

    def scarce(self, noun: Token, entry: StatusEntry, status: Status) -> None:
        """Apply "no" or "little" before the noun that governs a clause: "little chance that"."""
        few = any(c.lower_ in _FEW for c in ud.children(noun, "amod", "det"))
        none = any(c.lower_ == "no" for c in ud.children(noun, "det"))
        if few or none:
            status.negated = not status.negated
            if entry.kind in {"belief", "report", "threat"}:
                status.weaken("possible")


def _says(entry: StatusEntry) -> bool:
    """Return whether the doer of a verb is who says it, as with "denied", not "praised for"."""
    if entry.kind == "belief":
        return "ccomp" in entry.complements
    return entry.kind == "deny" or entry.modality == "reported"


def ranked(noun: Token) -> bool:
    """Return whether "to" after a noun tells what was done: "the first state to recognise"."""
    return noun.lower_ in _RANKED or any(c.lower_ in _RANKED for c in noun.children)


def _names(governor: Token, step: Token | None, lemma: str) -> Iterator[str]:
    for c in [*governor.children, *(step.children if step is not None else ())]:
        if c.i > governor.i and ud.base(c) in _NAMING:
            yield f"{lemma} {c.lower_}"
    yield str(governor.lower_)
    yield lemma


def _complements(step: Token, governor: Token, codebook: Codebook) -> tuple[str, ...]:
    """Return the constructions in which a word may be a governor's complement, best first."""
    label, marks = ud.base(step), set(ud.marker(step).split())
    if label in {"ccomp", "csubj"}:
        return ("ccomp", "xcomp") if "to" in marks else ("ccomp",)
    if label == "xcomp":
        return ("xcomp", "gerund")
    if label == "acl" or (step.dep_ == "acl:relcl" and "that" in marks):
        return ("noun",)
    if label == "advcl":
        return _of_adverbial(step, governor, marks)
    if step.dep_ == "obl" and ud.case(step) in _BESIDE:
        # "scrapped the law after criticism from": said beside it
        return ()
    if step.dep_ in _NOMINAL or (label == "nsubj" and governor.pos_ == "ADJ"):
        content = codebook.status(str(step.lemma_).lower(), "noun", "NOUN")
        if content is None:
            return ("noun",)
        return ("claim" if content.kind in _CLAIMS else "plan", "noun")
    return ()


def _of_adverbial(step: Token, governor: Token, marks: set[str]) -> tuple[str, ...]:
    if "to" in marks and ud.feature(step, "VerbForm") != "Ger":
        return ("xcomp",)
    if ud.feature(step, "VerbForm") in {"Ger", "Part", "Inf"} and marks & _GERUND_MARKS:
        return ("gerund",)
    beside = not marks and step.left_edge.i - governor.i in {1, 2}
    if beside and step.lower_.endswith("ing") and not step.doc[step.left_edge.i - 1].is_punct:
        return ("gerund",)
    return ()


def _is_adjunct(step: Token, governor: Token) -> bool:
    """Return whether a clause of purpose only follows: "refused money to build a wall"."""
    return (
        ud.base(step) == "advcl"
        and "to" in ud.marker(step).split()
        and (ud.child(governor, "obj") is not None)
    )

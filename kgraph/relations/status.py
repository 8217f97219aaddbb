"""Whether a relation is asserted, reported, planned, possible or denied, and who says so."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.attribution import Attribution, Status
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import StatusEntry
from kgraph.relations.coordination import governors
from kgraph.relations.governing import Governing, ranked
from kgraph.relations.moods import conditional, happens, is_asked, reporter, unfulfilled, voices
from kgraph.relations.negation import Negation
from kgraph.relations.subjects import is_of_believed, is_of_charged

_CONTRAST = {"but", "instead", "neither", "nor"}
_BECOMING = {"become", "remain", "stay"}
_LATER = {"after", "before", "once", "till", "until", "when"}
_SUPPORTIVE = {"AID", "COOPERATE", "SUPPORT"}
_CONTENT = {"ccomp", "csubj", "xcomp"}


class StatusReader:
    """Reads the status of a word's clause from the clause and from what governs it."""

    def __init__(self, arguments: Arguments, codebook: Codebook) -> None:
        self._codebook = codebook
        self._attribution = Attribution(arguments, codebook)
        self._governing = Governing(codebook, self._attribution)
        self._negation = Negation(codebook)

    def read(
        self,
        head: Token,
        act: Token | None = None,
        parties: tuple[ActorMention, ...] = (),
        category: str = "",
    ) -> Status:
        """Return the status of the clause or noun phrase that ``head`` heads.

        ``act`` is the noun of the act where a verb above it is the head: "planned an attack on".
        ``parties`` are the actors of the relation, one of whom may be left out: "A, not B".
        """
        status = Status(supportive=category in _SUPPORTIVE)
        self._own(head, status)
        status.negated ^= self._negation.of_arguments(head) or any(
            self._negation.of_party(head.doc[party.root], head) for party in parties
        )
        if act is not None and act != head:
            self._wanted(head, act, status)
        self._climb(head, status)
        if status.depends and status.modality == "planned":
            status.weaken("possible")
        self._attribution.around(head, status)
        return status

    def standing(self, head: Token) -> Status:
        """Return the status of a standing relation: "is not", "no longer", "could become"."""
        said = ud.child(head, "cop") is not None
        if said or (ud.base(head) == "xcomp" and head.head.lemma_ in _BECOMING):
            return self.read(head)
        status = Status(negated=self._negation.beside(head))
        entry = self._governing.entry(head, head.head) if head.dep_ == "obj" else None
        if entry is not None:
            # "claims control of", "seeks membership of"
            self._governing.apply(entry, head.head, status)
        return status

    def negates(self, word: Token) -> bool:
        """Return whether a word is negated by what stands beside it."""
        return self._negation.beside(word)

    def _climb(self, head: Token, status: Status) -> None:
        """Go up the tree; past a noun or an adverbial clause only what is said still holds."""
        # "rejected Kenya's accusations against Chad": they were made, whatever is in them.
        step, held = head, not self._is_claim(head)
        for governor in governors(head):
            if held and is_asked(step):
                status.weaken("possible")
            if _describes(step) and not self._stands_for(step, governor):
                status.negated ^= step.dep_ == "acl:relcl" and self._negation.of_cleft(governor)
                return
            if is_of_charged(step):
                entry = self._governing.of(governor.head, "gerund")
                if entry is not None:
                    self._governing.apply(entry, governor.head, status)
                return
            if is_of_believed(step):
                # What is believed is who did it, not that it was done.
                step = governor
                continue
            self._reported(step, governor, status)
            held = held and self._governed(step, governor, status)
            step = governor
        if held and is_asked(step):
            status.weaken("possible")

    def _is_claim(self, head: Token) -> bool:
        if head.pos_ != "NOUN":
            return False
        entry = self._codebook.status(str(head.lemma_).lower(), "noun", "NOUN")
        return entry is not None and entry.kind == "accuse"

    def alone(self, word: Token) -> Status:
        """Return the status that the words beside a word give it, whatever governs it."""
        status = Status()
        self._own(word, status)
        return status

    def _own(self, word: Token, status: Status) -> None:
        status.negated ^= self._negation.beside(word)
        for c in word.children:
            modality = self._lent(c, word)
            if c.lower_ in {"would", "'d", "’d"} and modality and self._said_later(word):
                modality = "planned"
            status.weaken(modality)
        if self._codebook.has_adjective(word.lower_):
            # "is due in Lima"
            status.weaken(self._hedge(word))
        if conditional(word):
            status.weaken("possible")
        status.depends |= unfulfilled(word)

    def _lent(self, word: Token, head: Token) -> str:
        """Return the modality that an auxiliary, adverb or adjective lends to its head."""
        label = ud.base(word)
        if label == "mark":
            infinitive = word.lower_ == "to" and self._is_ahead(head)
            return "planned" if infinitive or ud.introduction(word) == "due to" else ""
        if label == "amod" or (label == "acl" and not ud.marker(word)):
            # "a planned visit", "talks scheduled for Monday"
            return self._hedge(word)
        cue = self._codebook.cue(str(word.lemma_).lower()) if label in {"aux", "advmod"} else None
        return cue.modality if cue is not None and cue.kind in {"modal", "hedge"} else ""

    def _hedge(self, word: Token) -> str:
        cue = self._codebook.cue(word.lower_)
        return cue.modality if cue is not None and cue.kind == "hedge" else ""

    def _is_ahead(self, verb: Token) -> bool:
        """Return whether "to" before a verb says that it is still to come."""
        label = ud.base(verb)
        if label in {"acl", "advcl"}:
            if label == "advcl" and verb.head.pos_ == "ADJ":
                # "was wrong to attack": a judgement on what was done
                return False
            entry = self._governing.entry(verb, verb.head)
            if self._voiced(verb, verb.head, entry):
                return False
            return entry is None and not (label == "acl" and ranked(verb.head))
        helped = any(c.lemma_ == "be" for c in ud.children(verb, "aux", "cop"))
        return verb.dep_ == "ROOT" or helped

    def _said_later(self, verb: Token) -> bool:
        """Return whether "would" is the "will" of who is quoted: "said it would attack"."""
        said = reporter(verb)
        if said is None or unfulfilled(verb):
            return False
        entry = self._governing.of(said, "ccomp")
        if entry is None:
            return self._governing.is_reporting(said)
        return entry.kind in {"commitment", "report"}

    def _wanted(self, verb: Token, act: Token, status: Status) -> None:
        for c in act.children:
            status.weaken(self._lent(c, act))
        if act.head != verb and act.head.pos_ == "NOUN":
            # "issued a warrant for the arrest of"
            inner = self._governing.entry(act, act.head)
            if inner is not None:
                self._governing.apply(inner, act.head, status)
        entry = self._governing.of(verb, "noun")
        if entry is not None:
            if entry.kind == "deny" and status.negated:
                status.weaken("possible")
            self._governing.apply(entry, verb, status)

    def _reported(self, step: Token, governor: Token, status: Status) -> None:
        """Read that a clause is the content of what somebody says."""
        label = ud.base(step)
        said = label == "ccomp" or step.dep_ == "csubj:pass"
        said |= label == "xcomp" and ud.is_passive(governor) and ud.is_verb(step)
        if label == "parataxis":
            between = [c.text for c in step.children if c.i < step.i]
            if ":" in between and not ud.is_verb(governor):
                # A headline: "Peru: Togo attacked Mali"
                self._attribution.head(governor, status)
            said = ";" not in between
        if said and self._governing.is_reporting(governor):
            status.weaken("reported")
            self._attribution.governor(governor, status)

    def _governed(self, step: Token, governor: Token, status: Status) -> bool:
        """Apply what governs a word; return whether what governs that bears on it as well."""
        label = ud.base(step)
        if label == "conj":
            self._shared(step, governor, status)
            return True
        if self._stands_for(step, governor):
            return True
        entry = self._governing.entry(step, governor)
        if self._voiced(step, governor, entry):
            outer = self.alone(governor)
            status.weaken("possible" if outer.negated else outer.modality)
            return True
        if label == "nsubj" and (judged := ud.child(governor, "xcomp")) is not None:
            # "reports that … proved false"
            entry = entry or self._governing.of(judged, "claim")
        if entry is not None:
            self._governing.apply(entry, governor, status)
            if governor.pos_ == "NOUN":
                self._governing.scarce(governor, entry, status)
            else:
                self._outer(step, governor, status, entry)
            return True
        if label in _CONTENT or happens(step, governor, self._codebook):
            self._outer(step, governor, status, None)
            return True
        if label in {"acl", "advcl"} and ud.child(governor, "cop") is not None:
            # "would be wrong to attack": a judgement lends the act its mood and no more.
            status.weaken(self.alone(governor).modality)
            return False
        return label == "advcl" and self._adverbial(step, governor, status)

    def _voiced(self, step: Token, governor: Token, entry: StatusEntry | None) -> bool:
        """Return whether an act says what it is done "to" say: "called Kenya to thank it"."""
        asked = entry is not None and not (
            governor.lemma_ == "call" and ud.child(governor, "obj") is not None
        )
        return not asked and voices(step, governor)

    def _stands_for(self, step: Token, noun: Token) -> bool:
        """Return whether a noun with a participle is a clause: "reports of A bombing B"."""
        if step.dep_ != "acl" or ud.marker(step) or not step.lower_.endswith("ing"):
            return False
        return noun.dep_ == "nmod" and self._governing.entry(noun, noun.head) is not None

    def _outer(
        self, step: Token, governor: Token, status: Status, entry: StatusEntry | None
    ) -> None:
        """Apply what is said of the governing word itself: "did not plan", "may try"."""
        outer = self.alone(governor)
        if ud.base(step) != "nsubj" and self._negation.of_subject(governor):
            # "nothing suggests that": not only unsaid, but not so.
            status.negated ^= entry is not None and entry.kind == "report"
            outer.negated = not outer.negated
        status.depends |= outer.depends
        if outer.negated:
            self._governing.deny(entry, step, status)
        said = entry is not None and entry.kind in {"deny", "report"}
        if outer.modality != "reported" and not (said and outer.modality == "planned"):
            status.weaken(outer.modality)

    def _adverbial(self, step: Token, governor: Token, status: Status) -> bool:
        """Share what holds for the main clause with a clause of means or of later time."""
        marks, outer = ud.marker(step), self.alone(governor)
        finite = ud.child(step, "nsubj", "nsubj:pass") is not None
        if marks in {"", "by"} and not finite and step.i > governor.i:
            status.weaken(outer.modality)
            status.negated ^= outer.negated and marks == "by"
            return True
        past = ud.feature(step, "Tense") == "Past"
        if marks in _LATER and outer.modality in {"planned", "possible"} and finite and not past:
            status.weaken(outer.modality)
        return False

    def _shared(self, step: Token, governor: Token, status: Status) -> None:
        """What stands before the first of coordinated verbs may hold for all of them."""
        if not (ud.is_verb(step) and ud.is_verb(governor)):
            return
        own = ud.child(step, "nsubj", "nsubj:pass", "aux") is not None
        if own or ud.marker(step):
            if conditional(governor) and not ud.marker(step):
                status.weaken("possible")
            return
        outer = self.alone(governor)
        outer.negated ^= self._negation.of_subject(governor)
        words = {c.lower_ for c in ud.children(step, "cc", "advmod")}
        finite = ud.feature(step, "VerbForm") == "Fin" and bool(
            ud.children(governor, "aux") or ud.marker(governor)
        )
        if not finite or outer.modality == "reported":
            status.weaken(outer.modality)
        if not words & _CONTRAST and (not finite or "or" in words):
            status.negated ^= outer.negated


def _describes(step: Token) -> bool:
    """Return whether what governs a word says nothing of its standing: it only describes."""
    if step.dep_ in {"acl:relcl", "advcl:relcl"}:
        # A parser may take the content of "allegations that A attacked B" for a relative clause.
        return not any(c.lower_ == "that" for c in ud.children(step, "mark"))
    if step.dep_ == "appos":
        return True
    return step.dep_ == "acl" and not ud.marker(step)

"""Whether a relation is asserted, reported, planned, possible or denied, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.codebook import Codebook

_STRENGTH = {"asserted": 0, "reported": 1, "planned": 2, "possible": 3}
_CONDITIONS = {"if", "unless", "whether", "lest"}
_STILL = {"have", "be", "remain"}
_NO = {"no", "neither", "nor", "not", "n't", "n’t"}
_NEGATING = {"advmod", "det", "cc", "aux", "discourse"}
_COMPLEMENTS = {
    "xcomp": "xcomp",
    "ccomp": "ccomp",
    "advcl": "gerund",
    "acl": "noun",
    "obj": "noun",
    "nmod": "noun",
}
_GERUND_MARKS = {"of", "for", "from", "to", "against", "about", "into", "with", "on", "in"}


@dataclass(slots=True)
class Status:
    """The standing of a statement; ``speaker`` is the actor it is attributed to, if known."""

    negated: bool = False
    modality: str = "asserted"
    speaker: ActorMention | None = None
    speaker_text: str | None = None

    def weaken(self, modality: str) -> None:
        """Take over a modality that says less than the present one."""
        if _STRENGTH.get(modality, 0) > _STRENGTH[self.modality]:
            self.modality = modality


class StatusReader:
    """Reads the status of a word's clause from the clause and from what governs it."""

    def __init__(self, arguments: Arguments, codebook: Codebook) -> None:
        self._arguments = arguments
        self._codebook = codebook

    def read(self, head: Token, act: Token | None = None) -> Status:
        """Return the status of the clause or noun phrase that ``head`` heads.

        ``act`` is the noun of the act where a verb above it is the head: "planned an attack on".
        """
        status = Status()
        self._own(head, status)
        if act is not None and act != head:
            self._wanted(head, status)
        step = head
        for governor in ud.ancestors(head):
            if _closes(step):
                break
            self._governed(step, governor, status)
            if ud.is_verb(governor) and ud.base(step) in {"obj", "obl", "nsubj", "advmod"}:
                # A noun's clause may be planned or negated as a whole: "will hold talks".
                self._clause_of_noun(step, governor, status)
            step = governor
        self._sentence(head, status)
        return status

    def negates(self, head: Token) -> bool:
        """Return whether a standing relation is denied: "is not", "no longer", "never was"."""
        return self._alone(head).negated

    def _alone(self, word: Token) -> Status:
        """Return the status that the words beside a word give it, whatever governs it."""
        status = Status()
        self._own(word, status)
        return status

    def _own(self, word: Token, status: Status) -> None:
        for c in word.children:
            lemma = c.lemma_.lower()
            label = ud.base(c)
            if label in _NEGATING and self._negates(c):
                status.negated = not status.negated
                continue
            if label in {"aux", "advmod"}:
                cue = self._codebook.cue(lemma)
                if cue is not None and cue.modality:
                    planned = c.lower_ == "would" and self._is_announced(word)
                    status.weaken("planned" if planned else cue.modality)
            if c.lower_ == "yet" and word.lemma_ in _STILL and ud.child(word, "xcomp") is not None:
                # "has yet to open talks"
                status.negated = not status.negated
                status.weaken("planned")
            if label == "mark" and c.lower_ in _CONDITIONS:
                status.weaken("possible")
            if label in {"case", "mark"} and c.lower_ == "without":
                status.negated = True
        if word.dep_ in {"acl", "advcl"} and "to" in ud.marker(word).split():
            status.weaken("planned")

    def _is_announced(self, word: Token) -> bool:
        """Return whether a clause tells what was to come: "announced that it would leave"."""
        said = self._codebook.is_reporting(str(word.head.lemma_).lower())
        past = (
            ud.feature(word.head, "Tense") == "Past" or ud.feature(word.head, "VerbForm") == "Part"
        )
        clauses = ud.children(word, "advcl")
        conditional = any(set(ud.marker(c).split()) & _CONDITIONS for c in clauses)
        return ud.base(word) == "ccomp" and said and past and not conditional

    def _negates(self, word: Token) -> bool:
        if word.lower_ == "not" and _not_only(word):
            return False
        return word.lower_ in _NO or self._codebook.is_negator(word.lemma_.lower())

    def _governed(self, step: Token, governor: Token, status: Status) -> None:
        label = ud.base(step)
        if label == "conj":
            self._shared(step, governor, status)
            return
        lemma = self._name(governor)
        if label == "advcl" and not ud.marker(step):
            self._shared(step, governor, status)
        complement = _COMPLEMENTS.get(label, "")
        if complement == "gerund" and not _is_complement(step):
            complement = ""
        if complement:
            entry = self._codebook.status(lemma, complement)
            if entry is not None:
                status.weaken(entry.modality)
                status.negated ^= entry.negated
                said = complement != "noun" and entry.kind in {"report", "deny", "accuse"}
                if said or entry.modality == "reported":
                    self._attribute(governor, status)
        content = label in {"ccomp", "parataxis"} or (label == "xcomp" and ud.is_passive(governor))
        if content and self._codebook.is_reporting(lemma):
            status.weaken("reported")
            self._attribute(governor, status)
        if label in {"xcomp", "ccomp"} and not self._codebook.is_reporting(lemma):
            self._complement_of(governor, status)
        if label in {"xcomp", "advcl", "acl", "ccomp"} and "if" in ud.marker(governor).split():
            status.weaken("possible")

    def _wanted(self, verb: Token, status: Status) -> None:
        entry = self._codebook.status(self._name(verb), "noun", "VERB")
        if entry is not None:
            if entry.negated and status.negated and entry.kind == "refusal":
                # Who does not rule a thing out may do it.
                status.weaken("possible")
            status.weaken(entry.modality)
            status.negated ^= entry.negated
            if entry.kind == "deny":
                self._attribute(verb, status)

    def _name(self, word: Token) -> str:
        """Return a word's lemma, with its particle where the codebook knows both together."""
        lemma = str(word.lemma_).lower()
        whole = f"{lemma} {ud.particle(word)}"
        return whole if self._codebook.status(whole) is not None else lemma

    def _complement_of(self, governor: Token, status: Status) -> None:
        outer = self._alone(governor)
        if outer.modality != "reported":
            status.weaken(outer.modality)
        status.negated ^= outer.negated

    def _shared(self, step: Token, governor: Token, status: Status) -> None:
        """Auxiliaries and "to" before the first of coordinated verbs hold for all of them."""
        if not (ud.is_verb(step) and ud.is_verb(governor)):
            return
        if ud.child(step, "nsubj", "nsubj:pass") is not None or ud.child(step, "aux") is not None:
            return
        outer = self._alone(governor)
        status.weaken(outer.modality)
        contrast = any(c.lower_ in {"but", "instead"} for c in ud.children(step, "cc", "advmod"))
        status.negated |= outer.negated and not contrast

    def _clause_of_noun(self, noun: Token, verb: Token, status: Status) -> None:
        light = self._codebook.is_light(verb.lemma_.lower(), ud.particle(verb))
        if ud.base(noun) == "obj" and light:
            outer = self._alone(verb)
            status.weaken(outer.modality)
            status.negated ^= outer.negated

    def _attribute(self, governor: Token, status: Status) -> None:
        speaker = subjects.doer(governor)
        if speaker is not None:
            self._say(speaker, status, least=1.0)

    def _say(self, speaker: Token, status: Status, *, least: float) -> None:
        """Name the speaker, once: by the actor's words where it is named directly enough."""
        if status.speaker_text is not None:
            return
        found = self._arguments.of(speaker)
        status.speaker = found[0].mention if found else None
        start, end = speaker.left_edge.i, speaker.right_edge.i + 1
        if found and found[0].directness >= least:
            start, end = found[0].mention.start, found[0].mention.end
        status.speaker_text = speaker.doc[start:end].text

    def _sentence(self, head: Token, status: Status) -> None:
        """Read ", the ministry said" after a clause and "according to" in it."""
        step = head
        while True:
            for c in step.children:
                if ud.base(c) == "parataxis" and self._codebook.is_reporting(c.lemma_.lower()):
                    status.weaken("reported")
                    self._attribute(c, status)
                if ud.case(c) == "according to":
                    status.weaken("reported")
                    self._say(c, status, least=0.0)
            if step.head == step or step.dep_ == "acl:relcl":
                return
            step = step.head


def _closes(step: Token) -> bool:
    """Return whether what governs a word says nothing of its standing: it only describes."""
    if step.dep_ in {"acl:relcl", "advcl:relcl", "appos"}:
        return True
    return step.dep_ == "acl" and not {"to", "of", "that"} & set(ud.marker(step).split())


def _is_complement(clause: Token) -> bool:
    """Return whether an adverbial clause completes its verb ("of arming …"), not just adds."""
    return ud.feature(clause, "VerbForm") in {"Ger", "Part", "Inf"} and bool(
        set(ud.marker(clause).split()) & _GERUND_MARKS
    )


def _not_only(word: Token) -> bool:
    doc = word.doc
    return word.i + 1 < len(doc) and doc[word.i + 1].lower_ in {"only", "just", "merely"}

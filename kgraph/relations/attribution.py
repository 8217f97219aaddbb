"""Who says it: verbs of saying, "according to", headlines with a colon, quotations."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, subjects, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.codebook import Codebook
from kgraph.relations.quotes import Quotes

STRENGTH = {"asserted": 0, "reported": 1, "planned": 2, "possible": 3}
_VIEWS = {"account", "estimation", "opinion", "view", "word"}
_DASHES = {":", "-", "–", "—"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
_LONGEST_SIGNATURE = 6


@dataclass(slots=True)
class Status:
    """The standing of a statement; ``speaker`` is the actor it is attributed to, if known.

    ``supportive`` is true of help and backing, which begin where somebody works for them;
    ``ahead`` of what is asked for or intended, which happens later if it does; ``depends`` of
    what hangs on a condition.
    """

    supportive: bool = False
    ahead: bool = False
    depends: bool = False
    negated: bool = False
    modality: str = "asserted"
    speaker: ActorMention | None = None
    speaker_text: str | None = None

    def weaken(self, modality: str) -> None:
        """Take over a modality that says less than the present one."""
        if STRENGTH.get(modality, 0) > STRENGTH[self.modality]:
            self.modality = modality


class Attribution:
    """Names the speakers of statements, the innermost of several."""

    def __init__(self, arguments: Arguments, codebook: Codebook) -> None:
        self._arguments = arguments
        self._codebook = codebook
        self._quotes: Quotes | None = None

    def governor(self, verb: Token, status: Status) -> None:
        """Attribute a statement to the doer of the verb that reports it."""
        speaker = subjects.doer(verb) or _after(verb)
        if speaker is not None:
            self.name(speaker, status)

    def _spoken_for(self, speaker: Token) -> list[ActorMention]:
        """Return for whom a spokesman speaks who is no actor himself."""
        if not speaker.lemma_.lower().startswith("spokes"):
            return []
        named = (
            t for preposition, t in attached.prepositional(speaker) if preposition in {"for", "of"}
        )
        return [m for t in named for m in self._arguments.direct(t)]

    def noun(self, noun: Token, status: Status) -> None:
        """Attribute the content of a claim to whose it is: "Peru's claim that", "a report by"."""
        owners = [*attached.possessors(noun)]
        owners += [
            t for preposition, t in attached.prepositional(noun) if preposition in {"by", "from"}
        ]
        owners += [t for t in attached.premodifiers(noun) if self._arguments.direct(t)]
        if owners:
            self.name(owners[0], status)

    def head(self, noun: Token, status: Status) -> None:
        """Attribute a headline to who stands before its colon, if that is an actor."""
        if self._arguments.direct(noun):
            status.weaken("reported")
            self.name(noun, status)

    def name(self, speaker: Token, status: Status, least: float = 1.0) -> None:
        """Name the speaker, once: by the actor's words where it is named directly enough."""
        nobody = speaker.lower_ in {"nobody", "none", "nothing"}
        if status.speaker_text is not None or nobody:
            return
        found = self._arguments.of(speaker)
        spoken = [f.mention for f in found] or self._spoken_for(speaker)
        status.speaker = spoken[0] if spoken else None
        if found and found[0].directness >= least:
            start, end = found[0].mention.start, found[0].mention.end
        else:
            start, end = _phrase(speaker)
        status.speaker_text = speaker.doc[start:end].text

    def around(self, head: Token, status: Status) -> None:
        """Read ", the ministry said" after a clause, "according to" and quotation marks."""
        step = before = head
        while True:
            for c in step.children:
                if c != before:
                    self._beside(c, status)
            before = step
            if step.head == step or step.dep_ == "acl:relcl":
                break
            step = step.head
        quotes = self._quotes = self._quotes or Quotes(head.doc, self._codebook)
        if quotes.is_speech(head):
            status.weaken("reported")
        for speaker in (self._signed(step), quotes.speaker(head)):
            if speaker is not None:
                status.weaken("reported")
                self.name(speaker, status)

    def _beside(self, word: Token, status: Status) -> None:
        label = ud.base(word)
        if label == "parataxis" or (label == "advcl" and ud.marker(word) == "as"):
            denied = label == "advcl" and _is_after_no(word)
            if self.is_aside(word) and not denied:
                status.weaken("reported")
                self.governor(word, status)
        if label in {"nsubj", "parataxis"} and self._signs(word):
            status.weaken("reported")
            self.name(word, status)
        elif ud.case(word) == "according to":
            status.weaken("reported")
            self.name(word, status, least=0.0)
        elif ud.case(word) == "in" and word.lemma_.lower() in _VIEWS:
            holders = [t for preposition, t in attached.prepositional(word) if preposition == "of"]
            for holder in [*attached.possessors(word), *holders][:1]:
                status.weaken("reported")
                self.name(holder, status)

    def is_aside(self, verb: Token) -> bool:
        """Return whether a verb of saying has no content of its own: ", Peru said"."""
        reporting = self._codebook.is_reporting(self._codebook.lemma(str(verb.lemma_).lower()))
        return reporting and ud.child(verb, "ccomp", "xcomp", "parataxis") is None

    def _signs(self, noun: Token) -> bool:
        """Return whether a noun after a clause is really the subject of an aside: ", A said"."""
        late = any(t.text == "," for t in noun.doc[noun.head.i : noun.i])
        return late and any(self.is_aside(c) for c in ud.children(noun, "acl"))

    def _signed(self, root: Token) -> Token | None:
        """Return who stands before or after a headline's colon: "Togo attacked Mali: Peru"."""
        sentence = root.sent
        before = sentence.start - 1
        if before >= 0 and root.doc[before].text == ":":
            # A parser may part "Peruvian minister: We will leave" at the colon.
            announced = root.doc[before].sent.root
            if not ud.is_verb(announced) and self._arguments.direct(announced):
                return announced
        marks = [t.i for t in sentence if t.text in _DASHES and t.i > root.i]
        if not marks or not 0 < sentence.end - marks[-1] - 1 <= _LONGEST_SIGNATURE:
            return None
        rest = sentence[marks[-1] - sentence.start + 1 :]
        signed = not any(ud.is_verb(t) or t.is_punct for t in rest)
        return rest.root if signed and self._arguments.direct(rest.root) else None


def _after(verb: Token) -> Token | None:
    """Return the noun phrase after "said" where a parser has hung it on another word."""
    if ud.is_passive(verb) or verb.dep_ != "ROOT":
        return None
    following = verb.doc[verb.i + 1 : verb.sent.end]
    return next((t for t in following if t.left_edge.i == verb.i + 1 and t.pos_ in _NOUNS), None)


def _is_after_no(aside: Token) -> bool:
    """Return whether what somebody says is denied: "did not, as A claimed, attack"."""
    before = (c for c in aside.head.children if c.i < aside.i)
    return any(c.lower_ in {"not", "n't", "n’t", "never"} for c in before)


def _phrase(noun: Token) -> tuple[int, int]:
    """Return where a noun phrase begins and ends, without its preposition and outer commas."""
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    introducing = {t.i for c in ud.children(noun, "case") for t in c.subtree}
    while start < noun.i and (start in introducing or noun.doc[start].is_punct):
        start += 1
    clauses = [c for c in ud.children(noun, "acl", "appos") if c.i > noun.i]
    end = min([end, *(max(c.left_edge.i, noun.i + 1) for c in clauses)])
    while end > noun.i + 1 and noun.doc[end - 1].is_punct:
        end -= 1
    return start, end

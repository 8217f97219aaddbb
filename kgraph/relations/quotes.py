"""Words in quotation marks and who says them, across the sentences of a document."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgraph.actors.words import line_breaks, texts, where
from kgraph.relations import subjects, ud
from kgraph.relations.codebook import Codebook

_OPENING = {"“", "``", "„"}
_CLOSING = {"”", "''"}
_EITHER = {'"'}
_MARKS = _OPENING | _CLOSING | _EITHER
_LONGEST = 150
_ENDS = {".", "!", "?", "…"}
_SPEECH = {"accuse", "commitment", "deny", "refusal", "report", "request", "threat"}


@dataclass(slots=True)
class Quote:
    """A stretch of words in quotation marks, half-open, and the word for who says it."""

    start: int
    end: int
    continued: bool = False
    speaker: Token | None = None
    said_in: int = -1


class Quotes:
    """The quotations of a document with their speakers."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self._doc, self._codebook = doc, codebook
        self._quotes = _find(doc)
        self._attributed = 0

    def speaker(self, word: Token) -> Token | None:
        """Return the head of the phrase for who says a word, None outside quotations."""
        number = self._number(word.i)
        if number is None:
            return None
        # A quotation may go on from the one before it; those behind it are left for later.
        while self._attributed <= number:
            before = self._quotes[self._attributed - 1] if self._attributed else None
            self._attribute(self._doc, self._quotes[self._attributed], before)
            self._attributed += 1
        return self._quotes[number].speaker

    def is_speech(self, word: Token) -> bool:
        """Return whether a word stands in a quoted sentence, not in single quoted words."""
        quote = self._around(word.i)
        if quote is None or quote.start - 1 > ud.sentence_start(word):
            return False
        return word.doc[quote.end - 1].text in _ENDS or quote.end >= ud.sentence_end(word) - 1

    def _around(self, i: int) -> Quote | None:
        number = self._number(i)
        return self._quotes[number] if number is not None else None

    def _number(self, i: int) -> int | None:
        return next((n for n, q in enumerate(self._quotes) if q.start <= i < q.end), None)

    def _attribute(self, doc: Doc, quote: Quote, before: Quote | None) -> None:
        first, last = doc[quote.start].sent, doc[quote.end - 1].sent
        for verb in self._said(doc[first.start : last.end], quote):
            quote.speaker, quote.said_in = subjects.doer(verb), verb.sent.start
            return
        previous = _neighbour(doc, first.start - 1)
        if before is not None and before.speaker is not None:
            told = before.said_in == previous.start if previous is not None else False
            if quote.continued or told:
                quote.speaker, quote.said_in = before.speaker, first.start
                return
        if previous is None and _announces(doc, first.start):
            previous = _sentence_before(doc, first.start)
        if previous is not None and self._around(previous.root.i) is None:
            quote.speaker = self._speaks(previous)
        following = _neighbour(doc, last.end)
        if quote.speaker is None and following is not None:
            quote.speaker = self._ends(following)

    def _said(self, span: Span, quote: Quote) -> list[Token]:
        """Return the verbs of saying around a quotation, the nearest first."""
        verbs = [
            t
            for t in span
            if ud.is_verb(t)
            and self._codebook.is_reporting(str(t.lemma_).lower())
            and self._around(t.i) is None
            and subjects.doer(t) is not None
        ]
        return sorted(verbs, key=lambda t: (min(abs(t.i - quote.start), abs(t.i - quote.end)), t.i))

    def _speaks(self, sentence: Span) -> Token | None:
        """Return who speaks in a sentence before a quotation, or is announced by its colon."""
        root = sentence.root
        announced = _announces(sentence.doc, sentence.end)
        if not ud.is_verb(root) or announced:
            return (subjects.doer(root) if ud.is_verb(root) else root) if announced else None
        lemma = str(root.lemma_).lower()
        entry = self._codebook.status(lemma, pos="VERB")
        speech = self._codebook.is_reporting(lemma) or (entry is not None and entry.kind in _SPEECH)
        return subjects.doer(root) if speech else None

    def _ends(self, sentence: Span) -> Token | None:
        """Return the speaker where a sentence only closes the quotation before: "he said"."""
        root = sentence.root
        alone = ud.child(root, "ccomp", "xcomp", "obj") is None and self._around(root.i) is None
        said = ud.is_verb(root) and self._codebook.is_reporting(str(root.lemma_).lower())
        return subjects.doer(root) if said and alone else None


def _announces(doc: Doc, end: int) -> bool:
    """Return whether a colon stands before a token, line breaks aside."""
    before = _sentence_before(doc, end)
    words = [t for t in before if not t.is_space] if before is not None else []
    return bool(words) and words[-1].text == ":"


def _sentence_before(doc: Doc, i: int) -> Span | None:
    """Return the last sentence before a token that is more than a line break."""
    while i > 0 and doc[i - 1].is_space:
        i -= 1
    return doc[i - 1].sent if i > 0 else None


def _neighbour(doc: Doc, i: int) -> Span | None:
    """Return the sentence of a token if no paragraph ends beside it, None outside the text."""
    if not 0 <= i < len(doc):
        return None
    sentence = doc[i].sent
    edge = sentence.end if sentence.end - 1 == i else sentence.start
    return None if edge < len(doc) and _breaks(doc, edge) else sentence


def _breaks(doc: Doc, i: int) -> bool:
    """Return whether a new paragraph begins at a token, or with the line break that it is."""
    return any(t.is_space and "\n" in t.text for t in doc[max(0, i - 1) : i + 1])


def _find(doc: Doc) -> list[Quote]:
    """Return the quotations; one that a paragraph's end leaves open may go on in the next."""
    result: list[Quote] = []
    start = -1
    left_open = False
    words = texts(doc)
    for at in sorted({*where(doc, _MARKS), *line_breaks(doc)}):
        text = words[at]
        if start >= 0 and at - start > _LONGEST + 1:
            # It ended between two marks.
            start, left_open = -1, False
        if "\n" in text and text.isspace():
            if start >= 0:
                result.append(Quote(start, at, continued=left_open))
            left_open, start = start >= 0, -1
        if start < 0 and (text in _OPENING or text in _EITHER):
            start = at + 1
        elif start >= 0 and at - start > _LONGEST:
            # A mark that nothing closes opens no quotation; the next one begins anew.
            start = at + 1 if text in _OPENING or text in _EITHER else -1
            left_open = False
        elif start >= 0 and text in _OPENING:
            start = at + 1
        elif start >= 0 and (text in _CLOSING or text in _EITHER):
            if at > start:
                result.append(Quote(start, at, continued=left_open))
            start, left_open = -1, False
    return result

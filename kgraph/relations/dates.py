"""When it happened: the dates beside an event, resolved against the document's date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from kgraph.relations import coordination, ud
from kgraph.relations.calendar import MONTHS, WEEKDAYS, last_day, parse
from kgraph.relations.codebook import Codebook
from kgraph.relations.moments import Point, When
from kgraph.relations.moods import happens

_LABELS = {"obl", "nmod", "advmod", "compound", "nummod"}
_CLAUSES = {"acl", "advcl", "ccomp", "parataxis", "appos"}
_DAYS = {
    *("yesterday", "today", "tomorrow", "tonight", "day", "week", "weekend", "month", "year"),
    *("night", "morning", "afternoon", "evening", "hour", "hours", "noon", "midnight", "dawn"),
    *("ago", "earlier", "later", "before", "start", "end", "beginning", "middle", "half"),
    *("quarter", "spring", "summer", "autumn", "winter", "early", "late", "mid"),
}
_NAMES = {*MONTHS, *WEEKDAYS, *(m[:3] for m in MONTHS), "sept"}
# What is dated by these happens beside the date, not on it.
_BESIDE = {"about", "after", "before", "despite", "than", "till", "until", "unlike"}
_SCHEDULING = {"expect", "plan", "schedule", "set", "slate"}
_ASPECTS = {"ending", "failure", "success"}
_LONGEST = 10


def read(
    head: Token, published: str | None, codebook: Codebook, *, ahead: bool = False
) -> When | None:
    """Return the date of the event that ``head`` names, or None.

    ``ahead`` is true of events that are still to come, for which "Monday" is the next one.
    """
    written = date.fromisoformat(published) if published and len(published) == 10 else None
    for words in _spans(head, codebook):
        before = head.doc[_context(words[0]) : words[0].i].text
        whole = words[-1].i - words[0].i < len(words)
        text = head.doc[words[0].i : words[-1].i + 1].text if whole else _joined(words)
        found = parse(text, Point(written, last_day(before, written), ahead))
        if found is not None:
            return found
    return None


def _joined(words: list[Token]) -> str:
    return "".join(t.text_with_ws for t in words).strip()


def _context(word: Token) -> int:
    """Return where the sentence before a word's sentence begins."""
    start: int = word.sent.start
    return word.doc[start - 1].sent.start if start else start


def _spans(head: Token, codebook: Codebook) -> Iterator[list[Token]]:
    """Yield the words of the dates of an event, the nearest first."""
    yield from _beside(head)
    for clause in ud.children(head, "acl"):
        if clause.lemma_ in _SCHEDULING:
            yield from _beside(clause)
    for noun in _nouns(head):
        # "attacked the port of Oslo on Monday": a parser may hang the date on the port.
        if codebook.noun(str(noun.lemma_).lower()) is None:
            yield from (w for w in _beside(noun) if w[0].i > noun.i)
    governor = head.head
    if head.dep_ == "conj" and ud.is_verb(head) and not ud.children(head, "nsubj"):
        yield from (w for w in _beside(governor) if w[-1].i < governor.i)
    elif governor != head and _is_same_event(head, governor, codebook):
        yield from _beside(governor)


def _nouns(head: Token) -> list[Token]:
    found = ud.children(head, "obj", "obl", "nmod")
    return [part for noun in found for part in coordination.conjuncts(noun)]


def _is_same_event(word: Token, verb: Token, codebook: Codebook) -> bool:
    """Return whether the date of a verb is that of a word below it: "talks began on Monday"."""
    label = ud.base(word)
    if label == "xcomp" or (label == "advcl" and ud.marker(word) == "to"):
        entry = codebook.status(codebook.lemma(str(verb.lemma_).lower()), "xcomp", "VERB")
        return entry is not None and entry.kind in _ASPECTS
    if label == "advcl":
        return ud.marker(word) in {"", "by"} and word.i > verb.i and not ud.children(word, "nsubj")
    return happens(word, verb, codebook) or (
        word.dep_ == "nsubj:pass" and verb.lemma_ in _SCHEDULING
    )


def _beside(word: Token) -> list[list[Token]]:
    """Return the dates that hang on a word; neighbours like "from May to June" are one."""
    result: list[list[Token]] = []
    for c in word.children:
        if ud.base(c) not in _LABELS or c.dep_ == "obl:agent" or not _is_temporal(c, word):
            continue
        words = [t for t in _pruned(c) if not t.is_space]
        same_side = bool(result) and (words[0].i < word.i) == (result[-1][0].i < word.i)
        if same_side and words[0].i - result[-1][-1].i == 1:
            result[-1] += words
        elif len(words) <= _LONGEST:
            result.append(words)
    return result


def _pruned(word: Token) -> list[Token]:
    """Return a phrase without its clauses and the genitive's ending."""
    parts = [word]
    for c in word.children:
        dated = c.dep_ == "appos" and _is_named(c)
        if (ud.base(c) not in _CLAUSES or dated) and c.lower_ not in {"'s", "’s", "'", "’"}:
            parts += _pruned(c)
    return sorted(parts, key=lambda t: t.i)


def _is_temporal(word: Token, event: Token) -> bool:
    if ud.case(word) in _BESIDE:
        return False
    if _is_year(word):
        return not _counts(word, event)
    return word.lemma_.lower() in _DAYS or word.lower_ in _DAYS or _is_named(word)


def _is_named(word: Token) -> bool:
    """Return whether a word is a month, a weekday or a day of a month."""
    if word.lower_.rstrip(".") in _NAMES or word.lower_.startswith("mid-") or _is_decade(word):
        return True
    months = [c.lower_.rstrip(".") for c in word.children]
    return word.lower_[:1].isdigit() and any(m in _NAMES for m in months)


def _is_decade(word: Token) -> bool:
    return len(word.text) == 5 and word.text[:4].isdigit() and word.text[4] == "s"


def _is_year(word: Token) -> bool:
    return len(word.text) == 4 and word.text.isdigit() and "1800" <= word.text < "2100"


def _counts(word: Token, event: Token) -> bool:
    """Return whether a number tells how many: "2000 attacks", not "the 2014 attack"."""
    beside = ud.base(word) in {"nummod", "compound"}
    return beside and ud.feature(event, "Number") == "Plur" and ud.base(word) == "nummod"

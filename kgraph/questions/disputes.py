"""What one says happened and another denies, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from kgraph.questions.corpus import Corpus, Fact
from kgraph.questions.counting import clearest, span
from kgraph.questions.dates import first_day, last_day
from kgraph.questions.evidence import Evidence, evidence

MATCHES = ("category", "relation")
# What is planned or may be is neither affirmed nor denied.
_SAID = ("asserted", "reported")
_UNNAMED = "OTHER"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Triples that affirm an event between two actors, and triples that deny it.

    ``affirmed_by`` and ``denied_by`` are who says so: the speaker that a sentence names, else
    the source of the document, else the document. The sentences shown are of two of them.
    """

    subject: str
    subject_name: str
    object: str
    object_name: str
    category: str
    relations: tuple[str, ...]
    first_date: str | None
    last_date: str | None
    affirmed: int
    denied: int
    documents: int
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    affirmation: Evidence
    denial: Evidence


class _Found(NamedTuple):
    """A dispute without names and sentences, which are looked up for those that are shown."""

    yes: Fact
    no: Fact
    affirmed: list[Fact]
    denied: list[Fact]


def disputes(
    corpus: Corpus, about: str | None = None, *, match: str = "category", window: int = 30
) -> list[Dispute]:
    """Return what is disputed (``about`` one actor), the best told on its weaker side first.

    Statements are of one event when they have the same actors and the same category (or, with
    ``match="relation"``, relation; OTHER always goes by relation), and when no more than
    ``window`` days lie between one and the next. Those without a date go together.
    """
    return first_disputes(corpus, about, match=match, window=window)[0]


def first_disputes(
    corpus: Corpus,
    about: str | None = None,
    *,
    match: str = "category",
    window: int = 30,
    limit: int | None = None,
) -> tuple[list[Dispute], int]:
    """Return the first of what ``disputes`` returns, and how many there are in all."""
    # Few things are denied: all else need not be kept.
    denied = {_key(fact, match) for fact in corpus.facts(actor=about, negated=True)}
    groups: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in corpus.facts(actor=about):
        if fact.modality in _SAID and (key := _key(fact, match)) in denied:
            groups[key].append(fact)
    found = [
        dispute
        for group in groups.values()
        if len({fact.negated for fact in group}) == 2
        for near in _near(group, window)
        if (dispute := _found(near)) is not None
    ]
    found.sort(key=_rank)
    return [_dispute(corpus, each) for each in found[:limit]], len(found)


def _rank(found: _Found) -> tuple[int, int, str, str, str, tuple[str, ...], str]:
    affirmed, denied = len(found.affirmed), len(found.denied)
    relations, (first, _) = _relations(found), span([*found.affirmed, *found.denied])
    ends = (found.yes.subject, found.yes.object, found.yes.category, relations, first or "")
    return (-min(affirmed, denied), -(affirmed + denied), *ends)


def _relations(found: _Found) -> tuple[str, ...]:
    return tuple(sorted({fact.relation for fact in (*found.affirmed, *found.denied)}))


def _key(fact: Fact, match: str) -> tuple[str, ...]:
    ends = (fact.subject, fact.object)
    if fact.symmetric:
        ends = (min(ends), max(ends))
    by_word = match == "relation" or fact.category == _UNNAMED
    return (*ends, fact.category, fact.relation if by_word else "")


def _near(facts: Sequence[Fact], window: int) -> Iterator[list[Fact]]:
    """Yield the facts in groups between which more than ``window`` days lie."""
    undated = [fact for fact in facts if not fact.date]
    if undated:
        yield undated
    dated = sorted((first_day(f.date), last_day(f.date), f.id, f) for f in facts if f.date)
    group: list[Fact] = []
    latest = ""
    for first, last, _, fact in dated:
        if group and (_day(first) - _day(latest)).days > window:
            yield group
            group, latest = [], ""
        group.append(fact)
        latest = max(latest, last)
    if group:
        yield group


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _dispute(corpus: Corpus, found: _Found) -> Dispute:
    yes, no, affirmed, denied = found
    facts = [*affirmed, *denied]
    first, last = span(facts)
    return Dispute(
        subject=yes.subject,
        subject_name=corpus.name(yes.subject),
        object=yes.object,
        object_name=corpus.name(yes.object),
        category=yes.category,
        relations=_relations(found),
        first_date=first,
        last_date=last,
        affirmed=len(affirmed),
        denied=len(denied),
        documents=len({fact.document for fact in facts}),
        affirmed_by=_speakers(corpus, affirmed),
        denied_by=_speakers(corpus, denied),
        affirmation=evidence(corpus.triple(yes.id)),
        denial=evidence(corpus.triple(no.id)),
    )


def _found(facts: list[Fact]) -> _Found | None:
    """Return the clearest affirmation and denial of two speakers, None if there is one alone."""
    sides = tuple([fact for fact in facts if fact.negated == negated] for negated in (False, True))
    by: list[dict[str | int, Fact]] = []
    for side in sides:
        sayers: defaultdict[str | int, list[Fact]] = defaultdict(list)
        for fact in side:
            sayers[fact.attributed_to or fact.source or fact.document].append(fact)
        by.append({sayer: clearest(facts) for sayer, facts in sayers.items()})
    pairs = [(by[0][one], by[1][other]) for one, other in product(by[0], by[1]) if one != other]
    if not pairs:
        return None
    yes, no = min(
        pairs, key=lambda pair: (-pair[0].confidence - pair[1].confidence, pair[0].id, pair[1].id)
    )
    return _Found(yes, no, *sides)


def _speaker(corpus: Corpus, fact: Fact) -> str:
    return fact.attributed_to or fact.source or corpus.document(fact.document)


def _speakers(corpus: Corpus, facts: list[Fact]) -> tuple[str, ...]:
    return tuple(sorted({corpus.name(_speaker(corpus, fact)) for fact in facts}))

"""A made-up corpus of triples that is shaped like news: few actors make most of it."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from kgraph.documents import Document
from kgraph.triples import Mention, Triple

ACTORS = 20_000
FIRST_DAY, DAYS = date(2015, 1, 1), 3652
_TRIPLES_PER_DOCUMENT = 4
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "ov")]
_OFFICES = ("foreign-ministry", "defence-ministry", "parliament", "police", "military", "president")
_SOURCES = [f"Wire {number}" for number in range(200)]
# (relation, words, category, quad class, intensity, symmetric)
_RELATIONS = (
    ("say to", "told", "OTHER", None, None, False),
    ("meet", "met", "CONSULT", "verbal cooperation", 2.0, True),
    ("accuse", "accused", "ACCUSE", "verbal conflict", -3.0, False),
    ("visit", "visited", "CONSULT", "verbal cooperation", 2.5, False),
    ("support", "backs", "SUPPORT", "verbal cooperation", 3.5, False),
    ("attack", "attacked", "ASSAULT", "material conflict", -9.0, False),
    ("sanction", "imposed sanctions on", "SANCTION", "material conflict", -6.5, False),
    ("sign pact with", "signed a pact with", "AGREE", "verbal cooperation", 6.0, True),
    ("president of", "president of", "LEADS", None, None, False),
    ("member of", "member of", "AFFILIATED_WITH", None, None, False),
    ("threaten", "threatened", "THREATEN", "verbal conflict", -5.0, False),
    ("demand from", "demanded from", "REQUEST", "verbal conflict", -1.0, False),
    ("hold drill with", "held drills with", "COOPERATE", "material cooperation", 7.0, True),
    ("send aid to", "sent aid to", "AID", "material cooperation", 7.5, False),
    ("reject", "rejected", "REJECT", "verbal conflict", -4.0, False),
    ("deploy to", "deployed troops to", "MOBILIZE", "material conflict", -7.0, False),
)
_ADVERBS = ("", "sharply ", "again ", "openly ", "jointly ", "formally ", "quietly ", "once more ")


class _Actor(NamedTuple):
    id: str
    name: str
    type: str
    state: str | None
    texts: tuple[str, ...]


class _Frequent:
    """Draws from a list as words are drawn in a text: the n-th as often as 1/n."""

    def __init__(self, number: int, exponent: float = 1.0) -> None:
        self._sums = list(accumulate(1 / rank**exponent for rank in range(1, number + 1)))

    def draw(self, rng: random.Random) -> int:
        return bisect(self._sums, rng.random() * self._sums[-1])


def documents(triples: int, seed: int = 0) -> Iterator[tuple[Document, list[Triple]]]:
    """Yield documents with their triples, about so many triples in all."""
    rng = random.Random(seed)
    actors = _actors(rng)
    frequent = (_Frequent(len(actors)), _Frequent(len(_RELATIONS)), _Frequent(len(_SOURCES)))
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 3))) for _ in range(30_000)]
    common = _Frequent(len(vocabulary))
    written, number = 0, 0
    while written < triples:
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        source = _SOURCES[frequent[2].draw(rng)] if rng.random() < 0.9 else None
        words = [vocabulary[common.draw(rng)] for _ in range(60)]
        count = min(rng.randint(1, 2 * _TRIPLES_PER_DOCUMENT - 1), triples - written)
        yield _document(rng, f"d{number:07}", day, source, count, actors, frequent, words)
        written += count
        number += 1


def _document(
    rng: random.Random,
    id: str,
    day: date,
    source: str | None,
    count: int,
    actors: Sequence[_Actor],
    frequent: tuple[_Frequent, ...],
    words: list[str],
) -> tuple[Document, list[Triple]]:
    text, found = "", []
    while len(found) < count:
        start, mentions = len(text), []
        for part in range(rng.randint(2, 3)):
            filler = " ".join(rng.choices(words, k=6))
            actor = actors[frequent[0].draw(rng)]
            chosen = _RELATIONS[frequent[1].draw(rng)]
            name = rng.choice(actor.texts)
            verb = rng.choice(_ADVERBS) + chosen[1] if part else ""
            before = f"{verb} " if verb else ""
            mentions.append((actor, name, len(text) + len(before), chosen, verb, len(text)))
            text += f"{before}{name} {filler} "
        text = text.rstrip() + ". "
        sentence = (text[start : len(text) - 1], start, len(text) - 1)
        for one, other in pairwise(mentions):
            if len(found) < count and one[0].id != other[0].id:
                found.append(_triple(rng, id, day, source, sentence, one, other))
    return Document(id, text.rstrip(), day.isoformat(), None, source), found


def _triple(rng, id, day, source, sentence, one, other) -> Triple:  # type: ignore[no-untyped-def]
    actor, name, start, *_ = one
    target, called, at, (relation, _, category, quad, intensity, symmetric), verb, place = other
    happened = day - timedelta(days=rng.randrange(400))
    dates = (None, None, None, happened.isoformat(), happened.isoformat()[:7], f"{happened.year}")
    event = rng.choice(dates)
    return Triple(
        doc_id=id,
        doc_date=day.isoformat(),
        source=source,
        sentence=sentence[0],
        sentence_start=sentence[1],
        sentence_end=sentence[2],
        subject=Mention(*actor[:4], name, start, start + len(name)),
        relation=relation,
        relation_text=verb,
        relation_start=place,
        relation_end=place + len(verb),
        category=category,
        quad_class=quad,
        intensity=intensity,
        object=Mention(*target[:4], called, at, at + len(called)),
        symmetric=symmetric,
        negated=rng.random() < 0.05,
        modality=rng.choices(("asserted", "reported", "planned", "possible"), (70, 15, 10, 5))[0],
        attributed_to_id=None,
        attributed_to_text=None,
        date=event,
        date_text=event,
        rule="verb",
        confidence=round(rng.uniform(0.5, 1), 2),
    )


def _actors(rng: random.Random) -> list[_Actor]:
    """Return states, their institutions, bodies and many persons, the most frequent first."""

    def word(length: int) -> str:
        return "".join(rng.choices(_SYLLABLES, k=length)).title()

    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [(f"Q{one}{other}", word(3)) for one in letters for other in letters][:200]
    states = [
        _Actor(code, name, "state", code, (name, f"{name}n", f"{name} capital"))
        for code, name in names
    ]
    others: list[_Actor] = []
    while len(states) + len(others) < ACTORS:
        state = states[rng.randrange(len(states))]
        kind = rng.random()
        if kind < 0.06:
            office = _OFFICES[rng.randrange(len(_OFFICES))]
            title = f"{state.name}n {office.replace('-', ' ')}"
            others.append(
                _Actor(f"{state.id}:{office}", title, "institution", state.id, (title, office))
            )
        elif kind < 0.25:
            name = f"{word(2)} {word(3)} Group"
            slug = name.lower().replace(" ", "-")
            others.append(
                _Actor(f"org:{slug}", name, "organisation", state.id, (name, name.split()[0]))
            )
        else:
            first, last = word(2), word(3)
            name = f"{first} {last}"
            id = f"person:{first.lower()}-{last.lower()}"
            owner = state.id if rng.random() < 0.7 else None
            texts = (name, last, "he", f"President {last}")
            others.append(_Actor(id, name, "person", owner, texts))
            if rng.random() < 0.05:
                again = f"{first} {rng.choice('ABCDEFG')}. {last}"
                slug = again.lower().replace(". ", "-").replace(" ", "-")
                others.append(_Actor(f"person:{slug}", again, "person", owner, (again,)))
    unique = {actor.id: actor for actor in [*states[:40], *others, *states[40:]]}
    return [*unique.values()]


def actors(seed: int = 0) -> list[_Actor]:
    """Return the actors of a corpus, the most frequent first."""
    return _actors(random.Random(seed))

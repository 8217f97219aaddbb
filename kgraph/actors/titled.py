"""Surnames of holders of offices behind their titles: President Moon, Secretary of State Rice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kgraph.actors.figures import bearers, name_words
from kgraph.actors.holders import has_offices
from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import named
from kgraph.actors.spans import is_capitalised
from kgraph.actors.titles import ends_title, title_of
from kgraph.actors.words import capitalised, exact_text, texts

_LONGEST = 3


def find_titled(doc: Doc, known: Iterable[ActorMention]) -> list[ActorMention]:
    """Return the names behind a title that somebody of the table bore who held the office.

    A tagger may miss them where they are common words: Moon, Rice, Straw.
    """
    taken = {i for m in known for i in range(m.start, m.end)}
    found = []
    for start in _starts(doc, taken):
        title = title_of(doc, start)
        end = _end(doc, start, title.offices, taken) if title is not None else start
        mention = named(doc, start, end, "person") if end > start else None
        if mention is not None:
            found.append(mention)
            taken.update(range(start, end))
    return found


def _starts(doc: Doc, taken: set[int]) -> Iterator[int]:
    words = texts(doc)
    for at in capitalised(doc):
        if at and ends_title(words[at - 1]) and at not in taken and not doc[at].is_punct:
            yield at


def _end(doc: Doc, start: int, offices: frozenset[str], taken: set[int]) -> int:
    """Return the end of the longest name of a holder, ``start`` if there is none."""
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        words = name_words(exact_text(doc, start, end))
        inside = not taken & set(range(start, end)) and is_capitalised(doc[end - 1])
        if inside and words and bearers(words, within=True) and has_offices(words, offices):
            return end if not _goes_on(doc, end) else start
    return start


def _goes_on(doc: Doc, end: int) -> bool:
    """Tell whether more of a name follows."""
    return end < len(doc) and doc[end].pos_ == "PROPN" and is_capitalised(doc[end])

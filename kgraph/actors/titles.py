"""Titles and ranks that stand before a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc

from kgraph.actors.roles import first_words_of_offices, last_words_of_offices, role_named
from kgraph.actors.spans import is_capitalised
from kgraph.actors.tables import rows, values
from kgraph.actors.text import pieces, slug
from kgraph.actors.words import exact_text, texts
from kgraph.trees import remembered_of_doc

_FORMER = frozenset(
    {"former", "acting", "interim", "late", "then", "deputy", "ex", "senior", "shadow"}
)
PAST = frozenset({"ex", "former", "late", "onetime", "outgoing", "then"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: where it starts, and the offices that it may stand for.

    ``past`` is true where the office may be over ("former President").
    """

    start: int
    offices: frozenset[str]
    past: bool


@cache
def _titles() -> dict[tuple[str, ...], str]:
    return {_key(row["title"]): row["office"] for row in rows("titles")}


@lru_cache(maxsize=8192)
def _key(text: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in pieces(text) if piece != ".")


@cache
def _longest() -> int:
    return max(len(words) for words in _titles())


@lru_cache(maxsize=8192)
def office_named(text: str) -> str | None:
    """Return the office of a title ("" for one without office), None if it is no title."""
    key = _key(text)
    if key in _titles():
        return _titles()[key]
    role = role_named(key)
    return role.slug if role is not None and role.type == "office" else None


@cache
def _last_words() -> frozenset[str]:
    return last_words_of_offices() | {words[-1] for words in _titles() if words}


@cache
def _first_words() -> frozenset[str]:
    return first_words_of_offices() | {words[0] for words in _titles() if words}


@lru_cache(maxsize=8192)
def ends_title(word: str) -> bool:
    """Tell whether a title may end with a word, which is quick to tell."""
    last = _key(word)[-1:]
    return not last or last[0] in _last_words()


@lru_cache(maxsize=8192)
def _begins_one(word: str) -> bool:
    first = _key(word)[:1]
    return not first or first[0] in _first_words()


def _may_begin(doc: Doc, words: Sequence[str], at: int) -> bool:
    """Tell whether a title may begin with a token, which another may be joined to: "Vice-"."""
    return _begins_one(words[at]) or not doc[at].whitespace_


def title_at(doc: Doc, start: int, limit: int) -> int:
    """Return the end of the longest title that starts at a token, ``start`` if there is none."""
    best = start
    if start >= limit:
        return start
    token = doc[start]
    if not is_capitalised(token) and token.lower_ not in _FORMER:
        return start
    if token.lower_ not in _FORMER and not _may_begin(doc, texts(doc), start):
        return start
    for end in range(start + 1, min(limit, start + _longest() + 2) + 1):
        text = exact_text(doc, start, end)
        if office_named(text) is not None or text.lower() in _FORMER:
            best = end
    return best


def title_before(doc: Doc, end: int) -> int:
    """Return the start of the longest title that ends at a token, ``end`` if there is none."""
    words = texts(doc)
    if not end or not ends_title(words[end - 1]):
        return end
    known = _known_starts(doc)
    if end not in known:
        known[end] = _title_before(doc, words, end)
    return known[end]


@remembered_of_doc
def _known_starts(doc: Doc) -> dict[int, int]:
    """Return where titles start by where they end, as far as it was asked before."""
    return {}


def _title_before(doc: Doc, words: Sequence[str], end: int) -> int:
    for start in range(max(0, end - _longest() - 2), end):
        if not _may_begin(doc, words, start) or office_named(exact_text(doc, start, end)) is None:
            continue
        if not doc[start].is_punct and not any(doc[i].is_space for i in range(start, end)):
            return start
    return end


def title_of(doc: Doc, end: int) -> Title | None:
    """Return the longest title that ends at a token with what it may stand for, None if none."""
    start = title_before(doc, end)
    if start == end:
        return None
    words = [word for word in _key(exact_text(doc, start, end)) if word != "-"]
    while len(words) > 1 and words[0] in PAST:
        words = words[1:]
    past = len(words) < end - start or _is_past(doc, start)
    return Title(start, offices_named(" ".join(words)), past)


def offices_named(text: str) -> frozenset[str]:
    """Return the offices of the table of terms that a title may stand for: Secretary, Leader."""
    key = _key(text)
    held = _held().get(key)
    return held if held else frozenset({office_named(text) or slug(text)})


@cache
def _held() -> dict[tuple[str, ...], frozenset[str]]:
    return {_key(row["title"]): frozenset(values(row["held"])) for row in rows("titles")}


def _is_past(doc: Doc, start: int) -> bool:
    """Tell whether the words before say that the office is over: "former US President"."""
    return any(doc[i].lower_ in PAST for i in range(max(0, start - 4), start))

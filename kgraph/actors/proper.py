"""Names that the catalogue does not know: entity spans and chains of proper nouns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from kgraph.actors.joins import PARTICLES, continues, hyphenated, particled
from kgraph.actors.mention import ActorMention
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import Stretch, head_of, is_capitalised, text_of, trim, with_pos
from kgraph.actors.tables import rows, values
from kgraph.actors.text import fold, slug
from kgraph.actors.titles import title_at, title_before
from kgraph.actors.words import texts

_LABELS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "organisation",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
}
PREFIXES = {"person": "person", "organisation": "org", "group": "org", "place": "place"}
_INSIDE = frozenset({"of", "for", "and", "the", "&", "-", "'", "’s", "'s", "’", "in", "on", "to"})
_DIRECTIONS = frozenset(
    {"eastern", "western", "northern", "southern", "central", "north", "south", "east", "west"}
    | {"northeastern", "northwestern", "southeastern", "southwestern", "mainland", "united"}
    | {"greater", "upper", "lower"}
)
_SEPARATORS = frozenset({",", ";", "/", "(", ")", ":", "–", "—", "and", "or"})
_MARKS = _SEPARATORS - {"and", "or"}
_ACTING = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "compound", "csubj"}
)
_LINKS = PARTICLES | {"-"}
_LONGEST_ACRONYM = 10


@dataclass(frozen=True, slots=True)
class Chunk:
    """A candidate for a name; ``type`` is None where nothing tells it yet."""

    start: int
    end: int
    type: str | None


def organisation_type(doc: Doc, start: int, end: int) -> str | None:
    """Return organisation or group if one of the words says so (Party, Church, Council)."""
    table, words = _organisation_words(), texts(doc)
    for i in range(end - 1, start - 1, -1):
        if found := table.get(words[i].rstrip(".")):
            return found
    return None


@cache
def _organisation_words() -> dict[str, str]:
    return {row["word"]: row["type"] for row in rows("organisation_words")}


def is_led_by_group_word(doc: Doc, start: int) -> bool:
    """Tell whether a name begins with a word that only groups' names begin with: Jaysh, Liwa."""
    return texts(doc)[start] in _leading_words()


@cache
def _leading_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("organisation_words") if row["leads"])


def with_complement(doc: Doc, end: int) -> int:
    """Return the end of a body's name with its "of ...": Bank of Zagreb, Party of Labour."""
    at = end
    while at + 1 < len(doc) and doc[at].lower_ in {"of", "the"}:
        at += 1
    stop = at
    while stop < len(doc) and doc[stop].pos_ == "PROPN":
        stop += 1
    return stop if at > end and stop > at and doc[end].lower_ == "of" else end


def is_generic(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words alone name no particular body: Defence, the Council, Museum."""
    if text_of(doc, start, end).lower() in _portfolios():
        return True
    return all(doc[i].text.lower() in _lower_words() for i in range(start, end))


@cache
def _lower_words() -> frozenset[str]:
    return frozenset(word.lower() for word in _organisation_words())


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(name for row in rows("portfolios") for name in values(row["names"]))


def entity_chunks(doc: Doc) -> list[Chunk]:
    """Return the entity spans, widened to whole proper names, cut at commas and trimmed."""
    chunks: list[Chunk] = []
    for ent_start, ent_end, label in _merged(doc):
        kind = _LABELS[label]
        start, end = _widen(doc, ent_start, ent_end)
        for a, b in _cut(doc, start, end, kind):
            a, b = trim(doc, a, b)
            if any(is_capitalised(doc[i]) or doc[i].pos_ == "PROPN" for i in range(a, b)):
                chunks.append(Chunk(a, b, kind))
    return chunks


def _merged(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the entity spans; parts of a person's name that touch are one name cut up."""
    spans: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        if ent.label_ not in _LABELS:
            continue
        before = spans[-1] if spans and spans[-1][1] == ent.start else None
        if before is not None and _is_cut_up(doc, before, ent):
            spans[-1] = (before[0], ent.end, "PER")
        else:
            spans.append((ent.start, ent.end, ent.label_))
    return spans


def _is_cut_up(doc: Doc, before: tuple[int, int, str], after: Span) -> bool:
    labels = {_LABELS[before[2]], _LABELS[after.label_]}
    if labels == {"person"}:
        return True
    first = doc[after.start]
    flat = first.dep_.startswith("flat") and before[0] <= first.head.i < before[1]
    return flat and "person" in labels


def _widen(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end < len(doc):
        if continues(doc[end - 1], doc[end]) or _is_organisation_word(doc, end):
            end += 1
        elif hyphenated(doc, end) or particled(doc, end):
            end += 2
        elif doc[end - 1].text in PARTICLES and is_capitalised(doc[end]):
            end += 1
        else:
            break
    while start > 0 and continues(doc[start - 1], doc[start]):
        start -= 1
    if start > 0 and doc[start].lower_ == "ministry" and is_capitalised(doc[start - 1]):
        # "the Foreign Ministry of Kenya", whose name a recogniser begins too late
        start -= doc[start - 1].pos_ == "ADJ"
    return start, end


def _is_organisation_word(doc: Doc, at: int) -> bool:
    token = doc[at]
    before = doc[at - 1]
    in_name = before.ent_type_ in {"ORG", "LOC"} and is_capitalised(before)
    return in_name and token.ent_type_ in {"", "ORG"} and bool(organisation_type(doc, at, at + 1))


def _cut(doc: Doc, start: int, end: int, kind: str) -> list[tuple[int, int]]:
    inner = _SEPARATORS if kind != "organisation" else _MARKS
    words = texts(doc)
    parts, a = [], start
    for i in range(start, end):
        if words[i] in inner or words[i].isspace():
            parts.append((a, i))
            a = i + 1
    return [*parts, (a, end)]


def noun_chunks(doc: Doc, taken: Collection[int]) -> list[Chunk]:
    """Return the chains of proper nouns outside what is taken."""
    chunks, end = [], 0
    for at in with_pos(doc, "PROPN"):
        if at < end:
            continue
        end = at
        while end < len(doc) and end not in taken and _in_chain(doc, at, end):
            end += 1
        a, b = trim(doc, at, end)
        if a < b:
            chunks.append(Chunk(a, b, None))
    return chunks


def _in_chain(doc: Doc, start: int, at: int) -> bool:
    token = doc[at]
    if token.pos_ == "PROPN":
        syllable = at > start and doc[at - 1].text == "-" and not doc[at - 1].whitespace_
        return is_capitalised(token) or token.text in PARTICLES or syllable
    if token.text in _LINKS and at > start and at + 1 < len(doc):
        return doc[at + 1].pos_ == "PROPN" and not (token.text == "-" and token.whitespace_ != "")
    return False


def strip_titles(doc: Doc, start: int, end: int, known: list[Stretch]) -> tuple[int, int]:
    """Return the person's name without leading titles and without the owners of the titles."""
    moved = True
    while moved and start < end:
        moved = False
        after = title_at(doc, start, end)
        for stretch in known:
            if stretch.start == start and stretch.end < end:
                after = max(after, stretch.end)
        if after > start:
            start, moved = after, True
            start, end = trim(doc, start, end)
    return start, end


def guess_type(doc: Doc, chunk: Chunk) -> str | None:
    """Guess what a chain of proper nouns names; None when nothing speaks for an actor."""
    if kind := organisation_type(doc, chunk.start, chunk.end):
        return kind
    if title_before(doc, chunk.start) < chunk.start:
        return "person"
    root = doc[head_of(doc, chunk.start, chunk.end)]
    if root.dep_.split(":")[0].lower() not in _ACTING:
        return None
    if chunk.end - chunk.start == 1 and chunk.start and is_capitalised(doc[chunk.start - 1]):
        return None
    words = [token for token in doc[chunk.start : chunk.end] if token.is_alpha]
    if len(words) == 1 and 1 < len(words[0].text) <= _LONGEST_ACRONYM and words[0].text.isupper():
        return "organisation"
    if len(words) > 1 and all(is_capitalised(t) or t.text in PARTICLES for t in words):
        return "person" if _acts(root) else None
    return "person" if _acts(root) and root.dep_.startswith("nsubj") else None


def _acts(root: Token) -> bool:
    return root.dep_.split(":")[0] in {"nsubj", "obj", "iobj"} and root.head.pos_ == "VERB"


def is_direction(token: Token) -> bool:
    return token.text.lower() in _DIRECTIONS


def is_particle(token: Token) -> bool:
    return token.text in PARTICLES


def named(doc: Doc, start: int, end: int, kind: str) -> ActorMention | None:
    """Return the mention of an unknown name, its id made of its words."""
    text = text_of(doc, start, end)
    part = slug(text)
    if len(part) < 2 and kind != "person":
        # The F of "F-16s" is nobody.
        return None
    return ActorMention(
        start=start,
        end=end,
        root=head_of(doc, start, end),
        id=f"{PREFIXES[kind]}:{part}",
        name=fold(text) if text.isascii() else text,
        type=kind,
        state=None,
    )


def role_stretches(roles: list[RoleSpan]) -> list[Stretch]:
    return [Stretch(role.start, role.end) for role in roles]

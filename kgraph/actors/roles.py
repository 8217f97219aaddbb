"""Role nouns: the words that make an institution, an office or a group of their owner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kgraph.actors.spans import head_of, is_capitalised, is_plural, with_pos
from kgraph.actors.tables import column, rows, values
from kgraph.actors.text import fold, pieces, slug
from kgraph.actors.words import texts, where
from kgraph.trees import remembered

_BODIES = {"ministry": "ministry", "department": "ministry", "ministries": "ministry"}
_OFFICES = {
    "minister": "minister",
    "ministers": "minister",
    "secretary": "minister",
    "secretaries": "minister",
}
_SINGULAR_ENDINGS = ("er", "or", "ist", "ian", "ant", "crat")
_PERSON_ENDINGS = (*_SINGULAR_ENDINGS, "man", "woman")
_PEOPLE_ENDINGS = (*_SINGULAR_ENDINGS, *(f"{end}s" for end in _SINGULAR_ENDINGS), "men", "women")
_MILITARY_PERSONS = frozenset({"rebel", "militant", "jihadist", "official", "diplomat"})
_NAMED = frozenset({"banks", "church", "companies", "hospital", "party", "schools", "universities"})
_BODY_TYPES = frozenset({"institution", "state"})
_STANCES = frozenset({"opposition"})
_QUALITIES = frozenset({"military", "intelligence"})
_SHORTEST_STEM = 5
_PREFIXES = frozenset({"co", "ex", "vice"})


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of institution or group; an empty ``slug`` stands for the owner itself."""

    slug: str
    label: str
    type: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role noun phrase in a document; ``root`` is its head token."""

    start: int
    end: int
    root: int
    role: Role


@cache
def _phrases() -> dict[tuple[str, ...], Role]:
    table: dict[tuple[str, ...], Role] = {}
    for row in rows("institutions"):
        role = Role(row["slug"], row["label"], row["type"], row["local"] == "yes")
        for phrase in values(row["phrases"]):
            table[pieces(phrase)] = role
    for row in rows("portfolios"):
        for name in values(row["names"]):
            table.update(_portfolio(row["slug"], pieces(name)))
    table[("ministry",)] = Role("ministry", "ministry", "institution", True)
    table[("minister",)] = table[("ministers",)] = Role("minister", "minister", "office")
    return table


def _portfolio(portfolio: str, name: tuple[str, ...]) -> dict[tuple[str, ...], Role]:
    table = {}
    for nouns, kind in ((_BODIES, "institution"), (_OFFICES, "office")):
        for noun, part in nouns.items():
            local = kind == "institution"
            role = Role(f"{portfolio}-{part}", f"{portfolio} {part}", kind, local)
            table[(*name, noun)] = role
            for link in ("of", "for"):
                table[(noun, link, *name)] = role
                table[(noun, link, "the", *name)] = role
    return table


@cache
def _longest_phrases() -> dict[str, int]:
    """Return for each first word how many tokens a phrase may take, empty ones among them."""
    longest = max(len(words) for words in _phrases())
    return dict.fromkeys((words[0] for words in _phrases()), longest)


@cache
def _beginnings() -> frozenset[tuple[str, ...]]:
    """Return what phrases begin with, whole phrases among them."""
    return frozenset(words[:end] for words in _phrases() for end in range(1, len(words) + 1))


def role_named(words: tuple[str, ...]) -> Role | None:
    """Return the role that exactly these lower-case words name."""
    return _phrases().get(words)


@cache
def first_words_of_offices() -> frozenset[str]:
    """Return the first words of all offices."""
    return frozenset(words[0] for words, role in _phrases().items() if role.type == "office")


@cache
def last_words_of_offices() -> frozenset[str]:
    """Return the last words of all offices."""
    return frozenset(words[-1] for words, role in _phrases().items() if role.type == "office")


def find_roles(doc: Doc) -> list[RoleSpan]:
    """Return the role phrases of the document, longest first, without overlaps."""
    words = texts(doc)
    parts = {word: _cut(word) for word in set(words)}
    longest = _longest_phrases()
    beginning = {word for word, cut in parts.items() if cut and cut[0] in longest}
    phrases = where(doc, beginning)
    cut = list(map(parts.__getitem__, words))
    found: list[RoleSpan] = []
    for at in sorted({*phrases, *with_pos(doc, "NOUN")}):
        if found and at < found[-1].end:
            continue
        if (span := _role_at(doc, cut, at)) is not None:
            found.append(span)
    return found


@lru_cache(maxsize=8192)
def _cut(word: str) -> tuple[str, ...]:
    return pieces(_bare(fold(word).lower()))


def _role_at(doc: Doc, cut: list[tuple[str, ...]], at: int) -> RoleSpan | None:
    best: RoleSpan | None = None
    words: tuple[str, ...] = ()
    longest = _longest_phrases().get(cut[at][0], 0) if cut[at] else 0
    for end in range(at, min(len(cut), at + longest)):
        if not cut[end]:
            continue
        words += cut[end]
        if words not in _beginnings():
            break
        role = _phrases().get(words)
        if role is not None and _is_nominal(doc, at, end + 1, role):
            best = RoleSpan(at, end + 1, head_of(doc, at, end + 1), role)
    if best is None and is_person_noun(doc, at):
        text = doc[at].text
        best = RoleSpan(at, at + 1, at, Role(slug(text), text.lower(), "group"))
    return best


def _is_nominal(doc: Doc, start: int, end: int, role: Role) -> bool:
    """Tell whether the words are nouns here and not an adjective: not "military aid"."""
    last = doc[end - 1]
    if end - start > 1:
        return True
    if (
        role.slug in _STANCES
        and end < len(doc)
        and (doc[end].lower_ == "to" and doc[end].pos_ == "ADP")
    ):
        # "its opposition to the plan" is what it thinks, and nobody.
        return False
    if role.type != "office" and _begins_person(doc, end - 1):
        return False
    if role.slug in _NAMED and last.pos_ == "PROPN" and last.i > 0 and is_capitalised(last):
        return False
    if last.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    modifies = last.dep_ in {"amod", "compound"} and last.head.i > last.i
    if not modifies or end == len(doc) or doc[end].pos_ != "NOUN" or doc[end].dep_ == "amod":
        return True
    return last.dep_ == "compound" and role.type in _BODY_TYPES and role.slug not in _QUALITIES


def _begins_person(doc: Doc, at: int) -> bool:
    """Tell whether a word that looks like a role is a person's first name: Marine Le Pen."""
    if at + 1 >= len(doc) or not is_capitalised(doc[at]):
        return False
    following = doc[at + 1]
    person = doc[at].ent_type_ in {"PER", "PERSON"} and following.ent_type_ == doc[at].ent_type_
    return person and following.ent_iob_ == "I" and following.pos_ == "PROPN"


def _bare(word: str) -> str:
    """Return "co-founder" and "ex-minister" as founder and minister."""
    prefix, _, rest = word.partition("-")
    return rest if rest and prefix in _PREFIXES else word


def is_person_noun(doc: Doc, at: int) -> bool:
    """Tell whether a common noun denotes people or an organisation, by list or by ending."""
    token = doc[at]
    if not _is_for_people(token.lower_, token.lemma_.lower()) or token.pos_ != "NOUN":
        return False
    return not (token.dep_ == "compound" and token.head.i > at)


@lru_cache(maxsize=8192)
def _is_for_people(word: str, lemma: str) -> bool:
    word, lemma = _bare(word), _bare(lemma)
    if not word.isalpha():
        return False
    people = column("person_nouns", "noun")
    if word in people or lemma in people:
        return True
    things = column("thing_nouns", "noun")
    if word in things or lemma in things or word.rstrip("s") in things:
        return False
    stem = len(word) >= _SHORTEST_STEM
    return stem and word.endswith(_PEOPLE_ENDINGS)


def is_descriptor(doc: Doc, span: RoleSpan) -> bool:
    """Tell whether the role can describe one named person or body: president, spokesman, group."""
    return span.role.type == "office" or not is_plural(doc[span.root])


def is_one_person(doc: Doc, span: RoleSpan) -> bool:
    """Tell whether the role is held by one person: a president, a spokesman; not a party."""
    if span.role.type == "office":
        return True
    return is_for_one(doc[span.root])


@remembered
def is_for_one(noun: Token) -> bool:
    """Tell whether a noun is a word for one person: "engineer", not "army" or "engineers"."""
    return _is_for_one(noun.lemma_.lower()) and not is_plural(noun)


@lru_cache(maxsize=8192)
def _is_for_one(lemma: str) -> bool:
    lemma = _bare(lemma)
    if lemma in _collectives():
        return False
    single = lemma in column("person_nouns", "noun") or lemma in _MILITARY_PERSONS
    return single or lemma.endswith(_PERSON_ENDINGS)


@cache
def _collectives() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("person_nouns") if row["collective"] == "yes")

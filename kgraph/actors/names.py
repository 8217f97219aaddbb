"""Names, demonyms, capitals and seats of the catalogue in a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain, compress, repeat

from spacy.tokens import Doc

from kgraph.actors.catalogue import Catalogue, Entry
from kgraph.actors.mention import ActorMention
from kgraph.actors.shouts import is_shouted, is_word
from kgraph.actors.spans import Stretch, head_of, is_capitalised, is_plural
from kgraph.actors.tables import column, rows
from kgraph.actors.text import pieces
from kgraph.actors.words import texts

_NOT_NAMES = frozenset({"AUX", "PRON", "ADP", "DET", "SCONJ", "CCONJ", "VERB", "ADV", "PART"})
_NEGATING = frozenset({"non", "ex"})
_LANGUAGE_VERBS = frozenset({"speak", "translate", "write", "teach", "learn"})
_SHORT = 4
_COUNTS = frozenset({"dozens", "hundreds", "millions", "scores", "tens", "thousands"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the catalogue at a place in the document, with all that it may name."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def entry(self, *kinds: str) -> Entry | None:
        """Return the first entry of the first of these kinds that there is."""
        for kind in kinds:
            for entry in self.entries:
                if entry.kind == kind:
                    return entry
        return None


def find_phrases(doc: Doc, catalogue: Catalogue) -> list[Found]:
    """Return the catalogue's phrases in the document, longest first, without overlaps."""
    spelt = texts(doc)
    # Most words stand in a document more than once.
    parts = {text: pieces(text) for text in set(spelt)}
    cut = list(map(parts.__getitem__, spelt))
    words = [*chain.from_iterable(cut)]
    owner = [*chain.from_iterable(map(repeat, range(len(cut)), map(len, cut)))]
    first_words = catalogue.first_words
    beginning = {word for word in set(words) if word.lower() in first_words}
    found, end = [], 0
    for at in compress(range(len(words)), map(beginning.__contains__, words)):
        if at < end:
            continue
        length, entries = catalogue.longest(words, at)
        if length and _on_tokens(owner, at, length):
            end = at + length
            found.append(Found(owner[at], owner[end - 1] + 1, entries))
    return found


def _on_tokens(owner: list[int], at: int, length: int) -> bool:
    before = at == 0 or owner[at - 1] != owner[at]
    end = at + length
    return before and (end == len(owner) or owner[end] != owner[end - 1])


def find_names(doc: Doc, phrases: list[Found]) -> list[ActorMention]:
    """Return the phrases that name an actor here, as mentions."""
    mentions = []
    for found in phrases:
        if _plausible(doc, found):
            mention = _mention(doc, found)
            if mention is not None:
                mentions.append(mention)
    return mentions


def blocked(doc: Doc, phrases: list[Found]) -> list[Stretch]:
    """Return the places where the catalogue knows that no actor is meant."""
    return [
        Stretch(found.start, found.end)
        for found in phrases
        if found.entry("blocked") or _is_venue(doc, found) or _is_shouted_word(doc, found)
    ]


def _plausible(doc: Doc, found: Found) -> bool:
    if found.entry("blocked"):
        return False
    first = doc[found.start]
    single = found.end - found.start == 1
    short = single and first.text.isupper() and first.text.isalpha() and len(first.text) <= _SHORT
    if short and is_shouted(doc, found.start, found.end):
        return not _prefixed(doc, found.start) and not _is_shouted_word(doc, found)
    if single and not short and first.pos_ in _NOT_NAMES:
        return len(first.text) > _SHORT and is_capitalised(first) and first.pos_ != "VERB"
    return not _prefixed(doc, found.start)


def _is_shouted_word(doc: Doc, found: Found) -> bool:
    start, end = found.start, found.end
    return end - start == 1 and is_word(doc, start, end) and is_shouted(doc, start, end)


def _prefixed(doc: Doc, start: int) -> bool:
    if start < 1:
        return False
    before = doc[start - 1]
    if before.text in {"-", "–"} and start >= 2 and not before.whitespace_:
        return doc[start - 2].text.lower() in _NEGATING
    return before.text.lower() in _NEGATING


def _mention(doc: Doc, found: Found) -> ActorMention | None:
    root = head_of(doc, found.start, found.end)
    if (people := found.entry("people")) and _is_people(doc, found, people, root):
        return _people(found, people, root)
    entry = found.entry("name", "person", "seat", "capital", "demonym", "people")
    if entry is None or entry.actor is None:
        return None
    if _is_venue(doc, found):
        return None
    if entry.kind in ("demonym", "people"):
        if _is_language(doc, root):
            return None
        return _build(found, entry, root, "demonym")
    return _build(found, entry, root, "name")


def _is_people(doc: Doc, found: Found, people: Entry, root: int) -> bool:
    """Tell whether the word is a people-noun here: Poles, a Pole, the French."""
    if found.entry("name") or _heads_noun(doc, found.end, root):
        return False
    token = doc[root]
    determined = found.start > 0 and doc[found.start - 1].lower_ in {"the", "a", "an"}
    if not found.entry("demonym"):
        return token.pos_ in {"NOUN", "PROPN", "ADJ"}
    return determined or is_plural(token) or _is_counted(doc, found.start)


def _is_counted(doc: Doc, start: int) -> bool:
    """Tell whether a number or "thousands of" stands before a word: "200 Sudanese"."""
    if not start:
        return False
    before = doc[start - 1]
    if before.pos_ == "NUM" and not (len(before) == 4 and before.text.startswith(("19", "20"))):
        return True
    return before.lower_ == "of" and start > 1 and doc[start - 2].lower_ in _COUNTS


def _heads_noun(doc: Doc, end: int, root: int) -> bool:
    """Tell whether a noun follows that the word modifies."""
    if end >= len(doc):
        return False
    following = doc[end]
    if following.pos_ in {"NOUN", "PROPN"}:
        return True
    return doc[root].head.i >= end and doc[root].dep_.split(":")[0] in {"amod", "compound"}


def _is_venue(doc: Doc, found: Found) -> bool:
    """Tell whether a city only says where: Vienna talks, Paris agreement; not Aleppo province."""
    token = doc[found.end - 1]
    if token.dep_ != "compound":
        return False
    noun = token.head.lemma_.lower()
    if noun not in column("venue_nouns", "noun"):
        return False
    if found.entry("capital"):
        return True
    entry = found.entry("name")
    place = entry is not None and entry.actor is not None and entry.actor.id.startswith("place:")
    return place and noun not in _divisions()


@cache
def _divisions() -> frozenset[str]:
    """Return the nouns that say what a place is a name of: province, district."""
    return frozenset(row["noun"] for row in rows("venue_nouns") if row["part"] == "yes")


def _is_language(doc: Doc, root: int) -> bool:
    token = doc[root]
    head = token.head
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ not in {"obj", "obl"}:
        return False
    cased = any(child.dep_ == "case" and child.lower_ == "in" for child in token.children)
    return cased or head.lemma_ in _LANGUAGE_VERBS


def _people(found: Found, entry: Entry, root: int) -> ActorMention:
    actor = entry.actor
    assert actor is not None
    if actor.type not in ("state", "place"):
        return _build(found, entry, root, "demonym")
    return ActorMention(
        start=found.start,
        end=found.end,
        root=root,
        id=f"{actor.id}:people",
        name=f"{actor.adjective or actor.name} people",
        type="group",
        state=actor.state,
        kind="demonym",
        owner=actor.id,
    )


def _build(found: Found, entry: Entry, root: int, kind: str) -> ActorMention:
    actor = entry.actor
    assert actor is not None
    owner = actor.id.rpartition(":")[0] if actor.type == "institution" else ""
    return ActorMention(
        start=found.start,
        end=found.end,
        root=root,
        id=actor.id,
        name=actor.name,
        type=actor.type,
        state=actor.state,
        kind=kind,
        owner=owner or None,
    )

"""Adjectives of states that speak of food, language or art: Chinese cuisine, Dutch cheese."""

from __future__ import annotations

from spacy.tokens import Doc

from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import is_capitalised
from kgraph.actors.tables import column

_TIED = frozenset({"language", "speaking", "style", "themed"})
_LANGUAGES = frozenset({"language", "languages"})
_FARTHEST = 4


def is_culture(doc: Doc, mention: ActorMention) -> bool:
    """Tell whether the noun that a demonym goes with is one of ``culture_nouns.csv``.

    The last of several nouns counts: "Thai food companies" are companies.
    """
    at = mention.end
    if at + 1 < len(doc) and doc[at].text == "-" and not doc[at].whitespace_:
        return doc[at + 1].lower_ in _TIED
    if at < len(doc) and doc[at].lower_ in _LANGUAGES:
        return True
    end = at
    while end < len(doc) and doc[end].pos_ == "ADJ" and not is_capitalised(doc[end]):
        end += 1
    last = None
    while end < len(doc) and doc[end].pos_ == "NOUN" and end - at < _FARTHEST:
        last = doc[end]
        end += 1
    if last is None:
        return False
    nouns = column("culture_nouns", "noun")
    return last.lemma_.lower() in nouns or last.lower_ in nouns

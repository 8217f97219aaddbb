"""Parts of speech, features and lemmas, as the treebanks of Universal Dependencies have them."""

from __future__ import annotations

import json
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.language import lemmas
from kgraph.language.adapter import tables
from kgraph.language.parser import DEFAULT_MODEL

_BELOW_VERBS = {"aux", "aux:pass", "cop"}
_PASSIVE = {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"}
_MODIFIERS = {"acl", "amod"}


def complete(doc: Doc) -> None:
    """Fill in what a pipeline did not set: parts of speech and features from tags, and lemmas."""
    bare = not doc.has_annotation("MORPH")
    known = tables.tags()
    for token in doc:
        tag = known.get(token.tag_)
        if not token.pos_:
            token.pos_ = "SPACE" if token.is_space else tag.upos if tag else "X"
        if bare and tag is not None and tag.features:
            token.set_morph(tag.features)  # type: ignore[attr-defined]
        if not token.lemma_:
            token.lemma_ = _lemma(token)


def _lemma(token: Token) -> str:
    case = "=" if token.pos_ == "PROPN" else "L"
    return _lemma_table().lemma(token.text, token.pos_, f"0||{case}")


@cache
def _lemma_table() -> lemmas.LemmaTable:
    text = (DEFAULT_MODEL / "lemmas.json").read_text(encoding="utf-8")
    return lemmas.LemmaTable(**json.loads(text))


def agree(doc: Doc) -> None:
    """Set the parts of speech and the voice that follow from the new labels."""
    for token in doc:
        if token.dep_ in _BELOW_VERBS and token.pos_ == "VERB":
            token.pos_ = "AUX"
        elif token.dep_ == "mark" and token.pos_ == "ADP":
            token.pos_ = "SCONJ"
        elif token.pos_ == "AUX" and any(c.dep_ == "expl" for c in token.children):
            # "there is a dispute": here "be" is a verb of its own.
            token.pos_ = "VERB" if token.dep_ not in _BELOW_VERBS else "AUX"
        if _is_passive(token):
            features = {**token.morph.to_dict(), "Voice": "Pass"}
            token.set_morph(features)  # type: ignore[attr-defined]


def _is_passive(token: Token) -> bool:
    morph = token.morph
    if token.pos_ != "VERB" or "Part" not in morph.get("VerbForm", []):
        return False
    if "Pres" in morph.get("Tense", []):
        return False
    return token.dep_ in _MODIFIERS or any(c.dep_ in _PASSIVE for c in token.children)

"""The spaCy component that gives any English parse the Universal Dependencies reading."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kgraph.errors import ModelError
from kgraph.language.adapter import (
    clauses,
    coordination,
    nouns,
    predicates,
    prepositions,
    tables,
    words,
)
from kgraph.language.adapter.tree import Tree, Word

COMPONENT = "kgraph_labels"
_STEPS = (prepositions.turn, nouns.turn, predicates.turn, coordination.turn, clauses.finish)


def to_ud(tree: Tree) -> None:
    """Turn a sentence from ClearNLP's labels to those of Universal Dependencies, in place."""
    for step in _STEPS:
        step(tree)


def adapt(doc: Doc, scheme: str | None = None) -> Doc:
    """Give a parsed document UD heads and labels and this package's entities, in place.

    ``scheme`` (``clearnlp`` or ``ud``) tells how to read labels that both schemes have. What is
    in UD already keeps its tree. Raises ModelError for a document without a parse, or with
    labels of neither scheme.
    """
    if len(doc):
        scheme = _scheme(doc, scheme)
        words.complete(doc)
        if scheme == "clearnlp":
            _rebuild(doc)
            words.agree(doc)
        doc.set_ents(_entities(doc))
    return doc


def _scheme(doc: Doc, scheme: str | None) -> str:
    if not doc.has_annotation("DEP"):
        raise ModelError("the language model gave a text no dependency tree; choose another model")
    labels = {token.dep_ for token in doc}
    known = tables.CLEARNLP_ONLY | tables.UD_ONLY | tables.SHARED | tables.MADE | {""}
    found = tables.scheme(labels)
    if found is None and not labels & known:
        raise ModelError(
            f"the language model labels words {min(labels)!r}, which is neither of Universal "
            "Dependencies nor of ClearNLP; choose another model"
        )
    return found or scheme or "ud"


def _rebuild(doc: Doc) -> None:
    values: NDArray[np.uint64] = np.zeros((len(doc), 2), dtype=np.uint64)
    for sentence in doc.sents:
        tree = _tree(sentence)
        to_ud(tree)
        for k, head in enumerate(tree.heads):
            values[sentence.start + k] = (
                np.int64(head - k).astype(np.uint64),
                doc.vocab.strings.add(tree.labels[k]),
            )
    doc.from_array([HEAD, DEP], values)  # type: ignore[arg-type]


def _tree(sentence: Span) -> Tree:
    start = sentence.start
    return Tree(
        [
            Word(
                lower=token.lower_,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                verb_form=_verb_form(token),
                person=person,
            )
            for token, person in zip(sentence, _people(sentence), strict=True)
        ],
        [token.head.i - start for token in sentence],
        [token.dep_ for token in sentence],
    )


def _verb_form(token: Token) -> str:
    form = ",".join(token.morph.get("VerbForm", []))
    return "Past" if form == "Part" and "Past" in token.morph.get("Tense", []) else form


def _people(sentence: Span) -> list[int]:
    result = [-1] * len(sentence)
    for number, entity in enumerate(sentence.ents):
        if tables.entities().get(entity.label_) == "PER":
            for token in entity:
                result[token.i - sentence.start] = number
    return result


def _entities(doc: Doc) -> list[Span]:
    names = tables.entities()
    return [
        Span(doc, e.start, e.end, label=names[e.label_], kb_id=e.kb_id_)
        for e in doc.ents
        if e.label_ in names
    ]


class LabelAdapter:
    """Calls ``adapt`` on each document of a pipeline."""

    def __init__(self, scheme: str | None) -> None:
        self.scheme = scheme

    def __call__(self, doc: Doc) -> Doc:
        return adapt(doc, self.scheme)


@Language.factory(
    COMPONENT,
    requires=["token.dep", "token.head"],
    assigns=["token.dep", "token.head", "token.pos", "token.lemma", "doc.ents"],
    default_config={"scheme": None},
)
def make_adapter(nlp: Language, name: str, scheme: str | None) -> LabelAdapter:
    """Create the component; ``scheme`` is that of the parser's labels, None for not known."""
    return LabelAdapter(scheme)

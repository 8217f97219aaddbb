"""The component in a pipeline, and its behaviour on any parse."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kgraph.actors import COMPONENT, KINDS, find_actors
from kgraph.triples import ACTOR_TYPES

_NLP = spacy.blank("en")
_WORDS = [
    *("Poland", "Polish", "Poles", "the", "The", "NATO", "troops", "Belarus", "’s", "'s", "it"),
    *("government", "ministry", "of", "defence", "Ministry", "its", "they", "their", "he", "that"),
    *("nation", "both", "nations", "Minsk", ",", "(", "CSTO", ")", "Vladimir", "Putin", "-"),
    *("President", "Union", "and", "rebels", "police", "Bank", "Al", "Qaeda", "U.S.", "Church"),
    "\n",
]
_TAGS = ["PROPN", "NOUN", "ADJ", "VERB", "PRON", "ADP", "DET", "PUNCT", "SPACE", "X"]
_LABELS = ["nsubj", "obj", "obl", "nmod", "nmod:poss", "amod", "compound", "flat", "appos", "conj"]
_ENTS = ["O", "B-PER", "B-ORG", "B-LOC", "B-EVENT"]


@st.composite
def _docs(draw):
    count = draw(st.integers(1, 14))
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=count, max_size=count))
    # Heads point left or to the word itself, so that every draw is a forest.
    heads = [draw(st.integers(0, i)) for i in range(count)]
    return Doc(
        _NLP.vocab,
        words=words,
        lemmas=[word.lower() for word in words],
        pos=draw(st.lists(st.sampled_from(_TAGS), min_size=count, max_size=count)),
        heads=heads,
        deps=[
            "ROOT" if head == i else draw(st.sampled_from(_LABELS)) for i, head in enumerate(heads)
        ],
        ents=draw(st.lists(st.sampled_from(_ENTS), min_size=count, max_size=count)),
    )


@settings(max_examples=200, deadline=None)
@given(_docs())
def test_any_parse_gives_sound_mentions(doc):
    found = find_actors(doc)
    assert found == find_actors(doc)
    assert found == sorted(found, key=lambda m: (m.start, -m.end, m.id))
    for mention in found:
        assert 0 <= mention.start <= mention.root < mention.end <= len(doc)
        assert mention.type in ACTOR_TYPES
        assert mention.kind in KINDS
        assert mention.id and mention.name
        assert doc[mention.start : mention.end].text.strip()


def test_an_empty_document_has_no_actors():
    assert find_actors(Doc(_NLP.vocab)) == []


def test_the_component_sets_the_extension(parsed):
    nlp = spacy.blank("en")
    component = nlp.add_pipe(COMPONENT)
    doc = component(parsed("capital-acts"))
    assert [m.id for m in doc._.actors] == ["NOR", "ISL"]
    assert doc._.actors == find_actors(doc)


def test_the_component_says_what_it_needs():
    meta = spacy.blank("en").get_factory_meta(COMPONENT)
    assert meta.assigns == ["doc._.actors"]
    assert "token.dep" in meta.requires


def test_documents_do_not_share_their_lists():
    first, second = _NLP.make_doc("a"), _NLP.make_doc("b")
    first._.actors.append("x")
    assert second._.actors == []


def test_mentions_nest_but_the_same_span_has_one_actor_unless_it_is_a_reference(parsed):
    for name in ("ministry-of-state", "leader-regime", "both-nations", "they-pair", "armed-forces"):
        plain = [m for m in find_actors(parsed(name)) if m.kind != "reference"]
        assert len({(m.start, m.end) for m in plain}) == len(plain)

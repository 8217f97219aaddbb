"""Chains of reference, and the ranker that a pronoun's antecedent is chosen with."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors.chains import REFERENCE, Chains
from kgraph.actors.mention import ActorMention
from kgraph.actors.pronouns import class_of, options, role
from kgraph.actors.ranking import Ranker
from kgraph.actors.tables import rows


def person(doc, at, id):
    return ActorMention(at, at + 1, at, id, doc[at].text, "person", None)


@pytest.fixture
def visit(build):
    """Okoye met Lind . The envoy smiled . She left ."""
    return build(
        ("Okoye", "PROPN", 1, "nsubj"),
        ("met", "VERB", 1, "ROOT"),
        ("Lind", "PROPN", 1, "obj"),
        (".", "PUNCT", 1, "punct"),
        ("The", "DET", 5, "det"),
        ("envoy", "NOUN", 6, "nsubj"),
        ("smiled", "VERB", 6, "ROOT"),
        (".", "PUNCT", 6, "punct"),
        ("She", "PRON", 9, "nsubj"),
        ("left", "VERB", 9, "ROOT"),
        (".", "PUNCT", 9, "punct"),
    )


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcd"), st.floats(-30, 30, allow_nan=False)), min_size=1
    )
)
def test_probabilities_add_up_to_one(described):
    ranker = Ranker({"a": 1.5, "b": -2.0, "c": 0.25})
    chances = ranker.probabilities(described)
    assert math.isclose(sum(chances), 1.0, rel_tol=1e-9)
    assert all(0 <= c <= 1 for c in chances)


def test_a_heavier_feature_makes_an_option_likelier():
    low, high = Ranker({"near": 1.0}).probabilities([{"near": 0.0}, {"near": 2.0}])
    assert high > low


def test_the_shipped_weights_are_numbers_for_the_four_classes():
    names = [row["feature"] for row in rows("antecedents")]
    assert names == sorted(set(names))
    assert all(re.match(r"(noun|person|plural|thing): \S", name) for name in names)
    assert all(math.isfinite(float(row["weight"])) for row in rows("antecedents"))


def test_what_was_mentioned_last_comes_first(visit):
    chains = Chains(visit, [person(visit, 0, "a"), person(visit, 2, "b")])
    assert [visit[c.last].text for c in chains.before(visit[8])] == ["envoy", "Lind", "Okoye"]


def test_a_reference_brings_its_chain_forward(visit):
    first = person(visit, 0, "a")
    chains = Chains(visit, [first, person(visit, 2, "b")])
    chains.before(visit[6])
    chains.refer(first, 5)
    latest = chains.before(visit[8])[0]
    assert (latest.mention.id, latest.places[-1]) == ("a", (5, REFERENCE))


def test_chains_far_behind_are_out_of_reach(build):
    sentence = [("Rain", "NOUN", 1, "nsubj"), ("fell", "VERB", 1, "ROOT")]
    doc = build(
        *((word, pos, head + 2 * n, label) for n in range(8) for word, pos, head, label in sentence)
    )
    chains = Chains(doc, [person(doc, 0, "a")])
    assert all(c.mention is None for c in chains.before(doc[15]))
    assert len(chains.before(doc[15])) == 3


def test_known_gender_excludes(visit):
    mentions = [person(visit, 0, "a"), person(visit, 2, "b")]
    found, described = options(visit[8], Chains(visit, mentions), {"a": "male"})
    assert [c.mention.id for c in found if c.mention] == ["b"]
    assert len(described) == len(found) + 1


def test_an_object_is_not_its_own_clause_s_subject(build):
    doc = build(
        ("Okoye", "PROPN", 1, "nsubj"), ("praised", "VERB", 1, "ROOT"), ("her", "PRON", 1, "obj")
    )
    assert options(doc[2], Chains(doc, [person(doc, 0, "a")]), {})[0] == []


def test_options_are_made_for_third_persons_only(build):
    doc = build(("We", "PRON", 1, "nsubj"), ("left", "VERB", 1, "ROOT"))
    assert class_of(doc[0]) is None
    assert options(doc[0], Chains(doc, []), {}) == ([], [])


@pytest.mark.parametrize(
    ("label", "expected"),
    [("nsubj:pass", "subj"), ("iobj", "obj"), ("nmod:poss", "poss"), ("obl:agent", "obl")],
)
def test_roles(build, label, expected):
    doc = build(("Okoye", "PROPN", 1, label), ("met", "VERB", 1, "ROOT"))
    assert role(doc[0]) == expected


def test_what_only_says_who_somebody_is_does_not_compete(build):
    doc = build(
        ("Okoye", "PROPN", 3, "nsubj"),
        ("is", "AUX", 3, "cop"),
        ("a", "DET", 3, "det"),
        ("lawyer", "NOUN", 3, "ROOT"),
        (".", "PUNCT", 3, "punct"),
        ("She", "PRON", 6, "nsubj"),
        ("left", "VERB", 6, "ROOT"),
    )
    found, _ = options(doc[5], Chains(doc, [person(doc, 0, "a")]), {})
    assert [c.mention.id for c in found] == ["a"]


def test_a_denied_description_still_competes(build):
    doc = build(
        ("Okoye", "PROPN", 4, "nsubj"),
        ("is", "AUX", 4, "cop"),
        ("not", "PART", 4, "advmod"),
        ("the", "DET", 4, "det"),
        ("lawyer", "NOUN", 4, "ROOT"),
        (".", "PUNCT", 4, "punct"),
        ("She", "PRON", 7, "nsubj"),
        ("left", "VERB", 7, "ROOT"),
    )
    assert len(options(doc[6], Chains(doc, [person(doc, 0, "a")]), {})[0]) == 2


def test_a_pronoun_of_nobody_known_opens_a_chain_of_its_gender(visit):
    chains = Chains(visit, [])
    chains.begin(8, "female")
    opened = [c for c in chains.before(visit[9]) if c.gender]
    assert [(c.gender, c.last, c.actors) for c in opened] == [("female", 8, ())]


def test_they_may_be_all_members_of_a_coordination(build):
    doc = build(
        ("Okoye", "PROPN", 3, "nsubj"),
        ("and", "CCONJ", 2, "cc"),
        ("Lind", "PROPN", 0, "conj"),
        ("met", "VERB", 3, "ROOT"),
        (".", "PUNCT", 3, "punct"),
        ("They", "PRON", 6, "nsubj"),
        ("left", "VERB", 6, "ROOT"),
    )
    chains = Chains(doc, [person(doc, 0, "a"), person(doc, 2, "b")])
    found, _ = options(doc[5], chains, {})
    assert [[actor.id for actor in chain.actors] for chain in found] == [["a", "b"]]


@pytest.mark.parametrize(("marks", "said"), [(('"', '"'), True), (("“", "”"), True), (",,", False)])
def test_nobody_is_he_in_what_he_says(build, marks, said):
    doc = build(
        ("Okoye", "PROPN", 1, "nsubj"),
        ("said", "VERB", 1, "ROOT"),
        (marks[0], "PUNCT", 4, "punct"),
        ("He", "PRON", 4, "nsubj"),
        ("left", "VERB", 1, "ccomp"),
        (marks[1], "PUNCT", 4, "punct"),
    )
    for token in doc:
        token.lemma_ = "say" if token.text == "said" else token.lower_
    chains = Chains(doc, [person(doc, 0, "a")])
    found, _ = options(doc[3], chains, {})
    assert bool(found) != said

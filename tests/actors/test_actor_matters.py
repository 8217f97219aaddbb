"""What is told is no actor, and a storm keeps its name."""

from __future__ import annotations

import pytest

from kgraph.actors import find_actors
from kgraph.actors.references import is_empty
from kgraph.actors.things import find_things


def _clause(build, verb, *after):
    return build(("Ghana", "PROPN", 1, "nsubj"), (verb, "VERB", 1, "ROOT"), *after)


@pytest.mark.parametrize("verb", ["understand", "know", "deny", "say"])
def test_it_is_a_matter_as_the_object_of_a_verb_of_the_mind(build, verb):
    doc = _clause(build, verb, ("it", "PRON", 1, "obj"))
    assert is_empty(doc[2])


@pytest.mark.parametrize("verb", ["attack", "praise", "join"])
def test_it_may_be_an_actor_as_the_object_of_a_deed(build, verb):
    doc = _clause(build, verb, ("it", "PRON", 1, "obj"))
    assert not is_empty(doc[2])


def test_it_is_a_matter_where_it_is_taken_seriously(build):
    doc = _clause(build, "take", ("it", "PRON", 1, "obj"), ("seriously", "ADV", 1, "advmod"))
    assert is_empty(doc[2])
    assert not is_empty(_clause(build, "take", ("it", "PRON", 1, "obj"))[2])


def test_it_is_nothing_in_making_it_somewhere(build):
    doc = _clause(
        build,
        "make",
        ("it", "PRON", 1, "obj"),
        ("to", "ADP", 4, "case"),
        ("Rome", "PROPN", 1, "obl"),
    )
    assert is_empty(doc[2])


def _storm(build, word, *after):
    return build(
        ("Hurricane", "PROPN", 2, "nmod:desc"),
        ("Amanda", "PROPN", 2, "nsubj"),
        ("hit", "VERB", 2, "ROOT"),
        ("and", "CCONJ", 5, "cc"),
        (word, "PROPN", 5, "nsubj"),
        ("moved", "VERB", 2, "conj"),
        *after,
    )


def test_the_bare_name_of_a_storm_is_the_storm(build):
    spans = {(s.start, s.end) for s in find_things(_storm(build, "Amanda"), [])}
    assert (4, 5) in spans


def test_another_name_is_no_storm(build):
    spans = {(s.start, s.end) for s in find_things(_storm(build, "Kofi"), [])}
    assert (4, 5) not in spans


def test_a_first_name_in_a_longer_name_is_no_storm(build):
    doc = _storm(build, "Amanda")
    doc = build(
        *[(t.text, t.pos_, t.head.i, t.dep_) for t in doc[:5]], ("Owusu", "PROPN", 4, "flat")
    )
    assert (4, 5) not in {(s.start, s.end) for s in find_things(doc, [])}


@pytest.mark.parametrize(
    ("words", "id"),
    [
        (("OBL",), "person:osama-bin-laden"),
        (("KSM",), "person:khalid-sheikh-mohammed"),
        (("Egyptian", "Islamic", "Jihad"), "EGYPTIAN-ISLAMIC-JIHAD"),
        (("Palestinian", "Islamic", "Jihad"), "PIJ"),
        (("Iraqi", "National", "Congress"), "IRAQI-NATIONAL-CONGRESS"),
        (("Arab", "league"), "ARAB-LEAGUE"),
        (("George", "Bush"), "person:george-w-bush"),
        (("George", "H.", "W.", "Bush"), "person:george-bush"),
    ],
)
def test_names_of_posts_are_known(build, words, id):
    last = len(words) - 1
    tokens = [(w, "PROPN", last, "compound") for w in words[:-1]]
    tokens += [(words[-1], "PROPN", last + 1, "nsubj"), ("acted", "VERB", last + 1, "ROOT")]
    assert id in [m.id for m in find_actors(build(*tokens))]


@pytest.mark.parametrize("word", ["AIDS", "Arabic", "Hebrew"])
def test_illnesses_and_languages_are_no_actors(build, word):
    doc = build(
        ("Ghana", "PROPN", 1, "nsubj"), ("knew", "VERB", 1, "ROOT"), (word, "PROPN", 1, "obj")
    )
    assert [m.id for m in find_actors(doc)] == ["GHA"]

"""Pronouns and definite nouns."""

from __future__ import annotations

import pytest


def _references(found):
    return [(text, m.id) for text, m in found if m.kind == "reference"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("it-state", [("it", "LVA")]),
        ("its-army", [("its", "ETH")]),
        ("he-person", [("He", "person:petr-novak")]),
        ("they-group", [("They", "LTTE")]),
        ("they-pair", [("they", "GHA"), ("they", "TGO")]),
        ("joint-their", [("their", "IRN"), ("their", "OMN")]),
        ("pronoun-org", [("It", "UNICEF")]),
        ("reflexive", [("itself", "HUN")]),
        ("object-it", [("it", "ISR")]),
        ("that-nation", [("that nation", "TGO")]),
        ("the-country", [("its", "SDN"), ("country", "SDN")]),
        ("both-nations", [("Both nations", "IND"), ("Both nations", "JPN")]),
        ("the-president", [("president", "person:omar-diallo")]),
        ("two-ministers", [("minister", "person:paolo-conti")]),
        ("this-group", [("This armed group", "BOKOHARAM")]),
    ],
)
def test_a_reference_is_linked_to_the_actor_it_takes_up(mentions, name, expected):
    assert _references(mentions(name)) == expected


@pytest.mark.parametrize("name", ["pleonastic", "it-thing", "far-apart", "pair-agree"])
def test_without_a_likely_actor_there_is_no_reference(mentions, name):
    assert _references(mentions(name)) == []


def test_what_a_pronoun_owns_is_an_institution(mentions):
    found = dict(mentions("its-army"))
    assert (found["army"].id, found["army"].owner) == ("ETH:army", "ETH")
    assert found["army"].kind == "institution"


def test_references_never_point_forward(parsed, mentions):
    for name in ("it-state", "they-pair", "that-nation", "object-it", "joint-their"):
        found = [m for _, m in mentions(name)]
        for mention in found:
            if mention.kind == "reference":
                before = {m.id for m in found if m.start < mention.start and m.kind != "reference"}
                assert mention.id in before


def test_that_nation_is_not_the_possessor(mentions):
    assert ("that nation", "BEN") not in _references(mentions("that-nation"))


def test_that_nation_passes_over_a_pair(build):
    from kgraph.actors import find_actors

    doc = build(
        ("Chad", "PROPN", 1, "nsubj"),
        ("watched", "VERB", 1, "ROOT"),
        ("Peru", "PROPN", 1, "obj"),
        ("and", "CCONJ", 4, "cc"),
        ("Cuba", "PROPN", 2, "conj"),
        ("after", "ADP", 8, "case"),
        ("Togo", "PROPN", 8, "nmod:poss"),
        ("'s", "PART", 6, "case"),
        ("occupation", "NOUN", 1, "obl"),
        ("of", "ADP", 11, "case"),
        ("that", "DET", 11, "det"),
        ("nation", "NOUN", 8, "nmod"),
    )
    assert [m.id for m in find_actors(doc) if m.kind == "reference"] == ["TCD"]


def test_a_pronoun_goes_on_from_one_that_was_too_unsure_to_be_linked(build, monkeypatch):
    from kgraph.actors import find_actors, references
    from kgraph.actors.ranking import Ranker

    near = {"person: mentioned as ref": 9.0, "person: distance 1": 9.0}
    monkeypatch.setattr(references.Ranker, "load", staticmethod(lambda: Ranker(near)))
    monkeypatch.setitem(references._LEAST_CHANCES, "person", 0.9999999)
    monkeypatch.setattr(references, "_LEAST_CHANCE_ALONE", 0.9999999)
    doc = build(
        ("Omar", "PROPN", 2, "nsubj"),
        ("Diallo", "PROPN", 0, "flat"),
        ("spoke", "VERB", 2, "ROOT"),
        (".", "PUNCT", 2, "punct"),
        ("He", "PRON", 5, "nsubj"),
        ("smiled", "VERB", 5, "ROOT"),
        (".", "PUNCT", 5, "punct"),
        ("He", "PRON", 8, "nsubj"),
        ("left", "VERB", 8, "ROOT"),
        (".", "PUNCT", 8, "punct"),
    )
    assert [m.start for m in find_actors(doc) if m.kind == "reference"] == [7]


def test_the_longest_name_tells_the_gender(build):
    from kgraph.actors.gender import genders
    from kgraph.actors.mention import ActorMention

    doc = build(
        ("Mr", "PROPN", 2, "compound"),
        ("Lind", "PROPN", 2, "nsubj"),
        ("met", "VERB", 2, "ROOT"),
        ("Anna", "PROPN", 2, "obj"),
        ("Lind", "PROPN", 3, "flat"),
    )
    short = ActorMention(1, 2, 1, "person:anna-lind", "Anna Lind", "person", None)
    full = ActorMention(3, 5, 3, "person:anna-lind", "Anna Lind", "person", None)
    assert genders(doc, [short, full]) == {"person:anna-lind": "female"}


def test_the_city_takes_up_a_capital_by_its_own_name(build):
    from kgraph.actors import find_actors

    def read(name):
        doc = build(
            (name, "PROPN", 1, "nsubj"),
            ("grew", "VERB", 1, "ROOT"),
            (".", "PUNCT", 1, "punct"),
            ("The", "DET", 4, "det"),
            ("city", "NOUN", 5, "nsubj"),
            ("prospered", "VERB", 5, "ROOT"),
            (".", "PUNCT", 5, "punct"),
        )
        return [m.id for m in find_actors(doc) if m.kind == "reference"]

    assert read("Athens") == ["GRC"]
    assert read("Greece") == []

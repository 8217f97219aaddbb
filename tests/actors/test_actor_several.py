"""Several actors in one noun phrase are kept apart, in text that the shipped model parses."""

from __future__ import annotations

from functools import cache

import pytest

from kgraph.actors import find_actors
from kgraph.language import load


@cache
def _language():
    return load()


def _ids(text, *types):
    doc = _language()(text)
    return sorted(m.id for m in find_actors(doc) if not types or m.type in types)


def _owned(text):
    return _ids(text, "institution", "group")


@pytest.mark.parametrize(
    ("text", "what", "states"),
    [
        ("US and British activists protested in Cairo.", "protesters", "GBR USA"),
        ("The French, Italian and Spanish foreign ministers met.", "foreign-minister", None),
        ("The ambassadors of France, Italy and Spain left.", "ambassador", "ESP FRA ITA"),
        ("The presidents of Chile and Peru met.", "president", "CHL PER"),
        ("Israeli and Palestinian negotiators met in Oslo.", "delegation", "ISR PSE"),
        ("Russian, Belarusian and Kazakh troops left.", "troops", "BLR KAZ RUS"),
        ("Troops from Kenya and Uganda left.", "troops", "KEN UGA"),
        ("Soldiers from Chad, Niger, Nigeria and Mali left.", "soldiers", "MLI NER NGA TCD"),
        ("The parliaments of Latvia and Estonia met.", "parliament", "EST LVA"),
        ("The armies of India and China clashed.", "army", "CHN IND"),
        ("The Chadian and Sudanese armies clashed.", "army", "SDN TCD"),
        ("The foreign ministries of Qatar and Egypt protested.", "foreign-ministry", "EGY QAT"),
        ("US and NATO officials criticised the plan.", "officials", "NATO USA"),
        ("French and UN peacekeepers fired.", "peacekeepers", "FRA UN"),
        ("Chinese and Philippine coast guard ships collided.", "navy", "CHN PHL"),
        ("Egypt's and Jordan's foreign ministers met.", "foreign-minister", "EGY JOR"),
    ],
)
def test_each_owner_has_its_own(text, what, states):
    states = states or "ESP FRA ITA"
    assert _owned(text) == [f"{state}:{what}" for state in states.split()]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The Turkish foreign and defence ministers left.", "defence foreign"),
        ("Turkey's foreign, defence and interior ministers left.", "defence foreign interior"),
    ],
)
def test_each_portfolio_is_an_office(text, offices):
    assert _owned(text) == [f"TUR:{office}-minister" for office in offices.split()]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The US president and Chinese officials met.", ["CHN:officials", "USA:president"]),
        ("Turkey's president and prime minister left.", ["TUR:president", "TUR:prime-minister"]),
        ("The envoys of Peru thanked Chile and Cuba's king.", ["CUB:king", "PER:ambassador"]),
        (
            "The Turkish foreign minister and the Iraqi defence minister met.",
            ["IRQ:defence-minister", "TUR:foreign-minister"],
        ),
    ],
)
def test_what_only_stands_near_is_no_owner(text, ids):
    assert _owned(text) == ids


def test_an_organisation_has_no_government_beside_that_of_a_state():
    ids = _ids("The Governments of Chile, Peru and the Acme Council signed an agreement.")
    assert not [id for id in ids if id.endswith(":government")]
    assert {"CHL", "PER", "org:acme-council"} <= set(ids)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the State and Defense Departments", ["USA:foreign-ministry", "USA:defence-ministry"]),
        ("the US State , Defense and Energy Departments",
         ["USA:foreign-ministry", "USA:defence-ministry", "USA:energy-ministry"]),
        ("The Foreign and Home Offices", ["GBR:foreign-ministry", "GBR:interior-ministry"]),
        ("the Paint and Defense Departments", []),
        ("the Defense Departments", []),
    ],
)  # fmt: skip
def test_bodies_that_share_their_last_word_are_several(build, words, expected):
    from kgraph.actors.catalogue import Catalogue
    from kgraph.actors.shared_heads import find_shared_heads

    tags = [(word, "PROPN" if word[0].isupper() else "DET", 0, "dep") for word in words.split()]
    found = find_shared_heads(build(*tags), Catalogue.load())
    assert [m.id for m in sorted(found, key=lambda m: m.start)] == expected
    assert all(m.start > 0 for m in found)

"""Bodies and groups of thirty states, in phrases of all shapes, as subjects and objects."""

from __future__ import annotations

import pytest

import kgraph.language
from kgraph.actors import find_actors
from kgraph.actors.tables import rows, values

CODES = [
    *("BLR", "POL", "ISR", "FRA", "USA", "IRN", "KEN", "JPN", "CHL", "TUR"),
    *("SYR", "SDN", "MEX", "ITA", "EGY", "NGA", "UKR", "IND", "BRA", "DEU"),
    *("GBR", "RUS", "CHN", "PAK", "VEN", "SWE", "GRC", "ETH", "THA", "AUS"),
]
STATES = {row["iso3"]: row for row in rows("states")}
SHAPES = [
    ("{owner} defense ministry", "defence-ministry"),
    ("the {adjective} parliament", "parliament"),
    ("{owner} military", "military"),
    ("{adjective} police", "police"),
    ("the {adjective} Deputy Secretary of Energy", "energy-minister"),
    ("the {adjective} Atomic Energy Agency", "nuclear-agency"),
    ("the Atomic Energy Organization of {name}", "nuclear-agency"),
    ("{owner} High Court", "supreme-court"),
    ("{owner} central bank", "central-bank"),
    ("the {adjective} navy", "navy"),
    ("the {adjective} embassy in Lisbon", "embassy"),
    ("{adjective} rebels", "rebels"),
    ("the {adjective} opposition", "opposition"),
    ("{adjective} prosecutors", "prosecutors"),
    ("the {adjective} interior minister", "interior-minister"),
    ("{owner} state media", "media"),
    ("{owner} state broadcaster", "media"),
    ("{adjective} protesters", "protesters"),
    ("{adjective} refugees in Oman", "refugees"),
    ("the {adjective}-led coalition", "led-coalition"),
    ("{owner} attorney general", "justice-minister"),
    ("{owner} anti-corruption agency", "anti-corruption-agency"),
    ("the {adjective} election authority", "electoral-commission"),
    ("{adjective} customs officers", "customs"),
    ("{owner} tax authority", "tax-authority"),
    ("the {adjective} space agency", "space-agency"),
    ("{adjective} gendarmes", "police"),
    ("{adjective} human rights activists", "rights-groups"),
    ("{adjective} firefighters", "emergency-services"),
    ("{owner} prison authority", "prison-service"),
    ("the {adjective} migration agency", "immigration-agency"),
    ("the government of {name}", ""),
]


@pytest.fixture(scope="module")
def nlp():
    return kgraph.language.load()


def _sentences(shape, turn):
    """Return sentences with the phrase as subject or object, for a third of the states."""
    for code in CODES[turn % 3 :: 3]:
        row = STATES[code]
        name = f"the {row['name']}" if row["name"].startswith("United") else row["name"]
        owner = f"{name}'" if name.endswith("s") else f"{name}'s"
        adjective = values(row["adjectives"])[0]
        phrase = shape.format(name=name, owner=owner, adjective=adjective)
        for frame in ("{} blamed Norway on Monday.", "Norway blamed {} on Monday."):
            text = frame.format(phrase)
            yield code, text[0].upper() + text[1:]


@pytest.mark.parametrize(("turn", "shape", "slug"), [(i, *s) for i, s in enumerate(SHAPES)])
def test_bodies_belong_to_their_state_whatever_the_shape(nlp, turn, shape, slug):
    pairs = list(_sentences(shape, turn))
    docs = nlp.pipe(text for _, text in pairs)
    missed = []
    for (code, text), doc in zip(pairs, docs, strict=True):
        found = {m.id for m in find_actors(doc) if m.kind == "institution"}
        # The United States have bodies with ids of their own, such as the coalition against ISIS.
        own = code == "USA" and any(m.id == "GLOBAL-COALITION" for m in find_actors(doc))
        if not own and (f"{code}:{slug}" if slug else code) not in found:
            missed.append((text, sorted(found)))
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "The loudspeaker blared in Norway.",
        "Norway bought a refrigerator.",
        "A tumor killed the horse.",
        "Norway lost two F-16s.",
    ],
)
def test_machines_and_other_things_are_no_people(nlp, text):
    doc = nlp(text)
    assert {m.id for m in find_actors(doc)} <= {"NOR"}

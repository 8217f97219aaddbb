"""Names of the catalogue and unknown names."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("capital-acts", [("Oslo", "NOR"), ("Reykjavik", "ISL")]),
        ("seat-acts", [("Kremlin", "RUS"), ("Downing Street", "GBR")]),
        ("dotted-state", [("U.S.", "USA"), ("U.A.E.", "ARE")]),
        ("turkey-country", [("Turkey", "TUR"), ("Georgia", "GEO"), ("Ankara", "TUR")]),
        ("capitals-headline", [("BRAZIL", "BRA"), ("URUGUAY", "URY")]),
        ("with-hyphen-alias", [("Al-Qaeda", "ALQAEDA"), ("Guinea-Bissau", "GNB")]),
        ("diacritics", [("Élysée", "FRA"), ("Brasilia", "BRA"), ("Turkiye", "TUR")]),
        ("un-resolution", [("UN Security Council", "UNSC")]),
        ("hyphen-pair", [("Sweden", "SWE"), ("Finland", "FIN")]),
        ("town-and-state", [("Lubna", "place:lubna"), ("Lebanon", "LBN")]),
        ("seat-alone", [("Foreign Secretary", "GBR:foreign-minister"), ("Seoul", "KOR")]),
    ],
)
def test_names_capitals_and_seats_stand_for_their_actor(linked, name, expected):
    assert linked(name) == expected


def test_all_spellings_of_a_group_share_its_id(linked):
    assert {id for _, id in linked("islamic-state")} == {"ISIS"}
    assert len(linked("islamic-state")) == 3


@pytest.mark.parametrize("name", ["lower-case-words", "language", "seasonal-words"])
def test_words_that_only_look_like_names_are_left_alone(linked, name):
    assert linked(name) == []


def test_whom_slogans_are_against_is_named(linked):
    assert linked("anti-prefix") == [("American", "USA")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("paper-name", [("Lima Gazette", "org:lima-gazette")]),
        ("bank-name", [("Bank of Zagreb", "org:bank-of-zagreb"), ("Riga Times", "org:riga-times")]),
        ("city-namesake", [("Moscow", "place:moscow"), ("Idaho", "place:idaho")]),
        (
            "person-after-place",
            [("Paris Ferrer", "person:paris-ferrer"), ("Jordan Okafor", "person:jordan-okafor")],
        ),
        ("venue", []),
    ],
)
def test_a_known_name_inside_another_name_is_not_that_actor(linked, name, expected):
    assert linked(name) == expected


def test_an_unknown_name_made_with_a_capital_belongs_to_the_state(mentions):
    ((_, paper),) = mentions("paper-name")
    assert (paper.type, paper.state) == ("organisation", "PER")


def test_unknown_names_take_type_and_id_from_the_entity(mentions):
    found = {text: (m.id, m.type) for text, m in mentions("unnamed-person")}
    assert found["Elena Rusu"] == ("person:elena-rusu", "person")
    assert found["Green Dawn Party"] == ("org:green-dawn-party", "group")
    assert [(m.id, m.type) for _, m in mentions("unknown-place")] == [("place:zarqan", "place")]


def test_directions_are_no_part_of_a_place(linked):
    assert linked("directional-place") == [("Zarqan", "place:zarqan"), ("Mali", "MLI")]


def test_adjectives_are_demonyms_of_the_state(mentions):
    found = mentions("demonym-adjective")
    kinds = {text: (m.id, m.kind) for text, m in found}
    assert kinds["Polish"] == ("POL", "demonym")
    assert kinds["Lithuanian"] == ("LTU", "demonym")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("people-noun", [("Poles", "POL:people"), ("Danes", "DNK:people")]),
        ("adjective-as-people", [("French", "FRA:people"), ("Dutch", "NLD:people")]),
    ],
)
def test_people_nouns_are_the_people_of_the_state(mentions, name, expected):
    found = mentions(name)
    assert [(text, m.id) for text, m in found] == expected
    assert {(m.type, m.kind) for _, m in found} == {("group", "demonym")}
    assert [m.owner for _, m in found] == [m.state for _, m in found]


def test_short_forms_need_the_actor_in_the_document(linked):
    assert linked("divided-country") == [
        ("North Korea", "PRK"),
        ("South Korea", "KOR"),
        ("North", "PRK"),
        ("South", "KOR"),
    ]
    assert ("Coalition", "GLOBAL-COALITION") in linked("coalition")


def test_a_short_form_alone_means_nothing(build):
    from kgraph.actors import find_actors

    doc = build(
        ("The", "DET", 1, "det"),
        ("North", "PROPN", 2, "nsubj"),
        ("froze", "VERB", 2, "ROOT"),
    )
    assert find_actors(doc) == []


@pytest.mark.parametrize(
    ("name", "long", "id"),
    [
        ("acronym", "Baltic Harbour Union", "org:baltic-harbour-union"),
        ("bracket-square", "Coral Reef Watch Board", "org:coral-reef-watch-board"),
        ("known-acronym", "Collective Security Treaty Organization", "CSTO"),
    ],
)
def test_an_acronym_in_brackets_joins_the_long_name(linked, name, long, id):
    found = linked(name)
    assert (long, id) in found
    assert [i for text, i in found if text.isupper() and len(text) <= 4] == [id] * 2


def test_a_bare_church_is_not_joined_to_a_named_one(linked):
    assert linked("church-alone") == [("Church of the Lake", "org:church-of-the-lake")]


def test_a_state_taken_for_a_person_at_the_very_end_stays_the_state(build):
    from kgraph.actors import find_actors

    doc = build(
        ("Thank", "VERB", 0, "ROOT"),
        ("Chad", "PROPN", 0, "obj"),
        ents=[(1, 2, "PER")],
    )
    assert [m.id for m in find_actors(doc)] == ["TCD"]


def test_a_name_reaches_back_over_the_state_it_begins_with(build):
    from kgraph.actors import find_actors

    doc = build(
        ("The", "DET", 2, "det"),
        ("Fiji", "PROPN", 2, "compound"),
        ("Herald", "PROPN", 3, "nsubj"),
        ("closed", "VERB", 3, "ROOT"),
        ents=[(1, 2, "LOC"), (2, 3, "ORG")],
    )
    assert [(m.id, m.state) for m in find_actors(doc)] == [("org:fiji-herald", "FJI")]


def test_an_unknown_name_has_one_type_in_the_whole_document(build):
    from kgraph.actors import find_actors

    doc = build(
        ("Zarqan", "PROPN", 2, "obl"),
        ("then", "ADV", 2, "advmod"),
        ("left", "VERB", 2, "ROOT"),
        ("Zarqan", "PROPN", 2, "obj"),
        ("near", "ADP", 5, "case"),
        ("Zarqan", "PROPN", 2, "obl"),
        ents=[(0, 1, "ORG"), (3, 4, "LOC"), (5, 6, "LOC")],
    )
    assert {m.id for m in find_actors(doc)} == {"place:zarqan"}

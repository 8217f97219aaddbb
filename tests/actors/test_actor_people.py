"""Persons: titles, surnames, spelling variants and states."""

from __future__ import annotations

import pytest

from kgraph.actors.titles import office_named


def _people(found):
    return [(text, m.id, m.state) for text, m in found if m.type == "person"]


def test_a_surname_joins_the_full_name(mentions):
    id = "person:marta-lindqvist"
    assert _people(mentions("full-then-surname")) == [
        ("Marta Lindqvist", id, None),
        ("Lindqvist", id, None),
    ]


def test_titles_are_stripped_and_tell_the_state(mentions):
    assert _people(mentions("title-name")) == [
        ("Jonas Berg", "person:jonas-berg", "NOR"),
        ("Tariq Halabi", "person:tariq-halabi", None),
    ]


@pytest.mark.parametrize(
    ("name", "person", "state"),
    [
        ("apposed-office", "Ana Petrova", "BGR"),
        ("president-of-comma", "Ilir Hoxha", "ALB"),
        ("nested-title", "Nora Whitfield", "USA"),
        ("critics-of", "Anna Claes", "BEL"),
    ],
)
def test_an_office_beside_the_name_tells_the_state(mentions, name, person, state):
    assert [(text, state) for text, _, state in _people(mentions(name))] == [(person, state)]


def test_an_office_that_describes_a_named_person_is_no_actor_of_its_own(mentions):
    for name in ("apposed-office", "president-of-comma", "title-seat", "two-ministers"):
        assert not [m for _, m in mentions(name) if m.kind == "institution"], name


def test_spelling_variants_of_known_persons_share_an_id(mentions):
    assert _people(mentions("spelling-variant")) == [
        ("Zelenskyy", "person:volodymyr-zelensky", "UKR"),
        ("Zelensky", "person:volodymyr-zelensky", "UKR"),
    ]


def test_two_entity_spans_that_touch_are_one_person(build):
    from kgraph.actors import find_actors

    doc = build(
        ("Ada", "PROPN", 2, "nsubj"),
        ("Marsh", "PROPN", 0, "flat"),
        ("slept", "VERB", 2, "ROOT"),
        ents=[(0, 1, "PER"), (1, 2, "PER")],
    )
    assert [m.id for m in find_actors(doc)] == ["person:ada-marsh"]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Prime Minister", "prime-minister"),
        ("Foreign Secretary", "foreign-minister"),
        ("Defense Minister", "defence-minister"),
        ("Minister of Agriculture", "agriculture-minister"),
        ("Major General", ""),
        ("Mr.", ""),
        ("Table", None),
    ],
)
def test_titles_name_offices(title, office):
    assert office_named(title) == office

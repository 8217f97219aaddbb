"""Authorities and groups without an owner: of the state a text is about, or of nobody known."""

from __future__ import annotations

import pytest

from kgraph.actors.mention import is_unowned


@pytest.fixture(scope="module")
def actors():
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    pipeline = Pipeline()

    def reading(text: str) -> set[str]:
        (extraction,) = pipeline.pipe([Document(id="d", text=text)])
        ends = ((t.subject.id, t.object.id) for t in extraction.triples)
        return {id for pair in ends for id in pair}

    return reading


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Police arrested Amina Okoye.", {"unknown:police", "person:amina-okoye"}),
        ("The government sued Anna Berg.", {"unknown:government", "person:anna-berg"}),
        ("Protesters attacked the parliament.", {"unknown:protesters", "unknown:parliament"}),
        ("The prime minister met Anna Berg.", {"unknown:prime-minister", "person:anna-berg"}),
    ],
)
def test_an_authority_of_no_known_state_is_kept_without_an_owner(actors, text, ids):
    assert actors(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Kenya votes today. Rebels attacked the army.", {"KEN:rebels", "KEN:army"}),
        ("Protesters clashed with police in Kenya.", {"KEN:protesters", "KEN:police"}),
        ("The army fled. Rebels attacked the army near Nairobi.", {"KEN:rebels", "KEN:army"}),
    ],
)
def test_an_authority_is_of_the_state_that_the_text_is_about(actors, text, ids):
    assert actors(text) >= ids
    assert not any(is_unowned(id) for id in actors(text))


def test_the_state_named_by_far_most_often_is_what_a_text_is_about(actors):
    text = (
        "Kenya voted. Kenya counts. Kenya waits. Kenya is calm. Peru watches. "
        "The opposition accused the police."
    )
    assert actors(text) >= {"KEN:opposition", "KEN:police"}


def test_two_states_named_alike_leave_the_owner_open(actors):
    text = "Kenya and Peru voted. The opposition accused the police."
    assert actors(text) == {"unknown:opposition", "unknown:police"}


@pytest.mark.parametrize(
    "text",
    ["No government criticised Anna Berg.", "Soldiers saw Anna Berg.", "Officials met Anna Berg."],
)
def test_nobody_in_particular_is_no_actor(actors, text):
    assert not any(is_unowned(id) for id in actors(text))


def test_nobody_holds_an_office_of_an_unknown_owner(actors):
    assert actors("Anna Berg is a spokeswoman of the government.") == set()

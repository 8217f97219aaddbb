"""Stances on what others do, and acts that are wanted, planned or denied."""

from __future__ import annotations

import pytest

from kgraph.triples import Triple


@pytest.fixture(scope="module")
def read():  # type: ignore[no-untyped-def]
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    pipeline = Pipeline()

    def reading(text: str) -> tuple[Triple, ...]:
        (extraction,) = pipeline.pipe([Document(id="d", text=text)])
        return extraction.triples

    return reading


def events(triples: tuple[Triple, ...]) -> set[tuple[str, str, str]]:
    return {(t.subject.id, t.category, t.object.id) for t in triples}


STANCES = [
    ("Kenya welcomed the resumption of ties with Ghana.", {("KEN", "SUPPORT", "GHA")}),
    (
        "Kenya praised an accord between Ghana and Togo.",
        {("KEN", "SUPPORT", "GHA"), ("KEN", "SUPPORT", "TGO")},
    ),
    ("Kenya condemned raids carried out by Ghana.", {("KEN", "ACCUSE", "GHA")}),
    ("Kenya welcomed assurances given by Ghana on Monday.", {("KEN", "SUPPORT", "GHA")}),
    ("Kenya criticised reports about Ghana.", {("KEN", "ACCUSE", "GHA")}),
    ("Kenya warned of Ghana's weapons.", {("KEN", "ACCUSE", "GHA")}),
]


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_a_stance_on_a_thing_is_one_on_its_parties_or_authors(read, text, expected) -> None:  # type: ignore[no-untyped-def]
    assert expected <= events(read(text))


def test_no_stance_is_taken_on_the_victim_of_an_act(read) -> None:  # type: ignore[no-untyped-def]
    found = events(read("Kenya condemned the invasion of Ghana by Togo."))
    assert ("KEN", "ACCUSE", "GHA") not in found


WANTED = [
    ("Kenya called for sanctions on Ghana.", "SANCTION", "possible", False),
    ("Kenya is considering strikes on Ghana.", "ASSAULT", "possible", False),
    ("Kenya planned an attack on Ghana.", "ASSAULT", "planned", False),
    ("Kenya pushed for talks with Ghana.", "CONSULT", "possible", False),
    ("Kenya denied an attack on Ghana.", "ASSAULT", "reported", True),
]


@pytest.mark.parametrize(("text", "category", "modality", "negated"), WANTED)
def test_who_wants_or_denies_an_act_does_it_with_that_status(  # type: ignore[no-untyped-def]
    read, text, category, modality, negated
) -> None:
    found = [t for t in read(text) if (t.subject.id, t.object.id) == ("KEN", "GHA")]
    assert [(t.category, t.modality, t.negated) for t in found] == [(category, modality, negated)]


MUTUAL = [
    "Kenya is in talks with Ghana.",
    "Kenya has been drawn into a conflict with Ghana.",
    "Kenya lost ten soldiers in the war with Ghana.",
]


@pytest.mark.parametrize("text", MUTUAL)
def test_the_one_who_is_in_it_is_the_other_party(read, text) -> None:  # type: ignore[no-untyped-def]
    found = [t for t in read(text) if {t.subject.id, t.object.id} == {"KEN", "GHA"}]
    assert [t.symmetric for t in found] == [True]


def test_ties_are_restored_by_one_side_or_by_both(read) -> None:  # type: ignore[no-untyped-def]
    (one,) = read("Kenya restored full diplomatic ties with Ghana.")
    (both,) = read("Kenya and Ghana restored full diplomatic ties.")
    assert (one.subject.id, one.object.id, one.symmetric) == ("KEN", "GHA", False)
    assert both.symmetric


@pytest.mark.parametrize(
    "text", ["A spy sought asylum in Ghana.", "Rama Ngoy applied for asylum in Ghana."]
)
def test_papers_are_asked_of_the_state_where_they_are_sought(read, text) -> None:  # type: ignore[no-untyped-def]
    found = [t for t in read(text) if t.object.id == "GHA"]
    assert all(t.category == "REQUEST" for t in found)
    assert found or "Rama" not in text


def test_a_way_is_blocked_to_whom_it_leads(read) -> None:  # type: ignore[no-untyped-def]
    found = events(read("Kenya's soldiers blocked the roads leading into Ghana."))
    assert any(a.startswith("KEN") and b == "GHA" for a, _, b in found)


def test_a_description_is_of_all_whom_it_stands_before(read) -> None:  # type: ignore[no-untyped-def]
    found = read("Old foes Kenya and Ghana have renewed diplomatic ties.")
    ties = [t for t in found if t.category == "SUPPORT"]
    assert [{t.subject.id, t.object.id} for t in ties] == [{"KEN", "GHA"}]


def test_a_decision_on_a_matter_is_of_who_took_it(read) -> None:  # type: ignore[no-untyped-def]
    found = events(read("Kenya condemned a decision on tariffs taken by Ghana."))
    assert ("KEN", "ACCUSE", "GHA") in found


@pytest.mark.parametrize("verb", ["opposed", "condemned", "welcomed"])
def test_who_shares_a_stance_on_an_act_does_not_do_it(read, verb) -> None:  # type: ignore[no-untyped-def]
    assert events(read(f"Kenya and Ghana {verb} the war.")) == set()
    assert events(read("Kenya and Ghana fought a war.")) == {("KEN", "ASSAULT", "GHA")}

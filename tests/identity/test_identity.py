"""Which ids of a corpus are one actor, why, and what the user's lines change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.identity import Seen, Tie, gather, merge, read_judgements
from kgraph.identity.judgements import parse


def person(name: str, state: str | None = None, number: int = 1) -> Seen:
    slug = name.lower().replace(" ", "-").replace(".", "")
    return Seen(f"person:{slug}", name, "person", state, name, number)


def body(name: str, state: str | None = None) -> Seen:
    slug = name.lower().replace(" ", "-").replace(".", "").replace(",", "")
    return Seen(f"org:{slug}", name, "organisation", state, name)


def state(id: str, name: str) -> Seen:
    return Seen(id, name, "state", id, name)


def who(*seen: Seen, ties: tuple[Tie, ...] = (), lines: tuple[str, ...] = ()):
    return merge(gather(seen, ties), parse(lines, "who.txt"))


SPELLINGS = [
    ("Volodymyr Tereshko", "Volodimir Tereshko"),
    ("Amina Diallo", "Amina Djallo"),
    ("Amina B. Diallo", "Amina Diallo"),
    ("José Marquez", "Jose Marquez"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_a_full_name_are_one_person(one, other):
    found = who(person(one), person(other))
    (joined,) = found.merges
    assert found.id(joined.a) == found.id(joined.b)
    assert one in joined.reason and other in joined.reason


APART = [
    (person("Amina Diallo", "SEN"), person("Amina Djallo", "MLI")),
    (person("Amina B. Diallo"), person("Amina K. Diallo")),
    (person("Amina Diallo"), person("Oumar Diallo")),
    (person("Amina B. Diallo"), person("Amina K. B. Diallo")),
    (person("Martin Reiner"), person("Martin Rainer")),
    (body("Bank"), body("Bank Ltd")),
    (person("Diallo", "SEN"), person("Amina Diallo", "SEN")),
    (body("Acme Mining", "SEN"), body("Acme Mining Ltd", "MLI")),
    (body("Acme Mining"), body("Acme Banking")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_speaks_against_it_keeps_two_apart(one, other):
    assert who(one, other).merges == ()


def test_a_name_between_two_others_joins_one_of_them_at_most():
    found = who(person("Amina B. Diallo"), person("Amina K. Diallo"), person("Amina Diallo"))
    assert found.id("person:amina-b-diallo") != found.id("person:amina-k-diallo")


def test_a_surname_alone_joins_by_office_only():
    seen = (person("Diallo", "SEN"), person("Amina Diallo", "SEN"), person("Oumar Diallo", "SEN"))
    office = "president of"
    ties = (Tie("person:diallo", office, "SEN"), Tie("person:amina-diallo", office, "SEN"))
    found = who(*seen, ties=ties)
    assert found.id("person:diallo") == "person:amina-diallo"
    assert found.id("person:oumar-diallo") == "person:oumar-diallo"


def test_two_candidates_for_a_surname_are_a_conflict():
    seen = (person("Diallo", "SEN"), person("Amina Diallo", "SEN"), person("Oumar Diallo", "SEN"))
    ties = tuple(Tie(each.id, "president of", "SEN") for each in seen)
    found = who(*seen, ties=ties)
    assert found.merges == ()
    assert "Amina Diallo, Oumar Diallo" in found.conflicts[0]


@pytest.mark.parametrize(
    "other", ["The Acme Mining Company", "Acme Mining Ltd.", "Acme Mining, Inc"]
)
def test_articles_and_legal_forms_make_no_other_body(other):
    assert len(who(body("Acme Mining"), body(other)).merges) == 1


def test_an_acronym_needs_one_body_of_its_state():
    long = body("Free Workers Front", "CHL")
    assert len(who(body("FWF", "CHL"), long).merges) == 1
    assert who(body("FWF"), long).merges == ()
    doubt = who(body("FWF", "CHL"), long, body("Fair Wages Fund", "CHL"))
    assert doubt.merges == () and "none was taken" in doubt.conflicts[0]


def test_a_person_of_two_states_is_reported():
    found = who(person("Amina Diallo", "SEN"), person("Amina Diallo", "MLI"))
    assert found.conflicts == (
        "Amina Diallo (person:amina-diallo) is of MLI and SEN in different places",
    )


class TestLines:
    seen = (
        person("Amina Diallo", number=3),
        person("Amina Djallo"),
        person("Oumar Keita"),
        state("GHA", "Ghana"),
        state("TGO", "Togo"),
    )

    def test_same_joins(self):
        found = who(*self.seen, lines=("same Oumar Keita = person:amina-diallo",))
        assert found.ids("person:oumar-keita") == (
            "person:amina-diallo",
            "person:amina-djallo",
            "person:oumar-keita",
        )
        assert "who.txt, line 1" in "".join(m.reason for m in found.merges)

    def test_not_same_goes_before_what_rules_say(self):
        found = who(*self.seen, lines=("# a note", "", "not-same Amina Diallo = Amina Djallo"))
        assert found.merges == ()

    def test_not_same_holds_through_a_third(self):
        lines = ("same Amina Diallo = Oumar Keita", "not-same Oumar Keita = Amina Djallo")
        found = who(*self.seen, lines=lines)
        assert found.id("person:amina-djallo") == "person:amina-djallo"

    CONFLICTS = (
        ("same Ghana = Togo", "two actors of the catalogue"),
        ("same Nobody = Togo", "'Nobody' is no actor here"),
        ("not-same amina diallo = Nobody", "'Nobody' is no actor here"),
    )

    @pytest.mark.parametrize(("line", "expected"), CONFLICTS)
    def test_what_cannot_be_done_is_said(self, line, expected):
        assert any(expected in conflict for conflict in who(*self.seen, lines=(line,)).conflicts)

    def test_a_contradiction_is_said(self):
        lines = ("same Amina Diallo = Oumar Keita", "not-same Oumar Keita = Amina Diallo")
        found = who(*self.seen, lines=lines)
        assert any("apart" in conflict for conflict in found.conflicts)
        assert found.id("person:oumar-keita") == "person:oumar-keita"

    @pytest.mark.parametrize("line", ["same A B", "samee A = B", "same A =", "A = B"])
    def test_a_line_of_another_form_is_an_error_with_its_place(self, tmp_path, line):
        path = tmp_path / "who.txt"
        path.write_text(f"# fine\n{line}\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"who\.txt, line 2: write 'same"):
            read_judgements(path)


NAMES = ["Amina Diallo", "Amina Djallo", "Diallo", "Oumar Keita", "Omar Keita", "Umar Keita"]


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "SEN", "MLI"])), max_size=8
    ).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found)))
)
def test_the_order_of_documents_changes_nothing(orders):
    one, other = (who(*(person(*each) for each in order)) for order in orders)
    assert one == other


@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_each_actor_has_one_id_and_joins_are_mutual(names):
    found = who(*(person(name) for name in names))
    for name in names:
        id = person(name).id
        assert id in found.ids(id)
        assert {found.id(each) for each in found.ids(id)} == {found.id(id)}

"""Persons seen as the office and the state that they act for on a date."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kgraph.actors.days import middle_day
from kgraph.actors.levels import institution_of, office_actor, office_called, state_of
from kgraph.actors.offices import terms

_MEDVEDEV = "person:dmitry-medvedev"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2024-02-29T10:00:00Z", "2024-02-29"),
        ("2024-02", "2024-02-15"),
        ("2024", "2024-07-01"),
    ],
)
def test_a_month_or_a_year_counts_as_its_middle_day(text, day):
    assert middle_day(text).isoformat() == day


@pytest.mark.parametrize("text", [None, "", "2024-13", "2023-02-29", "yesterday", "20"])
def test_what_is_no_date_has_no_day(text):
    assert middle_day(text) is None


class TestInstitutionOf:
    @pytest.mark.parametrize(
        ("date", "institution"),
        [
            ("2010-06-15", "RUS:president"),
            ("2010-06", "RUS:president"),
            ("2010", "RUS:president"),
            ("2015-06-15", "RUS:prime-minister"),
            ("2024", "RUS:security-council-deputy-chair"),
            ("1999", None),
            (None, None),
            ("soon", None),
        ],
    )
    def test_the_date_decides(self, date, institution):
        assert institution_of(_MEDVEDEV, date) == institution

    def test_on_the_day_of_a_change_the_new_office_counts(self):
        assert institution_of("person:vladimir-putin", "2012-05-07") == "RUS:president"

    @pytest.mark.parametrize(
        ("person", "date", "institution"),
        [
            ("person:xi-jinping", "2020-01-01", "CHN:president"),
            ("person:angela-merkel", "2015-09-04", "DEU:prime-minister"),
            ("person:kofi-annan", "2003-03-20", "UN:secretary-general"),
            ("person:nobody", "2003-03-20", None),
            ("RUS", "2003-03-20", None),
        ],
    )
    def test_offices_of_states_go_before_those_of_organisations(self, person, date, institution):
        assert institution_of(person, date) == institution

    def test_every_term_is_found_on_its_first_day(self):
        for term in terms():
            if len(term.start) == 10:
                assert institution_of(term.person, term.start) is not None, term


class TestStateOf:
    @pytest.mark.parametrize(
        ("person", "date", "state"),
        [
            (_MEDVEDEV, "2010", "RUS"),
            (_MEDVEDEV, None, "RUS"),
            ("person:kofi-annan", "2003-03-20", "GHA"),
            ("person:nobody", "2003-03-20", None),
            ("NATO", None, None),
        ],
    )
    def test_the_office_tells_it_else_the_origin(self, person, date, state):
        assert state_of(person, date) == state


class TestOffices:
    @pytest.mark.parametrize(
        ("owner", "office", "name", "state"),
        [
            ("RUS", "president", "Russian president", "RUS"),
            ("GBR", "foreign-minister", "British foreign minister", "GBR"),
            ("UN", "secretary-general", "United Nations secretary general", None),
            ("NOWHERE", "president", "NOWHERE president", None),
        ],
    )
    def test_an_office_is_an_actor(self, owner, office, name, state):
        actor = office_actor(owner, office)
        assert (actor.id, actor.name, actor.type) == (f"{owner}:{office}", name, "institution")
        assert actor.state == state

    @pytest.mark.parametrize(
        ("name", "office"),
        [
            ("president", "president"),
            ("chancellor", "prime-minister"),
            ("Foreign Secretary", "foreign-minister"),
            ("defense minister", "defence-minister"),
            ("table", None),
        ],
    )
    def test_nouns_name_offices(self, name, office):
        assert office_called(name) == office


def test_the_tables_can_be_asked_without_the_parser():
    code = "import sys, kgraph.graph, kgraph.actors.levels as levels\n"
    code += f"assert levels.institution_of({_MEDVEDEV!r}, '2010') == 'RUS:president'\n"
    code += "assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)

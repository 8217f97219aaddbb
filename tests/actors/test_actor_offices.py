"""Who held which office when: the table of terms and the questions it answers."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date, timedelta
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors import Catalogue
from kgraph.actors.offices import Term, holder, holders, offices_of, terms
from kgraph.actors.tables import rows, values
from kgraph.actors.text import pieces, slug
from kgraph.actors.titles import office_named

_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_MEDVEDEV = "person:dmitry-medvedev"
# Offices that neither a role noun nor a title names by itself.
_OTHER_OFFICES = {"security-council-deputy-chair", "security-council-secretary"}
# One bearer of these surnames is in the news so much more than the others that it stands for him.
_FOREMOST = {"Aliyev", "Asad", "Assad", "Blair", "Bush", "Khamenei", "Mubarak", "Orban", "Zuma"}
_COMMON = """
    Lee Park Kim Brown May Rice Powell Gates Hague Straw Abe Johnson Clinton Singh Khan Rudd Harper
    Cook Fox Hunt Key Sharif Hariri Aoun Kabila Rajapaksa Kirchner Castro Martin Li
"""
# States whose foreign and defence ministers since 2000 are in the table.
_COVERED = """
    USA RUS CHN UKR ISR IRN IRQ SYR PAK IND TUR GBR FRA DEU POL BLR JPN KOR PRK EGY SAU ARE LBN TUN
    SDN ETH NGA ZAF RWA ZWE COL CUB MEX BRA ARG CAN ITA ESP NLD GRC HUN ROU GEO ARM AZE KAZ LTU LVA
    EST FIN SWE NOR VNM THA MMR PHL IDN TWN AUT CZE SVK BGR MLI MYS DNK BEL PRT HRV
"""
_LONGEST_GAP = timedelta(days=370)
# Outgoing and incoming holders may share some days around the change.
_HANDOVER = timedelta(days=5)


def _first_day(text):
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(text):
    if text is None:
        return date.max
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _offices(found):
    return [(term.holder_of, term.office) for term in found]


class TestTable:
    def test_every_person_is_in_the_table_of_people(self):
        people = {row["id"] for row in rows("people")}
        assert {term.person for term in terms()} <= people

    def test_states_and_organisations_are_in_the_catalogue(self):
        owners = {term.holder_of for term in terms()}
        actors = {id: Catalogue.load().actor(id) for id in owners}
        assert [id for id, actor in actors.items() if actor is None] == []
        assert {actor.type for actor in actors.values()} <= {"state", "organisation", "group"}

    def test_offices_are_those_of_roles_and_titles(self):
        named = {office_named(row["title"]) for row in rows("titles")}
        named |= {slug(row["title"]) for row in rows("titles")}
        named |= {row["slug"] for row in rows("institutions") if row["type"] == "office"}
        named |= {f"{row['slug']}-minister" for row in rows("portfolios")}
        assert {term.office for term in terms()} <= named | _OTHER_OFFICES

    def test_dates_are_whole_and_in_order(self):
        for term in terms():
            assert _DATE.fullmatch(term.start), term
            assert term.end is None or _DATE.fullmatch(term.end), term
            assert _first_day(term.start) <= _last_day(term.end), term
            assert term.covers(term.start), term

    def test_rows_are_whole_sorted_and_not_repeated(self):
        source = resources.files("kgraph.actors").joinpath("data", "offices.csv")
        with source.open("r", encoding="utf-8") as stream:
            header, *found = csv.reader(stream)
        assert header == ["person", "holder_of", "office", "from", "to"]
        assert {len(row) for row in found} == {5}
        keys = [(owner, office, start, person) for person, owner, office, start, _ in found]
        assert keys == sorted(set(keys))
        assert len(found) == len(terms()) > 1000

    def test_an_office_has_one_holder_at_a_time(self):
        groups = defaultdict(list)
        for term in terms():
            groups[term.holder_of, term.office].append(term)
        for group in groups.values():
            for before, after in pairwise(group):
                certain_end = _first_day(before.end) if before.end else date.max
                assert certain_end - _last_day(after.start) <= _HANDOVER, (before, after)

    def test_nobody_holds_one_office_twice_at_once(self):
        for term in terms():
            same = [t for t in holders(term.holder_of, term.office) if t.person == term.person]
            for before, after in pairwise(same):
                assert before.end is not None and before.end < after.start, (before, after)


class TestCoverage:
    """Who was foreign or defence minister is known, but for gaps of a year at most."""

    @pytest.mark.parametrize("office", ["foreign-minister", "defence-minister"])
    @pytest.mark.parametrize("state", _COVERED.split())
    def test_ministers_of_the_states_most_in_the_news_have_no_long_gap(self, state, office):
        latest, gaps = date(2000, 1, 1), []
        for term in holders(state, office):
            start = _first_day(term.start)
            if start - latest > _LONGEST_GAP:
                gaps.append((latest, start))
            latest = max(latest, _last_day(term.end))
        assert gaps == []
        assert date(2025, 9, 1) - latest <= _LONGEST_GAP

    @pytest.mark.parametrize(
        ("owner", "office", "day", "id"),
        [
            ("SYR", "defence-minister", "2003-03-20", "person:mustafa-tlass"),
            ("YEM", "prime-minister", "2015-09-01", "person:khaled-bahah"),
            ("ETH", "foreign-minister", "2014-06-01", "person:tedros-adhanom-ghebreyesus"),
            ("ETH", "foreign-minister", "2005-06-01", "person:seyoum-mesfin"),
            ("DZA", "prime-minister", "2017-06-30", "person:abdelmadjid-tebboune"),
            ("AUT", "foreign-minister", "2005-01-01", "person:ursula-plassnik"),
            ("KOR", "prime-minister", "2008-01-01", "person:han-duck-soo"),
            ("EST", "defence-minister", "2016-12-01", "person:margus-tsahkna"),
            ("EST", "foreign-minister", "2024-12-01", "person:margus-tsahkna"),
            ("PRK", "prime-minister", "2015-01-01", "person:pak-pong-ju"),
            ("AFG", "supreme-leader", "2001-09-11", "person:mohammed-omar"),
            ("NLD", "defence-minister", "2001-01-01", "person:frank-de-grave"),
        ],
    )
    def test_one_holder_is_known_on_a_day(self, owner, office, day, id):
        assert holder(owner, office, day) == id


class TestNames:
    def test_no_name_means_two_people(self):
        bearers = defaultdict(set)
        for row in rows("people"):
            for name in (row["name"], *values(row["aliases"])):
                bearers[pieces(name)].add(row["id"])
        assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}

    def test_a_surname_of_several_people_is_no_alias(self):
        bearers = defaultdict(set)
        for row in rows("people"):
            bearers[pieces(row["name"])[-1]].add(row["id"])
        shared = {word for word, ids in bearers.items() if len(ids) > 1}
        aliases = [pieces(alias) for row in rows("people") for alias in values(row["aliases"])]
        alone = {words[0] for words in aliases if len(words) == 1}
        assert alone & shared <= _FOREMOST

    @pytest.mark.parametrize("surname", _COMMON.split())
    def test_common_surnames_need_more_than_themselves(self, surname):
        assert [e for e in Catalogue.load().lookup((surname,)) if e.kind == "person"] == []

    @pytest.mark.parametrize(
        ("spelling", "id"),
        [
            ("Viktor Yuschenko", "person:viktor-yushchenko"),
            ("Gerhard Schroeder", "person:gerhard-schroder"),
            ("Gerhard Schröder", "person:gerhard-schroder"),
            ("Yoon Suk Yeol", "person:yoon-suk-yeol"),
            ("ElBaradei", "person:mohamed-elbaradei"),
            ("Umaru Yar’Adua", "person:umaru-yaradua"),
            ("J.D. Vance", "person:jd-vance"),
            ("Nicolae Ciucă", "person:nicolae-ciuca"),
        ],
    )
    def test_spellings_of_one_name_share_an_id(self, spelling, id):
        found = Catalogue.load().lookup(pieces(spelling))
        assert [entry.actor.id for entry in found] == [id]


class TestOfficesOfAPerson:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2010-06-15", [("RUS", "president")]),
            ("2015-06-15", [("RUS", "prime-minister")]),
            ("2024-06-15", [("RUS", "security-council-deputy-chair")]),
            ("2007-06-15", []),
        ],
    )
    def test_the_date_decides(self, day, expected):
        assert _offices(offices_of(_MEDVEDEV, day)) == expected

    def test_without_a_date_all_terms_come_oldest_first(self):
        found = offices_of(_MEDVEDEV)
        assert [term.start for term in found] == sorted(term.start for term in found)
        assert len(found) == 3

    @pytest.mark.parametrize(
        ("day", "held"),
        [
            ("2008-05-06", False),
            ("2008-05-07", True),
            ("2012-05-07", True),
            ("2012-05-08", False),
        ],
    )
    def test_first_and_last_day_count(self, day, held):
        assert (("RUS", "president") in _offices(offices_of(_MEDVEDEV, day))) is held

    @pytest.mark.parametrize(
        ("period", "count"), [("2012", 2), ("2012-05", 2), ("2012-04", 1), ("2020-01", 2)]
    )
    def test_a_month_or_a_year_touches_all_terms_in_it(self, period, count):
        assert len(offices_of(_MEDVEDEV, period)) == count

    def test_a_time_of_day_is_no_matter(self):
        assert offices_of(_MEDVEDEV, "2012-05-07T23:59:59Z") == offices_of(_MEDVEDEV, "2012-05-07")

    def test_states_and_organisations_follow_one_another(self):
        id = "person:donald-tusk"
        owners = [term.holder_of for term in offices_of(id)]
        assert owners == ["POL", "EUCOUNCIL", "POL"]
        assert _offices(offices_of(id, "2016-01-01")) == [("EUCOUNCIL", "president")]

    def test_two_offices_at_once(self):
        found = _offices(offices_of("person:xi-jinping", "2020-01-01"))
        assert sorted(found) == [("CCP", "general-secretary"), ("CHN", "president")]

    @pytest.mark.parametrize("id", ["person:nobody", "", "RUS"])
    def test_who_held_nothing_has_no_terms(self, id):
        assert offices_of(id) == offices_of(id, "2010-01-01") == ()


class TestHoldersOfAnOffice:
    @pytest.mark.parametrize(
        ("owner", "office", "day", "id"),
        [
            ("RUS", "president", "2010-01-01", "person:dmitry-medvedev"),
            ("RUS", "prime-minister", "2010-01-01", "person:vladimir-putin"),
            ("GBR", "foreign-minister", "2017-03-01", "person:boris-johnson"),
            ("GBR", "king", "2000-01-01", "person:elizabeth-ii"),
            ("USA", "defence-minister", "2003-03-20", "person:donald-rumsfeld"),
            ("DEU", "prime-minister", "2015-09-04", "person:angela-merkel"),
            ("IRN", "supreme-leader", "2009-06-12", "person:ali-khamenei"),
            ("UN", "secretary-general", "2003-03-20", "person:kofi-annan"),
            ("NATO", "secretary-general", "2022-02-24", "person:jens-stoltenberg"),
            ("EU", "high-representative", "2015-07-14", "person:federica-mogherini"),
            ("USA", "president", "2019-01-01", "person:donald-trump"),
            ("USA", "president", "2022-01-01", "person:joe-biden"),
        ],
    )
    def test_one_person_holds_it(self, owner, office, day, id):
        assert [term.person for term in holders(owner, office, day)] == [id]
        assert holder(owner, office, day) == id

    def test_on_the_day_of_a_change_both_hold_it(self):
        found = [term.person for term in holders("FRA", "president", "2017-05-14")]
        assert found == ["person:francois-hollande", "person:emmanuel-macron"]
        assert holder("FRA", "president", "2017-05-14") is None

    def test_a_gap_has_no_holder(self):
        assert holders("LBN", "president", "2015-01-01") == ()
        assert holder("LBN", "president", "2015-01-01") is None

    def test_one_person_with_two_terms_in_a_year_is_clear(self):
        assert len(holders("GRC", "prime-minister", "2023")) == 2
        assert holder("GRC", "prime-minister", "2023") == "person:kyriakos-mitsotakis"

    def test_before_the_first_and_after_the_last_term(self):
        assert holders("UN", "secretary-general", "1990-01-01") == ()
        assert holders("YUG", "president", "2010-01-01") == ()

    def test_an_open_term_goes_on(self):
        latest = holders("BLR", "president")[-1]
        assert latest.end is None
        assert latest.covers("2030-01-01") and not latest.covers("1994-07-19")

    @pytest.mark.parametrize(("owner", "office"), [("XXX", "president"), ("RUS", "astronaut")])
    def test_unknown_offices_have_no_holders(self, owner, office):
        assert holders(owner, office) == holders(owner, office, "2010-01-01") == ()


_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
_LENGTHS = st.sampled_from([4, 7, 10])


class TestTerm:
    @pytest.mark.parametrize(
        ("day", "held"),
        [
            ("2001-12-31", False),
            ("2002", True),
            ("2002-01-01", True),
            ("2004-03-31", True),
            ("2004-04-01", False),
            ("2004-04", False),
            ("2004", True),
            ("2005", False),
        ],
    )
    def test_dates_that_are_not_certain_count_whole(self, day, held):
        assert Term("person:a-b", "POL", "president", "2002", "2004-03").covers(day) is held

    @given(first=_DAYS, last=_DAYS, day=_DAYS, cut=_LENGTHS, start=_LENGTHS, end=_LENGTHS)
    def test_cutting_a_date_never_loses_a_term(self, first, last, day, cut, start, end):
        exact = Term("person:a-b", "POL", "president", first.isoformat(), last.isoformat())
        loose = Term("person:a-b", "POL", "president", exact.start[:start], last.isoformat()[:end])
        assert exact.covers(day.isoformat()) is (first <= day <= last)
        if exact.covers(day.isoformat()):
            assert loose.covers(day.isoformat()[:cut])

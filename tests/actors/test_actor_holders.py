"""Persons of the table by office, state and date, in text that the shipped model parses."""

from __future__ import annotations

from functools import cache

import pytest

from kgraph.actors import find_actors
from kgraph.actors.dictionaries import Dictionaries
from kgraph.actors.offices import terms
from kgraph.language import load


@cache
def _language():
    return load()


def _people(text, date=None):
    """Return the words, the id and the state of each person named in a text."""
    language = _language()
    doc = language.make_doc(text)
    doc._.date = date
    doc = language(doc)
    found = [m for m in find_actors(doc) if m.type == "person" and m.kind == "name"]
    return [(doc[m.start : m.end].text, m.id.removeprefix("person:"), m.state) for m in found]


def _ids(text, date=None):
    return [id for _, id, _ in _people(text, date)]


class TestTitlesWithSurnames:
    @pytest.mark.parametrize(
        ("date", "text", "id"),
        [
            ("2003-04-02", "President Bush praised Kuwait.", "george-w-bush"),
            ("1990-08-10", "President Bush praised Kuwait.", "george-bush"),
            ("2008-03-02", "British Prime Minister Brown visited Ghana.", "gordon-brown"),
            ("2019-05-02", "Foreign Minister Wang met Pakistani officials.", "wang-yi"),
            ("2011-05-02", "NATO Secretary General Rasmussen left.", "anders-fogh-rasmussen"),
            ("2018-02", "South Korean President Moon thanked Japan.", "moon-jae-in"),
            ("2006", "Secretary of State Rice visited Beirut.", "condoleezza-rice"),
            ("2010-03-02", "Secretary of State Clinton visited Peru.", "hillary-clinton"),
            ("1995-03-02", "President Clinton visited Peru.", "bill-clinton"),
            ("2007-01-30", "Argentine President Kirchner left.", "nestor-kirchner"),
            ("2009-01-30", "Argentine President Kirchner left.", "cristina-fernandez-de-kirchner"),
            ("2017-01-30", "Chinese Premier Li thanked Chad.", "li-keqiang"),
            ("2023-12-30", "Chinese Premier Li thanked Chad.", "li-qiang"),
            ("2014-05-01", "Pakistani Prime Minister Sharif left.", "nawaz-sharif"),
            ("2022-05-01", "Pakistani Prime Minister Sharif left.", "shehbaz-sharif"),
            ("2011-01-30", "Jordan's King Abdullah visited Oman.", "abdullah-ii"),
            ("2011-01-30", "Saudi King Abdullah visited Oman.", "abdullah-bin-abdulaziz"),
            ("2014-07", "UN chief Ban visited Mali.", "ban-ki-moon"),
            ("2018-06-12", "North Korean leader Kim visited China.", "kim-jong-un"),
        ],
    )
    def test_office_and_date_tell_the_holder(self, date, text, id):
        assert _ids(text, date) == [id]

    @pytest.mark.parametrize(
        ("date", "text", "id"),
        [
            ("2014-03-18", "Former President Clinton praised Haiti.", "bill-clinton"),
            ("2008-11-20", "President-elect Obama praised Haiti.", "barack-obama"),
            ("2012-01-30", "Former British Prime Minister Brown left.", "gordon-brown"),
            ("2019-12-01", "Ousted Bolivian President Morales fled.", "evo-morales"),
        ],
    )
    def test_an_office_may_be_over_or_still_to_come(self, date, text, id):
        assert _ids(text, date) == [id]

    @pytest.mark.parametrize(
        ("text", "id"),
        [
            ("Chinese Premier Li thanked Chad.", "li"),
            ("Chilean President Bachelet thanked Chad.", "michelle-bachelet"),
            ("Israeli Foreign Minister Lieberman left.", "avigdor-lieberman"),
        ],
    )
    def test_without_a_date_only_one_may_fit(self, text, id):
        assert _ids(text) == [id]

    @pytest.mark.parametrize(
        ("date", "text", "state"),
        [
            ("1999-12-01", "Fijian Prime Minister Brown thanked Samoa.", "FJI"),
            ("2009-12-01", "Guyanese Foreign Minister Wang thanked Brazil.", "GUY"),
            ("1995-12-01", "British Prime Minister Brown thanked Brazil.", "GBR"),
        ],
    )
    def test_another_state_or_time_is_another_person(self, date, text, state):
        ((word, id, found),) = _people(text, date)
        assert (id, found) == (word.lower(), state)

    def test_two_holders_of_one_surname_are_kept_apart(self):
        text = "Polish Prime Minister Kaczynski met President Kaczynski in Gdansk."
        assert _ids(text, "2006-09-01") == ["jaroslaw-kaczynski", "lech-kaczynski"]

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("Presidents Biden and Xi met in Bali.", ["joe-biden", "xi-jinping"]),
            ("Foreign Ministers Lavrov and Kuleba met.", ["sergei-lavrov", "dmytro-kuleba"]),
        ],
    )
    def test_a_title_in_the_plural_holds_for_all(self, text, ids):
        assert _ids(text, "2022-03-10") == ids

    def test_owners_and_names_side_by_side_go_together(self):
        text = "British and French Prime Ministers Brown and Fillon met."
        assert [state for _, _, state in _people(text, "2008-05-01")] == ["GBR", "FRA"]

    def test_the_state_is_that_of_the_office(self):
        for term in terms():
            if term.office == "president" and len(term.start) == 10 and term.holder_of == "RUS":
                surname = term.person.rpartition("-")[2].title()
                text = f"Russian President {surname} praised Cuba."
                assert [state for *_, state in _people(text, term.start)] == ["RUS"]


class TestSurnamesAlone:
    @pytest.mark.parametrize(
        ("date", "id"), [("2003-04-02", "george-w-bush"), ("1990-08-10", "george-bush")]
    )
    def test_of_two_namesakes_the_one_in_office_is_meant(self, date, id):
        assert _ids("Bush condemned Iraq.", date) == [id]

    def test_a_common_surname_needs_its_state_in_the_document(self):
        assert _ids("Brown met Merkel. Britain thanked Germany.", "2009-01-01")[0] == "gordon-brown"
        assert _ids("Brown met Merkel in Ghana.", "2009-01-01")[0] == "brown"
        assert _ids("Brown met Merkel. Britain thanked Germany.", "2019-01-01")[0] == "brown"

    @pytest.mark.parametrize("date", [None, "2008-06-12"])
    def test_a_full_name_in_the_document_wins(self, date):
        text = "Keith Brown criticised Britain. Later, Brown thanked France."
        assert _ids(text, date) == ["keith-brown", "keith-brown"]

    def test_a_title_names_another_person_than_the_full_name(self):
        text = "Jeb Bush visited Haiti. President Bush praised Haiti. Bush left Haiti."
        assert _ids(text, "2006-03-01") == ["jeb-bush", "george-w-bush", "george-w-bush"]

    def test_who_was_titled_once_goes_by_surname(self):
        text = "British Foreign Secretary Straw met Iranian officials. Straw warned Iran."
        assert _ids(text, "2005-09-01") == ["jack-straw", "jack-straw"]

    def test_a_state_beside_the_name_tells_it(self):
        text = "Japan's Noda met South Korea's Lee in Busan."
        assert _ids(text, "2012-03-01") == ["yoshihiko-noda", "lee-myung-bak"]

    def test_a_citizen_of_another_state_is_somebody_else(self):
        ((_, id, state),) = _people("Polish farmer Merkel sued Germany.", "2021-05-01")
        assert (id, state) == ("merkel", "POL")


class TestSpellings:
    @pytest.mark.parametrize(
        ("text", "id"),
        [
            ("Alexander Lukashenka met Lao officials.", "alexander-lukashenko"),
            ("Mahmoud Ahmadinezhad met Lao officials.", "mahmoud-ahmadinejad"),
            ("Moammar Gadhafi met Lao officials.", "muammar-gaddafi"),
            ("Volodymyr Zelenskiy met Lao officials.", "volodymyr-zelensky"),
            ("Hamid Karzay met Lao officials.", "hamid-karzai"),
        ],
    )
    def test_other_spellings_of_persons_of_the_table(self, text, id):
        assert _ids(text) == [id]

    def test_one_whole_name_of_two_persons_is_told_apart_by_date(self):
        assert _ids("George Bush praised Kuwait.", "2005-01-01") == ["george-w-bush"]
        assert _ids("George Bush praised Kuwait.", "1991-01-01") == ["george-bush"]
        assert _ids("George H.W. Bush praised Kuwait.", "2005-01-01") == ["george-bush"]


def test_who_a_dictionary_names_keeps_the_id_of_the_dictionary(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text("id,name,type,state,aliases\nBOSS,Vladimir Putin,person,,Putin\n", "utf-8")
    doc = _language()("Russian President Putin praised Cuba. Vladimir Putin left.")
    found = find_actors(doc, Dictionaries.read([path]))
    assert {m.id for m in found if m.type == "person"} == {"BOSS"}

"""PETRARCH files: comments, phrases, codes, plurals, sets, and lines that are wrong."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors.dictionaries.actorfile import CodedActors, read_actors
from kgraph.actors.dictionaries.agentfile import Agent, read_agents
from kgraph.actors.dictionaries.lines import Problems
from kgraph.actors.dictionaries.phrases import Phrases, words

LINES = st.lists(
    st.one_of(
        st.text(alphabet="AB_+[]{}<>!~#;- \t=09/\ufffd", max_size=20),
        st.text(max_size=20),
        st.sampled_from(["SYLDAVIA_ [SYL]", "+SYLDAVIAN", "[SYL <990101]", "<!-- x", "-->"]),
    ),
    max_size=12,
)


def actors(text):
    """Return phrase -> codes, and the problems, of an actor file."""
    coded, problems = CodedActors(), Problems("f")
    read_actors(text, coded, problems)
    phrases = {" ".join(p): [c.text for c in coded.phrases.get(p)] for p in coded.phrases}
    return phrases, [str(problem) for problem in problems.found]


def agents(text):
    """Return phrase -> code as it is written, and the problems, of an agent file."""
    found, problems = Phrases(), Problems("f")
    read_agents(text, found, problems)
    written = {}
    for phrase in found:
        agent = found.get(phrase)
        written[" ".join(phrase)] = f"{agent.code}~" if agent.prefix else f"~{agent.code}"
    return written, [str(problem) for problem in problems.found]


class TestComments:
    @pytest.mark.parametrize(
        "text",
        [
            "SYLDAVIA [SYL] # the kingdom",
            "# SYLDAVIA [BOR]\nSYLDAVIA [SYL]",
            "SYLDAVIA [SYL]#tight",
            "<!-- BORDURIA [BOR] -->\nSYLDAVIA [SYL]",
            "<!-- BORDURIA [BOR]\nFREEDONIA [FRE]\n# still -->\nSYLDAVIA [SYL]",
            "<! -- mistyped -->\nSYLDAVIA [SYL]",
            "SYLDAVIA <!-- in between --> [SYL]",
            "SYLDAVIA [SYL] <!-- one --> <!-- two -->",
            "# <!-- no comment opens here\nSYLDAVIA [SYL]",
            "SYLDAVIA [SYL] ; AB 13 JUN 2005",
            "; nothing\nSYLDAVIA [SYL]",
            "\n\n  SYLDAVIA_\t[SYL]\t\n",
            "SYLDAVIA [SYL]\r\n",
            "<!-- a\nb --> SYLDAVIA [SYL]",
        ],
    )
    def test_comments_say_nothing(self, text):
        assert actors(text.replace("\r", "")) == ({"SYLDAVIA": ["SYL"]}, [])

    def test_a_comment_that_never_ends_is_reported(self):
        phrases, problems = actors("SYLDAVIA [SYL]\n<!-- lost\nBORDURIA [BOR]")
        assert list(phrases) == ["SYLDAVIA"]
        assert problems == ["f:2: a comment begins here and is never closed with -->"]

    def test_blank_lines_and_comments_do_not_end_an_entry(self):
        phrases, problems = actors("SYLDAVIA\n\n# more\n+KLOW\n\n\t[SYL]\n")
        assert phrases == {"SYLDAVIA": ["SYL"], "KLOW": ["SYL"]}
        assert not problems


class TestActors:
    def test_synonyms_have_the_codes_of_their_entry_before_and_behind(self):
        phrases, _ = actors("PLEKSZY-GLADZ\n[BORELI]\n+KURVI-TASCH_\n\t[BORGOV 390101-450101]")
        assert set(map(tuple, phrases.values())) == {("BORELI", "BORGOV")}

    def test_the_last_entry_is_not_lost(self):
        assert "BORDURIA" in actors("SYLDAVIA [SYL]\nBORDURIA [BOR]")[0]

    def test_several_codes_on_the_first_line(self):
        assert actors("J_DE_BOER_\t[IGOSYL 820101-911231] [ELI]")[0] == {
            "J DE BOER": ["IGOSYL", "ELI"]
        }

    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [
            ("SZOHOD_", "SZOHOD"),
            ("NEW_SYLDAVIA_", "NEW SYLDAVIA"),
            ("NEW SYLDAVIA", "NEW SYLDAVIA"),
            ("new_Syldavia", "NEW SYLDAVIA"),
            ("K.L.O.W.", "K . L . O . W ."),
            ("MAZ-I-SHAR", "MAZ - I - SHAR"),
            ("PEOPLE's_ARMY", "PEOPLE ' S ARMY"),
            ("KLOW/KLOV", "KLOW / KLOV"),
            ("SZPRÓT", "SZPROT"),
        ],
    )
    def test_phrases_are_cut_as_text_is(self, phrase, expected):
        assert list(actors(f"{phrase} [SYL]")[0]) == [expected]

    def test_codes_of_a_phrase_in_several_entries_are_put_together(self):
        phrases, _ = actors("KLOW [SYL <390101]\nSZOHOD [BOR]\nKLOW [BOR]")
        assert phrases["KLOW"] == ["SYL", "BOR"]

    def test_codes_are_capitals(self):
        assert actors("SYLDAVIA [syl]")[0] == {"SYLDAVIA": ["SYL"]}

    def test_the_first_entry_with_a_code_names_it(self):
        coded = CodedActors()
        text = "OLD_KLOW [SYL <19]\n[SYL <990101]\nSYLDAVIA_ [SYL]\n+KLOW\nSZPROT [SYL]"
        read_actors(text, coded, Problems("f"))
        assert coded.names == {"SYL": "SYLDAVIA"}
        assert coded.dated_names == {"SYL": "OLD KLOW"}

    @pytest.mark.parametrize(
        ("text", "line", "wrong"),
        [
            ("SYLDAVIA\nBORDURIA [BOR]", 1, "'SYLDAVIA' has no code"),
            ("BORDURIA [BOR]\nSYLDAVIA", 2, "'SYLDAVIA' has no code"),
            ("+KLOW\nBORDURIA [BOR]", 1, "before any phrase"),
            ("[SYL]\nBORDURIA [BOR]", 1, "before any phrase"),
            ("BORDURIA [BOR]\n+\n", 2, "has no phrase"),
            ("BORDURIA [BOR]\n[BOR 9902311]", 2, "9902311 is no date"),
            ("BORDURIA [BOR]\n[~GOV]", 2, "file of agents"),
            ("BORDURIA [BOR]\n+SZ\ufffdHOD", 2, "is not UTF-8"),
            ("BORDURIA [BOR]\nKLOW [990101-990102]", 2, "not a code"),
        ],
    )
    def test_a_bad_line_is_named_and_the_others_are_read(self, text, line, wrong):
        phrases, problems = actors(text)
        assert phrases == {"BORDURIA": ["BOR"]}
        assert len(problems) == 1
        assert problems[0].startswith(f"f:{line}: ")
        assert wrong in problems[0]

    @given(LINES)
    def test_no_lines_whatever_raise(self, lines):
        phrases, problems = actors("\n".join(lines))
        assert all(phrases.values())
        assert all(problem.startswith("f:") and "\n" not in problem for problem in problems)


class TestAgents:
    @pytest.mark.parametrize(
        ("text", "forms"),
        [
            ("SOLDIER [~MIL]", {"SOLDIER": "~MIL", "SOLDIERS": "~MIL"}),
            ("DEPUTY [~LEG]", {"DEPUTY": "~LEG", "DEPUTIES": "~LEG"}),
            ("PRESS [~MED]", {"PRESS": "~MED", "PRESSES": "~MED"}),
            ("AIR_PILOT_ [~MIL]", {"AIR PILOT": "~MIL", "AIR PILOTS": "~MIL"}),
            ("POLICE {} [~COP]", {"POLICE": "~COP"}),
            ("GOOSE {GEESE} [~BIR]", {"GOOSE": "~BIR", "GEESE": "~BIR"}),
            (
                "COURT {COURTS_MARTIAL}[~JUD]",
                {"COURT": "~JUD", "COURTS MARTIAL": "~JUD"},
            ),
            ("AID_GROUP {} [NGO~]", {"AID GROUP": "NGO~"}),
            ("AID_GROUP {} [  NGO ~ ]", {"AID GROUP": "NGO~"}),
            ("EDITOR {} [ ~GOVMED}", {"EDITOR": "~GOVMED"}),
            ("editor {} [~med]", {"EDITOR": "~MED"}),
        ],
    )
    def test_forms_and_codes(self, text, forms):
        assert agents(text) == (forms, [])

    def test_a_later_line_replaces_an_earlier_one(self):
        found, _ = agents("GUARD {} [~MIL]\nGUARD {} [~COP]")
        assert found == {"GUARD": "~COP"}

    def test_sets_are_put_in_without_plurals(self):
        found, problems = agents(
            "!MAN! = MAN, MEN , WOMAN\nFIRE!MAN![~GOV]\n!MAN!_OF_LETTERS {} [~MED]"
        )
        assert list(found) == [
            "FIREMAN",
            "FIREMEN",
            "FIREWOMAN",
            "MAN OF LETTERS",
            "MEN OF LETTERS",
            "WOMAN OF LETTERS",
        ]
        assert not problems

    def test_two_sets_in_one_phrase(self):
        found, _ = agents("!A! = BIG, SMALL\n!B! = CAT, DOG\n!A!_!B! [~PET]")
        assert list(found) == ["BIG CAT", "BIG DOG", "SMALL CAT", "SMALL DOG"]

    @pytest.mark.parametrize(
        ("line", "wrong"),
        [
            ("JUDGE", "has no code"),
            ("JUDGE []", "not the code of an agent"),
            ("JUDGE [JUD]", "not the code of an agent"),
            ("JUDGE [~JUD~]", "not the code of an agent"),
            ("JUDGE [~]", "not the code of an agent"),
            ("JUDGE [~JU D-]", "not the code of an agent"),
            ("[~JUD]", "has no phrase"),
            ("_ {} [~JUD]", "has no phrase"),
            ("FIRE!MAN! [~GOV]", "!MAN! is not defined before"),
            ("FIRE!MAN [~GOV]", "between two !"),
            ("!MAN! = ", "has no members"),
            ("JUDG\ufffd [~JUD]", "is not UTF-8"),
        ],
    )
    def test_a_bad_line_is_named_and_the_others_are_read(self, line, wrong):
        found, problems = agents(f"POLICE {{}} [~COP]\n{line}\nNAVY {{}} [~MIL]")
        assert found == {"POLICE": "~COP", "NAVY": "~MIL"}
        assert len(problems) == 1
        assert problems[0].startswith("f:2: ")
        assert wrong in problems[0]

    @given(LINES)
    def test_no_lines_whatever_raise(self, lines):
        found, problems = agents("\n".join(lines))
        assert all(found)
        assert all(problem.startswith("f:") for problem in problems)

    @given(st.text(alphabet=string.ascii_letters, min_size=2, max_size=12))
    def test_a_regular_noun_has_two_forms(self, noun):
        found, _ = agents(f"{noun} [~XXX]")
        assert len(found) == 2
        assert noun.upper() in found


def test_phrases_are_found_longest_first():
    found = Phrases()
    for phrase in ("NEW", "NEW SYLDAVIA", "NEW SYLDAVIA POST"):
        found.set(words(phrase), phrase)
    text = ["THE", "NEW", "SYLDAVIA", "PO"]
    assert [value for _, value in found.starting(text, 1)] == ["NEW SYLDAVIA", "NEW"]
    assert list(found.starting(text, 0)) == []


def test_an_agent_is_a_suffix_unless_said_otherwise():
    assert Agent("GOV") == Agent("GOV", False)

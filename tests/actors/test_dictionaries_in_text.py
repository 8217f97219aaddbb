"""What dictionaries name in parsed sentences: phrases, dates, roles with their owners."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kgraph.actors import find_actors
from kgraph.actors.dictionaries import Dictionaries

ACTORS = """\
SYLDAVIA_ [SYL]
+SYLDAVIAN
+KLOW
+KING_OTTOKAR
BORDURIA_ [BOR]
+BORDURIAN
NEW_BORDURIA [NBO]
THE_SPROJ [FRE]
SPRODJ_PASS [---]
TWIN_ISLES [ISA/ISB]
KURVI_TASCH
\t[BORREB <390531]
\t[BORGOV 390601-450101]
MÜSSTLER [BOR <390101]
MÜSSTLER_GUARD [BORMIL 390101-400101]
IRON_GUARD [SYLGRD]
FREE PRESS UNION [NGOSYL]
SZPRODJ_NEWS [MED]
OLD_KLOW [OLD >300101]
"""
AGENTS = """\
SOLDIER [~MIL]
POLICE {} [~COP]
GOVERNMENT [~GOV]
MINISTER [~GOV]
FOREIGN_MINISTER [~GOVFRM]
OFFICIAL [~GOV]
NEWSPAPER [~MED]
OPPOSITION {} [~OPP]
OPPOSITION_GROUP [~OPG]
PEOPLE {} [~PPL]
CHARITY [NGO~]
AMBASSADOR [~GOV]
"""


@pytest.fixture(scope="module")
def only(tmp_path_factory):
    """Dictionaries without the shipped catalogue."""
    return read(tmp_path_factory.mktemp("only"), catalogue=False)


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    """Dictionaries beside the shipped catalogue."""
    return read(tmp_path_factory.mktemp("beside"), catalogue=True)


def read(folder, catalogue):
    (folder / "actors.txt").write_text(ACTORS, encoding="utf-8")
    (folder / "agents.txt").write_text(AGENTS, encoding="utf-8")
    found = Dictionaries.read([folder / "actors.txt"], [folder / "agents.txt"], catalogue=catalogue)
    assert not found.problems
    return found


@pytest.fixture
def parse(build):
    """Return a function from ``word/tag/head/label ...`` to a Doc; heads count from 0."""

    def parse(text, date=None):
        rows = [part.rsplit("/", 3) for part in text.split()]
        doc = build(*[(word, tag, int(head), label) for word, tag, head, label in rows])
        doc._.date = date
        return doc

    return parse


def ids(doc, dictionaries):
    """Return the words and ids of the mentions that head their phrase, nested ones left out."""
    mentions = find_actors(doc, dictionaries)
    return [
        (doc[m.start : m.end].text, m.id)
        for m in mentions
        if not any(
            other.start <= m.start and m.end <= other.end and other.id != m.id
            for other in mentions
            if (other.start, other.end) != (m.start, m.end)
        )
    ]


class TestPhrases:
    @pytest.mark.parametrize(
        ("word", "id"),
        [("Syldavia", "SYL"), ("SYLDAVIA", "SYL"), ("syldavia", "SYL"), ("Klow", "SYL")],
    )
    def test_letter_case_does_not_count(self, parse, only, word, id):
        doc = parse(f"{word}/PROPN/1/nsubj voted/VERB/1/ROOT")
        assert ids(doc, only) == [(word, id)]

    def test_the_longest_phrase_wins(self, parse, only):
        doc = parse("New/ADJ/1/amod Borduria/PROPN/2/nsubj voted/VERB/2/ROOT")
        assert ids(doc, only) == [("New Borduria", "NBO")]

    def test_only_whole_words_match(self, parse, only):
        doc = parse("The/DET/1/det Sprojel/PROPN/2/nsubj voted/VERB/2/ROOT")
        assert ids(doc, only) == []
        doc = parse("The/DET/1/det Sproj/PROPN/2/nsubj voted/VERB/2/ROOT")
        assert ids(doc, only) == [("The Sproj", "FRE")]

    def test_an_underscore_in_the_text_parts_words_too(self, parse, only):
        doc = parse("New_Borduria/PROPN/1/nsubj voted/VERB/1/ROOT")
        assert ids(doc, only) == [("New_Borduria", "NBO")]

    def test_a_phrase_without_an_actor_hides_what_is_in_it(self, parse, only):
        doc = parse("Sprodj/PROPN/1/compound Pass/PROPN/2/nsubj closed/VERB/2/ROOT")
        assert ids(doc, only) == []

    def test_a_compound_code_stands_for_several_actors(self, parse, only):
        text = "Twin/PROPN/1/compound Isles/PROPN/2/nsubj left/VERB/2/ROOT"
        assert ids(parse(text), only) == [("Twin Isles", "ISA"), ("Twin Isles", "ISB")]

    @pytest.mark.parametrize("tag", ["VERB", "AUX", "ADV", "PRON"])
    def test_a_lower_case_word_that_is_no_noun_here_is_no_agent(self, parse, only, tag):
        doc = parse(f"Klow/PROPN/1/nsubj police/{tag}/1/ROOT")
        assert ids(doc, only) == [("Klow", "SYL")]


class TestDates:
    TEXT = "Kurvi/PROPN/1/compound Tasch/PROPN/2/nsubj spoke/VERB/2/ROOT"

    @pytest.mark.parametrize(
        ("date", "expected"),
        [
            ("1939-05-31", ["BORREB"]),
            ("1939-06-01", ["BORGOV"]),
            ("1945-01-01", ["BORGOV"]),
            ("1945-01-02", []),
            ("1944", ["BORGOV"]),
            ("1939-03", ["BORREB"]),
            ("1946", []),
            ("some day", []),
            (None, []),
        ],
    )
    def test_the_code_of_the_day_holds(self, parse, only, date, expected):
        assert [id for _, id in ids(parse(self.TEXT, date), only)] == expected

    def test_a_shorter_phrase_that_holds_stands_in_for_a_longer_that_does_not(self, parse, only):
        text = "Müsstler/PROPN/1/compound Guard/PROPN/2/nsubj left/VERB/2/ROOT"
        assert ids(parse(text, "1939-06-01"), only) == [("Müsstler Guard", "BORMIL")]
        assert ids(parse(text, "1938-06-01"), only) == [("Müsstler", "BOR")]


class TestRoles:
    """Actor and agent in one noun phrase are one actor."""

    @pytest.mark.parametrize(
        ("text", "words", "id"),
        [
            (
                "Syldavian/ADJ/1/amod soldiers/NOUN/2/nsubj left/VERB/2/ROOT",
                "Syldavian soldiers",
                "SYLMIL",
            ),
            (
                "Soldiers/NOUN/3/nsubj from/ADP/2/case Syldavia/PROPN/0/nmod left/VERB/3/ROOT",
                "Soldiers from Syldavia",
                "SYLMIL",
            ),
            (
                "The/DET/1/det government/NOUN/4/nsubj of/ADP/3/case Syldavia/PROPN/1/nmod "
                "left/VERB/4/ROOT",
                "government of Syldavia",
                "SYLGOV",
            ),
            (
                "Officials/NOUN/3/nsubj in/ADP/2/case Klow/PROPN/0/nmod left/VERB/3/ROOT",
                "Officials in Klow",
                "SYLGOV",
            ),
            (
                "Syldavia/PROPN/3/nmod:poss 's/PART/0/case new/ADJ/3/amod police/NOUN/4/nsubj "
                "left/VERB/4/ROOT",
                "Syldavia 's new police",
                "SYLCOP",
            ),
            (
                "Syldavia/PROPN/2/compound Foreign/ADJ/2/amod Minister/PROPN/3/nsubj "
                "left/VERB/3/ROOT",
                "Syldavia Foreign Minister",
                "SYLGOVFRM",
            ),
            (
                "Syldavian/ADJ/3/amod opposition/NOUN/3/compound newspaper/NOUN/3/compound "
                "officials/NOUN/4/nsubj left/VERB/4/ROOT",
                "Syldavian opposition newspaper officials",
                "SYLOPPMEDGOV",
            ),
            (
                "Syldavian/ADJ/2/amod opposition/NOUN/2/compound groups/NOUN/3/nsubj "
                "left/VERB/3/ROOT",
                "Syldavian opposition groups",
                "SYLOPG",
            ),
            (
                "Syldavian/ADJ/2/amod opposition/NOUN/2/compound people/NOUN/3/nsubj "
                "left/VERB/3/ROOT",
                "Syldavian opposition people",
                "SYLOPP",
            ),
            (
                "Charity/PROPN/1/compound Syldavia/PROPN/2/nsubj left/VERB/2/ROOT",
                "Charity Syldavia",
                "NGOSYL",
            ),
            (
                "Soldiers/NOUN/5/nsubj of/ADP/3/case the/DET/3/det government/NOUN/0/nmod "
                "of/ADP/6/case left/VERB/5/ROOT Syldavia/PROPN/3/nmod",
                None,
                "SYLGOVMIL",
            ),
            (
                "Syldavian/ADJ/2/amod police/NOUN/2/compound chief/NOUN/3/nsubj left/VERB/3/ROOT",
                "Syldavian police chief",
                "SYLCOP",
            ),
            (
                "Iron/PROPN/1/compound Guard/PROPN/2/compound soldiers/NOUN/3/nsubj "
                "left/VERB/3/ROOT",
                "Iron Guard soldiers",
                "SYLGRDMIL",
            ),
        ],
    )
    def test_together(self, parse, only, text, words, id):
        found = {i: w for w, i in ids(parse(text), only)}
        assert id in found
        assert words is None or found[id] == words

    def test_the_owner_is_kept_and_the_name_inside_too(self, parse, only):
        doc = parse("Syldavian/ADJ/1/amod soldiers/NOUN/2/nsubj left/VERB/2/ROOT")
        whole, inside = find_actors(doc, only)
        assert (whole.id, whole.owner, whole.kind, whole.state) == (
            "SYLMIL",
            "SYL",
            "institution",
            "SYL",
        )
        assert (inside.id, inside.kind) == ("SYL", "demonym")
        assert (whole.name, whole.type) == ("Syldavia military", "institution")

    def test_an_owner_behind_to_is_none(self, parse, only):
        doc = parse("Ambassadors/NOUN/3/nsubj to/ADP/2/case Syldavia/PROPN/0/nmod left/VERB/3/ROOT")
        assert ids(doc, only) == [("Ambassadors", "---GOV"), ("Syldavia", "SYL")]

    def test_of_owns_before_in(self, parse, only):
        doc = parse(
            "Soldiers/NOUN/5/nsubj in/ADP/2/case Borduria/PROPN/0/nmod of/ADP/4/case "
            "Syldavia/PROPN/0/nmod left/VERB/5/ROOT"
        )
        assert "SYLMIL" in {m.id for m in find_actors(doc, only)}
        assert "BORMIL" not in {m.id for m in find_actors(doc, only)}

    def test_one_role_of_several_owners(self, parse, only):
        doc = parse(
            "Ambassadors/NOUN/5/nsubj of/ADP/2/case Syldavia/PROPN/0/nmod and/CCONJ/4/cc "
            "Borduria/PROPN/2/conj left/VERB/5/ROOT"
        )
        heads = [(m.id, m.start, m.end) for m in find_actors(doc, only) if m.root == 0]
        assert heads == [("BORGOV", 0, 1), ("SYLGOV", 0, 1)]

    def test_several_owners_before_one_role(self, parse, only):
        doc = parse(
            "Syldavian/ADJ/3/amod and/CCONJ/2/cc Bordurian/ADJ/0/conj police/NOUN/4/nsubj "
            "left/VERB/4/ROOT"
        )
        assert [m.id for m in find_actors(doc, only) if m.root == 3] == ["BORCOP", "SYLCOP"]

    def test_several_roles_of_one_owner(self, parse, only):
        before = parse(
            "Syldavian/ADJ/1/amod police/NOUN/4/nsubj and/CCONJ/3/cc soldiers/NOUN/1/conj "
            "left/VERB/4/ROOT"
        )
        behind = parse(
            "Police/NOUN/5/nsubj and/CCONJ/2/cc soldiers/NOUN/0/conj of/ADP/4/case "
            "Syldavia/PROPN/2/nmod left/VERB/5/ROOT"
        )
        for doc in (before, behind):
            assert {m.id for m in find_actors(doc, only)} == {"SYL", "SYLCOP", "SYLMIL"}

    def test_a_later_role_with_an_article_has_no_share(self, parse, only):
        doc = parse(
            "Syldavian/ADJ/1/amod police/NOUN/5/nsubj and/CCONJ/4/cc the/DET/4/det "
            "soldiers/NOUN/1/conj left/VERB/5/ROOT"
        )
        assert {m.id for m in find_actors(doc, only)} == {"SYL", "SYLCOP", "---MIL"}

    def test_a_title_takes_in_the_name_behind_it(self, parse, only):
        doc = parse(
            "Syldavian/ADJ/1/amod Minister/PROPN/2/nmod:desc Wagner/PROPN/3/nsubj left/VERB/3/ROOT"
        )
        assert ids(doc, only) == [("Syldavian Minister Wagner", "SYLGOV")]
        (whole, _) = find_actors(doc, only)
        assert whole.root == 2

    def test_the_title_says_more_than_the_name(self, parse, only):
        doc = parse(
            "Bordurian/ADJ/1/amod minister/NOUN/4/nsubj King/PROPN/3/compound "
            "Ottokar/PROPN/1/flat left/VERB/4/ROOT"
        )
        assert ids(doc, only) == [("Bordurian minister King Ottokar", "BORGOV")]

    def test_a_name_with_a_longer_code_says_more_than_the_title(self, parse, only):
        doc = parse(
            "Bordurian/ADJ/1/amod soldier/NOUN/4/nsubj Kurvi/PROPN/3/compound Tasch/PROPN/1/flat "
            "left/VERB/4/ROOT",
            "1940-01-01",
        )
        assert ids(doc, only) == [("Bordurian soldier Kurvi Tasch", "BORGOVMIL")]

    @pytest.mark.parametrize(
        ("first", "title", "name"),
        [
            ("3/nsubj", "2/nmod:desc", "3/nsubj"),
            ("3/nsubj", "0/nmod:desc", "3/nsubj"),
            ("3/nsubj", "3/vocative", "3/nsubj"),
            ("3/dep", "3/nsubj", "3/nsubj"),
        ],
    )
    def test_neighbours_that_the_parse_parts_belong_together(self, parse, only, first, title, name):
        doc = parse(
            f"Syldavia/PROPN/{first} Minister/PROPN/{title} Müsstler/PROPN/{name} left/VERB/3/ROOT",
            "1938-01-01",
        )
        assert ids(doc, only) == [("Syldavia Minister Müsstler", "SYLGOV")]

    def test_neighbours_in_two_clauses_stay_apart(self, parse, only):
        doc = parse(
            "He/PRON/1/nsubj told/VERB/1/ROOT police/NOUN/1/obj Syldavia/PROPN/4/nsubj "
            "voted/VERB/1/ccomp"
        )
        assert ids(doc, only) == [("police", "---COP"), ("Syldavia", "SYL")]
        doc = parse(
            "He/PRON/1/nsubj told/VERB/1/ROOT Syldavia/PROPN/1/obj police/NOUN/4/nsubj "
            "left/VERB/1/ccomp"
        )
        assert ids(doc, only) == [("Syldavia", "SYL"), ("police", "---COP")]

    def test_a_place_before_a_role_is_no_owner(self, parse, only):
        doc = parse("In/ADP/1/case Syldavia/PROPN/3/obl soldiers/NOUN/3/nsubj left/VERB/3/ROOT")
        assert ids(doc, only) == [("Syldavia", "SYL"), ("soldiers", "---MIL")]

    def test_who_backs_soldiers_is_not_their_owner(self, parse, only):
        doc = parse(
            "Syldavian/ADJ/2/compound -/PUNCT/2/punct backed/VERB/3/amod soldiers/NOUN/4/nsubj "
            "left/VERB/4/ROOT"
        )
        assert {m.id for m in find_actors(doc, only)} == {"SYL", "---MIL"}

    def test_a_role_without_an_owner_is_unattached(self, parse, only):
        doc = parse("Soldiers/NOUN/1/nsubj left/VERB/1/ROOT")
        (mention,) = find_actors(doc, only)
        assert (mention.id, mention.name, mention.owner, mention.state) == (
            "---MIL",
            "military",
            None,
            None,
        )

    def test_a_role_that_only_modifies_is_nobody_alone(self, parse, only):
        doc = parse("government/NOUN/1/compound policy/NOUN/2/nsubj failed/VERB/2/ROOT")
        assert ids(doc, only) == []

    def test_a_pronoun_owns_as_what_it_means(self, parse, only):
        doc = parse(
            "Syldavia/PROPN/1/nsubj sent/VERB/1/ROOT its/PRON/3/nmod:poss soldiers/NOUN/1/obj"
        )
        assert ("its soldiers", "SYLMIL") in ids(doc, only)

    def test_what_refers_to_two_owns_as_both(self, parse, only):
        doc = parse(
            "Syldavia/PROPN/3/nsubj and/CCONJ/2/cc Borduria/PROPN/0/conj sent/VERB/3/ROOT "
            "soldiers/NOUN/3/obj from/ADP/7/case both/DET/7/det nations/NOUN/4/nmod"
        )
        doc[7].lemma_ = "nation"
        assert {"SYLMIL", "BORMIL"} <= {m.id for m in find_actors(doc, only)}


class TestBesideTheCatalogue:
    def test_both_are_known(self, parse, beside):
        doc = parse("Poland/PROPN/1/nsubj thanked/VERB/1/ROOT Syldavia/PROPN/1/obj")
        assert ids(doc, beside) == [("Poland", "POL"), ("Syldavia", "SYL")]

    def test_agents_work_on_the_catalogue_too(self, parse, beside):
        doc = parse("Polish/ADJ/1/amod soldiers/NOUN/2/nsubj left/VERB/2/ROOT")
        whole = find_actors(doc, beside)[0]
        assert (whole.id, whole.name) == ("POLMIL", "Polish military")

    def test_roles_that_no_agent_names_are_read_as_ever(self, parse, beside):
        doc = parse("Syldavian/ADJ/1/amod rebels/NOUN/2/nsubj left/VERB/2/ROOT")
        assert ids(doc, beside) == [("Syldavian rebels", "SYL:rebels")]

    def test_there_is_no_unattached_role(self, parse, beside):
        doc = parse("Soldiers/NOUN/1/nsubj left/VERB/1/ROOT")
        assert ids(doc, beside) == []

    def test_a_person_known_by_name_keeps_a_title(self, parse, beside):
        doc = parse(
            "Polish/ADJ/1/amod minister/NOUN/4/nsubj Donald/PROPN/1/flat Tusk/PROPN/2/flat "
            "left/VERB/4/ROOT"
        )
        assert ("Donald Tusk", "person:donald-tusk") in ids(doc, beside)

    def test_a_compound_code_stands_for_several_actors(self, parse, beside):
        doc = parse("Twin/PROPN/1/compound Isles/PROPN/2/nsubj left/VERB/2/ROOT")
        assert [m.id for m in find_actors(doc, beside)] == ["ISA", "ISB"]

    @pytest.mark.parametrize(
        ("phrase", "text", "id"),
        [
            ("POLAND", "Poland/PROPN/1/nsubj left/VERB/1/ROOT", "OWN"),
            (
                "UN",
                "UN/PROPN/2/compound Security/PROPN/2/compound Council/PROPN/3/nsubj "
                "met/VERB/3/ROOT",
                "UNSC",
            ),
            ("POLAND_SPRINGS", "Poland/PROPN/1/compound Springs/PROPN/2/nsubj left/VERB/2/ROOT",
             "OWN"),
        ],
    )  # fmt: skip
    def test_the_file_wins_unless_the_catalogue_has_a_longer_name(
        self, parse, tmp_path, phrase, text, id
    ):
        (tmp_path / "a.txt").write_text(f"{phrase} [OWN]\n")
        dictionaries = Dictionaries.read([tmp_path / "a.txt"])
        assert [m.id for m in find_actors(parse(text), dictionaries)] == [id]

    def test_a_phrase_without_an_actor_hides_a_name_of_the_catalogue(self, parse, tmp_path):
        (tmp_path / "a.txt").write_text("POLAND [---]\nX [X]")
        doc = parse("Poland/PROPN/1/nsubj left/VERB/1/ROOT")
        assert find_actors(doc, Dictionaries.read([tmp_path / "a.txt"])) == []


class TestNames:
    """What a code is called."""

    @pytest.mark.parametrize(
        ("code", "name", "type", "state"),
        [
            ("SYL", "Syldavia", "state", "SYL"),
            ("SYLGOV", "Syldavia government", "institution", "SYL"),
            ("BORREB", "Borduria rebels", "group", "BOR"),
            ("SYLGRD", "Iron Guard", "group", "SYL"),
            ("NGOSYL", "Free Press Union", "organisation", None),
            ("NGOBOR", "Borduria non-governmental organisation", "organisation", None),
            ("NGO", "non-governmental organisation", "organisation", None),
            ("MED", "media", "group", None),
            ("BORGOV", "Borduria government", "institution", "BOR"),
            ("OLD", "Old Klow", "state", "OLD"),
            ("---GOV", "government", "institution", None),
            ("QQQ", "QQQ", "state", "QQQ"),
        ],
    )
    def test_from_the_files(self, only, code, name, type, state):
        actor = only.describe(code)
        assert (actor.id, actor.name, actor.type, actor.state) == (code, name, type, state)

    def test_from_the_catalogue(self, beside):
        assert beside.describe("POLGOV").name == "Polish government"
        assert beside.describe("POL").name == "Poland"


_VOCAB = spacy.blank("en").vocab
WORDS = ["Syldavia", "Bordurian", "soldiers", "police", "New", "minister", "of", "from", "and"]
TAGS = ["NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "VERB", "PRON", "DET"]
LABELS = ["nmod", "nmod:poss", "nmod:desc", "amod", "compound", "conj", "case", "flat", "appos"]


@st.composite
def trees(draw):
    """Draw the words of a sentence and any tree over them."""
    size = draw(st.integers(1, 8))
    order = draw(st.permutations(range(size)))
    rows: list[tuple[str, str, int, str]] = [("", "", 0, "")] * size
    for rank, at in enumerate(order):
        head = order[draw(st.integers(0, rank - 1))] if rank else at
        label = draw(st.sampled_from(LABELS)) if rank else "ROOT"
        word, tag = draw(st.sampled_from([*WORDS, "its"])), draw(st.sampled_from(TAGS))
        rows[at] = (word, tag, head, label)
    return rows


class TestAnyTree:
    @settings(max_examples=150, deadline=None)
    @given(rows=trees())
    def test_mentions_are_in_order_and_inside_the_text(self, rows, only, beside):
        doc = _doc(rows)
        for dictionaries in (only, beside):
            mentions = find_actors(doc, dictionaries)
            places = [(m.start, -m.end, m.id) for m in mentions]
            assert places == sorted(places)
            assert all(0 <= m.start <= m.root < m.end <= len(doc) for m in mentions)
            assert all(m.id and m.name for m in mentions)


def _doc(rows):
    words, pos, heads, deps = zip(*rows, strict=True)
    return Doc(
        _VOCAB, words=list(words), pos=list(pos), heads=list(heads), deps=list(deps),
        lemmas=list(words), morphs=[""] * len(words), ents=["O"] * len(words),
    )  # fmt: skip

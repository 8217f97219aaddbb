"""Classes of names and references that news brings: datelines, ties, shared names, offices."""

from __future__ import annotations

import pytest

from kgraph.actors import Catalogue, find_actors
from kgraph.actors.dateline import find_bylines, find_datelines
from kgraph.actors.gender import gender_of
from kgraph.actors.tables import rows, values


def _found(doc):
    return [(doc[m.start : m.end].text, m.id) for m in find_actors(doc)]


def _ids(doc):
    return [m.id for m in find_actors(doc)]


def _sentence(build, *tokens, ents=(), tight=()):
    return _found(build(*tokens, ents=ents, tight=tight))


def _dateline(build, town="LUSAKA"):
    return build(
        (town, "PROPN", 12, "nsubj"),
        ("(", "PUNCT", 2, "punct"),
        ("Reuters", "PROPN", 0, "appos"),
        (")", "PUNCT", 2, "punct"),
        ("-", "PUNCT", 12, "punct"),
        ("Malawi", "PROPN", 12, "obl"),
        ("Angola", "PROPN", 5, "conj"),
        (",", "PUNCT", 12, "punct"),
        ("the", "DET", 10, "det"),
        ("Defence", "PROPN", 10, "compound"),
        ("Ministry", "PROPN", 12, "nsubj"),
        (",", "PUNCT", 12, "punct"),
        ("said", "VERB", 12, "ROOT"),
        tight=(1, 2),
    )


def test_a_dateline_is_no_actor_but_tells_whose_a_bare_ministry_is(build):
    doc = _dateline(build)
    assert [(s.start, s.end) for s in find_datelines(doc)] == [(0, 5)]
    assert _found(doc) == [
        ("Malawi", "MWI"),
        ("Angola", "AGO"),
        ("Defence Ministry", "ZMB:defence-ministry"),
    ]


def test_a_sentence_with_a_dash_is_no_dateline(build):
    doc = build(
        ("Lusaka", "PROPN", 2, "nsubj"),
        ("-", "PUNCT", 0, "punct"),
        ("agreed", "VERB", 2, "ROOT"),
    )
    assert find_datelines(doc) == []
    assert _ids(doc) == ["ZMB"]


@pytest.mark.parametrize(
    "words", [("By", "Gazette", "Desk"), ("Staff", "Writer"), ("Night", "Desk")]
)
def test_a_byline_before_the_text_names_no_actor(build, words):
    line = [(word, "PROPN", 0, "ROOT" if i == 0 else "flat") for i, word in enumerate(words)]
    end = len(words)
    doc = build(
        *line,
        ("\n", "SPACE", 0, "dep"),
        ("Peru", "PROPN", end + 2, "nsubj"),
        ("agreed", "VERB", end + 2, "ROOT"),
        ents=[(0, end, "ORG")],
    )
    assert [(s.start, s.end) for s in find_bylines(doc)] == [(0, end)]
    assert _ids(doc) == ["PER"]


def test_a_headline_that_says_something_is_no_byline(build):
    doc = build(
        ("Peru", "PROPN", 1, "nsubj"),
        ("agreed", "VERB", 1, "ROOT"),
        ("\n", "SPACE", 1, "dep"),
        ("Chile", "PROPN", 4, "nsubj"),
        ("agreed", "VERB", 4, "ROOT"),
    )
    assert _ids(doc) == ["PER", "CHL"]


@pytest.mark.parametrize(
    ("owner", "tie", "noun", "id"),
    [
        ("Kenyan", "led", "forces", "KEN:led-forces"),
        ("Qatar", "backed", "rebels", "QAT:backed-rebels"),
        ("EU", "funded", "police", "EU:funded-police"),
        ("Libyan", "aligned", "fighters", "LBY:aligned-fighters"),
    ],
)
def test_a_tie_makes_a_group_of_its_own(build, owner, tie, noun, id):
    doc = build(
        (owner, "PROPN", 2, "obl"),
        ("-", "PUNCT", 2, "punct"),
        (tie, "VERB", 3, "amod"),
        (noun, "NOUN", 4, "nsubj"),
        ("advanced", "VERB", 4, "ROOT"),
        tight=(0, 1),
    )
    assert (f"{owner}-{tie} {noun}", id) in _found(doc)


def test_a_nearer_owner_wins_over_a_tie(build):
    doc = build(
        ("Qatar", "PROPN", 2, "obl"),
        ("-", "PUNCT", 2, "punct"),
        ("backed", "VERB", 4, "amod"),
        ("Libyan", "ADJ", 4, "amod"),
        ("rebels", "NOUN", 5, "nsubj"),
        ("advanced", "VERB", 5, "ROOT"),
        tight=(0, 1),
    )
    assert ("Libyan rebels", "LBY:rebels") in _found(doc)


def test_a_plural_office_belongs_to_all_its_owners(build):
    doc = build(
        ("the", "DET", 4, "det"),
        ("Kenyan", "ADJ", 4, "amod"),
        ("and", "CCONJ", 3, "cc"),
        ("Ugandan", "ADJ", 1, "conj"),
        ("presidents", "NOUN", 5, "nsubj"),
        ("met", "VERB", 5, "ROOT"),
    )
    found = [(text, id) for text, id in _found(doc) if ":" in id]
    assert found == [("presidents", "KEN:president"), ("presidents", "UGA:president")]


@pytest.mark.parametrize(
    ("owner", "name", "id"),
    [
        ("Norwegian", ("Labour", "Party"), "org:norwegian-labour-party"),
        ("Nigerian", ("House", "of", "Representatives"), "NGA:parliament"),
        ("Pakistani", ("Foreign", "Secretary"), "PAK:foreign-minister"),
        ("Russian", ("Security", "Council"), "RUS:security-council"),
        ("Danish", ("Social", "Democrats"), "org:danish-social-democrats"),
        ("British", ("Labour", "Party"), "LABOUR"),
        ("American", ("House", "of", "Representatives"), "USA:parliament"),
    ],
)
def test_a_shared_name_is_that_of_the_state_beside_it(build, owner, name, id):
    last = len(name)
    words = [(word, "PROPN", last, "compound") for word in name[:-1]]
    doc = build(
        (owner, "ADJ", last, "amod"),
        *words,
        (name[-1], "PROPN", last + 1, "nsubj"),
        ("voted", "VERB", last + 1, "ROOT"),
    )
    assert (" ".join(name), id) in _found(doc)


@pytest.mark.parametrize(("state", "id"), [("Norway", "org:norwegian-labour-party")])
def test_a_shared_name_without_owner_is_that_of_the_only_state(build, state, id):
    doc = build(
        ("In", "ADP", 1, "case"),
        (state, "PROPN", 5, "obl"),
        ("the", "DET", 4, "det"),
        ("Labour", "PROPN", 4, "compound"),
        ("Party", "PROPN", 5, "nsubj"),
        ("won", "VERB", 5, "ROOT"),
    )
    assert ("Labour Party", id) in _found(doc)


def test_a_shared_name_stays_where_its_own_state_is_spoken_of(build):
    doc = build(
        ("Norway", "PROPN", 1, "nsubj"),
        ("told", "VERB", 1, "ROOT"),
        ("Britain", "PROPN", 4, "nmod:poss"),
        ("Labour", "PROPN", 4, "compound"),
        ("Party", "PROPN", 1, "obj"),
    )
    assert "LABOUR" in _ids(doc)


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        (("Treaty", "of", "Lisbon"), ("PROPN", "ADP", "PROPN")),
        (("Oslo", "Accords"), ("PROPN", "PROPN")),
        (("Resolution", "1441"), ("PROPN", "NUM")),
        (("Operation", "Quiet", "Harbour"), ("PROPN", "PROPN", "PROPN")),
        (("Nairobi", "Declaration"), ("PROPN", "PROPN")),
    ],
)
@pytest.mark.parametrize("label", ["ORG", "PER", "LOC"])
def test_treaties_laws_and_operations_are_no_actors(build, words, tags, label):
    end = len(words)
    rest = [(w, t, 0, "flat") for w, t in list(zip(words, tags, strict=True))[1:]]
    doc = build(
        (words[0], tags[0], end, "nsubj"),
        *rest,
        ("failed", "VERB", end, "ROOT"),
        ents=[(0, end, label)],
    )
    assert _found(doc) == []


def test_a_known_pact_and_a_society_of_law_stay_actors(build):
    doc = build(
        ("Warsaw", "PROPN", 1, "compound"),
        ("Pact", "PROPN", 2, "nsubj"),
        ("joined", "VERB", 2, "ROOT"),
        ("Law", "PROPN", 4, "compound"),
        ("Society", "PROPN", 2, "obj"),
        ents=[(3, 5, "ORG")],
    )
    assert _ids(doc) == ["WARSAWPACT", "org:law-society"]


def _two_people(build, first, second, pronoun):
    return build(
        (first[0], "PROPN", 2, "nsubj"),
        (first[1], "PROPN", 0, "flat"),
        ("met", "VERB", 2, "ROOT"),
        (second[0], "PROPN", 2, "obj"),
        (second[1], "PROPN", 3, "flat"),
        (".", "PUNCT", 2, "punct"),
        (pronoun, "PRON", 7, "nsubj"),
        ("left", "VERB", 7, "ROOT"),
        ents=[(0, 2, "PER"), (3, 5, "PER")],
    )


@pytest.mark.parametrize(
    ("first", "second", "pronoun", "id"),
    [
        (("Helen", "Okafor"), ("Pedro", "Lund"), "He", "person:pedro-lund"),
        (("Helen", "Okafor"), ("Pedro", "Lund"), "She", "person:helen-okafor"),
        (("Pedro", "Lund"), ("Helen", "Okafor"), "She", "person:helen-okafor"),
        (("Zyx", "Lund"), ("Helen", "Okafor"), "He", "person:zyx-lund"),
    ],
)
def test_he_and_she_agree_with_first_names(build, first, second, pronoun, id):
    assert _found(_two_people(build, first, second, pronoun))[-1] == (pronoun, id)


def test_a_title_tells_the_gender_before_the_first_name(build):
    doc = build(
        ("Queen", "PROPN", 2, "nsubj"),
        ("Pedro", "PROPN", 0, "flat"),
        ("left", "VERB", 2, "ROOT"),
        ents=[(1, 2, "PER")],
    )
    (person,) = find_actors(doc)
    assert gender_of(doc, person) == "female"


@pytest.mark.parametrize("noun", ["leaders", "presidents", "ministers"])
def test_the_two_leaders_are_the_two_persons_before(build, noun):
    doc = build(
        ("Helen", "PROPN", 2, "nsubj"),
        ("Okafor", "PROPN", 0, "flat"),
        ("met", "VERB", 2, "ROOT"),
        ("Pedro", "PROPN", 2, "obj"),
        ("Lund", "PROPN", 3, "flat"),
        (".", "PUNCT", 2, "punct"),
        ("The", "DET", 8, "det"),
        ("two", "NUM", 8, "nummod"),
        (noun, "NOUN", 9, "nsubj"),
        ("agreed", "VERB", 9, "ROOT"),
        ents=[(0, 2, "PER"), (3, 5, "PER")],
    )
    for token in doc:
        token.lemma_ = token.lemma_.rstrip("s") if token.text == noun else token.lemma_
    pair = [id for text, id in _found(doc) if text == f"The two {noun}"]
    assert pair == ["person:helen-okafor", "person:pedro-lund"]


def test_both_countries_are_the_states_of_the_soldiers_before(build):
    doc = build(
        ("Kenyan", "ADJ", 3, "amod"),
        ("and", "CCONJ", 2, "cc"),
        ("Ugandan", "ADJ", 0, "conj"),
        ("soldiers", "NOUN", 4, "nsubj"),
        ("clashed", "VERB", 4, "ROOT"),
        (".", "PUNCT", 4, "punct"),
        ("Both", "DET", 7, "det"),
        ("countries", "NOUN", 8, "nsubj"),
        ("protested", "VERB", 8, "ROOT"),
    )
    doc[7].lemma_ = "country"
    assert [id for text, id in _found(doc) if text == "Both countries"] == ["KEN", "UGA"]


@pytest.mark.parametrize(
    ("name", "noun", "id"),
    [
        (("International", "Criminal", "Court"), "court", "ICC"),
        (("World", "Bank"), "bank", "WORLD-BANK"),
        (("Security", "Council"), "council", "UNSC"),
    ],
)
def test_the_last_word_of_a_name_takes_the_name_up(build, name, noun, id):
    last = len(name) - 1
    doc = build(
        *[(word, "PROPN", last, "compound") for word in name[:-1]],
        (name[-1], "PROPN", last + 1, "nsubj"),
        ("met", "VERB", last + 1, "ROOT"),
        (".", "PUNCT", last + 1, "punct"),
        ("The", "DET", last + 4, "det"),
        (noun, "NOUN", last + 5, "nsubj"),
        ("agreed", "VERB", last + 5, "ROOT"),
    )
    assert _found(doc)[-1] == (noun, id)


def test_a_surname_that_is_a_month_is_found_after_the_full_name(build):
    doc = build(
        ("Theresa", "PROPN", 2, "nsubj"),
        ("May", "PROPN", 0, "flat"),
        ("resigned", "VERB", 2, "ROOT"),
        (".", "PUNCT", 2, "punct"),
        ("May", "PROPN", 5, "nsubj"),
        ("left", "VERB", 5, "ROOT"),
        ("in", "ADP", 7, "case"),
        ("May", "PROPN", 5, "obl"),
    )
    assert [(m.start, m.id) for m in find_actors(doc)] == [
        (0, "person:theresa-may"),
        (4, "person:theresa-may"),
    ]


def test_a_title_taken_up_alone_is_the_person_it_stood_before(build):
    doc = build(
        ("Foreign", "PROPN", 2, "compound"),
        ("Secretary", "PROPN", 2, "compound"),
        ("Helen", "PROPN", 4, "nsubj"),
        ("Okafor", "PROPN", 2, "flat"),
        ("spoke", "VERB", 4, "ROOT"),
        (".", "PUNCT", 4, "punct"),
        ("The", "DET", 8, "det"),
        ("Foreign", "PROPN", 8, "compound"),
        ("Secretary", "PROPN", 9, "nsubj"),
        ("left", "VERB", 9, "ROOT"),
        ents=[(2, 4, "PER")],
    )
    assert _found(doc)[-1] == ("Foreign Secretary", "person:helen-okafor")


def test_a_bare_president_is_that_of_the_only_state(build):
    doc = build(
        ("Kenya", "PROPN", 1, "nsubj"),
        ("voted", "VERB", 1, "ROOT"),
        (".", "PUNCT", 1, "punct"),
        ("The", "DET", 4, "det"),
        ("president", "NOUN", 5, "nsubj"),
        ("spoke", "VERB", 5, "ROOT"),
    )
    assert _found(doc)[-1] == ("president", "KEN:president")


@pytest.mark.parametrize("town", ["Oslo", "Nairobi", "Kuala Lumpur"])
def test_a_ministry_in_a_capital_is_of_that_state(build, town):
    words = town.split()
    at = 4 + len(words)
    doc = build(
        ("The", "DET", 2, "det"),
        ("foreign", "ADJ", 2, "amod"),
        ("ministry", "NOUN", at, "nsubj"),
        ("in", "ADP", 4, "case"),
        *[
            (word, "PROPN", 2 if i == 0 else 4, "nmod" if i == 0 else "flat")
            for i, word in enumerate(words)
        ],
        ("protested", "VERB", at, "ROOT"),
    )
    state = next(id for text, id in _found(doc) if text == town)
    assert ("foreign ministry", f"{state}:foreign-ministry") in _found(doc)


def test_an_acronym_taken_for_a_person_is_an_organisation(build):
    doc = build(
        ("ZORKA", "PROPN", 1, "nsubj"),
        ("protested", "VERB", 1, "ROOT"),
        ents=[(0, 1, "PER")],
    )
    assert _ids(doc) == ["org:zorka"]


@pytest.mark.parametrize(
    ("rows_", "ents", "tight", "id"),
    [
        (
            [
                ("Tamsin", "PROPN", 3, "nsubj"),
                ("Gor", "PROPN", 0, "flat"),
                ("Hale", "PROPN", 3, "nsubj"),
                ("left", "VERB", 3, "ROOT"),
            ],
            [(0, 2, "PER")],
            (),
            "person:tamsin-gor-hale",
        ),
        (
            [
                ("Lin", "PROPN", 4, "nsubj"),
                ("Bao", "PROPN", 0, "flat"),
                ("-", "PUNCT", 1, "punct"),
                ("mei", "VERB", 0, "flat"),
                ("left", "VERB", 4, "ROOT"),
            ],
            [(0, 2, "PER")],
            (1, 2),
            "person:lin-bao-mei",
        ),
        (
            [
                ("Yusuf", "PROPN", 3, "nsubj"),
                ("bin", "PROPN", 0, "flat"),
                ("Rashad", "PROPN", 0, "dep"),
                ("left", "VERB", 3, "ROOT"),
            ],
            [(0, 2, "PER")],
            (),
            "person:yusuf-bin-rashad",
        ),
        (
            [
                ("Adara", "PROPN", 2, "nsubj"),
                ("Velt", "PROPN", 0, "flat"),
                ("left", "VERB", 2, "ROOT"),
            ],
            [(0, 1, "LOC"), (1, 2, "PER")],
            (),
            "person:adara-velt",
        ),
    ],
)
def test_a_persons_name_cut_up_by_the_parser_is_whole(build, rows_, ents, tight, id):
    assert _ids(build(*rows_, ents=ents, tight=tight)) == [id]


def test_a_place_of_the_catalogue_knows_its_state(build):
    doc = build(("Mosul", "PROPN", 1, "nsubj"), ("fell", "VERB", 1, "ROOT"), ents=[(0, 1, "ORG")])
    (place,) = find_actors(doc)
    assert (place.id, place.type, place.state) == ("place:mosul", "place", "IRQ")


def test_a_person_possessed_by_a_state_acts_for_it(build):
    doc = build(
        ("Gabon", "PROPN", 2, "nmod:poss"),
        ("'s", "PART", 0, "case"),
        ("Odile", "PROPN", 4, "nsubj"),
        ("Marou", "PROPN", 2, "flat"),
        ("left", "VERB", 4, "ROOT"),
        ents=[(0, 1, "LOC"), (2, 4, "PER")],
        tight=(0,),
    )
    assert find_actors(doc)[-1].state == "GAB"


@pytest.mark.parametrize("row", rows("states"), ids=lambda row: row["iso3"])
def test_every_state_is_found_by_all_its_names(row):
    catalogue = Catalogue.load()
    from kgraph.actors.text import fold, pieces

    for column in ("aliases", "adjectives", "people", "capitals"):
        for name in (row["name"], *values(row[column])):
            for spelled in {name, fold(name)}:
                found = {e.actor.id for e in catalogue.lookup(pieces(spelled)) if e.actor}
                assert found == {row["iso3"]}, spelled


def test_shared_names_are_names_of_the_catalogue():
    from kgraph.actors.text import pieces

    catalogue = Catalogue.load()
    assert all(catalogue.lookup(pieces(row["name"])) for row in rows("shared"))


def test_first_names_have_one_gender():
    assert {row["gender"] for row in rows("first_names")} == {"male", "female"}


@pytest.mark.parametrize("title", ["Pope", "General", "Senator"])
def test_a_title_with_the_article_alone_is_the_person_so_titled(build, title):
    doc = build(
        (title, "PROPN", 2, "nsubj"),
        ("Okafor", "PROPN", 0, "flat"),
        ("spoke", "VERB", 2, "ROOT"),
        (".", "PUNCT", 2, "punct"),
        ("The", "DET", 5, "det"),
        (title.lower(), "NOUN", 6, "nsubj"),
        ("left", "VERB", 6, "ROOT"),
        ents=[(1, 2, "PER")],
    )
    assert _found(doc)[-1] == (title.lower(), "person:okafor")


def test_a_title_that_modifies_a_noun_is_nobody(build):
    doc = build(
        ("General", "PROPN", 2, "nsubj"),
        ("Okafor", "PROPN", 0, "flat"),
        ("lost", "VERB", 2, "ROOT"),
        ("the", "DET", 5, "det"),
        ("general", "ADJ", 5, "amod"),
        ("election", "NOUN", 2, "obj"),
        ents=[(1, 2, "PER")],
    )
    assert _found(doc) == [("Okafor", "person:okafor")]


def test_the_title_of_a_person_does_not_compete_for_a_pronoun(build):
    doc = build(
        ("Envoy", "NOUN", 2, "nsubj"),
        ("Okafor", "PROPN", 0, "flat"),
        ("met", "VERB", 2, "ROOT"),
        ("aides", "NOUN", 2, "obj"),
        (".", "PUNCT", 2, "punct"),
        ("He", "PRON", 6, "nsubj"),
        ("warned", "VERB", 6, "ROOT"),
        ents=[(1, 2, "PER")],
    )
    assert _found(doc)[-1] == ("He", "person:okafor")


def test_a_weekday_before_a_name_is_no_part_of_it(build):
    doc = build(
        ("On", "ADP", 1, "case"),
        ("Monday", "PROPN", 3, "obl"),
        ("Okafor", "PROPN", 1, "flat"),
        ("left", "VERB", 3, "ROOT"),
        ents=[(1, 3, "PER")],
    )
    assert _found(doc) == [("Okafor", "person:okafor")]


@pytest.mark.parametrize(("word", "pos", "id"), [("WHO", "PRON", "WHO"), ("IS", "AUX", "ISIS")])
def test_an_acronym_in_capitals_is_no_common_word(build, word, pos, id):
    doc = build(
        ("Experts", "NOUN", 1, "nsubj"),
        ("said", "VERB", 1, "ROOT"),
        (word, pos, 3, "nsubj"),
        ("agreed", "VERB", 1, "ccomp"),
    )
    assert _ids(doc) == [id]
    lower = build(
        ("Experts", "NOUN", 1, "nsubj"),
        ("said", "VERB", 1, "ROOT"),
        (word.lower(), pos, 3, "nsubj"),
        ("agreed", "VERB", 1, "ccomp"),
    )
    assert _ids(lower) == []

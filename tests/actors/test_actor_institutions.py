"""Institutions, offices and groups that belong to an owner."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "text", "id", "owner"),
    [
        ("ministry-possessor", "foreign ministry", "KEN:foreign-ministry", "KEN"),
        ("ministry-of-state", "Ministry of Foreign Affairs of Peru", "PER:foreign-ministry", "PER"),
        ("ministry-of-state", "ambassador of Chile", "CHL:ambassador", "CHL"),
        ("parliament-adjective", "Finnish parliament", "FIN:parliament", "FIN"),
        ("rebels-and-troops", "Chadian rebels", "TCD:rebels", "TCD"),
        ("rebels-and-troops", "NATO troops", "NATO:troops", "NATO"),
        ("armed-forces", "armed forces", "NPL:military", "NPL"),
        ("armed-forces", "Indian police", "IND:police", "IND"),
        ("shared-owner", "police", "SWE:police", "SWE"),
        ("of-people", "people of Tonga", "TON:people", "TON"),
        ("shared-of", "people of Malta", "MLT:people", "MLT"),
        ("local-place", "Police", "KEN:police", "KEN"),
        ("demonym-adjective", "Polish farmers", "POL:farmers", "POL"),
        ("leader-regime", "Bulgarian journalists", "BGR:journalists", "BGR"),
        ("leader-of-group", "leader of Hezbollah", "HEZBOLLAH:leaders", "HEZBOLLAH"),
        ("company-owned", "Huawei engineers", "HUAWEI:engineers", "HUAWEI"),
        ("kurdish-forces", "Kurdish fighters", "KURDS:fighters", "KURDS"),
        ("embassy-compound", "Swedish embassy", "SWE:embassy", "SWE"),
    ],
)
def test_an_owner_and_a_role_noun_make_an_institution(mentions, name, text, id, owner):
    found = {words: m for words, m in mentions(name) if m.kind == "institution"}
    assert (found[text].id, found[text].owner) == (id, owner)
    assert found[text].type in ("institution", "group")


@pytest.mark.parametrize(
    ("name", "text", "state"),
    [
        ("government-is-state", "Spanish government", "ESP"),
        ("government-is-state", "government of Morocco", "MAR"),
        ("government-compound", "Mexican government", "MEX"),
        ("leader-regime", "Lukashenko regime", "BLR"),
        ("shared-of", "government", "MLT"),
    ],
)
def test_a_government_is_the_state_itself(mentions, name, text, state):
    found = dict(mentions(name))[text]
    assert (found.id, found.type, found.state, found.owner) == (state, "state", state, None)


def test_the_owner_is_a_mention_too(linked):
    assert linked("parliament-adjective") == [
        ("Finnish parliament", "FIN:parliament"),
        ("Finnish", "FIN"),
    ]
    assert ("Kenya", "KEN") in linked("ministry-possessor")


def test_names_follow_the_id_and_not_the_words(mentions):
    names = {m.id: m.name for name in ("ministry-possessor",) for _, m in mentions(name)}
    assert names["KEN:foreign-ministry"] == "Kenyan foreign ministry"
    assert names["KEN"] == "Kenya"


@pytest.mark.parametrize("name", ["thing-nouns", "troops-in-place", "military-adjective"])
def test_things_and_places_are_no_groups(mentions, name):
    assert not [m for _, m in mentions(name) if m.kind == "institution"]


def test_an_office_of_a_body_keeps_the_whole_chain(linked):
    assert linked("spokesman-of-office") == [
        ("Foreign Office spokesman", "GBR:foreign-ministry:spokesman"),
        ("Foreign Office", "GBR:foreign-ministry"),
        ("China", "CHN"),
    ]


def test_a_noun_that_says_what_a_name_is_adds_nothing(linked):
    assert linked("group-name-class") == [("M23", "M23"), ("Rwanda", "RWA")]
    assert linked("describes-group") == [("Lebanese", "LBN"), ("Hezbollah", "HEZBOLLAH")]


def test_a_bare_institution_joins_the_only_one_of_its_kind(mentions):
    found = [(text, m.id, m.kind) for text, m in mentions("bare-ministry")]
    assert ("ministry", "NGA:defence-ministry", "institution") in found


def test_a_bare_institution_of_two_possible_owners_belongs_to_neither(linked):
    assert ("army", "unknown:army") in linked("bare-two-owners")


def test_a_bare_regime_is_that_of_the_only_state(linked):
    assert ("regime", "SYR") in linked("bare-regime")


def test_a_state_does_not_act_on_its_own_regime(linked):
    assert linked("regime-of-other") == [("Russia", "RUS"), ("regime", "unknown:government")]


def test_a_phrase_set_behind_a_name_is_no_actor_of_its_own(build):
    from kgraph.actors import find_actors

    # The parser hung "member" on the verb: the comma and the article still tell.
    doc = build(
        ("Estonia", "PROPN", 6, "nsubj"),
        (",", "PUNCT", 4, "punct"),
        ("a", "DET", 4, "det"),
        ("NATO", "PROPN", 4, "compound"),
        ("member", "NOUN", 6, "obl"),
        (",", "PUNCT", 4, "punct"),
        ("agreed", "VERB", 6, "ROOT"),
    )
    assert [m.id for m in find_actors(doc)] == ["EST", "NATO"]


def test_the_owner_of_a_title_is_no_owner_of_the_noun_before(linked):
    assert "BEL:critics" not in [id for _, id in linked("critics-of")]


@pytest.mark.parametrize(("name", "theirs"), [("troops-withdrawn", False), ("troops-came", True)])
def test_whence_troops_are_withdrawn_does_not_own_them(mentions, name, theirs):
    ids = {m.id for _, m in mentions(name)}
    assert ("TCD:troops" in ids) is theirs
    assert "TCD" in ids


@pytest.mark.parametrize("word", ["co-founder", "ex-minister", "vice-president"])
def test_a_prefix_leaves_the_office_an_office(build, word):
    from kgraph.actors.roles import find_roles, is_one_person

    doc = build(
        ("The", "DET", 1, "det"), (word, "NOUN", 2, "nsubj"), ("resigned", "VERB", 2, "ROOT")
    )
    (role,) = find_roles(doc)
    assert (role.start, role.end) == (1, 2)
    assert is_one_person(doc, role)

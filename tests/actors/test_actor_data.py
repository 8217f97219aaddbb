"""The data files are complete and do not contradict one another."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from kgraph.actors.tables import rows, values
from kgraph.actors.text import pieces
from kgraph.triples import ACTOR_TYPES

STATES = rows("states")
# Readings that differ on purpose: the same words name two kinds of one actor only.
_ISO = re.compile(r"[A-Z]{3}$|GB-[A-Z]{3}$")
TABLES = [
    "states",
    "seats",
    "organisations",
    "institutions",
    "portfolios",
    "titles",
    "people",
    "person_nouns",
    "thing_nouns",
    "organisation_words",
    "reference_nouns",
    "removal_verbs",
    "pronoun_verbs",
    "gendered_titles",
    "venue_nouns",
    "contextual",
    "blocked",
    "places",
    "shared",
    "first_names",
    "thing_names",
    "town_words",
    "family_names",
    "transliteration",
    "leading_verbs",
    "readings",
    "culture_nouns",
    "place_first_names",
    "landmark_words",
    "acronym_words",
    "plural_names",
]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_whole_and_not_repeated(table):
    keys = list(rows(table)[0])
    first = [row[keys[0]] for row in rows(table)]
    assert all(None not in row and None not in row.values() for row in rows(table))
    assert all(cell == cell.strip() for row in rows(table) for cell in row.values())
    if table not in ("institutions", "readings"):
        assert len(first) == len(set(first))


def test_all_members_of_the_united_nations_are_there():
    status = [row["status"] for row in STATES]
    assert status.count("member") == 193
    others = {row["iso3"] for row in STATES if row["status"] == "other"}
    assert others == {"TWN", "XKX", "PSE", "VAT"}


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["iso3"])
def test_states_have_a_code_an_adjective_a_capital_and_a_region(row):
    assert _ISO.match(row["iso3"])
    assert row["name"] and row["region"] and values(row["adjectives"])
    if row["status"] in ("member", "other"):
        assert values(row["capitals"])
        assert values(row["people"])


def test_territories_belong_to_a_state():
    codes = {row["iso3"] for row in STATES}
    owners = {row["sovereign"] for row in STATES if row["sovereign"]}
    assert owners <= codes
    assert all(not row["sovereign"] for row in STATES if row["status"] != "territory")


def _names():
    for row in STATES:
        for column in ("aliases", "adjectives", "people", "capitals"):
            for name in (row["name"], *values(row[column])):
                yield name, row["iso3"]
    for row in rows("organisations"):
        for column in ("aliases", "adjectives", "people"):
            for name in (row["name"], *values(row[column])):
                yield name, row["id"]
    for row in rows("seats"):
        yield row["name"], row["id"]
    for row in rows("people"):
        for name in (row["name"], *values(row["aliases"])):
            yield name, row["id"]
    for row in rows("places"):
        for name in (row["name"], *values(row["aliases"])):
            yield name, f"place:{row['name']}"


def test_no_name_means_two_actors():
    meanings = defaultdict(set)
    for name, id in _names():
        meanings[pieces(name)].add(id)
    assert {words: ids for words, ids in meanings.items() if len(ids) > 1} == {}


def test_no_name_is_blocked():
    blocked = {pieces(row["phrase"]) for row in rows("blocked")}
    assert not blocked & {pieces(name) for name, _ in _names()}


def test_organisations_are_many_and_have_ids_without_blanks():
    table = rows("organisations")
    assert len(table) >= 120
    for row in table:
        assert re.fullmatch(r"[A-Z0-9-]+|[A-Z]{3}:[a-z-]+", row["id"])
        assert row["type"] in ("organisation", "group", "institution")


def test_states_named_by_other_tables_exist():
    codes = {row["iso3"] for row in STATES}
    for table in ("organisations", "seats", "people", "places"):
        assert {row["state"] for row in rows(table) if row["state"]} <= codes, table


def test_seats_carry_the_type_of_their_id():
    for row in rows("seats"):
        assert row["type"] in ACTOR_TYPES
        assert (row["type"] == "institution") == (":" in row["id"]), row["id"]


def test_ids_have_one_name():
    names = defaultdict(set)
    for row in rows("seats"):
        names[row["id"]].add(row["label"])
    assert {id: found for id, found in names.items() if len(found) > 1} == {}


def test_role_phrases_are_unambiguous():
    slugs = defaultdict(set)
    for row in rows("institutions"):
        assert row["type"] in ("state", "institution", "group", "office")
        assert row["local"] in ("yes", "no")
        for phrase in values(row["phrases"]):
            slugs[pieces(phrase)].add(row["slug"])
    assert {phrase: found for phrase, found in slugs.items() if len(found) > 1} == {}


def test_person_nouns_and_thing_nouns_are_apart():
    people = {row["noun"] for row in rows("person_nouns")}
    assert not people & {row["noun"] for row in rows("thing_nouns")}


def test_offices_of_titles_are_known():
    offices = {row["slug"] for row in rows("institutions") if row["type"] == "office"}
    portfolios = {f"{row['slug']}-minister" for row in rows("portfolios")}
    known = offices | portfolios | {"", "minister", "deputy-prime-minister"}
    assert {row["office"] for row in rows("titles")} <= known


def test_ships_are_of_known_states():
    assert {row["state"] for row in rows("ship_prefixes")} <= {row["iso3"] for row in STATES}


def test_words_of_towns_and_prefixes_of_ships_are_sorted():
    for table, key in (("town_words", "word"), ("ship_prefixes", "prefix")):
        found = [row[key] for row in rows(table)]
        assert found == sorted(set(found)), table


def test_short_forms_name_known_actors():
    ids = {id for _, id in _names()}
    for row in rows("contextual"):
        assert {row["id"], *values(row["needs"])} <= ids


def test_ids_of_wikidata_have_their_form_and_name_one_actor_each():
    given = [
        (row["wikidata"], row.get("iso3") or row["id"])
        for table in ("states", "organisations", "people")
        for row in rows(table)
        if row["wikidata"]
    ]
    owners = defaultdict(set)
    for item, id in given:
        assert re.fullmatch(r"Q[1-9]\d*", item), (item, id)
        owners[item].add(id)
    assert {item: ids for item, ids in owners.items() if len(ids) > 1} == {}


def test_every_state_and_territory_has_its_id_of_wikidata():
    assert [row["iso3"] for row in STATES if not row["wikidata"]] == []


@pytest.mark.parametrize(
    ("code", "item"),
    [
        ("USA", "Q30"),
        ("RUS", "Q159"),
        ("CHN", "Q148"),
        ("TWN", "Q865"),
        ("UKR", "Q212"),
        ("GBR", "Q145"),
        ("FRA", "Q142"),
        ("COD", "Q974"),
        ("COG", "Q971"),
        ("PRK", "Q423"),
        ("KOR", "Q884"),
        ("ISR", "Q801"),
        ("GEO", "Q230"),
        ("SUN", "Q15180"),
    ],
)
def test_well_known_states_have_the_right_id_of_wikidata(code, item):
    assert {row["iso3"]: row["wikidata"] for row in STATES}[code] == item


def test_places_are_cities_or_regions():
    assert {row["kind"] for row in rows("places")} == {"city", "region"}


def test_the_regions_of_large_federations_are_there():
    regions = {(row["state"], row["name"]) for row in rows("places") if row["kind"] == "region"}
    count = {state: sum(of == state for of, _ in regions) for state in ("USA", "CAN", "IND", "CHN")}
    assert count["USA"] >= 50
    assert min(count.values()) >= 13


def test_verbs_beside_a_pronoun_have_known_uses_in_order():
    uses = ["own", "mind", "addressed", "impersonal", "matter"]
    said = [values(row["uses"]) for row in rows("pronoun_verbs")]
    assert all(each and list(each) == sorted(each, key=uses.index) for each in said)
    assert {use for each in said for use in each} == set(uses)


@pytest.mark.parametrize("table", ["pronoun_verbs", "gendered_titles", "removal_verbs"])
def test_lists_of_words_are_sorted_and_in_small_letters(table):
    words = [next(iter(row.values())) for row in rows(table)]
    assert words == sorted(word.lower() for word in words)


def test_gendered_titles_are_of_men_or_women():
    assert {row["gender"] for row in rows("gendered_titles")} == {"male", "female"}

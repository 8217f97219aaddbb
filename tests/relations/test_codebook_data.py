"""The codebook's tables are well formed and agree with one another."""

from __future__ import annotations

from collections import Counter

import pytest

from kgraph.actors.tables import rows as actor_rows
from kgraph.relations.coding import DIRECTIONS, NONE, OF_ROLES
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import listed, read_table
from kgraph.triples import MODALITIES

PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
STANDING = {
    *("MEMBER_OF", "LEADS", "AFFILIATED_WITH", "PART_OF", "BORDERS", "LOCATED_IN"),
    *("ALLY_OF", "OPPONENT_OF"),
}
QUADS = {
    *("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"),
}
PSEUDO_CLASSES = {"infinitive", "clause", "predicate"}
TABLES = {
    "categories.csv": ("category", "quad_class", "intensity", "symmetric", "description"),
    "modes.csv": ("category", "mode", "intensity"),
    "verbs.csv": (
        *("lemma", "particle", "preposition", "object", "category", "direction", "mode"),
    ),
    "nouns.csv": (*("lemma", "category", "direction", "verb", "of_role", "prepositions", "mode"),),
    "light_verbs.csv": ("lemma", "particle", "kind"),
    "roles.csv": ("lemma", "category", "person", "direction", "relation"),
    "noun_classes.csv": ("class", "lemmas"),
    "status.csv": ("lemma", "pos", "kind", "complement", "modality", "negated", "own_event"),
    "pledges.csv": ("lemma", "pos", "complement", "friendly", "yielding", "pressing", "hostile"),
    "reporting.csv": ("lemma", "kind", "modality", "negated"),
    "modifiers.csv": ("word", "category", "direction", "relation"),
    "phrases.csv": (
        *("noun", "prepositions", "links", "verbs", "category", "direction", "passive"),
        "relation",
    ),
    "spellings.csv": ("variant", "lemma"),
    "doers.csv": ("kind", "traits"),
}


def rows(name: str) -> list[dict[str, str]]:
    return list(read_table(name))


CATEGORIES = {row["category"] for row in rows("categories.csv")}
MODES = {(row["category"], row["mode"]) for row in rows("modes.csv")}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_each_table_has_its_columns_and_no_stray_blanks(
    name: str, columns: tuple[str, ...]
) -> None:
    table = rows(name)
    assert table
    assert all(tuple(row) == columns for row in table)
    assert [cell for row in table for cell in row.values() if cell != cell.strip()] == []


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"categories.csv"}))
def test_each_table_is_sorted_without_repeats(name: str) -> None:
    lines = [tuple(row.values()) for row in rows(name)]
    assert lines == sorted(set(lines))


def test_the_categories_are_those_of_the_scheme() -> None:
    assert PLOVER | STANDING | {"OTHER"} == CATEGORIES


def test_events_have_a_quad_class_and_a_score_and_standing_relations_have_neither() -> None:
    for row in rows("categories.csv"):
        event = row["category"] in PLOVER
        assert (row["quad_class"] in QUADS) == event
        assert bool(row["intensity"]) == event
        assert not event or -10 <= float(row["intensity"]) <= 10
        assert row["symmetric"] in {"yes", "no"}
        assert row["description"].endswith(".")


def test_the_sign_of_a_score_agrees_with_the_quad_class() -> None:
    quads = {row["category"]: row["quad_class"] for row in rows("categories.csv")}
    for row in [*rows("categories.csv"), *rows("modes.csv")]:
        quad, score = quads[row["category"]], float(row["intensity"] or 0)
        if row["category"] != "REQUEST" and quad:
            assert (score > 0) == quad.endswith("cooperation"), row


def test_modes_belong_to_known_categories() -> None:
    assert {category for category, _ in MODES} <= PLOVER


@pytest.mark.parametrize(
    "name", ["verbs.csv", "nouns.csv", "roles.csv", "phrases.csv", "modifiers.csv"]
)
def test_entries_use_known_categories_directions_and_modes(name: str) -> None:
    for row in rows(name):
        assert row["category"] in CATEGORIES | {NONE}, row
        assert row["direction"] in DIRECTIONS, row
        assert not row.get("mode") or (row["category"], row["mode"]) in MODES, row


def test_no_two_verb_entries_answer_the_same_use() -> None:
    uses = Counter(
        (spelling_key(row["lemma"]), row["particle"], preposition, spelling_key(noun))
        for row in rows("verbs.csv")
        for preposition in listed(row["preposition"]) or ("",)
        for noun in listed(row["object"]) or ("",)
    )
    assert [use for use, count in uses.items() if count > 1] == []


def test_lists_inside_a_cell_are_sorted_without_repeats() -> None:
    cells = [cell for row in rows("verbs.csv") for cell in (row["preposition"], row["object"])]
    cells += [row["lemmas"] for row in rows("noun_classes.csv")]
    assert [cell for cell in cells if list(listed(cell)) != sorted(set(listed(cell)))] == []


def test_every_class_that_a_verb_names_exists() -> None:
    classes = {row["class"] for row in rows("noun_classes.csv")} | PSEUDO_CLASSES | CATEGORIES
    named = {
        noun[1:-1]
        for row in rows("verbs.csv")
        for noun in listed(row["object"])
        if noun.startswith("{")
    }
    assert named - classes == set()


def test_every_class_has_a_use() -> None:
    named = "|".join(row["object"] for row in rows("verbs.csv"))
    unused = [
        row["class"] for row in rows("noun_classes.csv") if f"{{{row['class']}}}" not in named
    ]
    assert unused == []


def test_nouns_are_derived_from_known_verbs() -> None:
    verbs = {row["lemma"] for row in rows("verbs.csv")}
    assert [row for row in rows("nouns.csv") if row["verb"] and row["verb"] not in verbs] == []


def test_nouns_say_what_of_makes_of_its_phrase() -> None:
    assert {row["of_role"] for row in rows("nouns.csv")} <= {"", *OF_ROLES}


def test_only_nouns_with_parties_on_one_footing_are_symmetric() -> None:
    for row in rows("nouns.csv"):
        if row["direction"] == "symmetric":
            assert row["of_role"] == "party", row


@pytest.mark.parametrize("name", ["nouns.csv", "roles.csv", "reporting.csv"])
def test_a_lemma_has_one_entry_whatever_its_spelling(name: str) -> None:
    keys = Counter(spelling_key(row["lemma"]) for row in rows(name))
    assert [key for key, count in keys.items() if count > 1] == []


def test_roles_say_whether_the_holder_is_a_person_and_name_the_relation() -> None:
    for row in rows("roles.csv"):
        assert row["person"] in {"yes", "no"}, row
        assert row["relation"], row


def test_light_verbs_are_of_a_known_kind_and_listed_once() -> None:
    table = rows("light_verbs.csv")
    assert {row["kind"] for row in table} == {"light", "starter", "inverse", "ender"}
    keys = Counter((spelling_key(row["lemma"]), row["particle"]) for row in table)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("name", ["status.csv", "reporting.csv"])
def test_status_words_lend_a_known_modality(name: str) -> None:
    for row in rows(name):
        assert row["modality"] in {"", *MODALITIES}, row
        assert row["negated"] in {"yes", "no"}, row


def test_governing_words_name_their_complements_once() -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in rows("status.csv"):
        complements = listed(row["complement"])
        assert complements
        assert set(complements) <= {"xcomp", "ccomp", "gerund", "noun", "claim", "plan"}, row
        seen.update((spelling_key(row["lemma"]), row["pos"], c) for c in complements)
    assert [use for use, count in seen.items() if count > 1] == []


def test_the_tables_cover_the_scheme_broadly() -> None:
    assert len(rows("verbs.csv")) >= 900
    assert len(rows("nouns.csv")) >= 350
    for name in ("verbs.csv", "nouns.csv"):
        assert {row["category"] for row in rows(name)} >= PLOVER


def test_kinds_of_doers_are_those_of_actors() -> None:
    slugs = {row["slug"] for table in ("institutions", "local_groups") for row in actor_rows(table)}
    people = {f"{row['noun']}s" for row in actor_rows("person_nouns")}
    bodies = {row["id"] for row in actor_rows("organisations")}
    assert {row["kind"] for row in rows("doers.csv")} <= slugs | people | bodies


def test_doers_have_known_traits_in_order() -> None:
    traits = {"armed", "citizens", "civilian", "opposed", "passing", "speaking"}
    said = [listed(row["traits"]) for row in rows("doers.csv")]
    assert all(each and each == tuple(sorted(set(each))) for each in said)
    assert {trait for each in said for trait in each} == traits

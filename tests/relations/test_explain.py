"""What the codebook tells of categories and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import KgraphError
from kgraph.relations.codebook import Codebook
from kgraph.relations.explain import Explainer
from kgraph.relations.tables import read_table


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return Explainer()


def test_there_is_a_line_for_each_category_with_all_its_triggers(explainer: Explainer) -> None:
    found = {o.category: o for o in explainer.overviews()}
    assert list(found) == [row["category"] for row in read_table("categories.csv")]
    rows = [row for row in read_table("verbs.csv") if row["category"] == "AID"]
    assert found["AID"].triggers["verb"] == len(rows)
    events = [o for o in found.values() if o.quad_class]
    assert sum(sum(o.triggers.values()) for o in events) >= 900
    assert min(sum(o.triggers.values()) for o in events) >= 100


def test_a_category_has_modes_scores_boundaries_triggers_and_examples(
    explainer: Explainer,
) -> None:
    page = explainer.category("RETREAT")
    assert page.overview.intensity == 6.5
    assert page.scores["withdraw"] == 8
    assert {b.category for b in page.boundaries} == {"RETREAT"}
    assert {t.category for t in page.triggers} == {"RETREAT"}
    assert {t.kind for t in page.triggers} >= {"verb", "noun"}
    assert {e.positive for e in page.examples} == {True, False}


def test_a_mode_has_only_its_own_triggers_and_examples(explainer: Explainer) -> None:
    page = explainer.category("SANCTION.expel")
    assert page.scores == {"expel": -5.5}
    assert {t.mode for t in page.triggers} == {"expel"}
    assert {e.mode for e in page.examples} == {"expel"}


@pytest.mark.parametrize(
    ("name", "known"),
    [("AID", True), ("BORDERS", True), ("SANCTION.expel", True), ("SANCTION.nap", False),
     ("aid", False), ("", False)],
)  # fmt: skip
def test_categories_are_written_in_capitals(explainer: Explainer, name: str, known: bool) -> None:
    assert explainer.is_category(name) is known


def test_a_word_of_several_meanings_shows_what_decides(explainer: Explainer) -> None:
    page = explainer.word("lift")
    assert page.light == "ender"
    assert {"RETREAT", "CONCEDE", "NONE"} <= {t.category for t in page.triggers}
    deciding = {name for t in page.triggers for name in t.objects}
    assert {"{sanction}", "{restriction}"} <= deciding
    assert "embargo" in page.classes["{sanction}"]


def test_a_particle_makes_another_verb(explainer: Explainer) -> None:
    assert {t.word for t in explainer.word("call off").triggers} == {"call off"}
    assert {t.word for t in explainer.word("call").triggers} >= {"call", "call off"}
    assert explainer.word("call off").examples


def test_a_noun_shows_the_verbs_that_it_decides(explainer: Explainer) -> None:
    page = explainer.word("treaty")
    assert [t.kind for t in page.triggers] == ["noun"]
    assert {"sign", "tear"} <= {t.lemma for t in page.decides}


def test_a_governing_word_shows_what_it_makes_of_its_complement(explainer: Explainer) -> None:
    assert any(status.negated for status in explainer.word("refuse").statuses)


@pytest.mark.parametrize("word", ["recognise", "recognize", "Recognise"])
def test_spelling_and_case_of_a_word_do_not_matter(explainer: Explainer, word: str) -> None:
    assert {t.lemma for t in explainer.word(word).triggers} == {"recognise"}


@pytest.mark.parametrize(
    ("word", "near"), [("impse", "impose"), ("treatty", "treaty"), ("borders", "border")]
)
def test_an_unknown_word_is_answered_with_near_ones(
    explainer: Explainer, word: str, near: str
) -> None:
    with pytest.raises(KgraphError, match="did you mean") as raised:
        explainer.word(word)
    assert near in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_word_like_nothing_has_no_near_ones(explainer: Explainer) -> None:
    with pytest.raises(KgraphError) as raised:
        explainer.word("qqqqqq")
    assert "did you mean" not in str(raised.value)


def test_own_entries_are_told_with_their_file_and_stand_for_what_they_override(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("kind,lemma,category\nverb,zap,AID\nverb,praise,ACCUSE\n")
    explainer = Explainer(Codebook([path]))
    (zap,) = explainer.word("zap").triggers
    assert (zap.category, zap.file) == ("AID", str(path))
    bare = [t for t in explainer.word("praise").triggers if (t.kind, t.objects) == ("verb", ())]
    assert [(t.category, t.file) for t in bare if not t.prepositions] == [("ACCUSE", str(path))]

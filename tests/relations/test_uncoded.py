"""What nothing covered is counted and ranked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations.codebook import Codebook
from kgraph.relations.uncoded import MENTIONS, PREDICATES, Tally, Uncoded

TEXTS = [
    "Kenya outclassed Chad. Kenya outclassed Ghana. Kenya accused Chad.",
    "Ghana outclassed Kenya. Togo meowed. Zubin Qarabash met Kenya's president.",
    "Kenya's liking for Chad grew. Kenya said that it rained. Zubin Qarabash left Kenya.",
    "The Quillow Foundation thanked Kenya. Chad wants to leave the African Union.",
]


def ranked(codebook: Codebook | None = None) -> list[Uncoded]:
    tally = Tally(codebook)
    documents = [Document(str(i), text) for i, text in enumerate(TEXTS)]
    for doc, document in Pipeline().parsed(documents):
        tally.add(doc, document)
    return tally.ranked()


@pytest.fixture(scope="module")
def found() -> list[Uncoded]:
    return ranked()


def of(found: list[Uncoded], *kinds: str) -> list[str]:
    return [item.words for item in found if item.kind in kinds]


def test_predicates_between_two_actors_are_ranked_by_how_often(found: list[Uncoded]) -> None:
    words = of(found, "two actors")
    assert words[0] == "outclass"
    first = found[0]
    assert (first.count, first.documents) == (3, 2)
    assert (first.example, first.doc_id) == ("Kenya outclassed Chad.", "0")


def test_what_has_a_category_or_only_reports_is_not_told(found: list[Uncoded]) -> None:
    words = " ".join(of(found, *PREDICATES)).split()
    assert not {"accuse", "meet", "thank", "say", "want"} & set(words)


def test_verbs_of_one_actor_are_told_apart(found: list[Uncoded]) -> None:
    assert "meow" in of(found, "one actor")
    assert "outclass" not in of(found, "one actor")


def test_names_that_the_catalogue_lacks_are_told_and_others_not(found: list[Uncoded]) -> None:
    assert of(found, "person") == ["Zubin Qarabash"]
    (person,) = [item for item in found if item.kind == "person"]
    assert (person.count, person.documents) == (2, 2)
    names = of(found, *MENTIONS)
    assert any("Quillow" in name for name in names)
    assert not {"Kenya", "African Union"} & set(names)


def test_kinds_come_in_a_fixed_order_and_may_be_chosen(found: list[Uncoded]) -> None:
    kinds = [item.kind for item in found]
    order = [*PREDICATES, *MENTIONS]
    assert kinds == sorted(kinds, key=order.index)


def test_an_own_entry_covers_its_predicate(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("kind,lemma,category\nverb,outclass,NONE\nverb,meow,REQUEST\n")
    words = of(ranked(Codebook([path])), *PREDICATES)
    assert not {"outclass", "meow"} & set(words)

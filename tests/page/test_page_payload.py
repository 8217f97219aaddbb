"""What the page is given to draw."""

from __future__ import annotations

from typing import Any

import page_world
import pytest

from kgraph.errors import InputError
from kgraph.page.payload import build
from kgraph.triples import Triple

SUBJECT, OBJECT, TRIGGER = 11, 12, 13


@pytest.fixture(scope="module")
def payload(world: page_world.World) -> dict[str, Any]:
    triples, documents = world
    return build(page_world.merge(triples, ["place:nowhere"]), triples, documents, "World")[0]


def cut(text: str, span: list[int] | None) -> str | None:
    if span is None:
        return None
    return text.encode("utf-16-le")[span[0] * 2 : span[1] * 2].decode("utf-16-le")


def test_every_triple_is_evidence_once(payload: dict[str, Any], world: page_world.World) -> None:
    assert len(payload["mentions"]) == len(world[0])


def test_marks_cut_the_words_of_the_triple(
    payload: dict[str, Any], world: page_world.World
) -> None:
    found = set()
    for row in payload["mentions"]:
        text = payload["sentences"][row[1]][1]
        found.add((text, *(cut(text, row[at]) for at in (SUBJECT, OBJECT, TRIGGER))))
    assert found == {(t.sentence, t.subject.text, t.object.text, t.relation_text) for t in world[0]}


def test_a_mention_outside_its_sentence_has_no_mark(world: page_world.World) -> None:
    triple = world[0][0]
    record = triple.to_dict()
    record.update(subject_start=0, subject_end=2)
    moved = Triple.from_dict(record)
    payload, _ = build(page_world.merge([moved]), [moved], {}, "")
    assert payload["mentions"][0][SUBJECT] is None
    assert payload["mentions"][0][OBJECT] is not None


def test_lines_merge_by_ends_category_and_look(payload: dict[str, Any]) -> None:
    keys = [(e["s"], e["t"], e["c"], e["look"], e["sym"]) for e in payload["edges"]]
    assert len(keys) == len(set(keys))
    assert {e["look"] for e in payload["edges"]} == {"fact", "open", "denied"}


def test_a_symmetric_relation_is_one_line_whichever_way_it_was_told() -> None:
    triples, documents = page_world.world(only=("a/drills",))
    first = triples[0].to_dict()
    back = {
        name.replace("subject", "_").replace("object", "subject").replace("_", "object", 1)
        if name.startswith("subject_")
        else name.replace("object_", "subject_"): value
        for name, value in first.items()
    }
    both = [triples[0], Triple.from_dict(back)]
    payload, lines = build(page_world.merge(both), both, documents, "")
    assert len(lines) == 1 and len(payload["mentions"]) == 2


def test_categories_come_in_the_order_of_the_legend(payload: dict[str, Any]) -> None:
    order = [kind["id"] for kind in payload["kinds"]]
    places = [order.index(cat["kind"]) for cat in payload["categories"]]
    assert places == sorted(places)
    kinds = {cat["id"]: cat["kind"] for cat in payload["categories"]}
    assert kinds["MEMBER_OF"] == "standing" and kinds["OTHER"] == "other"
    assert kinds["ASSAULT"] == "material conflict"


def test_names_used_in_texts_are_aliases_but_pronouns_are_not(payload: dict[str, Any]) -> None:
    also = {node["key"]: node["also"] for node in payload["nodes"]}
    assert also["ESS"] == ["エスランド"]
    assert also["person:jan-lukowicz"] == ["Łukowicz"]
    assert "rebels" not in also["FHF"]


def test_a_sentence_without_event_date_takes_the_date_of_its_document() -> None:
    triples, documents = page_world.world(only=("a/pact",))
    payload, _ = build(page_world.merge(triples), triples, documents, "")
    dates = {(row[5], row[7]) for row in payload["mentions"]}
    assert ("2023-03-02", 0) in dates and ("2023-03", 0) in dates and ("2023-03-02", 1) in dates


def test_without_documents_the_triples_still_name_their_source(world: page_world.World) -> None:
    payload, _ = build(page_world.merge(world[0]), world[0], {}, "")
    assert {doc["source"] for doc in payload["docs"]} >= {"Lume Gazette", "東方新聞"}
    assert all(doc["url"] is None for doc in payload["docs"])


def test_an_edge_without_its_evidence_is_refused(world: page_world.World) -> None:
    graph = page_world.merge(world[0])
    with pytest.raises(InputError, match="cites the triple"):
        build(graph, world[0][1:], {}, "")


def test_an_empty_graph_gives_empty_tables() -> None:
    payload, lines = build(page_world.merge([]), [], {}, "Empty")
    assert lines == [] and payload["nodes"] == payload["edges"] == payload["mentions"] == []

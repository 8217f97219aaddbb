"""What the page is given to draw."""

from __future__ import annotations

from typing import Any

import networkx as nx
import page_data
import page_world
import pytest

from kgraph.documents.document import Document
from kgraph.errors import InputError
from kgraph.graph import build_levels
from kgraph.page.drawing import vis_edges
from kgraph.page.payload import build
from kgraph.triples import Triple


def made(
    graphs: nx.MultiDiGraph | dict[str, nx.MultiDiGraph],
    triples: list[Triple],
    documents: dict[str, Document],
    level: int = 0,
    **options: Any,
) -> dict[str, Any]:
    """Return the payload as records."""
    graphs = graphs if isinstance(graphs, dict) else {"actor": graphs}
    payload, levels = build(graphs, triples, documents, "World", **options)
    return page_data.read({"kg-data": payload, "kg-edges": vis_edges(payload, levels)}, level)


@pytest.fixture(scope="module")
def payload(world: page_world.World) -> dict[str, Any]:
    return made(page_world.merge(world[0], ["place:nowhere"]), *world)


def test_every_triple_is_evidence_once(payload: dict[str, Any], world: page_world.World) -> None:
    assert len(payload["mentions"]) == len(world[0])


def test_marks_cut_the_words_of_the_triple(
    payload: dict[str, Any], world: page_world.World
) -> None:
    rows = payload["mentions"]
    found = {(row["text"], row["subject"], row["object"], row["trigger"]) for row in rows}
    assert found == {(t.sentence, t.subject.text, t.object.text, t.relation_text) for t in world[0]}


def test_a_mention_outside_its_sentence_has_no_mark(world: page_world.World) -> None:
    triple = world[0][0]
    record = triple.to_dict()
    record.update(subject_start=0, subject_end=2)
    moved = Triple.from_dict(record)
    (row,) = made(page_world.merge([moved]), [moved], {})["mentions"]
    assert row["subject"] is None and row["object"] is not None


def test_lines_merge_by_ends_category_and_look(payload: dict[str, Any]) -> None:
    keys = [edge["key"] for edge in payload["edges"]]
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
    payload = made(page_world.merge(both), both, documents)
    assert len(payload["edges"]) == 1 and len(payload["mentions"]) == 2


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
    payload = made(page_world.merge(triples), triples, documents)
    dates = {(row["date"], row["published"]) for row in payload["mentions"]}
    assert ("2023-03-02", 0) in dates and ("2023-03", 0) in dates and ("2023-03-02", 1) in dates


def test_without_documents_the_triples_still_name_their_source(world: page_world.World) -> None:
    payload = made(page_world.merge(world[0]), world[0], {})
    assert set(payload["sources"]) >= {"Lume Gazette", "東方新聞"}
    assert payload["sources"] == sorted(set(payload["sources"]))
    assert set(payload["docs"]["url"]) == {None}


def test_an_edge_without_its_evidence_is_refused(world: page_world.World) -> None:
    graph = page_world.merge(world[0])
    with pytest.raises(InputError, match="cites the triple"):
        made(graph, world[0][1:], {})


def test_an_empty_graph_gives_empty_tables() -> None:
    payload = made(page_world.merge([]), [], {})
    assert payload["nodes"] == payload["edges"] == payload["mentions"] == []


def test_sentences_and_documents_are_written_once(
    payload: dict[str, Any], world: page_world.World
) -> None:
    told = {(t.doc_id, t.sentence_start, t.sentence) for t in world[0]}
    assert len(payload["sentences"]["text"]) == len(told)
    assert sorted(payload["docs"]["id"]) == sorted({t.doc_id for t in world[0]})


@pytest.mark.parametrize("level", [0, 1, 2])
def test_each_level_has_the_lines_of_its_graph(world: page_world.World, level: int) -> None:
    graphs = build_levels(world[0])
    graph = list(graphs.values())[level]
    payload = made(graphs, *world, level)
    assert [node["key"] for node in payload["nodes"]] == sorted(graph)
    ends = {(e["source"], e["target"], e["category"]) for e in payload["edges"]}
    wanted = {(s, t, data["category"]) for s, t, data in graph.edges(data=True)}
    assert {tuple(sorted(end[:2])) for end in ends} == {tuple(sorted(end[:2])) for end in wanted}
    assert len(payload["mentions"]) == sum(data["weight"] for *_, data in graph.edges(data=True))
    if level:
        assert all(edge["source"] != edge["target"] for edge in payload["edges"])


def test_a_state_knows_who_counts_as_it(world: page_world.World) -> None:
    payload, _ = build(build_levels(world[0]), *world, "World")
    keys = payload["nodes"]["key"]
    members = {
        keys[parent]: {keys[at] for at in found}
        for parent, found in payload["levels"][2]["members"]
    }
    assert members["ARD"] >= {"ARD:troops"}
    assert "ARD" not in members["ARD"]
    assert payload["levels"][0]["members"] == []


@pytest.mark.parametrize("most", [1, 3])
def test_of_each_line_the_newest_sentences_are_kept(world: page_world.World, most: int) -> None:
    payload = made(page_world.merge(world[0]), *world, max_evidence=most)
    assert len(payload["mentions"]) == len(world[0]), "what is left out is still counted"
    lines: dict[int, list[dict[str, Any]]] = {}
    for row in payload["mentions"]:
        lines.setdefault(row["edge"], []).append(row)
    for rows in lines.values():
        kept = [row["days"][0] or 0 for row in rows if row["text"] is not None]
        left = [row["days"][0] or 0 for row in rows if row["text"] is None]
        assert len(kept) >= min(most, len(rows))
        assert not left or max(left) <= sorted(kept)[-most]
    assert any(row["text"] is None for row in payload["mentions"])

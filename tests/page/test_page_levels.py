"""Levels, ways between actors, and the way back through the address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import page_data
import page_world
import pytest
from page_crowd import crowd
from page_visit import Opener, Visit

from kgraph.graph import build_levels
from kgraph.page import render, write_page

LEVELS = ("actor", "institution", "state")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More actors than are drawn at first, told of by many sources."""
    triples, documents = crowd(450, 1500)
    levels = build_levels(triples)
    path = tmp_path_factory.mktemp("crowd") / "crowd.html"
    html = render(
        levels["actor"], triples, documents=documents, levels=levels, level="actor", max_evidence=1
    )
    write_page(path, html)
    return path


@pytest.mark.parametrize("level", [0, 1, 2])
def test_each_level_shows_the_lines_of_its_graph(
    visit: Opener, page_file: Path, data: dict[str, Any], level: int
) -> None:
    one = visit(page_file)
    page = one.open()
    page.click(f"#level-{LEVELS[level]}")
    one.settle()
    payload = page_data.read(data, level)
    shown = set(page.evaluate("[...kg.visible.keys()]"))
    assert shown == {edge["id"] for edge in payload["edges"]}
    counted = page.evaluate("[...kg.visible.values()].map((all) => all.length)")
    assert sum(counted) == len(payload["mentions"])
    assert page.get_attribute(f"#level-{LEVELS[level]}", "aria-pressed") == "true"
    assert ("level=" in page.evaluate("location.hash")) == (level > 0)


def test_a_filter_holds_at_every_level(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("cats=ACCUSE&from=2023-03-01")
    page.click("#level-state")
    assert not page.locator("#f-cats label", has_text="Accuse").locator("input").is_checked()
    assert page.input_value("#t-from") == "2023-03-01"


def test_who_is_selected_becomes_who_it_counts_as(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("sel=ARD:troops")
    page.click("#level-state")
    assert page.inner_text("#panel h3") == "Ardania"
    page.fill("#q", "ardanian troops")
    assert "Ardania (Ardanian troops)" in page.inner_text("#q-list")


def test_a_page_can_open_at_another_level(visit: Opener, tmp_path: Path) -> None:
    triples, documents = page_world.world()
    levels = build_levels(triples)
    path = tmp_path / "states.html"
    html = render(levels["state"], triples, documents=documents, level="state", levels=levels)
    write_page(path, html)
    one = visit(path)
    page = one.open()
    assert page.get_attribute("#level-state", "aria-pressed") == "true"
    assert "level" not in page.evaluate("location.hash")
    page.click("#level-actor")
    assert "level=actor" in page.evaluate("location.hash")


def test_one_level_offers_no_switch(visit: Opener, undated_file: Path) -> None:
    assert visit(undated_file).open().is_hidden("#levels")


def test_the_shortest_way_is_shown_and_listed(graph: Visit, payload: dict[str, Any]) -> None:
    facts = nx.Graph()
    facts.add_edges_from(
        (e["source"], e["target"]) for e in payload["edges"] if e["look"] == "fact"
    )
    start = "CES"
    lengths = nx.single_source_shortest_path_length(facts, start)
    goal = max(sorted(lengths), key=lambda key: lengths[key])
    page = graph.page
    page.evaluate("(key) => { location.hash = `sel=${encodeURIComponent(key)}`; }", start)
    graph.wait("!document.getElementById('panel').hidden")
    page.click("#a-path")
    assert page.is_visible("#b-pick")
    page.keyboard.type(next(node["name"] for node in payload["nodes"] if node["key"] == goal))
    page.keyboard.press("Enter")
    graph.wait("kg.state.selected && kg.state.selected.nodes")
    assert page.evaluate("kg.state.selected.nodes.length") == lengths[goal] + 1
    words = "step" if lengths[goal] == 1 else "steps"
    assert f"{lengths[goal]} {words}" in page.inner_text("#panel .chips")
    assert page.locator("#panel .rels").count() == lengths[goal]
    again = page.evaluate("location.hash.slice(1)")
    assert graph.open(again).evaluate("kg.state.selected.nodes.length") == lengths[goal] + 1
    page.click("#b-src-none")
    assert "No way leads" in page.inner_text("#panel")


def test_planned_and_denied_count_as_facts_only_when_asked(
    graph: Visit, payload: dict[str, Any]
) -> None:
    page = graph.page
    facts = sum(edge["look"] == "fact" for edge in payload["edges"])
    others = len(payload["edges"]) - facts
    assert f"{facts} relations" in page.inner_text("#status")
    assert f"{others} planned, possible or denied" in page.inner_text("#status")
    width = "(id) => kg.network.body.edges[id].options.width"
    denied = next(edge["id"] for edge in payload["edges"] if edge["look"] == "denied")
    assert page.evaluate(width, denied) < 1.5
    page.check("#f-all")
    assert f"{facts + others} relations" in page.inner_text("#status")
    assert "count=all" in page.evaluate("location.hash")
    assert page.evaluate(width, denied) >= 1.4


def test_lines_are_as_wide_as_they_have_sources(graph: Visit, payload: dict[str, Any]) -> None:
    rows: dict[int, list[Any]] = {}
    for row in payload["mentions"]:
        rows.setdefault(row["edge"], []).append(row)
    widths: dict[tuple[str, int], set[float]] = {}
    for at, edge in enumerate(payload["edges"]):
        if edge["look"] == "fact":
            kind = payload["categories"][edge["c"]]["kind"]
            found = graph.page.evaluate(
                "(id) => kg.network.body.edges[id].options.width", edge["id"]
            )
            widths.setdefault((kind, page_data.voices(payload, rows[at])), set()).add(found)
    assert all(len(found) == 1 for found in widths.values())
    growing = 0
    for (kind, n), found in widths.items():
        if n > 1 and (kind, 1) in widths:
            growing += kind != "standing"
            wider = max(found) > max(widths[kind, 1])
            assert wider == (kind != "standing")
    assert growing


def test_back_undoes_a_step_and_forward_repeats_it(graph: Visit) -> None:
    page = graph.page
    everything = graph.visible()
    box = page.locator("#f-cats label", has_text="Accuse").locator("input")
    box.uncheck()
    fewer = graph.visible()
    page.click("#level-state")
    page.go_back()
    graph.wait(f"kg.visible.size === {fewer}")
    assert page.get_attribute("#level-actor", "aria-pressed") == "true"
    page.go_back()
    graph.wait(f"kg.visible.size === {everything}")
    assert box.is_checked()
    page.go_forward()
    graph.wait(f"kg.visible.size === {fewer}")


def test_actors_outside_the_core_are_found_and_drawn(visit: Opener, crowded: Path) -> None:
    one = visit(crowded)
    page = one.open()
    assert page.evaluate("kg.here().drawn.size") == 150
    assert "drawn: 150 of 450 actors" in page.inner_text("#status")
    far = page.evaluate("[...kg.here().seats.keys()].find((node) => !node.seat.at).name")
    page.fill("#q", far)
    page.keyboard.press("Enter")
    one.wait("kg.here().drawn.size > 150")
    page.click("#a-wide")
    view = page.evaluate("location.hash.slice(1)")
    places = "JSON.stringify([kg.here().drawn.size, kg.network.getPositions()])"
    before = page.evaluate(places)
    assert one.open(view).evaluate(places) == before
    assert "show=" in view and "around=" in view and "near=" in view


def test_the_panel_says_what_is_left_out(visit: Opener, crowded: Path) -> None:
    one = visit(crowded)
    page = one.open()
    key = page.evaluate("kg.here().edges.find((edge) => edge.mentions.length > 1).key")
    page.evaluate("(key) => { location.hash = `sel=${encodeURIComponent(key)}`; }", key)
    one.wait("!document.getElementById('panel').hidden")
    assert "not written in this page" in page.inner_text("#panel .left-out")


def test_many_sources_can_be_searched(visit: Opener, crowded: Path) -> None:
    one = visit(crowded)
    page = one.open()
    assert page.locator("#f-sources label").count() == 12
    page.fill("#f-source", "outlet 37")
    assert page.locator("#f-sources label").all_inner_texts()[0].startswith("Outlet 37")
    page.click("#b-src-none")
    assert "nosrc=Outlet+37" in page.evaluate("location.hash")

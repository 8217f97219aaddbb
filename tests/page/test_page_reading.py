"""Reading the page: the drawing, the evidence, the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import page_world
import pytest
from page_data import edge_of
from page_visit import Opener, Visit

from kgraph.triples import Triple

# A point of the line whose surroundings belong to that line alone.
POINT = """(id) => {
  const box = document.querySelector('#graph canvas').getBoundingClientRect();
  const line = kg.network.body.edges[id].edgeType;
  for (let at = 0.1; at < 0.9; at += 0.01) {
    const here = kg.network.canvasToDOM(line.getPoint(at));
    const around = [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]];
    if (around.every(([x, y]) => {
      const near = { x: here.x + x, y: here.y + y };
      return kg.network.getEdgeAt(near) === id && !kg.network.getNodeAt(near);
    })) return [box.left + here.x, box.top + here.y];
  }
  return null;
}"""
COLORS = """() => {
  const canvas = document.querySelector('#graph canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const found = new Set();
  for (let at = 0; at < data.length; at += 4 * 97) {
    found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  }
  return found.size;
}"""


def test_every_actor_is_drawn_and_the_canvas_is_not_blank(
    graph: Visit, payload: dict[str, Any]
) -> None:
    drawn = graph.page.evaluate("Object.keys(kg.network.getPositions()).sort()")
    assert drawn == sorted({edge[end] for edge in payload["edges"] for end in ("s", "t")})
    graph.page.check("#f-alone")
    drawn = graph.page.evaluate("Object.keys(kg.network.getPositions()).length")
    assert drawn == len(payload["nodes"])
    assert graph.page.evaluate(COLORS) > 10
    assert graph.visible() == len(payload["edges"])


def test_a_click_on_a_line_opens_its_evidence(graph: Visit, payload: dict[str, Any]) -> None:
    edge = edge_of(payload, "ARD:troops", "FHF", "ASSAULT")
    point = graph.page.evaluate(POINT, edge["id"])
    graph.page.mouse.click(*point)
    graph.wait("!document.getElementById('panel').hidden")
    assert graph.page.inner_text("#panel h3") == "Ardanian troops → Free Hills Front"
    cards = graph.page.locator("#panel .card")
    assert cards.count() == 25
    assert cards.first.locator(".top b").inner_text() == "2024-06-28"
    graph.page.click("#panel .more")
    assert cards.count() == 28
    graph.page.keyboard.press("Escape")
    assert graph.page.is_hidden("#panel")


def test_a_click_on_the_words_of_a_line_selects_it(graph: Visit) -> None:
    label = graph.page.evaluate("""() => {
      const box = document.querySelector('#graph canvas').getBoundingClientRect();
      const label = kg.labels()[0];
      const at = kg.network.canvasToDOM(label);
      return { id: label.id, x: box.left + at.x, y: box.top + at.y };
    }""")
    graph.page.mouse.click(label["x"], label["y"])
    graph.wait("kg.state.selected")
    assert graph.page.evaluate("kg.state.selected.id") == label["id"]


def test_a_click_on_an_actor_shows_its_relations(graph: Visit, payload: dict[str, Any]) -> None:
    node = next(node for node in payload["nodes"] if node["key"] == "CU")
    x, y = graph.page.evaluate(
        """(id) => {
          const box = document.querySelector('#graph canvas').getBoundingClientRect();
          const at = kg.network.canvasToDOM(kg.network.getPositions([id])[id]);
          return [box.left + at.x, box.top + at.y];
        }""",
        node["id"],
    )
    graph.page.mouse.click(x, y)
    graph.wait("!document.getElementById('panel').hidden")
    ends = [edge for edge in payload["edges"] if node["id"] in (edge["s"], edge["t"])]
    assert graph.page.inner_text("#panel h3") == "Coastal Union"
    assert graph.page.locator("#panel .rels button").count() == len(ends)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("sel=ARD|BOR|ACCUSE|fact|0", ["Ardania", "accused", "Borovia"]),
        (
            "sel=person:jan-lukowicz|person:mira-solen|AGREE|fact|1",
            ["President Solén", "signed a security pact with", "Jan Łukowicz"],
        ),
        (
            "sel=person:okubo-haruto|person:vera-orlova|CONSULT|fact|1",
            ["大久保氏", "会談した", "オルロワ氏"],
        ),
        ("sel=person:vera-orlova|NPACT|ACCUSE|fact|0", ["Орлова", "обвинила", "Северный пакт"]),
    ],
)
def test_marks_fall_on_the_words(
    visit: Opener, page_file: Path, view: str, words: list[str]
) -> None:
    one = visit(page_file)
    page = one.open(view)
    card = page.locator(".card").first
    assert [card.locator(f"mark.{role}").inner_text() for role in "sro"] == words


def test_a_card_tells_status_speaker_rule_and_confidence(visit: Opener, page_file: Path) -> None:
    page = visit(page_file).open("sel=ARD:troops|FHF|COOPERATE|fact|1")
    text = page.inner_text(".card")
    for part in ("reported", "said by ministry", "rule clause", "80 %", "published 2023-01-16"):
        assert part in text


def test_search_by_alias_without_diacritics_by_keyboard(graph: Visit) -> None:
    page = graph.page
    page.keyboard.press("/")
    page.keyboard.type("lukowicz")
    assert "Jan Łukowicz" in page.inner_text("#q-list")
    page.fill("#q", "")
    page.keyboard.type("president solen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    graph.settle()
    assert page.inner_text("#panel h3") == "Mira Solén"
    assert page.evaluate("kg.network.getSelectedNodes().length") == 1
    assert page.evaluate("document.activeElement.id") == "panel-title"


def test_a_sentence_counts_once_however_many_relations_it_tells(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple]
) -> None:
    from kgraph.page import render, write_page

    triples = [make_triple("BLR", "accuse", "NATO"), make_triple("BLR", "accuse", "NATO", rule="x")]
    triples += [make_triple("BLR", "visit", "NATO", category="CONSULT", sentence_end=20)]
    triples = [replace(triple, sentence="They met.", sentence_start=0) for triple in triples]
    path = tmp_path / "page.html"
    write_page(path, render(page_world.merge(triples), triples))
    one = visit(path)
    page = one.open()
    assert page.inner_text("#subtitle").startswith("2 actors, 1 sentence of evidence, 1 document")
    assert page.inner_text("#status") == "2 actors · 2 relations · 1 sentence"
    page.evaluate("location.hash = 'sel=BLR'")
    one.wait("!document.getElementById('panel').hidden")
    assert "1 sentence" in page.locator("#panel .chips").first.inner_text().splitlines()
    assert page.locator("#panel .card").count() == 3


@pytest.mark.parametrize("key", ["BLR", "POL"])
def test_a_small_drawing_stays_whole_beside_the_panel(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple], key: str
) -> None:
    from kgraph.page import render, write_page

    pairs = [("BLR", "NATO"), ("POL", "CHN"), ("UKR", "POL"), ("NATO", "CHN"), ("BLR", "UKR")]
    triples = [
        make_triple(one, "accuse", other, at=100 * at) for at, (one, other) in enumerate(pairs)
    ]
    path = tmp_path / "page.html"
    write_page(path, render(page_world.merge(triples), triples))
    one = visit(path)
    page = one.open(f"sel={key}")
    one.wait("!document.getElementById('panel').hidden")
    one.wait("kg.network.canvas.frame.canvas.clientWidth < 900")
    one.settle()
    outside = page.evaluate("""() => {
      const { clientWidth: width, clientHeight: height } = kg.network.canvas.frame.canvas;
      return Object.values(kg.network.getPositions()).map((at) => kg.network.canvasToDOM(at))
        .filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height).length;
    }""")
    assert outside == 0


def test_denied_and_open_lines_say_so(graph: Visit) -> None:
    graph.wait("kg.labels().length > 20")
    texts = set(graph.page.evaluate("kg.labels().map((label) => label.text)"))
    assert {"✕ not attack", "planned: visit", "possible: join"} <= texts
    styles = graph.page.evaluate("""() => Object.values(kg.network.body.edges).map((edge) => {
      const { dashes, color } = edge.options;
      return `${dashes} ${color.color}`;
    })""")
    assert len(set(styles)) >= 8, "six kinds of line, some of them planned or denied"


def test_words_on_lines_keep_clear_of_actors_and_of_one_another(graph: Visit) -> None:
    graph.wait("kg.labels().length")
    share = graph.page.evaluate("kg.labels().length / kg.visible.size")
    assert share > 0.8
    covered = graph.page.evaluate("""() => {
      const places = Object.values(kg.network.getPositions());
      return kg.labels().filter((one) => places.some(
        (node) => Math.hypot(node.x - one.x, node.y - one.y) < 18)).length;
    }""")
    assert covered == 0


def test_the_picture_is_the_same_on_every_load(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    places = [
        one.open().evaluate("JSON.stringify([kg.network.getPositions(), kg.network.getScale()])")
        for _ in range(2)
    ]
    assert places[0] == places[1]


def test_dark_mode_follows_the_system_and_the_button(visit: Opener, page_file: Path) -> None:
    page = visit(page_file, color_scheme="dark").open()
    shade = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(shade)
    page.click("#b-theme")
    assert page.evaluate(shade) != dark


def test_a_phone_has_a_drawer_and_a_sheet(visit: Opener, page_file: Path) -> None:
    one = visit(page_file, viewport={"width": 390, "height": 800}, is_mobile=True)
    page = one.open()
    assert page.is_hidden("#f-cats")
    page.click("#b-filters")
    assert page.is_visible("#f-cats")
    page.click("#b-filters")
    page.evaluate("location.hash = 'sel=ARD'")
    one.wait("!document.getElementById('panel').hidden")
    box = page.locator("#panel").bounding_box()
    assert box and box["width"] == 390 and box["y"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("count", [0, 1])
def test_next_to_nothing_is_drawn_without_complaint(
    visit: Opener, tmp_path: Path, count: int
) -> None:
    from kgraph.page import render, write_page

    path = tmp_path / "little.html"
    write_page(path, render(page_world.merge([], ["ARD"][:count]), []))
    one = visit(path)
    page = one.open()
    assert one.visible() == 0 and page.is_visible("#empty")

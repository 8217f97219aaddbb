"""For everyone: keyboard, screen reader, phone, right-to-left names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import page_world
import pytest
from axe_playwright_python.sync_playwright import Axe
from page_crowd import crowd
from page_visit import Opener, Visit

from kgraph.graph import build
from kgraph.page import render, write_page
from kgraph.triples import Triple

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
STATES = {
    "graph": "",
    "edge": "sel=ARD:troops|FHF|ASSAULT|fact|0",
    "actor": "sel=CES",
    "pair": "pair=ARD:troops&pair=FHF",
    "path": "path=org:evil&path=DUN",
    "table": "view=table&sel=ARD",
}


def grave(page: Any) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds serious or critical, with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_any_view(visit: Opener, page_file: Path, scheme: str) -> None:
    # The checks are a script of their own, which the page's policy would stop.
    one = visit(page_file, bypass_csp=True, color_scheme=scheme)
    found = {name: grave(one.open(view)) for name, view in STATES.items()}
    assert [(name, *what) for name, all in found.items() for what in all] == []


def test_axe_finds_nothing_grave_on_a_phone(visit: Opener, page_file: Path) -> None:
    one = visit(page_file, bypass_csp=True, **PHONE)
    page = one.open("sel=CES")
    assert grave(page) == []
    one.open()
    page.click("#b-filters")
    assert grave(page) == []
    page.click("#b-filters")
    page.click("#b-save")
    page.focus("#walk")
    assert grave(page) == []


def test_the_keyboard_walks_the_actors_of_the_drawing(graph: Visit) -> None:
    page = graph.page
    page.focus("#walk")
    options = page.locator("#walk [role=option]")
    assert options.count() == page.evaluate("Object.keys(kg.network.getPositions()).length")
    current = page.locator("#walk [aria-selected=true]")
    first = current.inner_text()
    page.keyboard.press("ArrowDown")
    assert current.count() == 1 and current.inner_text() != first
    assert page.get_attribute("#walk", "aria-activedescendant") == current.get_attribute("id")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    assert current.inner_text() == options.last.inner_text()
    page.keyboard.press("Home")
    page.keyboard.type("ces")
    assert current.inner_text().startswith("Cestria")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h3") == "Cestria"
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "walk"


def test_the_actor_that_the_keyboard_is_at_comes_into_view(graph: Visit) -> None:
    page = graph.page
    page.evaluate("kg.network.moveTo({ position: { x: 9000, y: 9000 }, scale: 1 })")
    page.focus("#walk")
    page.keyboard.press("ArrowDown")
    inside = page.evaluate("""() => {
      const id = document.getElementById('walk').getAttribute('aria-activedescendant').slice(2);
      const at = kg.network.canvasToDOM(kg.network.getPositions([id])[id]);
      const { clientWidth, clientHeight } = document.getElementById('graph');
      return at.x > 0 && at.y > 0 && at.x < clientWidth && at.y < clientHeight;
    }""")
    assert inside


def test_the_focus_returns_to_the_row_that_opened_the_panel(graph: Visit) -> None:
    page = graph.page
    page.focus("#skip")
    page.keyboard.press("Enter")
    assert page.is_visible("#table-view")
    row = page.locator("#table-view tbody button").nth(3)
    name = row.get_attribute("data-f")
    row.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.f") == name


def test_the_focus_stays_in_the_panel_when_it_is_made_anew(graph: Visit) -> None:
    page = graph.page
    page.evaluate("location.hash = 'sel=ARD:troops|FHF|ASSAULT|fact|0'")
    graph.wait("!document.getElementById('panel').hidden")
    page.focus("#panel .more")
    page.keyboard.press("Enter")
    focused = page.evaluate(
        "[...document.querySelectorAll('#panel .card')].indexOf(document.activeElement)"
    )
    assert focused == 25, "the first of those that were added"
    page.evaluate("location.hash = 'sel=DUN'")
    graph.wait("document.getElementById('panel-title').textContent === 'Dunmark'")
    page.focus("#a-wide")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a-wide"


def test_escape_works_from_a_checkbox_and_leaves_the_drawer(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("sel=DUN")
    page.focus("#f-alone")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "f-alone", "the focus was elsewhere"
    one = visit(page_file, **PHONE)
    page = one.open()
    page.click("#b-filters")
    page.focus("#f-undated")
    page.keyboard.press("Escape")
    assert page.is_hidden("#f-cats")
    assert page.evaluate("document.activeElement.id") == "b-filters"


def test_everything_is_reached_by_the_tab_key(graph: Visit) -> None:
    page = graph.page
    page.evaluate("location.hash = 'sel=ARD'")
    graph.wait("!document.getElementById('panel').hidden")
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.className")
        if name == "skip" and reached:
            break
        reached.add(name)
    wanted = "skip q level-state v-table b-png b-svg b-csv b-link b-print b-theme walk z-in r-from"
    assert set(wanted.split()) | {"a-only", "a-pair", "x", "cite", "t-to"} <= reached


def test_a_long_table_is_read_page_by_page_and_says_so(visit: Opener, tmp_path: Path) -> None:
    triples, documents = crowd(300, 1900)
    path = tmp_path / "long.html"
    write_page(path, render(build(triples), triples, documents=documents))
    one = visit(path)
    page = one.open("view=table")
    rows = page.locator("#table-view tbody tr")
    every = one.visible()
    assert every > 1000 and rows.count() == 500
    assert page.inner_text("#rows") == f"Rows 1 to 500 of {every:,}, in the order chosen."
    shown = 500
    while page.locator("#table-view .more").count():
        page.click("#table-view .more")
        assert (
            page.evaluate(
                "[...document.querySelectorAll('#table-view tbody .link')]"
                ".indexOf(document.activeElement)"
            )
            == shown
        )
        shown = rows.count()
    assert shown == every
    assert page.inner_text("#rows") == f"{every:,} rows"


def test_a_phone_keeps_room_for_the_drawing(visit: Opener, page_file: Path) -> None:
    one = visit(page_file, **PHONE)
    page = one.open()
    tops = page.evaluate("""() => [...document.querySelectorAll('header button, header input')]
      .map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height)
      .map((box) => Math.round(box.top + box.height / 2))""")
    assert len(set(tops)) == 2, "the header has two rows"
    stage = page.locator("#graph").bounding_box()
    zoom = page.locator("#zoom").bounding_box()
    assert stage and zoom and zoom["y"] >= stage["y"] + stage["height"], "no button over an actor"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate("location.hash = 'sel=CES'")
    one.wait("!document.getElementById('panel').hidden")
    one.wait("kg.network.canvas.frame.canvas.clientHeight < 400")
    panel, stage = (page.locator(name).bounding_box() for name in ("#panel", "#graph"))
    assert stage and panel and stage["height"] > 180
    assert stage["y"] + stage["height"] <= panel["y"] + 1, "the sheet lies beside the drawing"
    page.click("#panel .x")
    page.click("#b-save")
    assert page.is_visible("#b-svg")
    page.keyboard.press("Escape")
    assert page.is_hidden("#b-svg")


def test_names_from_right_to_left_keep_their_direction(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple]
) -> None:
    arabic, hebrew = "وزارة الخارجية", "משרד החוץ"
    triple = make_triple("BLR", "visit", "NATO", subject_text=arabic, source=arabic)
    graph = page_world.merge([triple])
    graph.nodes["BLR"]["name"] = arabic
    graph.nodes["NATO"]["name"] = hebrew
    path = tmp_path / "rtl.html"
    write_page(path, render(graph, [triple], title=hebrew))
    one = visit(path)
    page = one.open("sel=BLR")
    wrong = """(words) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { parentElement: parent, data } = walker.currentNode;
        if (parent.tagName === 'SCRIPT' || parent.closest('#kg-data')) continue;
        const named = words.some((word) => data.trim().startsWith(word));
        if (named && !parent.closest('[dir=auto]')) found.push(parent.outerHTML);
      }
      return found;
    }"""
    assert page.evaluate(wrong, [arabic, hebrew]) == []
    page.fill("#q", arabic)
    page.focus("#walk")
    assert page.evaluate(wrong, [arabic, hebrew]) == []
    one.open("view=table&pair=BLR&pair=NATO")
    assert page.evaluate(wrong, [arabic, hebrew]) == []


def test_who_wants_no_motion_gets_none(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open()
    ways = """() => {
      const told = [];
      kg.network.moveTo = (how) => told.push(Boolean(how.animation));
      document.getElementById('z-in').click();
      document.getElementById('z-fit').click();
      return told;
    }"""
    assert page.evaluate(ways) == [False, False]
    durations = (
        "[...document.querySelectorAll('*')].map((e) => getComputedStyle(e).transitionDuration)"
    )
    assert set(page.evaluate(durations)) == {"0s"}
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(ways) == [True, True]

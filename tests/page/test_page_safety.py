"""Hostile text does nothing, and what leaves the page is harmless."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import page_world
import pytest
from page_visit import WATCH, Opener, Visit
from playwright.sync_api import Browser

VIEWS = (
    "sel=org:evil",
    "sel=DUN",
    "sel=__proto__",
    "near=__proto__&level=state",
    "level=institution&sel=org:evil",
    "path=org:evil&path=DUN",
    "view=table&sort=__proto__",
    "only=org:evil",
    "kinds=__proto__&cats=constructor&src=toString&show=__proto__&around=hasOwnProperty",
    f"sel={quote(page_world.PAYLOAD)}&words=__proto__&level=constructor&theme={quote(page_world.PAYLOAD)}",
)
ATTACK = """() => {
  const box = document.createElement('div');
  box.innerHTML = '<img src=x onerror="window.__pwn=4">';
  const script = document.createElement('script');
  script.textContent = 'window.__pwn = 5';
  document.body.append(box, script);
  new Image().src = 'https://evil.example/x.png';
  fetch('https://evil.example/y').catch(() => {});
}"""


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_hostile_text_is_shown_and_does_nothing(
    visit: Opener, page_file: Path, bypass: bool
) -> None:
    one = visit(page_file, bypass_csp=bypass)
    one.open("sel=ARD|BOR|ACCUSE|fact|0")
    card = one.page.locator(".card", has_text="twice.")
    triple = next(t for t in page_world.world()[0] if t.sentence.endswith("twice."))
    assert card.locator("blockquote").inner_text() == triple.sentence
    assert card.locator("a").count() == 0, "a javascript: address is no link"
    assert page_world.PAYLOAD in one.page.inner_text("h1")
    assert page_world.PAYLOAD in one.page.title()
    assert "Bad </script><script>" in one.page.inner_text("#f-cats")
    assert f"Blog {page_world.PAYLOAD}" in one.page.inner_text("#f-sources")
    for view in VIEWS:
        one.open(view)
    one.page.fill("#q", "evil")
    assert page_world.PAYLOAD in one.page.inner_text("#q-list")
    one.open("sel=org:evil")
    position = one.page.evaluate("""() => {
      const box = document.querySelector('#graph canvas').getBoundingClientRect();
      const id = kg.state.selected.id;
      const at = kg.network.canvasToDOM(kg.network.getPositions([id])[id]);
      return [box.left + at.x, box.top + at.y];
    }""")
    one.page.mouse.move(*position)
    one.page.wait_for_timeout(400)
    assert one.page.locator("img").count() == 0
    assert one.page.locator("script").count() == 6


def test_the_policy_stops_script_handler_image_and_fetch(browser: Browser, page_file: Path) -> None:
    page = browser.new_page(offline=True)
    page.add_init_script(WATCH)
    page.goto(page_file.as_uri())
    page.evaluate(ATTACK)
    page.wait_for_timeout(300)
    found = Counter(page.evaluate("window.__csp || []"))
    assert page.evaluate("window.__pwn === undefined")
    assert found["script-src-elem"] == 1 and found["script-src-attr"] == 1
    assert found["img-src"] >= 1 and found["connect-src"] == 1
    page.close()


def test_links_lead_only_to_the_web(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("sel=CES")
    links = page.locator(".card a").evaluate_all("all => all.map((a) => [a.href, a.rel])")
    assert ["https://lume.example/drills", "noopener noreferrer"] in links
    assert all(href.startswith("http") for href, _ in links)
    assert page.locator(".card", has_text="blamed").locator("a").count() == 0


def test_the_picture_is_a_png(graph: Visit) -> None:
    with graph.page.expect_download() as found:
        graph.page.click("#b-png")
    picture = Path(found.value.path()).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n" and len(picture) > 50_000
    assert found.value.suggested_filename == "kgraph.png"


def test_the_csv_holds_the_visible_evidence_and_no_formula(
    graph: Visit, payload: dict[str, Any]
) -> None:
    with graph.page.expect_download() as found:
        graph.page.click("#b-csv")
    raw = Path(found.value.path()).read_bytes()
    assert raw.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(payload["mentions"])
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]
    assert "'+tied to" in {row["relation"] for row in rows}
    assert {row["status"] for row in rows} >= {"asserted", "reported", "planned", "denied"}

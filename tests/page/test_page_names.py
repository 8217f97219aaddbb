"""Names beside their actors: readable, apart, and in place from the first moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_crowd import crowd
from page_visit import Opener

from kgraph.graph import build
from kgraph.page import render, write_page

BOXES = """() => kg.names().map(({ node, box, size }) => {
  const [start, end] = [[box.left, box.top], [box.right, box.bottom]]
    .map(([x, y]) => kg.network.canvasToDOM({ x, y }));
  return [start.x, start.y, end.x, end.y, size * kg.network.getScale()];
})"""
SHIFTS = """addEventListener('DOMContentLoaded', () => {
  window.__shift = 0;
  new PerformanceObserver((list) => {
    list.getEntries().forEach((entry) => { window.__shift += entry.value; });
  }).observe({ type: 'layout-shift', buffered: true });
});"""


def drawn(visit: Opener, folder: Path, actors: int, sentences: int) -> Path:
    triples, documents = crowd(actors, sentences)
    path = folder / "names.html"
    write_page(path, render(build(triples), triples, documents=documents))
    return path


@pytest.mark.parametrize(
    ("actors", "sentences", "share"),
    [(12, 30, 1.0), (35, 80, 1.0), (60, 150, 1.0), (150, 400, 0.3)],
)
def test_names_are_readable_and_never_touch(
    visit: Opener, tmp_path: Path, actors: int, sentences: int, share: float
) -> None:
    one = visit(drawn(visit, tmp_path, actors, sentences))
    page = one.open()
    one.wait("kg.names().length")
    boxes = page.evaluate(BOXES)
    assert len(boxes) >= share * actors
    for at, (left, top, right, bottom, size) in enumerate(boxes):
        assert size >= 10.9
        for other in boxes[:at]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart, (boxes[at], other)


def test_nothing_moves_after_the_page_has_opened(visit: Opener, tmp_path: Path) -> None:
    one = visit(drawn(visit, tmp_path, 40, 90))
    one.page.add_init_script(SHIFTS)
    page = one.open()
    view = "JSON.stringify([kg.network.getPositions(), kg.network.getScale()])"
    first = page.evaluate(view)
    page.wait_for_timeout(600)
    assert page.evaluate(view) == first
    assert page.evaluate("window.__shift") < 0.01

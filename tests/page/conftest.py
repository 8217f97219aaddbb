"""One rendered page of the invented world, and one browser, for all tests of a run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import page_data
import page_world
from page_visit import WATCH, Opener, Visit

from kgraph.graph import build_levels
from kgraph.page import render, write_page
from kgraph.page.styles import asset

# The parts of the script that need no page.
PURE = ("text", "ways", "trends", "shapes", "address")
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def world() -> page_world.World:
    return page_world.world()


@pytest.fixture(scope="session")
def html(world: page_world.World) -> str:
    triples, documents = world
    graph = page_world.merge(triples, ["place:nowhere"])
    title = f"World {page_world.PAYLOAD}"
    levels = build_levels(triples)
    return render(graph, triples, documents=documents, title=title, levels=levels)


@pytest.fixture(scope="session")
def data(html: str) -> dict[str, Any]:
    return page_world.islands(html)


@pytest.fixture(scope="session")
def page_file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(path, html)
    return path


@pytest.fixture(scope="session")
def undated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    triples, documents = page_world.undated()
    path = tmp_path_factory.mktemp("page") / "undated.html"
    write_page(path, render(page_world.merge(triples), triples, documents=documents))
    return path


def chromium() -> str:
    """Return the browser's path; its absence is a failure, as the page must not go untested."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("KGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium found: install it or name it in KGRAPH_CHROMIUM"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    contexts = []
    visits = []

    def start(path: Path, **options: Any) -> Visit:
        size = options.pop("viewport", {"width": 1400, "height": 900})
        context = browser.new_context(
            viewport=size, offline=True, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(WATCH)
        visits.append(Visit(page, path))
        return visits[-1]

    yield start
    for one in visits:
        assert one.outside() == []
        assert one.page.evaluate("window.__pwn === undefined")
        assert one.faults == []
    for context in contexts:
        context.close()


@pytest.fixture
def graph(visit: Opener, page_file: Path) -> Visit:
    one = visit(page_file)
    one.open()
    return one


@pytest.fixture
def payload(data: dict[str, Any]) -> dict[str, Any]:
    return page_data.read(data)


@pytest.fixture(scope="session")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(offline=True)
    code = "\n".join(asset(f"js/{name}.js") for name in PURE)
    page.add_script_tag(content=code)
    yield page
    page.close()
